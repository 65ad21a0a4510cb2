// Where are quotas answered?
import { changed, commands, connection, resource } from "./common.ts";
import type { Resolvers } from "./types.generated.ts";

/** Resolvers of the types in schema/Quota.graphql. */
export const quota: Pick<Resolvers, "Quota" | "QuotaConnection" | "QuotaPayload"> = {
  Quota: {
    ...resource,
    commands,
    volume: (row, _, { view }) => view.one(row, "Volume", row.volume),
    volumeId: (row, _, { view }) => view.idOf(row, "Volume", row.volume),
  },
  QuotaConnection: connection,
  QuotaPayload: { quota: changed("Quota") },
};
