// How are sites filtered, sorted and related?
import type { SiteRow } from "../../contract/rows/Site.ts";
import { HEALTHS } from "../../contract/words.ts";
import { usedPercent } from "../capacity.ts";
import { oneOf, related } from "../filterFields.ts";
import { capacityOfSite } from "../siteCapacity.ts";
import { wordKey } from "../sortKeys.ts";
import { type KindSpec, toOne } from "./KindSpec.ts";

const healthKey = wordKey(HEALTHS);

/** Sites. */
export const Site: KindSpec<SiteRow> = {
  filters: {
    siteType: oneOf((row) => row.siteType),
    lifecycle: oneOf((row) => row.lifecycle),
    health: oneOf((row) => row.health),
    parent: related("parent"),
  },
  orders: {
    HEALTH: { key: (row) => healthKey(row.health) },
    USED_PERCENT: { key: (row, tables) => usedPercent(capacityOfSite(row, tables)), needs: "StoragePool" },
  },
  defaultOrder: [{ field: "DISPLAY_NAME", direction: "ASC" }],
  relations: { parent: toOne("Site", (row) => row.parent) },
  window: null,
};
