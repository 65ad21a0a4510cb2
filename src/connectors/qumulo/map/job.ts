// How does work that Qumulo runs become a Job: tree deletes, snapshot deletions, the restriper, an upgrade? Pure; used by
// the feed `work`. Replication runs: see replication.ts.
import { SOLE } from "../../../contract/ref.ts";
import type { JobProgressRow, JobRow } from "../../../contract/rows/Job.ts";
import type { RawRestriper, RawUpgrade } from "../raw/cluster.ts";
import type { RawTreeDelete } from "../raw/files.ts";
import type { RawSnapshot } from "../raw/snapshots.ts";
import { plainPath, volumeAt } from "./paths.ts";
import type { QumuloWords } from "./words.ts";

/** Native ids of the two jobs of which a cluster has at most one. */
export const RESTRIPE_ID = "restripe";
/** See `RESTRIPE_ID`. */
export const UPGRADE_ID = "upgrade";

/** What a job of Qumulo says nothing of, unless it does. */
const SILENT = {
  kind: "Job",
  nativeState: null,
  progressPercent: null,
  progress: null,
  createdAt: null,
  startedAt: null,
  finishedAt: null,
  expiresAt: null,
  message: null,
  owner: null,
  site: SOLE,
  volume: null,
  template: null,
  steps: null,
  details: null,
} as const;

/** A job made of what is known of it: the rest is null, and its name shows. */
export function jobOf(
  known: Partial<JobRow> &
    Pick<JobRow, "sourceId" | "nativeId" | "jobType" | "nativeType" | "state"> & { name: string },
): JobRow {
  return { ...SILENT, displayName: known.name, ...known };
}

/** A tree delete. It has no state and no end of its own: it fails by its error, and is gone when done (sheet §7). */
export function treeDeleteJob(sourceId: string, raw: RawTreeDelete): JobRow {
  const progress = {
    ...NO_PROGRESS,
    ...doneOf("Bytes", raw.initial_capacity, raw.remaining_capacity),
    ...doneOf("Files", raw.initial_files, raw.remaining_files),
  };
  return jobOf({
    sourceId,
    nativeId: `tree:${raw.id}`,
    name: `Tree delete of ${plainPath(raw.initial_path) ?? raw.id}`,
    jobType: "DELETE",
    nativeType: "tree-delete",
    state: raw.last_error_message === null ? "RUNNING" : "FAILED",
    progressPercent:
      percentOf(progress.processedBytes, progress.totalBytes) ??
      percentOf(progress.processedFiles, progress.totalFiles),
    progress,
    createdAt: raw.create_time,
    message: raw.last_error_message,
    volume: volumeAt(raw.initial_path),
  });
}

/** The removal of a snapshot, which stays listed until it is gone (sheet §7); null when it is not being removed. */
export function snapshotDeletionJob(sourceId: string, raw: RawSnapshot): JobRow | null {
  if (raw.in_delete !== true) return null;
  return jobOf({
    sourceId,
    nativeId: `snapshot:${raw.id}`,
    name: `Deletion of snapshot ${raw.name ?? raw.id}`,
    jobType: "SNAPSHOT_DELETION",
    nativeType: "snapshot-delete",
    state: "RUNNING",
    volume: volumeAt(raw.source_file_path),
  });
}

/** The restriper at work or done; null when it has not begun. */
export function restripeJob(sourceId: string, raw: RawRestriper, words: QumuloWords): JobRow | null {
  const state = words.restriperState(raw.state);
  if (state === null) return null;
  return jobOf({
    sourceId,
    nativeId: RESTRIPE_ID,
    name: raw.phase === null ? "Restripe" : `Restripe, ${raw.phase}`,
    jobType: "REBALANCE",
    nativeType: "restriper",
    state,
    nativeState: raw.state,
    progressPercent: raw.percent_complete,
    message: raw.blocked_reason,
  });
}

/** An upgrade under way, prepared or failed; null when there is none: idle, and without an error. */
export function upgradeJob(sourceId: string, raw: RawUpgrade, words: QumuloWords): JobRow | null {
  const state = words.upgradeState(raw.state);
  if (state === null && raw.error_info === null) return null;
  const goesOn = state === "PAUSED" && raw.settings?.auto_commit === true;
  const version = raw.settings?.target_version ?? null;
  return jobOf({
    sourceId,
    nativeId: UPGRADE_ID,
    name: version === null ? "Upgrade" : `Upgrade to ${version}`,
    jobType: "UPGRADE",
    nativeType: "upgrade",
    state: goesOn ? "RUNNING" : (state ?? "FAILED"),
    nativeState: raw.state,
    progressPercent: state === null ? null : raw.progress,
    message: raw.error_info,
  });
}

/** Progress of which nothing is said. */
export const NO_PROGRESS: JobProgressRow = {
  processedBytes: null,
  totalBytes: null,
  processedFiles: null,
  totalFiles: null,
  bytesPerSecond: null,
  remainingSeconds: null,
};

/** What is done, from what there was and what remains; never negative, for a total may still grow. */
export function doneOf(
  unit: "Bytes" | "Files",
  total: bigint | null,
  remaining: bigint | null,
): Partial<JobProgressRow> {
  const done = total === null || remaining === null ? null : total > remaining ? total - remaining : 0n;
  return unit === "Bytes" ? { processedBytes: done, totalBytes: total } : { processedFiles: done, totalFiles: total };
}

/** 0 to 100 with two decimals; null when nothing is known, or there is nothing to do. */
function percentOf(done: bigint | null, total: bigint | null): number | null {
  return done === null || total === null || total === 0n ? null : Number((done * 10_000n) / total) / 100;
}
