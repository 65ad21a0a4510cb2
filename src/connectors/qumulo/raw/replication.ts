// What do replication relationships answer (sheet §8.11)? Used by the feed `work`.
import { z } from "zod";
import { zInstant } from "../../../upstream/values.ts";
import { maybe, zFigure, zKey, zNumber, zText, zYesNo } from "./pieces.ts";

const zProgress = maybe(
  z.object({
    percent_complete: zNumber,
    estimated_seconds_remaining: zFigure,
    bytes_total: zFigure,
    bytes_remaining: zFigure,
    files_total: zFigure,
    files_remaining: zFigure,
    throughput_current: zFigure,
  }),
);

/** Part of the week in which a relationship rests. */
const zBlackout = z.object({
  start_hour: z.number(),
  start_minute: z.number(),
  end_hour: z.number(),
  end_minute: z.number(),
  on_days: z.array(z.string()),
});

/**
 * Status of a relationship between directories of two clusters, seen from either: `…/source-relationships/{id}/status` and
 * `…/target-relationships/{id}/status`. The target tells neither mode, blackouts, queue nor next run.
 */
export const zDirectoryReplication = z.object({
  id: zKey,
  state: zText,
  end_reason: zText,
  source_cluster_name: zText,
  source_address: zText,
  source_root_path: zText,
  target_cluster_name: zText,
  target_address: zText,
  target_root_path: zText,
  replication_enabled: zYesNo,
  replication_mode: zText,
  blackout_window_timezone: zText,
  blackout_windows: maybe(z.array(zBlackout)),
  snapshot_policies: maybe(z.array(z.unknown())),
  job_state: zText,
  job_start_time: zInstant,
  recovery_point: zInstant,
  error_from_last_job: zText,
  duration_of_last_job: maybe(z.object({ nanoseconds: zFigure })),
  next_active_time: zInstant,
  queued_snapshot_count: zNumber,
  replication_job_status: zProgress,
});

/** `GET /v2/replication/source-relationships/status/` and `…/target-relationships/status/`, bare arrays. */
export const zDirectoryReplications = z.array(zDirectoryReplication);

/**
 * Status of a relationship with an object store: another shape than that of directories. Known from newer pages and a guide
 * alone; the guide's sample says `source_directory_*` for `local_directory_*`, so either will do.
 */
export const zObjectReplication = z.object({
  id: zKey,
  direction: zText,
  object_store_address: zText,
  bucket: zText,
  object_folder: zText,
  local_directory_path: zText,
  source_directory_path: zText,
  state: zText,
  current_job: maybe(z.object({ start_time: zInstant, estimated_end_time: zInstant, job_progress: zProgress })),
  last_job: maybe(z.object({ start_time: zInstant, end_time: zInstant, error: zText })),
});

/** `GET /v3/replication/object-relationships/status/`, a bare array although it is v3. */
export const zObjectReplications = z.array(zObjectReplication);

/** A relationship between directories. */
export type RawDirectoryReplication = z.output<typeof zDirectoryReplication>;
/** A relationship with an object store. */
export type RawObjectReplication = z.output<typeof zObjectReplication>;
/** Progress of a run. */
export type RawReplicationProgress = NonNullable<z.output<typeof zProgress>>;
/** Part of the week in which a relationship rests. */
export type RawBlackout = z.output<typeof zBlackout>;
