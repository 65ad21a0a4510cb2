// Which spaces are there, and what is in them? Spaces and the browsing of directories (sheet §7).
import { addSpace, changeSpace } from "../changes/changeSpace.ts";
import { removeSpace } from "../changes/removeRows.ts";
import { startSettingsTasks } from "../changes/settleSites.ts";
import type { Hub } from "../hub.ts";
import { directoryJson } from "../present/directoryJson.ts";
import { spaceJson } from "../present/spaceJson.ts";
import { answerPage, rowOf, viewOf } from "../present/view.ts";
import { siteNamed, spacesBySite } from "../state/hubState.ts";
import type { SpaceRecord } from "../state/spaceRecords.ts";
import { ApiError, invalidFields, notFound } from "../wire/apiError.ts";
import { created, type EndpointTable, type HubCall, noContent, ok } from "../wire/endpoint.ts";
import { lastValue } from "../wire/paging.ts";

/** Spaces and files. */
export function spaceRoutes(hub: Hub): EndpointTable {
  const one = (call: HubCall): SpaceRecord => rowOf(hub.state.spaces, call.params.id);
  return {
    "/spaces/": {
      get: (call) => answerPage(hub, call, { rows: filteredSpaces(hub, call), present: spaceJson }),
      post: (call) => created(spaceJson(addSpace(hub, call.body), viewOf(hub, call))),
    },
    "/spaces/:id/": {
      get: (call) => ok(spaceJson(one(call), viewOf(hub, call))),
      patch: (call) => ok(spaceJson(changeSpace(hub, changeable(one(call)), call.body), viewOf(hub, call))),
      delete: (call) => {
        const space = changeable(one(call));
        const siteIds = space.placements.map(({ siteId }) => String(siteId));
        startSettingsTasks(
          hub,
          siteIds.flatMap((id) => hub.state.sites.get(id)?.name ?? []),
          { delete: space.name },
        );
        removeSpace(hub.state, String(space.id));
        return noContent();
      },
    },
    "/spaces/:id/files/": {
      get: (call) => {
        const space = one(call);
        const path = lastValue(call.query, "path") ?? space.mountpoint;
        const site = lastValue(call.query, "site") ?? firstSite(hub, space);
        return ok(directoryJson({ path, site, view: viewOf(hub, call) }) ?? missing(path));
      },
    },
    "/file/": { get: (call) => ok(browse(hub, call)) },
  };
}

function filteredSpaces(hub: Hub, call: HubCall): readonly SpaceRecord[] {
  const siteId = lastValue(call.query, "site_id");
  const keyword = lastValue(call.query, "search_keyword")?.toLowerCase();
  const all = hub.state.spaces.list();
  const rows = siteId === undefined || siteId === "" ? all : (spacesBySite(all).get(Number(siteId)) ?? []);
  if (keyword === undefined || keyword === "") return rows;
  return rows.filter(({ name, mountpoint }) => `${name} ${mountpoint}`.toLowerCase().includes(keyword));
}

/** Immutable spaces can neither be changed nor deleted (sheet §7); the status is not documented. */
function changeable(space: SpaceRecord): SpaceRecord {
  if (space.immutable) throw new ApiError(403, { detail: "This space is immutable." });
  return space;
}

function firstSite(hub: Hub, space: SpaceRecord): string {
  return hub.state.sites.get(String(space.placements[0]?.siteId))?.name ?? "";
}

/** `/spaces/{id}/files/` reports trouble in a field instead of a status (sheet §4). */
function missing(path: string) {
  return { path, children: [], error: "No such file or directory" };
}

/** GET `/file/`: one directory, not a list; the path may lack its first slash (sheet §3). */
function browse(hub: Hub, call: HubCall) {
  const path = lastValue(call.query, "path");
  const site = lastValue(call.query, "site");
  const required = ["This field is required."];
  if (path === undefined || site === undefined) {
    throw invalidFields({
      ...(path === undefined && { path: required }),
      ...(site === undefined && { site: required }),
    });
  }
  if (siteNamed(hub.state, site) === undefined) throw notFound();
  const found = directoryJson({ path: path.startsWith("/") ? path : `/${path}`, site, view: viewOf(hub, call) });
  if (found === null) throw notFound();
  return found;
}
