// How does a container become a Volume and its Quota? Pure; used by the feed `containers`.
import type { QuotaRow } from "../../../contract/rows/Quota.ts";
import type { CapacityRow } from "../../../contract/rows/shared.ts";
import type { PlacementRow, VolumeRow } from "../../../contract/rows/Volume.ts";
import type { Health } from "../../../contract/words.ts";
import { capacityOf } from "../../../upstream/capacity.ts";
import type { RawContainer } from "../raw/storage.ts";
import { BYTES_ASSUMED, SERVER_ID } from "./server.ts";
import type { NodeumWords } from "./words.ts";

/** Whose container it is, and how its words are read. */
export interface ContainerView {
  readonly sourceId: string;
  readonly words: NodeumWords;
}

/** A container as a volume. */
export function volumeRow(raw: RawContainer, { sourceId, words }: ContainerView): VolumeRow {
  const capacity = containerCapacity(raw);
  return {
    kind: "Volume",
    sourceId,
    nativeId: raw.id,
    displayName: raw.name ?? raw.id,
    nativeState: null,
    name: raw.name,
    description: raw.comment,
    lifecycle: "AVAILABLE",
    health: healthOf(capacity),
    path: null,
    capacity,
    protocols: null,
    createdAt: null,
    parent: null,
    placements: placementsOf(raw),
    details: {
      __typename: "NodeumContainerDetails",
      sourceId,
      quotaOnCachePercent: percentOf(raw.quota_on_cache),
      cachedBytes: raw.stat_size_on_cache,
      fileCount: raw.stat_total_files,
      cacheOnlyFileCount: raw.only_on_cache_file_count,
      guestAccess: raw.guest_right === null ? null : words.access(raw.guest_right),
    },
  };
}

/** The limit of a container; null when it sets none, or does not say. */
export function quotaRow(raw: RawContainer, { sourceId }: ContainerView): QuotaRow | null {
  const capacity = containerCapacity(raw);
  if (capacity.totalBytes === null) return null;
  return {
    kind: "Quota",
    sourceId,
    nativeId: raw.id,
    displayName: raw.name ?? raw.id,
    nativeState: null,
    scope: "VOLUME",
    volume: raw.id,
    path: null,
    capacity,
    notifyEmail: null,
  };
}

/** What is used is the size of all files, wherever they lie. What lies on the cache may be more, so it is no part of it. */
function containerCapacity({ quota_total_size: quota, stat_total_size: usedBytes }: RawContainer): CapacityRow {
  const unlimited = quota === null ? null : quota === 0n;
  const assumption = unlimited === true ? `${BYTES_ASSUMED} A quota of 0 is taken for no limit.` : BYTES_ASSUMED;
  return capacityOf({ totalBytes: quota, usedBytes, unlimited, basis: "LOGICAL", assumption });
}

/** At the server; in the pools that it archives to and is cleaned to, where the release tells them. */
function placementsOf({ push_pool_id: push, cleaning_pool_id: cleaning }: RawContainer): PlacementRow[] {
  const pools = [...new Set([push, cleaning])].filter((pool) => pool !== null);
  return (pools.length === 0 ? [null] : pools).map((pool) => ({
    site: SERVER_ID,
    pool,
    role: "OWNER",
    connected: null,
    usedBytes: null,
    unprotectedBytes: null,
    lastSnapshotAt: null,
  }));
}

function healthOf({ unlimited, totalBytes, usedBytes }: CapacityRow): Health {
  if (unlimited === true) return "OK";
  if (totalBytes === null || usedBytes === null) return "UNKNOWN";
  return usedBytes >= totalBytes ? "WARNING" : "OK";
}

/** That it is a percentage is concluded from an error message (sheet §6.4); a figure that cannot be one is not told. */
const percentOf = (value: bigint | null): number | null => (value !== null && value <= 100n ? Number(value) : null);
