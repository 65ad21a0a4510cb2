// Where is a file? Searches that ask every site and collect what comes back, and the tags of files (sheet §9).
import type { Hub } from "../hub.ts";
import { answerPage, link, rowOf, viewOf } from "../present/view.ts";
import { siteNamed, spacesBySite } from "../state/hubState.ts";
import type { SearchRecord } from "../state/planRecords.ts";
import type { Json } from "../wire/apiError.ts";
import { created, type EndpointTable, type HubAnswer, type HubCall, noContent, ok } from "../wire/endpoint.ts";
import { anyJson, flag, listOf, readFields, reference, text } from "../wire/fields.ts";
import { lastValue } from "../wire/paging.ts";

/** The answer of one site takes this long after that of the site before. */
const siteDelayMs = 1_000;
const maximumPerSite = 200;
const tags = ["approved", "archive-me", "client-review", "confidential", "proxy"];

/** Searches and tags. */
export function searchRoutes(hub: Hub): EndpointTable {
  const one = (call: HubCall): SearchRecord => rowOf(hub.state.searches, call.params.id);
  return {
    "/search/": { post: (call) => created(startSearch(hub, call)) },
    "/search/:id/": {
      get: (call) => searchResults(hub, call, one(call)),
      delete: (call) => {
        hub.state.searches.remove(String(one(call).id));
        return noContent();
      },
    },
    "/search/metadata_fields/": { get: (call) => answerPage(hub, call, { rows: [], present: (row) => row }) },
    "/tags/": {
      get: (call) => {
        const part = lastValue(call.query, "filter") ?? "";
        return ok(tags.filter((name) => name.includes(part)).map((name) => ({ name })));
      },
    },
  };
}

/** Answers only with where the results will be, although the reference shows the query (sheet §1, distortion 1). */
function startSearch(hub: Hub, call: HubCall): Json {
  const fields = readFields(call.body, {
    path: text({ required: true }),
    sites: listOf(reference((name) => siteNamed(hub.state, name) !== undefined, { by: "name" })),
    recursive: flag(),
    filters: anyJson,
    metadata_fields: anyJson,
    merge: flag(),
  });
  const filters = (fields.filters ?? {}) as Record<string, unknown>;
  const row = hub.state.searches.add({
    path: String(fields.path),
    sites: (fields.sites as string[] | undefined) ?? hub.state.sites.list().map(({ name }) => name),
    recursive: fields.recursive === true,
    pattern: String(filters["core.filename"] ?? "*"),
    createdMs: call.now,
  });
  return { id: row.id, url: link(viewOf(hub, call), `/search/${row.id}/`) };
}

/** A list of hits, although the reference shows one; they arrive site by site. */
function searchResults(hub: Hub, call: HubCall, search: SearchRecord): HubAnswer {
  const answered = Math.floor((call.now - search.createdMs) / siteDelayMs);
  const hits = search.sites.slice(0, answered).flatMap((site) => hitsOf(hub, call, { search, site }));
  const sort = lastValue(call.query, "sort");
  if (sort !== undefined) hits.sort((left, right) => compareTexts(String(left[sort]), String(right[sort])));
  const grouped = /^(true|1)$/i.test(lastValue(call.query, "group_by_name") ?? "");
  const rows = grouped
    ? [...Map.groupBy(hits, ({ name }) => String(name))].map(([name, group]) => ({ [name]: group }))
    : hits;
  return answerPage<Json>(hub, call, { rows, present: (row) => row });
}

function compareTexts(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

function hitsOf(hub: Hub, call: HubCall, { search, site }: { search: SearchRecord; site: string }): Json[] {
  const siteId = siteNamed(hub.state, site)?.id ?? 0;
  const spaces = spacesBySite(hub.state.spaces.list()).get(siteId) ?? [];
  const glob = new RegExp(
    `^${search.pattern
      .replace(/[.+^${}()|[\]\\]/g, "\\$&")
      .replaceAll("*", ".*")
      .replaceAll("?", ".")}$`,
  );
  return spaces
    .filter(({ mountpoint }) => mountpoint.startsWith(search.path))
    .map(({ name, mountpoint }) => ({ name: `${name}.mov`, path: `${mountpoint}/${name}.mov` }))
    .filter(({ name }) => glob.test(name))
    .slice(0, maximumPerSite)
    .map((hit) => {
      const query = new URLSearchParams({ path: hit.path, site });
      return { ...hit, site, href: `${link(viewOf(hub, call), "/file/")}?${query}`, metadata: {}, proxies: [] };
    });
}
