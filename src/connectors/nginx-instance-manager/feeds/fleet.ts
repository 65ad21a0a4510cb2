// How are Site and Host read? From the lists of systems and instance groups, and the health page (sheet §6.1, §6.3, §6.7).
import type { Call } from "../../../contract/call.ts";
import type { Feed, FeedPage } from "../../../contract/feed.ts";
import { mapInSlices } from "../../../upstream/mapInSlices.ts";
import { sideBySide } from "../../../upstream/sideBySide.ts";
import { hostRow } from "../map/host.ts";
import { deploymentSite, groupSite } from "../map/site.ts";
import type { Nim } from "../nim.ts";
import { type RawHealth, rawHealth } from "../raw/fleet.ts";
import { FLEET_LISTS, fleetCalls, readFleet } from "./fleetLists.ts";

/** The health page tells of ill services with these statuses too; older releases do not have it, which is a 404 or 502. */
const HEALTH_STATUSES = [400, 404, 502, 503];

/** Reads sites and hosts. No row has a single read: its group, or its health, takes the other list. */
export function fleetFeed(nim: Nim): Feed {
  const { sourceId, words, pageSize } = nim;
  return {
    name: "fleet",
    kinds: ["Site", "Host"],
    windows: ["ALL"],
    coverage: "ALL",
    lists: FLEET_LISTS,
    calls: (counts) => 1 + fleetCalls(counts, pageSize),
    async *read({ call }): AsyncGenerator<FeedPage> {
      const [{ fleet, pages }, health] = await sideBySide(call, (both) => [
        readFleet(nim, both),
        readHealth(nim, both),
      ]);
      yield* pages;
      const groups = [...fleet.groups.values()];
      const sites = await mapInSlices(groups, (group) => groupSite(sourceId, group, { fleet, words }));
      const hosts = await mapInSlices([...fleet.systems.values()], (system) => hostRow(sourceId, system, words));
      const rows = [deploymentSite(nim, health), ...sites, ...hosts];
      yield { list: "systems", vendorIds: [], total: null, rows };
    },
  };
}

/** Null when this release does not tell. */
async function readHealth({ client }: Nim, call: Call): Promise<RawHealth | null> {
  const { body } = await client.send(
    { action: "read the health", method: "GET", path: "/health", expect: HEALTH_STATUSES },
    call,
  );
  const health = rawHealth.safeParse(body);
  return health.success ? health.data : null;
}
