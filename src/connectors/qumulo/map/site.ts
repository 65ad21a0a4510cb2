// How does a cluster become a Site and its file system a StoragePool? Pure; used by the feed `cluster`.
import type { HostRow } from "../../../contract/rows/Host.ts";
import type { SiteRow } from "../../../contract/rows/Site.ts";
import type { StoragePoolRow } from "../../../contract/rows/StoragePool.ts";
import type { CapacityRow, DetailsRow } from "../../../contract/rows/shared.ts";
import type { Health } from "../../../contract/words.ts";
import { capacityOf } from "../../../upstream/capacity.ts";
import type { RawFileSystem, RawProtection, RawRestriper, RawUpgrade } from "../raw/cluster.ts";
import { worstOf } from "./health.ts";

/** Native id of the one pool: Qumulo has no id for it. */
export const POOL_ID = "file-system";

/** Below this share of free space a file system needs attention, and below the second one at once. Ours: Qumulo says none. */
const LOW_PERCENT = 10n;
const VERY_LOW_PERCENT = 5n;

/** What the cluster says of itself; null for what it does not say, or what may not be read. */
export interface ClusterFacts {
  readonly sourceId: string;
  readonly clusterId: string;
  readonly name: string | null;
  /** `revision_id`. */
  readonly revision: string | null;
  readonly licenseState: string | null;
  readonly protection: RawProtection | null;
  readonly restriper: RawRestriper | null;
  readonly upgrade: RawUpgrade | null;
}

/** The fields of the GraphQL type `QumuloClusterDetails`, and beyond them what alerts are concluded from. */
export interface ClusterDetails extends DetailsRow {
  readonly clusterUuid: string;
  readonly licenseState: string | null;
  readonly maxNodeFailures: number | null;
  readonly maxDriveFailures: number | null;
  readonly remainingNodeFailures: number | null;
  readonly remainingDriveFailures: number | null;
  readonly dataAtRisk: boolean | null;
  readonly restriperBlockedReason: string | null;
}

/** The cluster as a site. @param hosts its nodes, which make it ill when they are. */
export function siteRow(facts: ClusterFacts, hosts: readonly HostRow[]): SiteRow {
  const { restriper, protection, upgrade } = facts;
  return {
    kind: "Site",
    sourceId: facts.sourceId,
    nativeId: facts.clusterId,
    displayName: facts.name ?? facts.clusterId,
    nativeState: restriper?.state ?? null,
    name: facts.name,
    siteType: "CLUSTER",
    lifecycle: upgrade === null || upgrade.state === "UPGRADE_STATE_IDLE" ? "AVAILABLE" : "UPDATING",
    health: worstOf([
      ...hosts.map((host) => host.health),
      ...protectionHealth(protection),
      ...restriperHealth(restriper),
    ]),
    version: productVersion(facts.revision),
    timezone: null,
    parent: null,
    details: clusterDetails(facts),
  };
}

function clusterDetails({ sourceId, clusterId, licenseState, protection, restriper }: ClusterFacts): ClusterDetails {
  return {
    __typename: "QumuloClusterDetails",
    sourceId,
    clusterUuid: clusterId,
    licenseState,
    maxNodeFailures: protection?.max_node_failures ?? null,
    maxDriveFailures: protection?.max_drive_failures ?? null,
    remainingNodeFailures: protection?.remaining_node_failures ?? null,
    remainingDriveFailures: protection?.remaining_drive_failures ?? null,
    dataAtRisk: restriper?.data_at_risk ?? null,
    restriperBlockedReason: restriper?.blocked_reason ?? null,
  };
}

/** The file system as the one pool. @param fileSystem null when it may not be read. */
export function poolRow(facts: ClusterFacts, fileSystem: RawFileSystem | null): StoragePoolRow {
  const capacity = fileSystem === null ? null : fileSystemCapacity(fileSystem);
  return {
    kind: "StoragePool",
    sourceId: facts.sourceId,
    nativeId: POOL_ID,
    displayName: facts.name ?? POOL_ID,
    nativeState: null,
    name: facts.name,
    description: null,
    poolType: "FILE_SYSTEM",
    site: facts.clusterId,
    lifecycle: "AVAILABLE",
    health: worstOf([...(capacity === null ? [] : [spaceHealth(capacity)]), ...protectionHealth(facts.protection)]),
    capacity,
    details: null,
  };
}

/** How full the file system is; what is used is concluded from total and free (sheet §8.2). */
export function fileSystemCapacity(fileSystem: RawFileSystem): CapacityRow {
  return capacityOf({
    totalBytes: fileSystem.total_size_bytes,
    usedBytes: null,
    freeBytes: fileSystem.free_size_bytes,
    snapshotBytes: fileSystem.snapshot_size_bytes,
    unlimited: false,
    basis: "PHYSICAL",
  });
}

/** Text after the product's name: `Qumulo Core 7.9.2.2` → `7.9.2.2`. Null for none. */
export function productVersion(revision: string | null): string | null {
  return revision?.replace(/^Qumulo Core /, "") ?? null;
}

/** Nothing left to lose: CRITICAL; less than was meant: WARNING. Empty when it says nothing. */
function protectionHealth(protection: RawProtection | null): Health[] {
  if (protection === null) return [];
  const pairs = [
    [protection.remaining_node_failures, protection.max_node_failures],
    [protection.remaining_drive_failures, protection.max_drive_failures],
  ] as const;
  return pairs.flatMap(([remaining, max]): Health[] => {
    if (remaining === null || max === null) return [];
    if (remaining >= max) return ["OK"];
    return [remaining <= 0 ? "CRITICAL" : "WARNING"];
  });
}

function restriperHealth(restriper: RawRestriper | null): Health[] {
  if (restriper === null) return [];
  if (restriper.data_at_risk === true) return ["CRITICAL"];
  return [restriper.blocked_reason === null ? "OK" : "WARNING"];
}

/** How a file system is by its free space; UNKNOWN when that is not known. */
export function spaceHealth({ totalBytes, freeBytes }: CapacityRow): Health {
  if (totalBytes === null || freeBytes === null || totalBytes === 0n) return "UNKNOWN";
  const freePercent = (freeBytes * 100n) / totalBytes;
  if (freePercent < VERY_LOW_PERCENT) return "CRITICAL";
  return freePercent < LOW_PERCENT ? "WARNING" : "OK";
}
