// Where are snapshot policies answered?
import { below, changed, commands, connection, resource, sites } from "./common.ts";
import type { Resolvers } from "./types.generated.ts";

/** Resolvers of the types in schema/SnapshotPolicy.graphql. */
export const snapshotPolicy: Pick<Resolvers, "SnapshotPolicy" | "SnapshotPolicyConnection" | "SnapshotPolicyPayload"> =
  {
    SnapshotPolicy: {
      ...resource,
      commands,
      volume: (row, _, { view }) => view.one(row, "Volume", row.volume),
      volumeId: (row, _, { view }) => view.idOf(row, "Volume", row.volume),
      sites,
      snapshots: below("Snapshot"),
    },
    SnapshotPolicyConnection: connection,
    SnapshotPolicyPayload: { snapshotPolicy: changed("SnapshotPolicy") },
  };
