// Where are volumes answered, and where they are placed?
import { allBelow, below, changed, commands, resource, summedConnection } from "./common.ts";
import type { Resolvers } from "./types.generated.ts";

/** Resolvers of the types in schema/Volume.graphql. */
export const volume: Pick<Resolvers, "Volume" | "VolumePlacement" | "VolumeConnection" | "VolumePayload"> = {
  Volume: {
    ...resource,
    commands,
    parent: (row, _, { view }) => view.one(row, "Volume", row.parent),
    parentId: (row, _, { view }) => view.idOf(row, "Volume", row.parent),
    placements: ({ sourceId, placements }) => placements?.map((placement) => ({ ...placement, sourceId })) ?? null,
    shares: below("Share"),
    snapshots: below("Snapshot"),
    snapshotPolicies: allBelow("SnapshotPolicy"),
    quotas: below("Quota"),
    jobs: below("Job"),
    alerts: below("Alert"),
  },
  VolumePlacement: {
    site: (placement, _, { view }) => view.one(placement, "Site", placement.site),
    siteId: (placement, _, { view }) => view.idOf(placement, "Site", placement.site),
    pool: (placement, _, { view }) => view.one(placement, "StoragePool", placement.pool),
    poolId: (placement, _, { view }) => view.idOf(placement, "StoragePool", placement.pool),
  },
  VolumeConnection: summedConnection,
  VolumePayload: { volume: changed("Volume") },
};
