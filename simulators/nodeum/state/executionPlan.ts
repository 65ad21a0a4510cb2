// In which state is an execution at a given moment? Pure: from what was planned and asked for, to the attributes of the API.

/** How an execution ends when nobody stops it. */
export type ExecutionOutcome = "done" | "finished_with_warnings" | "error" | "stopped_by_system" | "stopped_by_user";

/** All that decides about an execution over time. Moments in ms since the epoch, lengths in ms. */
export interface ExecutionPlan {
  /** When it was started. */
  readonly startedMs: number;
  /** How long it waits in the queue. */
  readonly queueMs: number;
  /** How long it looks for work; the amount to process grows meanwhile. */
  readonly calculateMs: number;
  /** How long it moves data. */
  readonly workMs: number;
  /** How it ends. */
  readonly outcome: ExecutionOutcome;
  /** When it was paused; null when it was not, or was resumed. */
  readonly pausedMs: number | null;
  /** Sum of the pauses that are over. */
  readonly pausedTotalMs: number;
  /** When a user stopped it. */
  readonly stoppedMs: number | null;
  /** Bytes to move. */
  readonly totalBytes: number;
  /** Files to move. */
  readonly totalFiles: number;
}

const terminal: ReadonlySet<string> = new Set<ExecutionOutcome>([
  "done",
  "finished_with_warnings",
  "error",
  "stopped_by_user",
  "stopped_by_system",
]);

/** Whether a status is an end (sheet §5). */
export const isTerminal = (status: string): boolean => terminal.has(status);

/** Whether a word is the outcome of an execution. */
export const isOutcome = (word: unknown): word is ExecutionOutcome => typeof word === "string" && terminal.has(word);

/** Milliseconds of life so far; pauses do not count. */
function activeMs(plan: ExecutionPlan, now: number): number {
  const until = Math.min(now, plan.pausedMs ?? now, plan.stoppedMs ?? now);
  return Math.max(0, until - plan.startedMs - plan.pausedTotalMs);
}

/** The status at a moment. */
export function statusAt(plan: ExecutionPlan, now: number): string {
  const { queueMs, calculateMs, workMs } = plan;
  if (plan.stoppedMs !== null) return "stopped_by_user";
  if (plan.pausedMs !== null) return "paused";
  const active = activeMs(plan, now);
  if (active < queueMs) return "in_queue";
  if (active < queueMs + calculateMs) return "calculating";
  return active < queueMs + calculateMs + workMs ? "in_progress" : plan.outcome;
}

/** When it ended, in ms, or null while it has not. */
export function endedAt(plan: ExecutionPlan, now: number): number | null {
  if (!isTerminal(statusAt(plan, now))) return null;
  return plan.stoppedMs ?? plan.startedMs + plan.pausedTotalMs + plan.queueMs + plan.calculateMs + plan.workMs;
}

/** How far an execution is. */
export interface ExecutionProgress {
  /** Bytes found so far. */
  readonly toProcessBytes: number;
  /** Bytes moved. */
  readonly processedBytes: number;
  /** Files found so far. */
  readonly toProcessFiles: number;
  /** Files moved. */
  readonly processedFiles: number;
  /** Files that are settled, moved or not. */
  readonly finalizedFiles: number;
  /** Until the end, ms; 0 when it ended. */
  readonly remainingMs: number;
  /** Bytes per second over the time of work so far. */
  readonly bytesPerSecond: number;
}

/** Parts of the work that are done in the end, by outcome: with warnings 113 of 126 files are processed in the example. */
const reached: Readonly<Record<string, number>> = { finished_with_warnings: 0.9, error: 0.37, stopped_by_system: 0.62 };

/** How far it is at a moment. */
export function progressAt(plan: ExecutionPlan, now: number): ExecutionProgress {
  const { queueMs, calculateMs, workMs, totalBytes, totalFiles } = plan;
  const active = activeMs(plan, now);
  const found = fraction(active - queueMs, calculateMs);
  const worked = fraction(active - queueMs - calculateMs, workMs);
  const status = statusAt(plan, now);
  const done = worked * (reached[plan.outcome] ?? 1);
  const processedFiles = Math.floor(totalFiles * done);
  const processedBytes = Math.floor(totalBytes * done);
  return {
    toProcessBytes: Math.floor(totalBytes * found),
    processedBytes,
    toProcessFiles: Math.floor(totalFiles * found),
    processedFiles,
    finalizedFiles: status === "finished_with_warnings" ? totalFiles : processedFiles,
    remainingMs: isTerminal(status) ? 0 : Math.round(workMs * (1 - worked)),
    bytesPerSecond: worked === 0 ? 0 : Math.floor(processedBytes / Math.max(1, (workMs * worked) / 1000)),
  };
}

function fraction(ms: number, of: number): number {
  if (of <= 0) return ms >= 0 ? 1 : 0;
  return Math.min(1, Math.max(0, ms / of));
}
