// How does a volume at one filer become its last Snapshot and its SnapshotPolicy? Pure; used by the feed `volumes`.
import type { SnapshotRow } from "../../../contract/rows/Snapshot.ts";
import type { SnapshotPolicyRow } from "../../../contract/rows/SnapshotPolicy.ts";
import type { RawRetention, RawSetting } from "../raw/volume.ts";
import { retentionOf, scheduleOf } from "./schedule.ts";

/** Key of a volume at a filer. */
export const settingKey = (raw: RawSetting): string => `${raw.guid}:${raw.filer_serial_number}`;

/**
 * The last snapshot of a volume at a filer; null when there was none. While the next one is taken the console still tells of
 * the last, with its end; only one without an end is being taken itself.
 */
export function snapshotRow(sourceId: string, raw: RawSetting): SnapshotRow | null {
  const { status } = raw;
  const version = status?.last_snapshot_version ?? null;
  if (status === null || version === null) return null;
  const inTheMaking = status.last_snapshot_end === null && status.snapshot_status === "in_progress";
  return {
    kind: "Snapshot",
    sourceId,
    nativeId: `${settingKey(raw)}:${version}`,
    displayName: `${raw.name ?? raw.guid} ${version}`,
    nativeState: status.snapshot_status,
    name: null,
    subject: "DATA",
    volume: raw.guid,
    path: null,
    site: raw.filer_serial_number,
    lifecycle: inTheMaking ? "CREATING" : "AVAILABLE",
    progressPercent: inTheMaking ? status.snapshot_percent : null,
    createdAt: status.last_snapshot_end ?? status.last_snapshot_start,
    expiresAt: null,
    locked: null,
    lockKey: null,
    policy: null,
    uniqueBytes: null,
    details: { __typename: "NasuniSnapshotDetails", sourceId, snapshotVersion: version },
  };
}

/** When a filer takes snapshots of a volume, and how long they are kept, which is the volume's own affair. */
export function policyRow(sourceId: string, raw: RawSetting, retention: RawRetention | null): SnapshotPolicyRow {
  return {
    kind: "SnapshotPolicy",
    sourceId,
    nativeId: settingKey(raw),
    displayName: raw.name ?? settingKey(raw),
    nativeState: null,
    name: null,
    enabled: null,
    volume: raw.guid,
    path: null,
    sites: [raw.filer_serial_number],
    schedule: scheduleOf(raw.snapshot_schedule),
    retention: retentionOf(retention),
    lockKey: null,
  };
}
