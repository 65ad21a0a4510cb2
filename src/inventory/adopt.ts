// How does a collection that was kept elsewhere come into hand? As if this replica had read it back then: its age counts,
// and what is in hand and newer stays.
import type { Row } from "../contract/rows/index.ts";
import type { KeptCollection } from "../shared-state/CollectionStore.ts";
import type { Collection, Reading } from "./Collection.ts";
import type { Kernel } from "./Kernel.ts";
import { pausesAt, type Work } from "./Slicer.ts";
import type { Published } from "./Store.ts";
import { sameValue } from "./sameRow.ts";
import { buildTable } from "./Table.ts";
import { windowToRead } from "./windowToRead.ts";

/**
 * Takes a kept collection in hand; false when something newer is there, it is too old, or nobody reads the kind.
 * @param keptMs when it was handed over to be kept, on the monotonic clock.
 */
export async function adopt(
  { clock, desk, policies, store }: Pick<Kernel, "clock" | "desk" | "policies" | "store">,
  kept: KeptCollection,
  keptMs: number,
): Promise<boolean> {
  const { sourceId, kind, window } = kept.key;
  const ageMs = clock.monotonic() - keptMs + kept.facts.observedAgeMs;
  const reader = desk(sourceId, kind);
  if (reader === null || ageMs > policies(sourceId, kind).staleIfErrorMs) return false;
  const change = await store.update(kept.key, (previous) =>
    takeOver(previous, kept, { keptMs, version: store.nextVersion() }),
  );
  if (change === null) return false;
  reader.adopted(change.collection, windowToRead(policies, { sourceId, kind, window }, reader.feed));
  return true;
}

/** The next version of a collection; null when what is in hand was read no earlier. Unchanged rows keep their objects. */
function* takeOver(
  previous: Collection | null,
  { key, facts, rows }: KeptCollection,
  { keptMs, version }: { readonly keptMs: number; readonly version: number },
): Work<Published | null> {
  const { sourceId, kind, window } = key;
  const readBeganMs = keptMs - facts.readBeganAgeMs;
  if (previous !== null && previous.readBeganMs >= readBeganMs) return null;
  const taken: Row[] = [];
  const readings = new Map<string, Reading>();
  const absent = new Set<string>();
  const added: string[] = [];
  const changed: string[] = [];
  for (const [place, { row, reading, doubted }] of rows.entries()) {
    if (pausesAt(place)) yield;
    const before = previous?.table.row(row.nativeId) ?? null;
    const isSame = before !== null && sameValue(before, row);
    taken.push(isSame ? before : row);
    if (before === null) added.push(row.nativeId);
    else if (!isSame) changed.push(row.nativeId);
    if (doubted === true) absent.add(row.nativeId);
    if (reading === undefined) continue;
    const { observedAgeMs, ...said } = reading;
    readings.set(row.nativeId, { ...said, observedMs: keptMs - observedAgeMs });
  }
  const { suspicion } = facts;
  const collection: Collection = {
    sourceId,
    kind,
    window,
    version,
    table: yield* buildTable({ key: String(version), sourceId, kind }, taken),
    observedAt: facts.observedAt,
    observedMs: keptMs - facts.observedAgeMs,
    readBeganMs,
    readEndedMs: keptMs - facts.readEndedAgeMs,
    complete: facts.complete,
    coverage: facts.coverage,
    reason: facts.reason,
    counts: facts.counts,
    readings,
    suspicion: suspicion && { sinceMs: keptMs - suspicion.sinceAgeMs, absent, reason: suspicion.reason },
  };
  const removed: string[] = [];
  for (const [place, { nativeId }] of (previous?.table.rows ?? []).entries()) {
    if (pausesAt(place)) yield;
    if (collection.table.row(nativeId) === null) removed.push(nativeId);
  }
  return { collection, added, changed, removed };
}
