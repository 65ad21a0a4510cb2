// How does a replication relationship between directories become a JobTemplate, and its run a Job? Pure; used by the feed
// `work`. Object stores: see objectReplication.ts.
import { SOLE } from "../../../contract/ref.ts";
import type { JobRow } from "../../../contract/rows/Job.ts";
import type { JobTemplateRow } from "../../../contract/rows/JobTemplate.ts";
import type { ScheduleRow } from "../../../contract/rows/shared.ts";
import type { RawDirectoryReplication, RawReplicationProgress } from "../raw/replication.ts";
import { worstOf } from "./health.ts";
import { doneOf, jobOf, NO_PROGRESS } from "./job.ts";
import { plainPath, volumeAt } from "./paths.ts";
import { blackoutInWords, describedSchedule } from "./schedule.ts";
import type { QumuloWords } from "./words.ts";

/** Which side of a relationship this cluster is. Both sides carry the same id, and one cluster can be both. */
export type Side = "source" | "target";

/** Who reads, and from which side: what a relationship's rows are made with. */
export interface SideView {
  readonly sourceId: string;
  readonly side: Side;
  readonly words: QumuloWords;
}

/** A relationship as something that can be run again and again. */
export function relationshipRow(raw: RawDirectoryReplication, view: SideView): JobTemplateRow {
  const { side, words, sourceId } = view;
  const sourcePath = plainPath(raw.source_root_path);
  const targetPath = plainPath(raw.target_root_path);
  const peerName =
    side === "source"
      ? (raw.target_cluster_name ?? raw.target_address)
      : (raw.source_cluster_name ?? raw.source_address);
  const [from, to] = side === "source" ? [null, peerName] : [peerName, null];
  const description = `${placeOf(from, sourcePath)} → ${placeOf(to, targetPath)}`;
  const ownPath = side === "source" ? sourcePath : targetPath;
  return {
    kind: "JobTemplate",
    sourceId,
    nativeId: `${side}:${raw.id}`,
    displayName: description,
    nativeState: raw.state,
    name: null,
    description,
    jobType: "SYNC",
    nativeType: `${side}-relationship`,
    enabled: raw.replication_enabled,
    health: worstOf([
      words.relationshipHealth(raw.state),
      ...(raw.error_from_last_job === null ? [] : ["CRITICAL" as const]),
    ]),
    schedule: side === "source" ? relationshipSchedule(raw) : null,
    site: SOLE,
    paths: ownPath === null ? null : [ownPath],
    parameters: null,
    details: {
      __typename: "QumuloReplicationDetails",
      sourceId,
      outgoing: side === "source",
      peerName,
      peerPath: side === "source" ? targetPath : sourcePath,
      mode: raw.replication_mode,
      recoveryPoint: raw.recovery_point,
      lastError: raw.error_from_last_job,
      endReason: raw.end_reason,
    },
  };
}

/**
 * Its run, or its last one when the cluster still tells when that began; null when it does not: then there is nothing to
 * tell one run from another. The error told is that of the run before while one is under way.
 */
export function replicationJob(raw: RawDirectoryReplication, view: SideView): JobRow | null {
  const start = raw.job_start_time;
  const runs = view.words.replicationRuns(raw.job_state);
  if (start === null) return null;
  const ended = runs === false;
  const error = ended ? raw.error_from_last_job : null;
  const path = plainPath(view.side === "source" ? raw.source_root_path : raw.target_root_path);
  return jobOf({
    sourceId: view.sourceId,
    nativeId: `replication:${view.side}:${raw.id}:${start}`,
    name: `Replication of ${path ?? raw.id}`,
    jobType: "SYNC",
    nativeType: `${view.side}-replication`,
    state: runs === null ? "UNKNOWN" : runs ? "RUNNING" : error === null ? "SUCCEEDED" : "FAILED",
    nativeState: raw.job_state,
    ...progressOf(raw.replication_job_status),
    createdAt: start,
    startedAt: start,
    finishedAt: ended ? after(start, raw.duration_of_last_job?.nanoseconds ?? null) : null,
    message: error,
    volume: volumeAt(path),
    template: `${view.side}:${raw.id}`,
    details: {
      __typename: "QumuloReplicationRunDetails",
      sourceId: view.sourceId,
      recoveryPoint: raw.recovery_point,
      queuedSnapshotCount: raw.queued_snapshot_count,
    },
  });
}

/** Progress fields of a run; null when it tells none. */
export function progressOf(raw: RawReplicationProgress | null): Pick<JobRow, "progress" | "progressPercent"> {
  if (raw === null) return { progress: null, progressPercent: null };
  return {
    progressPercent: raw.percent_complete,
    progress: {
      ...NO_PROGRESS,
      ...doneOf("Bytes", raw.bytes_total, raw.bytes_remaining),
      ...doneOf("Files", raw.files_total, raw.files_remaining),
      bytesPerSecond: raw.throughput_current,
      remainingSeconds: raw.estimated_seconds_remaining,
    },
  };
}

/** `dr-cluster:/path`, or the path alone when it is here. */
export function placeOf(cluster: string | null, path: string | null): string {
  return cluster === null ? (path ?? "?") : `${cluster}:${path ?? "?"}`;
}

/** In words alone: blackouts say when it does not run, which no field can. */
function relationshipSchedule(raw: RawDirectoryReplication): ScheduleRow | null {
  const policies = raw.snapshot_policies?.length ?? 0;
  const snapshots = `after each snapshot of ${policies === 1 ? "a policy" : `${policies} policies`}`;
  const rhythms: Readonly<Record<string, string>> = {
    REPLICATION_CONTINUOUS: "continuously",
    REPLICATION_SNAPSHOT_POLICY: snapshots,
    REPLICATION_SNAPSHOT_POLICY_WITH_CONTINUOUS: `continuously and ${snapshots}`,
  };
  if (raw.replication_mode === null && raw.next_active_time === null) return null;
  const rhythm =
    rhythms[raw.replication_mode ?? ""] ?? `in a mode that is not known here: ${raw.replication_mode ?? "none"}`;
  const blackouts = (raw.blackout_windows ?? []).map(blackoutInWords).join(" and ");
  const zone = raw.blackout_window_timezone === null ? "" : `, ${raw.blackout_window_timezone}`;
  const description = blackouts === "" ? rhythm : `${rhythm}, but not from ${blackouts}${zone}`;
  return describedSchedule(description, raw.blackout_window_timezone, raw.next_active_time);
}

/** The moment so many nanoseconds later; null when the duration is not said. */
function after(start: string, nanoseconds: bigint | null): string | null {
  return nanoseconds === null ? null : new Date(Date.parse(start) + Number(nanoseconds / 1_000_000n)).toISOString();
}
