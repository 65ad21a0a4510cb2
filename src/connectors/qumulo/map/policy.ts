// How does a snapshot policy become a SnapshotPolicy? Pure; used by the feed `policies`.
import { SOLE } from "../../../contract/ref.ts";
import type { SnapshotPolicyRow } from "../../../contract/rows/SnapshotPolicy.ts";
import type { RawPolicy } from "../raw/snapshots.ts";
import { plainPath, volumeAt } from "./paths.ts";
import { policySchedule, retentionOf } from "./schedule.ts";
import type { QumuloWords } from "./words.ts";

/** A policy with its path, as the status calls tell it. */
export function policyRow(sourceId: string, raw: RawPolicy, words: QumuloWords): SnapshotPolicyRow {
  const creation = raw.schedule?.creation_schedule ?? null;
  return {
    kind: "SnapshotPolicy",
    sourceId,
    nativeId: raw.id,
    displayName: raw.policy_name ?? raw.id,
    nativeState: null,
    name: raw.policy_name,
    enabled: raw.enabled,
    volume: volumeAt(raw.source_file_path),
    path: plainPath(raw.source_file_path),
    sites: [SOLE],
    schedule: creation === null ? null : policySchedule(creation, words),
    retention: retentionOf(raw.schedule?.expiration_time_to_live ?? null),
    lockKey: raw.lock_key,
  };
}
