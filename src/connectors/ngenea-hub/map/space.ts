// How does a space of a Hub become a volume, its quota and its snapshot policy? Pure; used by the feed of spaces.
import type { QuotaRow } from "../../../contract/rows/Quota.ts";
import type { SnapshotPolicyRow } from "../../../contract/rows/SnapshotPolicy.ts";
import type { CapacityRow } from "../../../contract/rows/shared.ts";
import type { PlacementRow, VolumeRow } from "../../../contract/rows/Volume.ts";
import { capacityOf } from "../../../upstream/capacity.ts";
import type { RawSpace } from "../raw/space.ts";
import { poolKey } from "./site.ts";
import { type HubWords, overSites } from "./words.ts";

/** Everything that one space tells of: a volume, a quota when it has a limit, a policy when it has a schedule. */
export function spaceRows(
  sourceId: string,
  space: RawSpace,
  words: HubWords,
): (VolumeRow | QuotaRow | SnapshotPolicyRow)[] {
  return [volumeRow(sourceId, space, words), quotaRow(sourceId, space), policyRow(sourceId, space)].filter(
    (row) => row !== null,
  );
}

/** Limit alone: what `sites[].usage` counts is not told, so that use is not known. */
function capacityOfSpace(space: RawSpace): CapacityRow {
  const unlimited = space.size === null || space.size === 0n;
  return capacityOf({ totalBytes: unlimited ? null : space.size, usedBytes: null, unlimited, basis: "UNKNOWN" });
}

const healths = { READY: "OK", CHANGING: "OK", FAILED: "CRITICAL", UNKNOWN: "UNKNOWN" } as const;

/** The volume that a space is. */
export function volumeRow(sourceId: string, space: RawSpace, words: HubWords): VolumeRow {
  const path = space.mountpoint?.startsWith("/") ? space.mountpoint.replace(/(?<=.)\/+$/, "") : null;
  return {
    kind: "Volume",
    sourceId,
    nativeId: space.id,
    displayName: space.name,
    nativeState: null,
    name: space.name,
    description: null,
    lifecycle: space.is_ready === null ? "UNKNOWN" : space.is_ready ? "AVAILABLE" : "CREATING",
    health: healths[overSites(space.on_sites, words) ?? "UNKNOWN"],
    path,
    capacity: capacityOfSpace(space),
    protocols: null,
    createdAt: space.created,
    parent: null,
    placements: placementsOf(space, path),
    details: {
      __typename: "NgeneaHubSpaceDetails",
      sourceId,
      immutable: space.immutable,
      ready: space.is_ready,
      permissionMode: space.permission_mode,
    },
  };
}

/** One entry per site. A pool is only named, so that its file system is taken from the mount point's first part. */
function placementsOf(space: RawSpace, path: string | null): PlacementRow[] | null {
  const filesystem = path?.split("/")[1];
  return (
    space.sites?.map(({ id, pool }): PlacementRow => {
      const located = id && filesystem && pool?.name;
      return {
        site: id ?? null,
        pool: located ? poolKey(id, filesystem, pool.name) : null,
        role: space.sites?.length === 1 ? "OWNER" : "PEER",
        connected: null,
        usedBytes: null,
        unprotectedBytes: null,
        lastSnapshotAt: null,
      };
    }) ?? null
  );
}

/** The limit of a space; null when it has none. */
export function quotaRow(sourceId: string, space: RawSpace): QuotaRow | null {
  const capacity = capacityOfSpace(space);
  if (capacity.unlimited) return null;
  return {
    kind: "Quota",
    sourceId,
    nativeId: space.id,
    displayName: space.name,
    nativeState: null,
    scope: "VOLUME",
    volume: space.id,
    path: null,
    capacity,
    notifyEmail: null,
  };
}

/** The snapshot schedule of a space, in the Hub's own words; null when it has none. Its time zone differs by release. */
export function policyRow(sourceId: string, space: RawSpace): SnapshotPolicyRow | null {
  const plan = space.snapshot_schedule;
  if (plan === null) return null;
  const expression = [plan.frequency, plan.time].filter((part) => part !== null).join(" ");
  return {
    kind: "SnapshotPolicy",
    sourceId,
    nativeId: space.id,
    displayName: space.name,
    nativeState: null,
    name: null,
    enabled: null,
    volume: space.id,
    path: null,
    sites: "VOLUME",
    schedule: {
      description: [plan.frequency ?? "at times not told", plan.time === null ? "" : `at ${plan.time}`]
        .join(" ")
        .trim(),
      format: "NATIVE",
      expression: expression === "" ? null : expression,
      timezone: null,
      intervalSeconds: null,
      daysOfWeek: null,
      dayOfMonth: null,
      startTime: plan.time?.match(/^([01]\d|2[0-3]):[0-5]\d/)?.[0] ?? null,
      endTime: null,
      nextRunAt: null,
      missedCount: null,
    },
    retention:
      plan.duration === null ? null : { forever: false, count: null, ageSeconds: null, expression: plan.duration },
    lockKey: null,
  };
}
