// What may one viewer know of a collection's change? Counts and ids of rows that it may see, and nothing when there are none. Pure.
import type { Viewer } from "../access/Viewer.ts";
import type { Published } from "../inventory/Store.ts";
import type { Table } from "../inventory/Table.ts";
import { type CollectionChange, MOST_IDS } from "./LiveEvent.ts";

/** The change as this viewer may know of it; null when it may know of none. @param before the rows before; null = none. */
export function collectionChange(
  { collection, added, changed, removed }: Published,
  before: Table | null,
  viewer: Viewer,
): CollectionChange | null {
  const { sourceId, kind, table } = collection;
  if (!viewer.mayRead(sourceId, kind)) return null;
  const seen = (ids: readonly string[], rows: Table | null): readonly string[] => {
    const { sees } = viewer;
    if (sees === null) return ids;
    return ids.filter((nativeId) => {
      const row = rows?.row(nativeId) ?? null;
      return row !== null && sees(row);
    });
  };
  const parts = [seen(added, table), seen(changed, table), seen(removed, before)] as const;
  const total = parts.reduce((sum, ids) => sum + ids.length, 0);
  if (total === 0) return null;
  const [addedCount, changedCount, removedCount] = parts.map((ids) => ids.length) as [number, number, number];
  return {
    sourceId,
    kind,
    addedCount,
    changedCount,
    removedCount,
    nativeIds: total > MOST_IDS ? null : parts.flat(),
  };
}

/** Two changes of one collection as one: a row that was in both is counted in both. */
export function mergeCollectionChanges(earlier: CollectionChange, later: CollectionChange): CollectionChange {
  const ids =
    earlier.nativeIds === null || later.nativeIds === null
      ? null
      : [...new Set([...earlier.nativeIds, ...later.nativeIds])];
  return {
    ...later,
    addedCount: earlier.addedCount + later.addedCount,
    changedCount: earlier.changedCount + later.changedCount,
    removedCount: earlier.removedCount + later.removedCount,
    nativeIds: ids !== null && ids.length > MOST_IDS ? null : ids,
  };
}
