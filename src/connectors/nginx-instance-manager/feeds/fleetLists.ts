// How are systems and instance groups read together? Both feeds that need to know who belongs where use it.
import type { Call } from "../../../contract/call.ts";
import type { FeedPage, ListCounts } from "../../../contract/feed.ts";
import { sideBySide } from "../../../upstream/sideBySide.ts";
import { type Fleet, joinFleet } from "../map/fleet.ts";
import { type Nim, type NimList, pageCount, wholeOf } from "../nim.ts";
import { type RawGroup, type RawSystem, rawGroup, rawSystem } from "../raw/fleet.ts";

const systems: NimList<RawSystem> = {
  list: "systems",
  action: "list systems",
  path: "/systems",
  row: rawSystem,
  idOf: ({ uid }) => uid,
  end: "COUNT",
};
const groups: NimList<RawGroup> = {
  list: "groups",
  action: "list instance groups",
  path: "/instance-groups",
  row: rawGroup,
  idOf: ({ uid }) => uid,
  end: "COUNT",
};

/** Names of the two lists. */
export const FLEET_LISTS = [systems.list, groups.list];

/** Calls that reading both takes. */
export const fleetCalls = (counts: ListCounts, pageSize: number): number =>
  pageCount(systems, counts.systems ?? 0, pageSize) + pageCount(groups, counts.groups ?? 0, pageSize);

/** Reads both lists side by side and joins them. The pages bear no rows. */
export async function readFleet(nim: Nim, call: Call): Promise<{ fleet: Fleet; pages: FeedPage[] }> {
  const [all, grouped] = await sideBySide(call, (both) => [wholeOf(nim, systems, both), wholeOf(nim, groups, both)]);
  return { fleet: joinFleet(all.rows, grouped.rows), pages: [...all.pages, ...grouped.pages] };
}
