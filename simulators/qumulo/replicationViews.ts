// How does Core show a replication's status? Sources and targets share most fields, objects have a shape of their own (sheet §8.11).
import { runStatus } from "./replicationRun.ts";
import type { ObjectRelationship } from "./seed/objectRelationships.ts";
import type { ReplicationCondition, SourceRelationship } from "./seed/sourceRelationships.ts";
import type { TargetRelationship } from "./seed/targetRelationships.ts";
import type { QumuloState } from "./state.ts";
import { nanoTime } from "./wire/rfc3339.ts";

/** What is between the two ends, and the run that is under way. */
function conditionView(condition: ReplicationCondition, nowMs: number) {
  const { state, end_reason, target_root_read_only, recovery_point, error_from_last_job, lastDurationMs, run } =
    condition;
  return {
    state,
    end_reason,
    target_root_read_only,
    job_state: run === null ? "REPLICATION_NOT_RUNNING" : "REPLICATION_RUNNING",
    job_start_time: run === null ? "" : nanoTime(run.startedAtMs),
    recovery_point,
    error_from_last_job,
    duration_of_last_job: lastDurationMs === null ? null : { nanoseconds: `${lastDurationMs}000000` },
    replication_job_status: run === null ? null : runStatus(run, nowMs),
    recovery_point_snapshot: null,
  };
}

/** The path of a directory by its id; "" when it is gone. */
function pathOfId(state: QumuloState, id: string): string {
  const node = state.tree.find(id);
  return node === undefined ? "" : state.tree.pathOf(node);
}

/** The status of a source relationship: its config and what has become of it. */
export function sourceStatus(state: QumuloState, relationship: SourceRelationship, nowMs: number) {
  const { config, target_root_path, target_cluster_name, target_cluster_uuid, queued_snapshot_count } = relationship;
  const hasBlackout = config.blackout_windows.length > 0;
  return {
    ...config,
    ...conditionView(relationship, nowMs),
    source_cluster_name: state.cluster.cluster_name,
    source_cluster_uuid: state.cluster.cluster_id,
    source_root_path: pathOfId(state, config.source_root_id),
    target_cluster_name,
    target_cluster_uuid,
    target_root_path,
    queued_snapshot_count,
    replicating_snapshot: null,
    // Only a relationship in its blackout hours says when it goes on.
    next_active_time: hasBlackout ? nanoTime(nowMs + 3_600_000) : "",
  };
}

/** The status of a target relationship. */
export function targetStatus(state: QumuloState, relationship: TargetRelationship, nowMs: number) {
  const { id, target_root_id, target_root_path, replication_enabled, lock_key } = relationship;
  const { source_cluster_name, source_cluster_uuid, source_root_path, source_root_read_only } = relationship;
  const { source_address, source_port } = relationship;
  return {
    id,
    ...conditionView(relationship, nowMs),
    source_cluster_name,
    source_cluster_uuid,
    source_root_path,
    source_root_read_only,
    source_address,
    source_port,
    target_cluster_name: state.cluster.cluster_name,
    target_cluster_uuid: state.cluster.cluster_id,
    target_root_path,
    target_root_id,
    replication_enabled,
    lock_key,
  };
}

/** The status of an object relationship: no job_state, no recovery point, but a current and a last job. */
export function objectStatus(state: QumuloState, { config, run, last_job }: ObjectRelationship, nowMs: number) {
  const status = { ...config, local_directory_path: pathOfId(state, config.local_directory_id) };
  if (run === null) return { ...status, state: "REPLICATION_NOT_RUNNING", current_job: null, last_job };
  const {
    estimated_seconds_remaining,
    bytes_deleted: _bytes,
    files_deleted: _files,
    ...job_progress
  } = runStatus(run, nowMs);
  const estimated_end_time =
    estimated_seconds_remaining === null ? null : nanoTime(nowMs + Number(estimated_seconds_remaining) * 1_000);
  const current_job = { start_time: nanoTime(run.startedAtMs), estimated_end_time, job_progress };
  return { ...status, state: "REPLICATION_RUNNING", current_job, last_job };
}
