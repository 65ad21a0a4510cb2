// How are shares filtered, sorted and related?
import type { ShareRow } from "../../contract/rows/Share.ts";
import { SHARE_PROTOCOLS } from "../../contract/words.ts";
import { flag, oneOf, related, text } from "../filterFields.ts";
import { sitesOrThoseOfVolume } from "../sitesOfVolume.ts";
import { textKey, wordKey } from "../sortKeys.ts";
import { type KindSpec, toOne } from "./KindSpec.ts";

const protocolKey = wordKey(SHARE_PROTOCOLS);

/** Shares. */
export const Share: KindSpec<ShareRow> = {
  filters: {
    site: related("site"),
    volume: related("volume"),
    path: text((row) => row.path, "path"),
    protocol: oneOf((row) => row.protocol),
    direction: oneOf((row) => row.direction),
    lifecycle: oneOf((row) => row.lifecycle),
    readOnly: flag((row) => row.readOnly),
    openToAnyHost: flag((row) => row.openToAnyHost),
    openToAnyUser: flag((row) => row.openToAnyUser),
  },
  orders: {
    PATH: { key: (row) => textKey(row.path) },
    PROTOCOL: { key: (row) => protocolKey(row.protocol) },
  },
  defaultOrder: [{ field: "DISPLAY_NAME", direction: "ASC" }],
  relations: {
    volume: toOne("Volume", (row) => row.volume),
    site: sitesOrThoseOfVolume(),
  },
  window: null,
};
