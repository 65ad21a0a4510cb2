// How does Nodeum write tasks, their schedules and their executions? Sheet §6.1 to §6.3.
import { z } from "zod";
import { count, figure, flag, instant, key, otherKey, text } from "./pieces.ts";

/** A row of `/tasks`: what can be run. */
export const rawTask = z.object({
  id: key,
  name: text,
  comment: text,
  workflow_type: text,
  workflow_action: text,
  source_type: text,
  destination_type: text,
  priority: count,
  conflict_resolution: text,
  activate: flag,
  status: text,
});
/** The same, as read. */
export type RawTask = z.output<typeof rawTask>;

/** A row of `/task_schedules`, and `/tasks/{id}/task_schedule`. */
export const rawSchedule = z.object({
  id: key,
  task_id: otherKey,
  rrule: text,
  done: flag,
  next: instant,
  missed_count: count,
});
/** The same, as read. */
export type RawSchedule = z.output<typeof rawSchedule>;

/** A row of `/task_executions`: one run. `log_time` is left out: it is no moment of the run (sheet §6.2). */
export const rawExecution = z.object({
  id: key,
  task_id: otherKey,
  name: text,
  workflow_type: text,
  workflow_action: text,
  status: text,
  job_started: instant,
  job_finished: instant,
  to_process_size: figure,
  processed_size: figure,
  to_process_files: figure,
  processed_files: figure,
  finalized_files: figure,
  estimation_time: figure,
  bandwidth: figure,
});
/** The same, as read. */
export type RawExecution = z.output<typeof rawExecution>;
