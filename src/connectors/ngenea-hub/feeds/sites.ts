// How are sites, hosts and storage pools read? From four paged lists and the hub-wide health page (sheet §6).
import type { Call } from "../../../contract/call.ts";
import type { Feed, FeedPage } from "../../../contract/feed.ts";
import { byKey, type Hub, itemOf, pageCount, pagesOf } from "../hub.ts";
import { addressesByPlace, healthWordOf, hostRow, placeOf, poolKey, poolRow, siteRow } from "../map/site.ts";
import {
  type RawHealth,
  type RawServer,
  type RawSite,
  rawHealth,
  rawNode,
  rawPool,
  rawServer,
  rawSite,
} from "../raw/site.ts";

const sites = { action: "list sites", path: "/sites/", row: rawSite };
const servers = { action: "list servers", path: "/servers/", row: rawServer };
const nodes = { action: "list worker nodes", path: "/nodes/", row: rawNode };
const pools = { action: "list storage pools", path: "/storagepools/", row: rawPool };

/** Reads sites, hosts and storage pools. Hosts have no single read: their addresses need the list of servers. */
export function sitesFeed(hub: Hub): Feed {
  const { sourceId, settings, words } = hub;
  const healthCalls = settings.includeHealth ? 1 : 0;
  const lists = ["sites", "servers", "nodes", "storagepools"] as const;
  const toRow = (site: RawSite, health: RawHealth) =>
    siteRow(sourceId, site, { word: healthWordOf(site, health), words });
  return {
    name: "sites",
    kinds: ["Site", "Host", "StoragePool"],
    windows: ["ALL"],
    coverage: "ALL",
    lists,
    calls: (counts) =>
      lists.reduce((calls, list) => calls + pageCount(counts[list] ?? 0, settings.pageSize), healthCalls),
    async *read({ call }) {
      const health = await readHealth(hub, call);
      const siteNames = new Map<string, string>();
      for await (const { rows, total } of pagesOf(hub, sites, call)) {
        for (const site of rows) siteNames.set(site.id, site.name);
        yield pageOf("sites", { total, ids: rows.map((row) => row.id), rows: rows.map((row) => toRow(row, health)) });
      }
      const machines: RawServer[] = [];
      for await (const { rows, total } of pagesOf(hub, servers, call)) {
        machines.push(...rows);
        yield pageOf("servers", { total, ids: rows.map((row) => `${row.site}:${row.name}`), rows: [] });
      }
      const addresses = addressesByPlace(machines, siteNames);
      for await (const { rows, total } of pagesOf(hub, nodes, call)) {
        const hosts = rows.map((node) =>
          hostRow(sourceId, node, addresses.get(placeOf(node.site ?? "", node.name)) ?? null),
        );
        yield pageOf("nodes", { total, ids: rows.map((row) => row.id), rows: hosts });
      }
      for await (const { rows, total } of pagesOf(hub, pools, call)) {
        const ids = rows.map((pool) => poolKey(pool.site, pool.filesystem, pool.name));
        yield pageOf("storagepools", { total, ids, rows: rows.map((pool) => poolRow(sourceId, pool)) });
      }
    },
    singles: {
      Site: {
        calls: (keys) => keys + healthCalls,
        async getMany(nativeIds, call) {
          const health = await readHealth(hub, call);
          return byKey(nativeIds, async (id) => {
            const site = await itemOf(hub, { ...sites, action: "read a site" }, { id, call });
            return site === null ? null : toRow(site, health);
          });
        },
      },
    },
  };
}

function pageOf(list: string, page: { total: number | null; ids: string[]; rows: FeedPage["rows"] }): FeedPage {
  return { list, vendorIds: page.ids, total: page.total, rows: page.rows };
}

const nothingSaid: RawHealth = { site_status: [] };

/** Answers of a Hub that has no such page, or has it under the other spelling of its path. */
const elsewhere = [301, 302, 307, 308, 404, 405];

/**
 * Reads the hub-wide health page. The vendor's reference does not list it, so that a Hub may have it with a slash at the end,
 * without one, or not at all; then, as when it has another form, nothing is said of any site's health.
 */
async function readHealth(hub: Hub, call: Call): Promise<RawHealth> {
  if (!hub.settings.includeHealth) return nothingSaid;
  const path = hub.settings.healthPath;
  const spellings = [path, path.endsWith("/") ? path.slice(0, -1) : `${path}/`];
  const action = "read the health of all sites";
  for (const spelling of spellings) {
    const { status, body } = await hub.client.send({ action, method: "GET", path: spelling, expect: elsewhere }, call);
    if (status >= 300) continue;
    const page = rawHealth.safeParse(body);
    if (page.success) return page.data;
    hub.client.unknownWord("Site.health", "a page of another form");
    break;
  }
  return nothingSaid;
}
