// How much do volumes and pools hold together? Sums that count nothing twice.
import type { Row, RowOf } from "../contract/rows/index.ts";
import { addCapacity, type CapacitySum, emptySum } from "./capacity.ts";
import type { Tables } from "./refs.ts";
import { relationIndex } from "./relationIndex.ts";

/** Sums volumes of one source; one that lies in another of them, however deep, adds nothing. */
export function sumVolumes(volumes: readonly RowOf["Volume"][], tables: Tables): CapacitySum {
  const sum = emptySum();
  const inside = insideOf(volumes, tables);
  for (const volume of volumes) if (!inside.has(volume)) addCapacity(sum, volume.capacity);
  return sum;
}

/** Sums pools: what can be stored for good, and caches apart. */
export function sumPools(pools: Iterable<RowOf["StoragePool"]>): { stores: CapacitySum; caches: CapacitySum } {
  const sums = { stores: emptySum(), caches: emptySum() };
  for (const pool of pools) addCapacity(pool.poolType === "CACHE" ? sums.caches : sums.stores, pool.capacity);
  return sums;
}

/** All volumes that lie in one of these, also by way of volumes that are not among them. */
function insideOf(volumes: readonly RowOf["Volume"][], tables: Tables): ReadonlySet<Row> {
  const inside = new Set<Row>();
  const table = tables.table("Volume");
  if (table === null) return inside;
  const children = relationIndex(table, "parent", tables);
  if (children.size === 0) return inside;
  const open: Row[] = [...volumes];
  for (let row = open.pop(); row !== undefined; row = open.pop()) {
    for (const child of children.get(row.nativeId) ?? []) {
      if (child === row || inside.has(child)) continue;
      inside.add(child);
      open.push(child);
    }
  }
  return inside;
}
