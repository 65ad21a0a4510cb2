// Where are job templates answered?
import { below, commands, connection, resource } from "./common.ts";
import type { Resolvers } from "./types.generated.ts";

/** Resolvers of the types in schema/JobTemplate.graphql. */
export const jobTemplate: Pick<Resolvers, "JobTemplate" | "NgeneaHubPolicyDetails" | "JobTemplateConnection"> = {
  JobTemplate: {
    ...resource,
    commands,
    site: (row, _, { view }) => view.one(row, "Site", row.site),
    siteId: (row, _, { view }) => view.idOf(row, "Site", row.site),
    jobs: below("Job"),
  },
  NgeneaHubPolicyDetails: {
    volumes: (details, _, { view }) => view.many(details, "Volume", details.volumes),
  },
  JobTemplateConnection: connection,
};
