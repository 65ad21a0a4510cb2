// What became of rows between two looks, and what of two changes of one row that nobody heard of in between? Pure.
import type { Kind } from "../contract/kinds.ts";
import type { RowOf } from "../contract/rows/index.ts";
import type { ChangeType, RowChange } from "./LiveEvent.ts";

/** What the later of two changes is to who has heard of neither. */
const TOGETHER: Readonly<Record<ChangeType, Readonly<Record<ChangeType, ChangeType>>>> = {
  ADDED: { ADDED: "ADDED", CHANGED: "ADDED", REMOVED: "REMOVED" },
  CHANGED: { ADDED: "CHANGED", CHANGED: "CHANGED", REMOVED: "REMOVED" },
  REMOVED: { ADDED: "CHANGED", CHANGED: "CHANGED", REMOVED: "REMOVED" },
};

/** Two changes of one row as one. */
export const mergeRowChanges = <K extends Kind>(earlier: RowChange<K>, later: RowChange<K>): RowChange<K> => ({
  row: later.row,
  change: TOGETHER[earlier.change][later.change],
});

/** Rows by native id. */
export type RowsByKey<K extends Kind> = ReadonlyMap<string, RowOf[K]>;

/** Rows that appeared or changed: unchanged ones are the same objects. */
export function risen<K extends Kind>(before: RowsByKey<K>, now: RowsByKey<K>): RowChange<K>[] {
  const changes: RowChange<K>[] = [];
  for (const [nativeId, row] of now) {
    const earlier = before.get(nativeId);
    if (earlier !== row) changes.push({ change: earlier === undefined ? "ADDED" : "CHANGED", row });
  }
  return changes;
}

/** Rows that went, as they were. */
export const fallen = <K extends Kind>(before: RowsByKey<K>, now: RowsByKey<K>): RowOf[K][] =>
  [...before].filter(([nativeId]) => !now.has(nativeId)).map(([, row]) => row);
