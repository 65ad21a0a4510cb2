// Where are snapshots answered?
import { changed, commands, connection, resource } from "./common.ts";
import { instanceOf } from "./Host.ts";
import type { Resolvers } from "./types.generated.ts";

/** Resolvers of the types in schema/Snapshot.graphql. */
export const snapshot: Pick<
  Resolvers,
  "Snapshot" | "NginxConfigurationDetails" | "SnapshotConnection" | "SnapshotPayload"
> = {
  Snapshot: {
    ...resource,
    commands,
    volume: (row, _, { view }) => view.one(row, "Volume", row.volume),
    volumeId: (row, _, { view }) => view.idOf(row, "Volume", row.volume),
    site: (row, _, { view }) => view.one(row, "Site", row.site),
    siteId: (row, _, { view }) => view.idOf(row, "Site", row.site),
    policy: (row, _, { view }) => view.one(row, "SnapshotPolicy", row.policy),
    policyId: (row, _, { view }) => view.idOf(row, "SnapshotPolicy", row.policy),
  },
  NginxConfigurationDetails: {
    instance: (details, _, context) => instanceOf(details, details.instance, context),
  },
  SnapshotConnection: connection,
  SnapshotPayload: { snapshot: changed("Snapshot") },
};
