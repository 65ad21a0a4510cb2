// How are quotas filtered, sorted and related?
import type { QuotaRow } from "../../contract/rows/Quota.ts";
import { usedPercent } from "../capacity.ts";
import { oneOf, percent, related, text } from "../filterFields.ts";
import { textKey } from "../sortKeys.ts";
import { type KindSpec, toOne } from "./KindSpec.ts";

/** Quotas. */
export const Quota: KindSpec<QuotaRow> = {
  filters: {
    volume: related("volume"),
    path: text((row) => row.path, "path"),
    scope: oneOf((row) => row.scope),
    usedPercent: percent((row) => usedPercent(row.capacity)),
  },
  orders: {
    PATH: { key: (row) => textKey(row.path) },
    TOTAL_BYTES: { key: (row) => row.capacity?.totalBytes ?? null },
    USED_PERCENT: { key: (row) => usedPercent(row.capacity) },
  },
  defaultOrder: [{ field: "DISPLAY_NAME", direction: "ASC" }],
  relations: { volume: toOne("Volume", (row) => row.volume) },
  window: null,
};
