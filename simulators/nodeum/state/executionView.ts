// What does an execution, and the task that it belongs to, look like at this moment?
import type { NodeumBehaviour } from "../options.ts";
import { isoTime } from "../wire/isoTime.ts";
import { endedAt, isTerminal, progressAt, statusAt } from "./executionPlan.ts";
import type { ExecutionRecord, TaskRecord } from "./taskRecords.ts";

/** The status of an execution, also one that was set from outside. */
export function executionStatus({ plan, overrides }: ExecutionRecord, now: number): string {
  return typeof overrides.status === "string" ? overrides.status : statusAt(plan, now);
}

/** Whether an execution can still be paused, resumed or stopped. */
export const isLive = (execution: ExecutionRecord, now: number): boolean =>
  !isTerminal(executionStatus(execution, now)) && executionStatus(execution, now) !== "not_activated";

const settledViews = new WeakMap<ExecutionRecord, Record<string, unknown>>();

/** All attributes of an execution. Those of an ended one are worked out once. */
export function executionValues(
  execution: ExecutionRecord,
  now: number,
  behaviour: NodeumBehaviour,
): Record<string, unknown> {
  const kept = settledViews.get(execution);
  if (kept !== undefined) return kept;
  const { plan, overrides, ...copied } = execution;
  const progress = progressAt(plan, now);
  const ended = endedAt(plan, now);
  const values = {
    ...copied,
    status: statusAt(plan, now),
    log_time: isoTime((ended ?? now) + 1_000 + behaviour.logTimeOffsetMs),
    job_started: isoTime(plan.startedMs),
    job_finished: ended === null ? null : isoTime(ended),
    to_process_size: progress.toProcessBytes,
    processed_size: progress.processedBytes,
    to_process_files: progress.toProcessFiles,
    processed_files: progress.processedFiles,
    finalized_files: progress.finalizedFiles,
    estimation_time: Math.round(progress.remainingMs / behaviour.estimationUnitMs),
    bandwidth: Math.round(progress.bytesPerSecond / behaviour.bandwidthUnitBytes),
    creation_date: isoTime(plan.startedMs),
    modification_date: isoTime(ended ?? now),
    ...overrides,
  };
  if (ended !== null) settledViews.set(execution, values);
  return values;
}

/** What a task shows of its newest execution. */
export function taskProgress(task: TaskRecord, newest: Record<string, unknown> | undefined): Record<string, unknown> {
  const idle = task.activate === false ? "not_activated" : null;
  const pick = (name: string) => newest?.[name] ?? null;
  return {
    status: newest === undefined ? idle : pick("status"),
    job_started: pick("job_started"),
    job_finished: pick("job_finished"),
    processed_size: pick("processed_size"),
    to_process_size: pick("to_process_size"),
  };
}
