// How does a directory with a quota become a Volume and a Quota, and the file system its root Volume? Pure; used by the
// feed `quotas`.
import { SOLE } from "../../../contract/ref.ts";
import type { QuotaRow } from "../../../contract/rows/Quota.ts";
import type { CapacityRow } from "../../../contract/rows/shared.ts";
import type { VolumeRow } from "../../../contract/rows/Volume.ts";
import { capacityOf } from "../../../upstream/capacity.ts";
import type { RawFileSystem } from "../raw/cluster.ts";
import type { RawQuota, RawTreeDelete } from "../raw/files.ts";
import { lastPart, liesIn, plainPath } from "./paths.ts";
import { fileSystemCapacity, POOL_ID } from "./site.ts";

/** File id of the root directory (sheet §8.3): the one Volume that needs no quota. */
export const ROOT_ID = "2";

/** Which directories are being deleted, by id or because a directory above them is. */
export interface Deletions {
  readonly ids: ReadonlySet<string>;
  readonly paths: readonly string[];
}

/**
 * What tree deletes under way remove. One that is stuck with an error removes nothing any more, and an eviction only clears
 * a portal's cache. @param jobs null when they may not be read: then nothing is known to be deleted.
 */
export function deletionsOf(jobs: readonly RawTreeDelete[] | null): Deletions {
  const live = (jobs ?? []).filter((job) => job.last_error_message === null && job.mode !== "PORTAL_EVICTION");
  return {
    ids: new Set(live.map((job) => job.id)),
    paths: live.flatMap((job) => plainPath(job.initial_path) ?? []),
  };
}

/** A directory with a quota as a volume. The quota of the root makes no second one: see `rootVolumeRow`. */
export function volumeRow(sourceId: string, quota: RawQuota, deletions: Deletions): VolumeRow {
  const path = plainPath(quota.path);
  const deleted = deletions.ids.has(quota.id) || deletions.paths.some((above) => path !== null && liesIn(path, above));
  return {
    ...volumeBase(sourceId, quota.id, path),
    lifecycle: deleted ? "DELETING" : "AVAILABLE",
    ...fill(quotaCapacity(quota)),
    parent: path === null ? null : { by: "path", path, above: true },
  };
}

/** The root of the file system as a volume, with or without a quota. @param fileSystem null when it may not be read. */
export function rootVolumeRow(sourceId: string, fileSystem: RawFileSystem | null): VolumeRow {
  return {
    ...volumeBase(sourceId, ROOT_ID, "/"),
    lifecycle: "AVAILABLE",
    ...fill(fileSystem === null ? null : fileSystemCapacity(fileSystem)),
    parent: null,
  };
}

/** A directory's quota. It limits just that directory, which is a volume because of it. */
export function quotaRow(sourceId: string, quota: RawQuota): QuotaRow {
  return {
    kind: "Quota",
    sourceId,
    nativeId: quota.id,
    displayName: plainPath(quota.path) ?? quota.id,
    nativeState: null,
    scope: "VOLUME",
    volume: quota.id,
    path: null,
    capacity: quotaCapacity(quota),
    notifyEmail: null,
  };
}

/** Names of directories repeat (`/a/projects`, `/b/projects`), so what people see, and confirm deletions by, is the path. */
function volumeBase(sourceId: string, nativeId: string, path: string | null) {
  return {
    kind: "Volume",
    sourceId,
    nativeId,
    displayName: path ?? nativeId,
    nativeState: null,
    name: path === null ? null : lastPart(path),
    description: null,
    path,
    protocols: null,
    createdAt: null,
    placements: [
      {
        site: SOLE,
        pool: POOL_ID,
        role: "OWNER",
        connected: null,
        usedBytes: null,
        unprotectedBytes: null,
        lastSnapshotAt: null,
      },
    ],
    details: { __typename: "QumuloDirectoryDetails", sourceId, isRoot: nativeId === ROOT_ID },
  } as const satisfies Partial<VolumeRow>;
}

function fill(capacity: CapacityRow | null): Pick<VolumeRow, "capacity" | "health"> {
  return { capacity, health: capacity === null ? "UNKNOWN" : isFull(capacity) ? "WARNING" : "OK" };
}

/** Whether nothing more can be written; false when the figures do not say. */
export function isFull(capacity: CapacityRow): boolean {
  const { totalBytes, usedBytes } = capacity;
  return totalBytes !== null && usedBytes !== null && usedBytes >= totalBytes;
}

function quotaCapacity(quota: RawQuota): CapacityRow {
  return capacityOf({
    totalBytes: quota.limit,
    usedBytes: quota.capacity_usage,
    unlimited: false,
    basis: "PHYSICAL",
  });
}
