// How do tasks run? Commands are delivered later, a run appears later still, and schedules start some by themselves.
import type { Nodeum } from "../nodeum.ts";
import type { ExecutionPlan } from "./executionPlan.ts";
import { isLive } from "./executionView.ts";
import { endsOfTask, executionsOfTask } from "./nodeumState.ts";
import { nextOccurrence, readRecurrence } from "./recurrence.ts";
import type { ExecutionRecord, TaskRecord } from "./taskRecords.ts";

/** What can be asked of a task. */
export type TaskAction = "run" | "pause" | "stop" | "resume";

/** Notes what was asked of a task last; that shows at once, before it is delivered (sheet §6.1). */
export function noteAction({ state }: Nodeum, { taskId, action }: { taskId: number; action: TaskAction }): void {
  state.tasks.patch(String(taskId), { action });
}

/** Carries a command out at the moment of its delivery; false when it could not be. */
export function deliverAction(
  nodeum: Nodeum,
  { taskId, action }: { taskId: number; action: TaskAction },
  atMs: number,
) {
  const { tasks, executions } = nodeum.state;
  const task = tasks.get(String(taskId));
  if (task === undefined) return false;
  tasks.patch(String(taskId), { overrides: {} });
  const live = executionsOfTask(executions.list(), taskId).filter((execution) => isLive(execution, atMs));
  if (action === "run") return startRun(nodeum, { task, live: live.length > 0, atMs });
  const changed = live.filter((execution) => changeRun(nodeum, { execution, action, atMs }));
  return changed.length > 0;
}

function startRun(nodeum: Nodeum, { task, live, atMs }: { task: TaskRecord; live: boolean; atMs: number }): boolean {
  const { behaviour, state } = nodeum;
  if (task.activate === false || !isComplete(nodeum, task)) return false;
  if (live && behaviour.duplicateRun !== "second") return behaviour.duplicateRun === "ignored";
  state.agenda.at(atMs + behaviour.executionDelayMs, (dueMs) => {
    addExecution(nodeum, task, dueMs);
  });
  return true;
}

/** A task runs only once it has the ends that its types speak of (sheet §6.1). */
function isComplete({ state }: Nodeum, { id, source_type, destination_type }: TaskRecord): boolean {
  const hasSource = source_type === null || endsOfTask(state.sources.list(), id).length > 0;
  return hasSource && (destination_type === null || endsOfTask(state.destinations.list(), id).length > 0);
}

/** Pauses, resumes or stops one execution; false when it is not in a state for that. */
function changeRun(
  { state }: Nodeum,
  { execution, action, atMs }: { execution: ExecutionRecord; action: TaskAction; atMs: number },
): boolean {
  const { id, plan, overrides } = execution;
  const paused = plan.pausedMs !== null;
  if ((action === "pause" && paused) || (action === "resume" && !paused)) return false;
  const pausedTotalMs = plan.pausedTotalMs + (plan.pausedMs === null ? 0 : atMs - plan.pausedMs);
  const changes: Record<TaskAction, Partial<ExecutionPlan>> = {
    run: {},
    pause: { pausedMs: atMs },
    resume: { pausedMs: null, pausedTotalMs },
    stop: { stoppedMs: atMs, ...(paused && { pausedMs: null, pausedTotalMs }) },
  };
  const { status: _status, ...kept } = overrides;
  return state.executions.patch(id, { plan: { ...plan, ...changes[action] }, overrides: kept }) !== undefined;
}

/** Adds an execution of a task that starts at this moment, and gives it. */
export function addExecution(
  { state }: Nodeum,
  task: TaskRecord,
  startedMs: number,
  plan: Partial<ExecutionPlan> = {},
): ExecutionRecord {
  const execution = makeExecution(task, {
    startedMs,
    queueMs: 3_000,
    calculateMs: 7_000,
    workMs: 60_000,
    outcome: "done",
    pausedMs: null,
    pausedTotalMs: 0,
    stoppedMs: null,
    totalBytes: state.random.int(1, 400) * 1_073_741_824,
    totalFiles: state.random.int(20, 90_000),
    ...plan,
  });
  let unique = execution;
  while (state.executions.get(unique.id) !== undefined) unique = { ...unique, id: String(BigInt(unique.id) + 1n) };
  state.executions.set(unique);
  return unique;
}

/** An execution: what the task says now, and a plan. Its id is the nanosecond of its start (sheet §6.2). */
export function makeExecution(task: TaskRecord, plan: ExecutionPlan): ExecutionRecord {
  const { id, name, workflow_type, workflow_action, source_type, destination_type } = task;
  const nanoseconds = BigInt(Math.floor(plan.startedMs)) * 1_000_000n + BigInt((id * 7_919 + 225_418) % 1_000_000);
  return {
    id: String(nanoseconds),
    task_id: id,
    name,
    workflow_type,
    workflow_action,
    source_type,
    destination_type,
    plan,
    overrides: {},
  };
}

/** Lets a schedule start its task when it comes next, and again after that. Called again when its rule changed. */
export function followSchedule(nodeum: Nodeum, scheduleId: number, afterMs: number): void {
  const { state } = nodeum;
  const rrule = state.schedules.get(String(scheduleId))?.rrule ?? null;
  const rule = rrule === null ? null : readRecurrence(rrule);
  const next = rule === null ? null : nextOccurrence(rule, afterMs);
  if (next === null) return;
  const start = (dueMs: number) => {
    const schedule = state.schedules.get(String(scheduleId));
    if (schedule === undefined) return;
    const task = state.tasks.get(String(schedule.task_id));
    if (schedule.done !== true && task !== undefined && task.activate !== false) addExecution(nodeum, task, dueMs);
    followSchedule(nodeum, scheduleId, dueMs);
  };
  state.agenda.at(next, start, `schedule ${scheduleId}`);
}
