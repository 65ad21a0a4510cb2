// How does a volume, with its settings and connections at filers, become a Volume? Pure; used by the feed `volumes`.
import type { CapacityRow } from "../../../contract/rows/shared.ts";
import type { PlacementRow, VolumeRow } from "../../../contract/rows/Volume.ts";
import type { Health, LifecycleState } from "../../../contract/words.ts";
import { capacityOf } from "../../../upstream/capacity.ts";
import { type QuotaUnit, quotaBytes } from "../options.ts";
import type { RawConnection, RawSetting, RawVolume } from "../raw/volume.ts";
import { cloudKey } from "./cloud.ts";
import { cacheKey, lifecycleAt } from "./filer.ts";
import { retentionOf } from "./schedule.ts";
import type { NasuniWords } from "./words.ts";

/** One volume and what is said of it elsewhere. */
export interface VolumeFacts {
  readonly sourceId: string;
  readonly words: NasuniWords;
  readonly quotaUnit: QuotaUnit;
  readonly volume: RawVolume;
  /** Its connections. */
  readonly connections: readonly RawConnection[];
  /** Itself at each filer; null when that was not read. */
  readonly settings: readonly RawSetting[] | null;
  /** Whether its owner is offline; null when that is not known. */
  readonly ownerOffline: boolean | null;
}

/** A volume. Used is what users see at its owner. */
export function volumeRow(facts: VolumeFacts): VolumeRow {
  const { sourceId, volume, words } = facts;
  return {
    kind: "Volume",
    sourceId,
    nativeId: volume.guid,
    displayName: volume.name ?? volume.guid,
    nativeState: null,
    name: volume.name,
    description: null,
    lifecycle: lifecycleOf(facts),
    health: healthOf(facts),
    path: null,
    capacity: volumeCapacity(volume, facts.quotaUnit, settingAt(facts, volume.filer_serial_number)),
    protocols: volume.protocols?.protocols?.map((word) => words.protocol(word)) ?? null,
    createdAt: null,
    parent: null,
    placements: placementsOf(facts),
    details: {
      __typename: "NasuniVolumeDetails",
      sourceId,
      permissionsPolicy: volume.protocols?.permissions_policy ?? null,
      caseSensitive: volume.case_sensitive,
      deduplicated: volume.cloud_io?.dedupe ?? null,
      compressed: volume.cloud_io?.compression ?? null,
      snapshotRetention: retentionOf(volume.snapshot_retention),
      authPolicy: volume.auth?.policy ?? null,
      remoteAccessEnabled: volume.remote_access?.enabled ?? null,
      remoteAccessPermission: volume.remote_access?.enabled === true ? volume.remote_access.access_permissions : null,
      bucket: volume.bucket,
    },
  };
}

/** The quota of a volume, and its use where that was read. The unit is an operator's option, so the row says it. */
export function volumeCapacity(volume: RawVolume, unit: QuotaUnit, atOwner: RawSetting | null): CapacityRow {
  const { quota } = volume;
  const limited = quota !== null && quota > 0n;
  return capacityOf({
    totalBytes: limited ? quotaBytes(quota, unit) : null,
    usedBytes: atOwner?.status?.accessible_data ?? null,
    unlimited: quota === null ? null : !limited,
    basis: "LOGICAL",
    assumption: limited
      ? `Nasuni calls the quota of a volume gigabytes and does not say how many bytes that is; ${quotaBytes(1n, unit)} are assumed.`
      : null,
  });
}

const settingAt = ({ settings }: VolumeFacts, serial: string): RawSetting | null =>
  settings?.find((setting) => setting.filer_serial_number === serial) ?? null;

const connectedAt = ({ connections }: VolumeFacts, serial: string): boolean | null =>
  connections.find((connection) => connection.filer_serial_number === serial)?.connected ?? null;

/** The console has no state for a volume: it is where its owner is. */
function lifecycleOf(facts: VolumeFacts): LifecycleState {
  const own = lifecycleAt(facts.ownerOffline);
  return own === "AVAILABLE" && connectedAt(facts, facts.volume.filer_serial_number) === false ? "DEGRADED" : own;
}

function healthOf({ connections, ownerOffline }: VolumeFacts): Health {
  if (ownerOffline === true) return "CRITICAL";
  if (connections.some((connection) => connection.connected === false)) return "WARNING";
  return ownerOffline === null ? "UNKNOWN" : "OK";
}

/** Every filer that shows it, its owner first, each with its cache; and the back end that holds it, which is at no site. */
function placementsOf(facts: VolumeFacts): PlacementRow[] {
  const { volume, connections, settings, words } = facts;
  const owner = volume.filer_serial_number;
  const serials = [...(settings ?? []), ...connections].map((row) => row.filer_serial_number);
  const atFilers = [...new Set([owner, ...serials])].map((serial): PlacementRow => {
    const setting = settingAt(facts, serial);
    return {
      site: serial,
      pool: cacheKey(serial),
      role: setting === null ? (serial === owner ? "OWNER" : "REMOTE") : words.role(setting.type),
      connected: connectedAt(facts, serial),
      usedBytes: setting?.status?.accessible_data ?? null,
      unprotectedBytes: setting?.status?.data_not_yet_protected ?? null,
      lastSnapshotAt: setting?.status?.last_snapshot_end ?? null,
    };
  });
  const credential = volume.provider?.cred_uuid ?? null;
  if (credential === null) return atFilers;
  const nothing = { connected: null, usedBytes: null, unprotectedBytes: null, lastSnapshotAt: null };
  return [...atFilers, { site: null, pool: cloudKey(credential), role: "UNKNOWN", ...nothing }];
}
