// Where are sites answered?
import { allBelow, below, connection, resource } from "./common.ts";
import { instancesNamed } from "./Host.ts";
import type { Resolvers } from "./types.generated.ts";

/** Resolvers of the types in schema/Site.graphql. */
export const site: Pick<Resolvers, "Site" | "SiteConnection" | "NginxInstanceGroupDetails"> = {
  Site: {
    ...resource,
    capacity: (row, _, { view }) => view.capacityOfSite(row),
    parent: (row, _, { view }) => view.one(row, "Site", row.parent),
    parentId: (row, _, { view }) => view.idOf(row, "Site", row.parent),
    children: allBelow("Site"),
    hosts: below("Host"),
    storagePools: allBelow("StoragePool"),
    volumes: below("Volume"),
    shares: below("Share"),
    jobs: below("Job"),
    alerts: below("Alert"),
    certificates: allBelow("Certificate"),
  },
  NginxInstanceGroupDetails: {
    instances: (details, _, context) => instancesNamed(details, details.instances, context),
    lastDeployment: (details, _, { view }) => view.one(details, "Job", details.lastDeployment),
  },
  SiteConnection: connection,
};
