// What does a new read make of the rows in hand? The next version of a collection. Pure. A row goes only when its absence
// is confirmed; a read that would remove too much is not believed at first.
import type { Row } from "../contract/rows/index.ts";
import type { Collection, Reading, Suspicion } from "./Collection.ts";
import type { KindRead } from "./KindRead.ts";
import { pausesAt, type Work } from "./Slicer.ts";
import type { Published } from "./Store.ts";
import { sameValue } from "./sameRow.ts";
import { buildTable } from "./Table.ts";
import { leftByAge } from "./windows.ts";

/** What else decides about rows. */
export interface MergeRules {
  /** Version of the collection to be made. */
  readonly version: number;
  /** Greatest number of rows of a collection. */
  readonly maxRows: number;
  /** True when an operator says that what is absent is gone. */
  readonly acceptRemovals: boolean;
  /** Least time between a read that is not believed and the one that confirms it. */
  readonly confirmAfterMs: number;
  /** When a single read found that there is no such row; null when none did. */
  goneMs(nativeId: string): number | null;
  /** True for rows that must stay although a read does not find them: just created through the gateway. */
  keeps(nativeId: string): boolean;
}

/** Fewer rows than these cannot make a read suspicious. */
const SUSPICIOUS_FROM = 20;

/** Makes the next version of a collection. @param previous null when there was none. */
export function* mergeRead(previous: Collection | null, read: KindRead, rules: MergeRules): Work<Published> {
  const draft = yield* takeSeen(previous, read, rules);
  if (previous !== null) {
    const { kept, absent, aged } = yield* sortUnseen(previous, read, rules);
    const verdict = judge(previous, read, {
      absent,
      acceptRemovals: rules.acceptRemovals,
      after: rules.confirmAfterMs,
    });
    if (typeof verdict !== "string") return unbelieved(previous, read, { version: rules.version, doubt: verdict });
    for (const nativeId of aged) draft.removed.push(nativeId);
    for (const row of kept) keep(draft, row, previous.readings.get(row.nativeId));
    for (const [place, row] of absent.entries()) {
      if (pausesAt(place)) yield;
      const before = readingOf(previous, row.nativeId);
      const isConfirmed =
        before.absentOnce || (verdict === "confirmed" && previous.suspicion?.absent.has(row.nativeId) !== false);
      if ((read.complete && isConfirmed) || draft.rows.length >= rules.maxRows) draft.removed.push(row.nativeId);
      else keep(draft, row, { ...before, unconfirmed: true, absentOnce: before.absentOnce || read.complete });
    }
  }
  const isSame = draft.added.length === 0 && draft.changed.length === 0 && draft.removed.length === 0;
  const identity = { key: String(rules.version), sourceId: read.sourceId, kind: read.kind };
  const table = isSame && previous !== null ? previous.table : yield* buildTable(identity, draft.rows);
  const collection = {
    sourceId: read.sourceId,
    kind: read.kind,
    window: read.window,
    version: rules.version,
    table,
    observedAt: read.beganAt,
    observedMs: read.beganMs,
    readBeganMs: read.beganMs,
    readEndedMs: read.endedMs,
    complete: read.complete,
    coverage: read.coverage,
    reason: read.reason,
    counts: read.counts,
    readings: draft.readings,
    suspicion: null,
  };
  return { collection, added: draft.added, changed: draft.changed, removed: draft.removed };
}

interface Draft {
  readonly rows: Row[];
  readonly readings: Map<string, Reading>;
  readonly added: string[];
  readonly changed: string[];
  readonly removed: string[];
}

function keep(draft: Draft, row: Row, reading: Reading | undefined): void {
  draft.rows.push(row);
  if (reading !== undefined) draft.readings.set(row.nativeId, reading);
}

/** Rows that the read found; unchanged ones keep their object, and what was read later by itself is newer. */
function* takeSeen(previous: Collection | null, read: KindRead, rules: MergeRules): Work<Draft> {
  const draft: Draft = { rows: [], readings: new Map(), added: [], changed: [], removed: [] };
  let count = 0;
  for (const [nativeId, row] of read.rows) {
    if (pausesAt(count++)) yield;
    if ((rules.goneMs(nativeId) ?? Number.NEGATIVE_INFINITY) > read.beganMs) continue;
    const before = previous?.table.row(nativeId) ?? null;
    const reading = previous?.readings.get(nativeId);
    if (before === null) {
      draft.added.push(nativeId);
      keep(draft, row, undefined);
    } else if (isNewer(reading, read)) keep(draft, before, reading);
    else if (sameValue(before, row)) keep(draft, before, undefined);
    else {
      draft.changed.push(nativeId);
      keep(draft, row, undefined);
    }
  }
  return draft;
}

/** Rows in hand that the read did not find: those that stay without question, those in question, and those that aged out. */
function* sortUnseen(previous: Collection, read: KindRead, rules: MergeRules) {
  const kept: Row[] = [];
  const absent: Row[] = [];
  const aged: string[] = [];
  for (const [place, row] of previous.table.rows.entries()) {
    if (pausesAt(place)) yield;
    const { nativeId } = row;
    if (read.rows.has(nativeId)) continue;
    if (isNewer(previous.readings.get(nativeId), read) || rules.keeps(nativeId)) kept.push(row);
    else if (read.complete && leftByAge(row, read.since, read.beganAt)) aged.push(nativeId);
    else absent.push(row);
  }
  return { kept, absent, aged };
}

const isNewer = (reading: Reading | undefined, read: KindRead): boolean =>
  reading !== undefined && !reading.unconfirmed && reading.observedMs > read.beganMs;

interface Absence {
  readonly absent: readonly Row[];
  readonly acceptRemovals: boolean;
  /** Least time in milliseconds between a read that is not believed and the one that confirms it. */
  readonly after: number;
}

/** Whether a read is believed, confirms what it or an earlier one did not find, or is in doubt and why. */
function judge(
  previous: Collection,
  read: KindRead,
  { absent, acceptRemovals, after }: Absence,
): "believed" | "confirmed" | Suspicion {
  if (!read.complete) return "believed";
  if (acceptRemovals) return "confirmed";
  const before = previous.table.rows.length;
  // Where the vendor shows only the latest of each, keys change all the time: what counts is how many there are.
  const lost = read.coverage === "LATEST_ONLY" ? before - read.rows.size : absent.length;
  if (before < SUSPICIOUS_FROM || lost * 2 <= before) return "believed";
  const first = previous.suspicion;
  if (first !== null && read.freshSession && read.beganMs - first.sinceMs >= after) return "confirmed";
  return {
    sinceMs: first?.sinceMs ?? read.endedMs,
    absent: first?.absent ?? new Set(absent.map((row) => row.nativeId)),
    reason: `The last read did not find ${lost} of ${before} rows; all are kept until a second read agrees.`,
  };
}

/** The rows in hand as they were, marked as in doubt. */
function unbelieved(
  previous: Collection,
  read: KindRead,
  { version, doubt }: { readonly version: number; readonly doubt: Suspicion },
): Published {
  const times = { readBeganMs: read.beganMs, readEndedMs: read.endedMs, counts: read.counts };
  const collection = { ...previous, ...times, version, suspicion: doubt };
  return { collection, added: [], changed: [], removed: [] };
}

/** The reading of a row that has none of its own is that of the collection. */
const readingOf = (previous: Collection, nativeId: string): Reading =>
  previous.readings.get(nativeId) ?? {
    observedAt: previous.observedAt,
    observedMs: previous.observedMs,
    unconfirmed: false,
    absentOnce: false,
  };
