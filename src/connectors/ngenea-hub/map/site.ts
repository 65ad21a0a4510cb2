// How do sites, worker nodes and storage pools of a Hub become unified rows? Pure; used by the feed of sites.
import type { HostRow } from "../../../contract/rows/Host.ts";
import type { SiteRow } from "../../../contract/rows/Site.ts";
import type { StoragePoolRow } from "../../../contract/rows/StoragePool.ts";
import type { Health, LifecycleState } from "../../../contract/words.ts";
import { capacityOf } from "../../../upstream/capacity.ts";
import type { RawHealth, RawNode, RawPool, RawServer, RawSite } from "../raw/site.ts";
import { addressesIn } from "./json.ts";
import { byName } from "./refs.ts";
import type { HubWords } from "./words.ts";

const lifecycleOf: Readonly<Record<Health, LifecycleState>> = {
  OK: "AVAILABLE",
  WARNING: "DEGRADED",
  CRITICAL: "OFFLINE",
  UNKNOWN: "UNKNOWN",
};

/** The word for a site's health on the hub-wide page; null when it says none. */
export function healthWordOf(site: RawSite, page: RawHealth): string | null {
  const entry = page.site_status.find(({ site: named }) => named?.name === site.name || named?.id === site.id);
  return entry?.health ?? null;
}

/**
 * A site. Not configured yet is CREATING; else its health decides, `critical` meaning that the site is down.
 * @param said the word for its health, and how to read it.
 */
export function siteRow(
  sourceId: string,
  site: RawSite,
  said: { readonly word: string | null; readonly words: HubWords },
): SiteRow {
  const health = said.words.health(said.word);
  return {
    kind: "Site",
    sourceId,
    nativeId: site.id,
    displayName: site.name,
    nativeState: said.word,
    name: site.name,
    siteType: "CLUSTER",
    lifecycle: site.am_i_configured === false ? "CREATING" : lifecycleOf[health],
    health,
    version: null,
    timezone: site.timezone,
    parent: null,
    details: {
      __typename: "NgeneaHubSiteDetails",
      sourceId,
      label: site.label,
      shortcode: site.shortcode,
      bandwidthBitsPerSecond: site.bandwidth === null ? null : site.bandwidth * 1_000_000n,
      directoryCount: site.directories_count,
      fileCount: site.files_count,
      hydratedFileCount: site.files_hydrated_count,
      stubbedFileCount: site.files_stubbed_count,
    },
  };
}

/** Where a machine stands, for joining nodes (site by name) with servers (site by number). */
export const placeOf = (siteName: string, hostname: string): string => `${siteName}/${hostname}`;

/** Addresses of the servers that tell any, by place. @param siteNames names by number. */
export function addressesByPlace(
  servers: readonly RawServer[],
  siteNames: ReadonlyMap<string, string>,
): ReadonlyMap<string, readonly string[]> {
  const places = new Map<string, readonly string[]>();
  for (const server of servers) {
    const addresses = addressesIn(server.list_of_interfaces);
    const siteName = siteNames.get(server.site);
    if (addresses !== null && siteName !== undefined) places.set(placeOf(siteName, server.name), addresses);
  }
  return places;
}

/** A worker node. The Hub calls it offline when its heartbeat is older than the Hub's own limit. */
export function hostRow(sourceId: string, node: RawNode, ipAddresses: readonly string[] | null): HostRow {
  const states = { true: ["AVAILABLE", "OK", "online"], false: ["OFFLINE", "CRITICAL", "offline"] } as const;
  const [lifecycle, health, nativeState] =
    node.online === null ? (["UNKNOWN", "UNKNOWN", null] as const) : states[`${node.online}`];
  return {
    kind: "Host",
    sourceId,
    nativeId: node.id,
    displayName: node.name,
    nativeState,
    name: node.name,
    hostname: node.name,
    site: byName(node.site),
    lifecycle,
    health,
    components: null,
    version: null,
    model: null,
    serialNumber: null,
    ipAddresses,
    cpuCores: null,
    memoryBytes: null,
    uptimeSeconds: null,
    lastSeenAt: node.last_heartbeat,
    details: null,
  };
}

/** Key of a pool: its rows have no number, so that site, file system and name must do. */
export const poolKey = (site: string, filesystem: string, name: string): string => `${site}:${filesystem}:${name}`;

/** A storage pool. */
export function poolRow(sourceId: string, pool: RawPool): StoragePoolRow {
  return {
    kind: "StoragePool",
    sourceId,
    nativeId: poolKey(pool.site, pool.filesystem, pool.name),
    displayName: pool.name,
    nativeState: null,
    name: pool.name,
    description: null,
    poolType: "FILE_SYSTEM",
    site: pool.site,
    lifecycle: "AVAILABLE",
    health: "UNKNOWN",
    capacity: capacityOf({
      totalBytes: pool.capacity,
      usedBytes: pool.used_space,
      freeBytes: pool.free_space,
      unlimited: false,
      basis: "PHYSICAL",
      assumption: "Ngenea Hub does not state the unit of pool sizes; bytes are assumed.",
    }),
    details: { __typename: "NgeneaHubPoolDetails", sourceId, filesystem: pool.filesystem, isDefault: pool.is_default },
  };
}
