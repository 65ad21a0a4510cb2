// How does a filer with its health become a Site, a Host and the StoragePool that its cache is? Pure; used by the feed `filers`.
import type { HostComponentRow, HostRow } from "../../../contract/rows/Host.ts";
import type { SiteRow } from "../../../contract/rows/Site.ts";
import type { StoragePoolRow } from "../../../contract/rows/StoragePool.ts";
import type { DetailsRow } from "../../../contract/rows/shared.ts";
import { HEALTHS, type Health, type LifecycleState } from "../../../contract/words.ts";
import { capacityOf } from "../../../upstream/capacity.ts";
import type { RawFiler, RawHealth } from "../raw/filer.ts";
import type { NasuniWords } from "./words.ts";

/** One filer and what is said of it elsewhere. */
export interface FilerFacts {
  readonly sourceId: string;
  readonly words: NasuniWords;
  readonly filer: RawFiler;
  /** Null when the console has no health of it: filers before 8.8 send none. */
  readonly health: RawHealth | null;
}

/** Key of the pool that a filer's cache is. */
export const cacheKey = (serial: string): string => `cache:${serial}`;

/** What a filer serves is there unless the filer is offline; null when it is not said whether it is. */
export const lifecycleAt = (offline: boolean | null | undefined): LifecycleState =>
  offline === true ? "OFFLINE" : offline === false ? "AVAILABLE" : "UNKNOWN";

/** The worst, leaving out what is not known; UNKNOWN when nothing is. */
const worstOf = (healths: readonly Health[]): Health => {
  const known = healths.filter((health) => health !== "UNKNOWN");
  return known.reduce<Health>(
    (worst, health) => (HEALTHS.indexOf(health) > HEALTHS.indexOf(worst) ? health : worst),
    known[0] ?? "UNKNOWN",
  );
};

const componentsOf = ({ health, words }: FilerFacts): HostComponentRow[] | null =>
  health?.items.map(({ name, word }) => ({ name, health: words.health(word), nativeState: word })) ?? null;

/** The worst of its items; an offline filer is CRITICAL whatever it last said. */
function healthOf(facts: FilerFacts): Health {
  const items = (componentsOf(facts) ?? []).map((component) => component.health);
  return worstOf(facts.filer.status?.offline === true ? ["CRITICAL", ...items] : items);
}

const nameOf = ({ filer }: FilerFacts): string => filer.description ?? filer.serial_number;

function detailsOf({ sourceId, filer }: FilerFacts): DetailsRow {
  return {
    __typename: "NasuniFilerDetails",
    sourceId,
    guid: filer.guid,
    managementState: filer.management_state,
    availableVersion: filer.status?.updates?.new_version ?? null,
    unsavedCacheBytes: filer.status?.platform?.cache_status?.dirty ?? null,
  };
}

/** The place that a filer stands for. */
export function siteRow(facts: FilerFacts): SiteRow {
  const { sourceId, filer, words } = facts;
  return {
    kind: "Site",
    sourceId,
    nativeId: filer.serial_number,
    displayName: nameOf(facts),
    nativeState: filer.management_state,
    name: filer.description,
    siteType: "EDGE_APPLIANCE",
    lifecycle: filer.status?.offline === true ? "OFFLINE" : words.management(filer.management_state),
    health: healthOf(facts),
    version: filer.build ?? filer.status?.updates?.current_version ?? null,
    timezone: filer.settings?.time?.timezone ?? null,
    parent: null,
    details: detailsOf(facts),
  };
}

/** The machine that a filer is. */
export function hostRow(facts: FilerFacts): HostRow {
  const { sourceId, filer } = facts;
  const offline = filer.status?.offline ?? null;
  const platform = filer.status?.platform ?? null;
  return {
    kind: "Host",
    sourceId,
    nativeId: filer.serial_number,
    displayName: nameOf(facts),
    nativeState: offline === null ? null : offline ? "offline" : "online",
    name: filer.description,
    hostname: filer.settings?.network_settings?.hostname ?? null,
    site: filer.serial_number,
    lifecycle: lifecycleAt(offline),
    health: healthOf(facts),
    components: componentsOf(facts),
    version: filer.status?.osversion ?? null,
    model: platform?.platform_name ?? null,
    serialNumber: filer.serial_number,
    ipAddresses: filer.settings?.network_settings?.ip_addresses ?? null,
    cpuCores: platform?.cpu?.cores ?? null,
    // The console says MB and writes 65536 for 64 GiB.
    memoryBytes: platform?.memory == null ? null : platform.memory * 1_048_576n,
    uptimeSeconds: filer.status?.uptime ?? null,
    lastSeenAt: null,
    details: detailsOf(facts),
  };
}

/** The cache of a filer. Its use is counted anew from size, used and free, for what `percent_used` means is not sure. */
export function cachePoolRow(facts: FilerFacts): StoragePoolRow {
  const { sourceId, filer } = facts;
  const cache = filer.status?.platform?.cache_status ?? null;
  const name = `${nameOf(facts)} cache`;
  return {
    kind: "StoragePool",
    sourceId,
    nativeId: cacheKey(filer.serial_number),
    displayName: name,
    nativeState: null,
    name,
    description: null,
    poolType: "CACHE",
    site: filer.serial_number,
    lifecycle: lifecycleAt(filer.status?.offline),
    health: healthOf(facts),
    capacity:
      cache === null
        ? null
        : capacityOf({
            totalBytes: cache.size,
            usedBytes: cache.used,
            freeBytes: cache.free,
            unlimited: false,
            basis: "PHYSICAL",
          }),
    details: null,
  };
}
