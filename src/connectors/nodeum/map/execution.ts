// How does a run of a task become a Job? Pure; used by the feed `executions`.
import type { JobProgressRow, JobRow } from "../../../contract/rows/Job.ts";
import type { RawExecution } from "../raw/work.ts";
import { SERVER_ID } from "./server.ts";
import { isUnfinished, type NodeumWords } from "./words.ts";

/** A run. It never says why it failed, who asked for it, or when it was taken on. */
export function jobRow(raw: RawExecution, { sourceId, words }: { sourceId: string; words: NodeumWords }): JobRow {
  const state = words.state(raw.status);
  const progress: JobProgressRow = {
    processedBytes: raw.processed_size,
    totalBytes: raw.to_process_size,
    processedFiles: raw.processed_files,
    totalFiles: raw.to_process_files,
    bytesPerSecond: raw.bandwidth,
    // What an ended run still has to do is nothing, whatever guess stands there.
    remainingSeconds: isUnfinished(state) ? raw.estimation_time : null,
  };
  return {
    kind: "Job",
    sourceId,
    nativeId: raw.id,
    displayName: raw.name ?? raw.id,
    nativeState: raw.status,
    name: raw.name,
    jobType: words.jobType(raw.workflow_action),
    nativeType: raw.workflow_action,
    state,
    progressPercent:
      percentOf(progress.processedBytes, progress.totalBytes) ??
      percentOf(progress.processedFiles, progress.totalFiles),
    progress,
    createdAt: null,
    startedAt: raw.job_started,
    finishedAt: isUnfinished(state) ? null : raw.job_finished,
    expiresAt: null,
    message: null,
    owner: null,
    site: SERVER_ID,
    volume: null,
    template: raw.task_id,
    steps: null,
    details: {
      __typename: "NodeumExecutionDetails",
      sourceId,
      workflowType: raw.workflow_type,
      finalizedFiles: raw.finalized_files,
    },
  };
}

/** 0 to 100 with two decimals; null when nothing is known, or there is nothing to do. The total grows while it is counted. */
function percentOf(done: bigint | null, total: bigint | null): number | null {
  if (done === null || total === null || total === 0n) return null;
  return done >= total ? 100 : Number((done * 10_000n) / total) / 100;
}
