// What do rows that were read by themselves make of a collection? Its next version, with these rows replaced, added or
// taken out. Pure.
import type { Row } from "../contract/rows/index.ts";
import type { Collection } from "./Collection.ts";
import { pausesAt, type Work } from "./Slicer.ts";
import type { LiveRow, Published } from "./Store.ts";
import { sameValue } from "./sameRow.ts";
import { buildTable } from "./Table.ts";

/** Takes in rows read by themselves; null when the collection was read later than all of them, or there is none. */
export function* applyLive(
  previous: Collection | null,
  live: ReadonlyMap<string, LiveRow>,
  version: number,
): Work<Published | null> {
  if (previous === null) return null;
  const readings = new Map(previous.readings);
  const replaced = new Map<string, Row | null>();
  let isTouched = false;
  const changes = { added: [] as string[], changed: [] as string[], removed: [] as string[] };
  for (const [nativeId, { row, observedAt, observedMs }] of live) {
    if ((readings.get(nativeId)?.observedMs ?? previous.observedMs) > observedMs) continue;
    const before = previous.table.row(nativeId);
    if (row === null && before === null) continue;
    isTouched = true;
    if (row === null) readings.delete(nativeId);
    else readings.set(nativeId, { observedAt, observedMs, unconfirmed: false, absentOnce: false });
    if (sameValue(before, row)) continue;
    replaced.set(nativeId, row);
    if (before === null) changes.added.push(nativeId);
    else if (row === null) changes.removed.push(nativeId);
    else changes.changed.push(nativeId);
  }
  if (!isTouched) return null;
  const collection = { ...previous, version, readings };
  if (replaced.size === 0) return { collection, ...changes };
  const rows: Row[] = [];
  for (const [place, before] of previous.table.rows.entries()) {
    const row = replaced.get(before.nativeId);
    replaced.delete(before.nativeId);
    if (row !== null) rows.push(row ?? before);
    if (pausesAt(place)) yield;
  }
  for (const row of replaced.values()) if (row !== null) rows.push(row);
  const identity = { key: String(version), sourceId: previous.sourceId, kind: previous.kind };
  return { collection: { ...collection, table: yield* buildTable(identity, rows) }, ...changes };
}
