// How do control calls change executions? A status that is set stands until the task is acted on; an end is one now.
import { ControlError } from "../../chassis/controlError.ts";
import type { RowHandler, RowValues } from "../../chassis/rowHandler.ts";
import type { Nodeum } from "../nodeum.ts";
import { isOutcome } from "../state/executionPlan.ts";
import type { ExecutionRecord } from "../state/taskRecords.ts";
import { addExecution } from "../state/taskRuns.ts";

/** Executions, oldest first. */
export function executionHandler(nodeum: Nodeum): RowHandler {
  const table = () => nodeum.state.executions;
  return {
    ids: () => table().ids(),
    insert: ({ task_id, id, job_started, ...values }) => {
      const { tasks, random } = nodeum.state;
      const task = tasks.get(String(task_id ?? (tasks.size() === 0 ? "at all" : random.pick(tasks.ids()))));
      if (task === undefined) throw new ControlError(`There is no task ${String(task_id ?? "at all")}.`);
      const started = job_started === undefined ? nodeum.now() : Date.parse(String(job_started));
      if (Number.isNaN(started)) throw new ControlError(`${String(job_started)} is no moment.`);
      if (id !== undefined && !/^\d+$/.test(String(id))) throw new ControlError("The id of an execution is digits.");
      const made = addExecution(nodeum, task, started);
      const row = id === undefined ? made : { ...made, id: String(id) };
      if (row !== made) table().remove(made.id);
      table().set(withValues(row, values, nodeum.now()));
      return row.id;
    },
    update: (id, values) => {
      const row = table().get(id);
      if (row === undefined) return false;
      table().set(withValues(row, values, nodeum.now()));
      return true;
    },
    remove: (id) => table().remove(id),
  };
}

function withValues(row: ExecutionRecord, values: RowValues, now: number): ExecutionRecord {
  const { status, ...others } = values;
  const { status: _old, ...kept } = row.overrides;
  const overrides = { ...kept, ...others };
  if (status === undefined) return { ...row, overrides: { ...row.overrides, ...others } };
  if (!isOutcome(status)) return { ...row, overrides: { ...overrides, status } };
  const { startedMs, pausedTotalMs } = row.plan;
  if (status === "stopped_by_user") return { ...row, overrides, plan: { ...row.plan, stoppedMs: now, pausedMs: null } };
  const workMs = Math.max(0, now - startedMs - pausedTotalMs);
  const ended = { queueMs: 0, calculateMs: 0, workMs, outcome: status, pausedMs: null, stoppedMs: null };
  return { ...row, overrides, plan: { ...row.plan, ...ended } };
}
