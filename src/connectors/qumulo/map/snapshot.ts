// How does a snapshot become a Snapshot, and one that is being removed a Job as well? Pure; used by the feeds `snapshots`
// and `work`.
import { SOLE } from "../../../contract/ref.ts";
import type { SnapshotRow } from "../../../contract/rows/Snapshot.ts";
import type { RawSnapshot } from "../raw/snapshots.ts";
import { plainPath, volumeAt } from "./paths.ts";

/** @param uniqueBytes what its removal alone would free; null when that may not be read. */
export function snapshotRow(sourceId: string, raw: RawSnapshot, uniqueBytes: bigint | null): SnapshotRow {
  return {
    kind: "Snapshot",
    sourceId,
    nativeId: raw.id,
    displayName: raw.name ?? raw.id,
    nativeState: null,
    name: raw.name,
    subject: "DATA",
    volume: volumeAt(raw.source_file_path),
    path: plainPath(raw.source_file_path),
    site: SOLE,
    lifecycle: raw.in_delete === true ? "DELETING" : "AVAILABLE",
    progressPercent: null,
    createdAt: raw.timestamp,
    expiresAt: raw.expiration,
    locked: raw.lock_key === undefined ? null : isSet(raw.lock_key),
    lockKey: isSet(raw.lock_key) ? (raw.lock_key ?? null) : null,
    // A policy that is gone leaves its number behind, but not its name (sheet §8.9).
    policy: raw.policy_name === null ? null : raw.policy_id,
    uniqueBytes,
    details: {
      __typename: "QumuloSnapshotDetails",
      sourceId,
      heldByReplication: raw.owners === null ? null : raw.owners.length > 0,
    },
  };
}

function isSet(key: string | null | undefined): boolean {
  return key !== null && key !== undefined && key !== "";
}
