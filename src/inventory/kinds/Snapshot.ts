// How are snapshots filtered, sorted and related?
import type { SnapshotRow } from "../../contract/rows/Snapshot.ts";
import { flag, moment, oneOf, related, text } from "../filterFields.ts";
import { type KindSpec, toOne } from "./KindSpec.ts";

/** Snapshots. */
export const Snapshot: KindSpec<SnapshotRow> = {
  filters: {
    site: related("site"),
    volume: related("volume"),
    policy: related("policy"),
    path: text((row) => row.path, "path"),
    subject: oneOf((row) => row.subject),
    lifecycle: oneOf((row) => row.lifecycle),
    locked: flag((row) => row.locked),
    createdAt: moment((row) => row.createdAt),
    expiresAt: moment((row) => row.expiresAt),
  },
  orders: {
    CREATED_AT: { key: (row) => row.createdAt },
    EXPIRES_AT: { key: (row) => row.expiresAt },
    UNIQUE_BYTES: { key: (row) => row.uniqueBytes },
  },
  defaultOrder: [{ field: "CREATED_AT", direction: "DESC" }],
  relations: {
    volume: toOne("Volume", (row) => row.volume),
    site: toOne("Site", (row) => row.site),
    policy: toOne("SnapshotPolicy", (row) => row.policy),
  },
  window: {
    timeOf: (row) => row.createdAt,
    timeName: "createdAt",
    staysIn: () => false,
    endOf: (row) => row.expiresAt,
    boundedBy: "createdAt",
    liftedBy: ["volume"],
  },
};
