// Where are alerts answered?
import { resource, summedConnection } from "./common.ts";
import type { Resolvers } from "./types.generated.ts";

/** Resolvers of the types in schema/Alert.graphql. */
export const alert: Pick<Resolvers, "Alert" | "AlertConnection"> = {
  Alert: {
    ...resource,
    resource: (row, _, { loaders }) => loaders.alertResource(row),
    resourceId: (row, _, { view }) =>
      row.resource === null ? null : view.idOf(row, row.resource.kind, row.resource.ref),
    site: (row, _, { view }) => view.one(row, "Site", row.site),
    siteId: (row, _, { view }) => view.idOf(row, "Site", row.site),
  },
  AlertConnection: summedConnection,
};
