// What goes with a row when it is deleted? Used by routes and by control calls, so that rows never point to nothing.
import type { HubState } from "../state/hubState.ts";
import { nfsSharesBySpace, sambaSharesBySpace } from "../state/hubState.ts";

/** Deletes a site with its machines, settings and its part in spaces. False when there is none. */
export function removeSite(state: HubState, id: string): boolean {
  const site = state.sites.get(id);
  if (site === undefined) return false;
  const drop = <Row extends { id: number }>(
    table: { list(): readonly Row[]; remove(id: string): boolean },
    belongs: (row: Row) => boolean,
  ) => {
    for (const row of table.list().filter(belongs)) table.remove(String(row.id));
  };
  drop(state.nodes, (node) => node.site === site.name);
  drop(state.queues, (queue) => queue.site === site.name);
  drop(state.filesystems, (filesystem) => filesystem.site === site.name);
  drop(state.alerts, (alert) => alert.site === site.name);
  drop(state.storagepools, (pool) => pool.site === site.id);
  drop(state.servers, (server) => server.site === site.id);
  for (const space of state.spaces.list()) {
    const placements = space.placements.filter(({ siteId }) => siteId !== site.id);
    if (placements.length < space.placements.length) state.spaces.patch(String(space.id), { placements });
  }
  state.siteSettings.delete(site.id);
  return state.sites.remove(id);
}

/** Deletes a space with its shares. False when there is none. */
export function removeSpace(state: HubState, id: string): boolean {
  const space = state.spaces.get(id);
  if (space === undefined) return false;
  const nfs = nfsSharesBySpace(state.nfsShares.list()).get(space.id) ?? [];
  const samba = sambaSharesBySpace(state.sambaShares.list()).get(space.id) ?? [];
  for (const share of nfs) state.nfsShares.remove(String(share.id));
  for (const share of samba) state.sambaShares.remove(String(share.id));
  return state.spaces.remove(id);
}

/** Deletes a schedule with its workflows. False when there is none. */
export function removeSchedule(state: HubState, id: string): boolean {
  for (const row of state.scheduleWorkflows.list()) {
    if (String(row.scheduleId) === id) state.scheduleWorkflows.remove(String(row.id));
  }
  return state.schedules.remove(id);
}
