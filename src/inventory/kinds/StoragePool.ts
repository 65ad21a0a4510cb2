// How are storage pools filtered, sorted and related?
import type { StoragePoolRow } from "../../contract/rows/StoragePool.ts";
import { usedPercent } from "../capacity.ts";
import { bytes, oneOf, percent, related } from "../filterFields.ts";
import { type KindSpec, toOne } from "./KindSpec.ts";

/** Storage pools. */
export const StoragePool: KindSpec<StoragePoolRow> = {
  filters: {
    site: related("site"),
    poolType: oneOf((row) => row.poolType),
    health: oneOf((row) => row.health),
    usedPercent: percent((row) => usedPercent(row.capacity)),
    freeBytes: bytes((row) => row.capacity?.freeBytes ?? null),
  },
  orders: {
    TOTAL_BYTES: { key: (row) => row.capacity?.totalBytes ?? null },
    USED_PERCENT: { key: (row) => usedPercent(row.capacity) },
    FREE_BYTES: { key: (row) => row.capacity?.freeBytes ?? null },
  },
  defaultOrder: [{ field: "DISPLAY_NAME", direction: "ASC" }],
  relations: { site: toOne("Site", (row) => row.site) },
  window: null,
};
