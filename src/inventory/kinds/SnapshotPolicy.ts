// How are snapshot policies filtered, sorted and related?
import type { SnapshotPolicyRow } from "../../contract/rows/SnapshotPolicy.ts";
import { flag, related } from "../filterFields.ts";
import { sitesOrThoseOfVolume } from "../sitesOfVolume.ts";
import { type KindSpec, toOne } from "./KindSpec.ts";

/** Snapshot policies. */
export const SnapshotPolicy: KindSpec<SnapshotPolicyRow> = {
  filters: {
    site: related("site"),
    volume: related("volume"),
    enabled: flag((row) => row.enabled),
  },
  orders: {},
  defaultOrder: [{ field: "DISPLAY_NAME", direction: "ASC" }],
  relations: {
    volume: toOne("Volume", (row) => row.volume),
    site: sitesOrThoseOfVolume(),
  },
  window: null,
};
