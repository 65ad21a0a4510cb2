// Where are storage pools answered?
import { below, resource, summedConnection } from "./common.ts";
import type { Resolvers } from "./types.generated.ts";

/** Resolvers of the types in schema/StoragePool.graphql. */
export const storagePool: Pick<Resolvers, "StoragePool" | "StoragePoolConnection"> = {
  StoragePool: {
    ...resource,
    site: (row, _, { view }) => view.one(row, "Site", row.site),
    siteId: (row, _, { view }) => view.idOf(row, "Site", row.site),
    volumes: below("Volume"),
  },
  StoragePoolConnection: summedConnection,
};
