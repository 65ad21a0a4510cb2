// How full is a site? The sum of its pools, caches left out.
import type { CapacityRow } from "../contract/rows/shared.ts";
import { joinCapacities } from "./capacity.ts";
import type { Tables } from "./refs.ts";
import { relationIndex } from "./relationIndex.ts";

/** Sum of a site's pools, caches left out; null when it has none with figures, or when they are not in hand. */
export function capacityOfSite(site: { readonly nativeId: string }, tables: Tables): CapacityRow | null {
  const pools = tables.table("StoragePool");
  if (pools === null) return null;
  const capacities: CapacityRow[] = [];
  for (const pool of relationIndex(pools, "site", tables).get(site.nativeId) ?? [])
    if (pool.kind === "StoragePool" && pool.poolType !== "CACHE" && pool.capacity !== null)
      capacities.push(pool.capacity);
  return joinCapacities(capacities);
}
