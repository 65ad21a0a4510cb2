// How do control calls change tasks? A schedule may come along under `task_schedule`.
import { ControlError } from "../../chassis/controlError.ts";
import type { RowHandler, RowValues } from "../../chassis/rowHandler.ts";
import type { Nodeum } from "../nodeum.ts";
import { removeTask } from "../resources/taskResources.ts";
import { endsOf, makeTask } from "../seed/seedTasks.ts";
import type { ScheduleRecord, TaskRecord } from "../state/taskRecords.ts";
import { followSchedule } from "../state/taskRuns.ts";

/** Attributes that follow from executions; a value that is set stands until the task is acted on. */
const derived = ["status", "job_started", "job_finished", "processed_size", "to_process_size"];

/** Tasks; new ones have a source and a destination, so that they can run. */
export function taskHandler(nodeum: Nodeum): RowHandler {
  const table = () => nodeum.state.tasks;
  return {
    ids: () => table().ids(),
    insert: (values) => {
      const { random, sources, destinations } = nodeum.state;
      const draft = makeTask(random, 0, nodeum.now());
      const { plain, overrides } = split(values);
      const task = table().add({ ...draft, name: `task-${random.hex(6)}`, ...plain, overrides });
      const places = {
        containers: nodeum.state.containers.list(),
        pools: nodeum.state.pools.list(),
        tapes: nodeum.state.tapes.list(),
      };
      for (const end of endsOf(random, places, { task, type: task.source_type })) sources.add(end);
      for (const end of endsOf(random, places, { task, type: task.destination_type })) destinations.add(end);
      setSchedule(nodeum, task.id, values.task_schedule);
      return String(task.id);
    },
    update: (id, values) => {
      const old = table().get(id);
      if (old === undefined) return false;
      const { plain, overrides } = split(values);
      setSchedule(nodeum, old.id, values.task_schedule);
      return table().patch(id, { ...plain, overrides: { ...old.overrides, ...overrides } }) !== undefined;
    },
    remove: (id) => removeTask(nodeum, Number(id)),
  };
}

function split({ task_schedule: _schedule, ...values }: RowValues): {
  plain: Partial<TaskRecord>;
  overrides: RowValues;
} {
  const entries = Object.entries(values);
  return {
    plain: Object.fromEntries(entries.filter(([name]) => !derived.includes(name))) as Partial<TaskRecord>,
    overrides: Object.fromEntries(entries.filter(([name]) => derived.includes(name))),
  };
}

function setSchedule(nodeum: Nodeum, taskId: number, given: unknown): void {
  if (given === undefined) return;
  if (typeof given !== "object") throw new ControlError("task_schedule is an object, or null for none.");
  const { schedules } = nodeum.state;
  const old = schedules.list().find(({ task_id }) => task_id === taskId);
  if (given === null) {
    if (old !== undefined) schedules.remove(String(old.id));
    return;
  }
  const blank = { rrule: null, done: false, missed_count: 0, skipped_count: 0, missed_first: null, missed_last: null };
  const { id: _id, ...row } = { ...blank, ...old, ...(given as Partial<ScheduleRecord>), task_id: taskId };
  const schedule = old === undefined ? schedules.add(row) : schedules.patch(String(old.id), row);
  if (schedule !== undefined && nodeum.behaviour.schedulesRun) followSchedule(nodeum, schedule.id, nodeum.now());
}
