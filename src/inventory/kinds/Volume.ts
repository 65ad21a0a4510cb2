// How are volumes filtered, sorted and related?
import type { VolumeRow } from "../../contract/rows/Volume.ts";
import { usedPercent } from "../capacity.ts";
import { bytes, oneOf, percent, related, text } from "../filterFields.ts";
import { textKey } from "../sortKeys.ts";
import { type KindSpec, toMany, toOne } from "./KindSpec.ts";

/** Volumes. */
export const Volume: KindSpec<VolumeRow> = {
  filters: {
    site: related("site"),
    pool: related("pool"),
    path: text((row) => row.path, "path"),
    lifecycle: oneOf((row) => row.lifecycle),
    health: oneOf((row) => row.health),
    usedPercent: percent((row) => usedPercent(row.capacity)),
    usedBytes: bytes((row) => row.capacity?.usedBytes ?? null),
    totalBytes: bytes((row) => row.capacity?.totalBytes ?? null),
  },
  orders: {
    PATH: { key: (row) => textKey(row.path) },
    TOTAL_BYTES: { key: (row) => row.capacity?.totalBytes ?? null },
    USED_BYTES: { key: (row) => row.capacity?.usedBytes ?? null },
    USED_PERCENT: { key: (row) => usedPercent(row.capacity) },
    FREE_BYTES: { key: (row) => row.capacity?.freeBytes ?? null },
  },
  defaultOrder: [{ field: "DISPLAY_NAME", direction: "ASC" }],
  relations: {
    parent: toOne("Volume", (row) => row.parent),
    site: toMany("Site", (row) => row.placements?.map((placement) => placement.site) ?? null),
    pool: toMany("StoragePool", (row) => row.placements?.map((placement) => placement.pool) ?? null),
  },
  window: null,
};
