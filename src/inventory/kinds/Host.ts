// How are hosts filtered, sorted and related?
import type { HostRow } from "../../contract/rows/Host.ts";
import { HEALTHS } from "../../contract/words.ts";
import { oneOf, related, text } from "../filterFields.ts";
import { wordKey } from "../sortKeys.ts";
import { type KindSpec, toOne } from "./KindSpec.ts";

const healthKey = wordKey(HEALTHS);

/** Hosts. */
export const Host: KindSpec<HostRow> = {
  filters: {
    site: related("site"),
    hostname: text((row) => row.hostname),
    lifecycle: oneOf((row) => row.lifecycle),
    health: oneOf((row) => row.health),
  },
  orders: {
    HEALTH: { key: (row) => healthKey(row.health) },
    LAST_SEEN_AT: { key: (row) => row.lastSeenAt },
  },
  defaultOrder: [{ field: "DISPLAY_NAME", direction: "ASC" }],
  relations: { site: toOne("Site", (row) => row.site) },
  window: null,
};
