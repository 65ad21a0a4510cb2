// How do the deployment and its instance groups become Sites? Pure; used by the feed `fleet`.
import type { SiteRow } from "../../../contract/rows/Site.ts";
import type { Nim } from "../nim.ts";
import type { RawGroup, RawHealth } from "../raw/fleet.ts";
import { DEPLOYMENT, type Fleet } from "./fleet.ts";
import { healthOf } from "./host.ts";
import { lastDeploymentKey } from "./job.ts";
import type { NimWords } from "./words.ts";

/** The deployment itself; it is there when it answers. @param health null when this release does not tell. */
export function deploymentSite({ sourceId, name, words }: Nim, health: RawHealth | null): SiteRow {
  return {
    kind: "Site",
    sourceId,
    nativeId: DEPLOYMENT,
    displayName: name,
    nativeState: health === null ? null : stateOf(health),
    name,
    siteType: "DEPLOYMENT",
    lifecycle: "AVAILABLE",
    health: words.health(health?.status),
    version: null,
    timezone: null,
    parent: null,
    details: null,
  };
}

/** The word for the whole, and which services are not well when the whole is not. */
function stateOf({ status, services }: RawHealth): string {
  const ill = Object.entries(services).flatMap(([name, word]) => (word === status ? [name] : []));
  return status.toLowerCase() === "healthy" || ill.length === 0 ? status : `${status}: ${ill.sort().join(", ")}`;
}

/** An instance group; as well as its instances are. */
export function groupSite(
  sourceId: string,
  group: RawGroup,
  { fleet, words }: { fleet: Fleet; words: NimWords },
): SiteRow {
  const members = fleet.members.get(group.uid) ?? [];
  const name = group.displayName ?? group.name;
  return {
    kind: "Site",
    sourceId,
    nativeId: group.uid,
    displayName: name ?? group.uid,
    nativeState: null,
    name,
    siteType: "INSTANCE_GROUP",
    lifecycle: "AVAILABLE",
    health: healthOf(members.map(({ raw }) => words.instance(raw.status.state))),
    version: null,
    timezone: null,
    parent: DEPLOYMENT,
    details: {
      __typename: "NginxInstanceGroupDetails",
      sourceId,
      description: group.description,
      instances: group.instances === null ? null : members.map(({ key }) => key),
      lastDeployment: lastDeploymentKey(group.lastDeploymentDetails),
    },
  };
}
