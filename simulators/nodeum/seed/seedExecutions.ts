// What have the last ten days brought? Executions of all states: ended ones, some that failed today, some that run right now.
import type { SeededRandom } from "../../chassis/seededRandom.ts";
import type { ExecutionOutcome, ExecutionPlan } from "../state/executionPlan.ts";
import type { ExecutionRecord, TaskRecord } from "../state/taskRecords.ts";
import { makeExecution } from "../state/taskRuns.ts";

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

const outcomes: readonly ExecutionOutcome[] = [
  ...Array<ExecutionOutcome>(14).fill("done"),
  "finished_with_warnings",
  "finished_with_warnings",
  "error",
  "stopped_by_system",
  "stopped_by_user",
];

/** What the newest executions are up to at the start. */
const live: readonly Partial<ExecutionPlan>[] = [
  { queueMs: 30 * minute },
  { queueMs: 2 * minute, calculateMs: 40 * minute },
  { workMs: 20 * minute },
  { workMs: 45 * minute },
  { workMs: 90 * minute, outcome: "finished_with_warnings" },
  { workMs: 3 * hour, outcome: "error" },
  { workMs: hour, pausedMs: 0 },
];

/** What executions are made from. */
export interface ExecutionSeed {
  /** How many. */
  readonly count: number;
  /** Vendor time at which the estate starts, ms. */
  readonly startMs: number;
  /** Tasks that ran. The last one has never run, and those that are switched off do not run. */
  readonly tasks: readonly TaskRecord[];
}

/** Executions, oldest first; at most a quarter of them live, five that failed within the last day. */
export function seedExecutions(random: SeededRandom, { count, startMs, tasks }: ExecutionSeed): ExecutionRecord[] {
  const runnable = tasks.slice(0, -1).filter(({ activate }) => activate !== false);
  if (runnable.length === 0) return [];
  const liveCount = Math.min(live.length, Math.floor(count / 4), runnable.length);
  const rows = Array.from({ length: count - liveCount }, (_, index) => {
    const plan = endedPlan(random, { startMs, failedToday: index < Math.min(5, count / 8) });
    return makeExecution(random.pick(runnable), plan);
  });
  for (const [index, plan] of live.slice(0, liveCount).entries()) {
    // Each of its own task, so that one task has one live execution.
    const task = runnable[index];
    if (task !== undefined) rows.push(makeExecution(task, livePlan(random, { startMs, index, plan })));
  }
  return unique(rows.sort((left, right) => (left.id < right.id ? -1 : 1)));
}

function basePlan(random: SeededRandom, startedMs: number): ExecutionPlan {
  return {
    startedMs,
    queueMs: random.int(1_000, 30_000),
    calculateMs: random.int(2_000, 60_000),
    workMs: random.int(1, 50) * minute,
    outcome: "done",
    pausedMs: null,
    pausedTotalMs: 0,
    stoppedMs: null,
    totalBytes: random.int(1, 3_000) * 1_073_741_824,
    totalFiles: random.int(10, 250_000),
  };
}

function endedPlan(
  random: SeededRandom,
  { startMs, failedToday }: { startMs: number; failedToday: boolean },
): ExecutionPlan {
  const plan = basePlan(random, startMs - random.int(100 * minute, failedToday ? 20 * hour : 10 * day));
  if (failedToday) return { ...plan, outcome: random.pick(["error", "finished_with_warnings", "stopped_by_system"]) };
  const outcome = random.pick(outcomes);
  return outcome === "stopped_by_user"
    ? { ...plan, stoppedMs: plan.startedMs + plan.queueMs + plan.calculateMs + Math.floor(plan.workMs / 2) }
    : { ...plan, outcome };
}

function livePlan(
  random: SeededRandom,
  { startMs, index, plan }: { startMs: number; index: number; plan: Partial<ExecutionPlan> },
): ExecutionPlan {
  const startedMs = startMs - 4 * minute - index * 40_000 - random.int(0, 999);
  const paused = plan.pausedMs === 0 && { pausedMs: startMs - minute };
  return { ...basePlan(random, startedMs), ...plan, ...paused };
}

/** No two executions have the same nanosecond. */
function unique(rows: readonly ExecutionRecord[]): ExecutionRecord[] {
  let last = 0n;
  return rows.map((row) => {
    const id = BigInt(row.id) > last ? BigInt(row.id) : last + 1n;
    last = id;
    return { ...row, id: String(id) };
  });
}
