// Where are shares answered?
import { changed, commands, resource, sites, summedConnection } from "./common.ts";
import type { Resolvers } from "./types.generated.ts";

/** Resolvers of the types in schema/Share.graphql. */
export const share: Pick<Resolvers, "Share" | "NodeumNasShareDetails" | "ShareConnection" | "SharePayload"> = {
  Share: {
    ...resource,
    commands,
    volume: (row, _, { view }) => view.one(row, "Volume", row.volume),
    volumeId: (row, _, { view }) => view.idOf(row, "Volume", row.volume),
    sites,
  },
  NodeumNasShareDetails: {
    pool: (details, _, { view }) => view.one(details, "StoragePool", details.pool),
  },
  ShareConnection: summedConnection,
  SharePayload: { share: changed("Share") },
};
