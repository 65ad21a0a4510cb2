// What does the server know about tasks? Definitions, what hangs on them, and their executions.
import type { ExecutionPlan } from "./executionPlan.ts";

/** A task: a definition, not a run (sheet §6.1). Its state follows from its executions. */
export interface TaskRecord {
  readonly id: number;
  /** Not unique. */
  readonly name: string;
  readonly comment: string | null;
  readonly workflow_type: string | null;
  readonly workflow_action: string | null;
  readonly source_type: string | null;
  readonly destination_type: string | null;
  readonly priority: number | null;
  readonly conflict_resolution: string | null;
  /** What was asked for last. */
  readonly action: string;
  readonly activate: boolean | null;
  readonly creation_date: string;
  readonly creation_username: string;
  readonly modification_date: string;
  readonly modification_username: string;
  /** Values set from outside that stand until the task is acted on. */
  readonly overrides: Readonly<Record<string, unknown>>;
}

/** Where a task reads from, or where it writes to; both are kept alike. */
export interface TaskEndRecord {
  readonly id: number;
  readonly task_id: number;
  /** Id of a file (of a source) or folder (of a destination). */
  readonly file_id: number | null;
  /** Path, its first part being the container. */
  readonly file_path: string | null;
  /** First and last, of sources only. */
  readonly range: readonly number[] | null;
  readonly import_file_id: number | null;
  readonly import_file_path: string | null;
  readonly container_id: number | null;
  readonly tape_id: number | null;
  readonly pool_id: number | null;
}

/** When a task runs by itself (sheet §6.3). */
export interface ScheduleRecord {
  readonly id: number;
  readonly task_id: number;
  /** iCalendar text with a DTSTART line. */
  readonly rrule: string | null;
  readonly done: boolean | null;
  readonly missed_count: number;
  readonly skipped_count: number;
  readonly missed_first: string | null;
  readonly missed_last: string | null;
}

/** An option of a task; the value is always text. */
export interface TaskOptionRecord {
  readonly id: number;
  readonly task_id: number;
  readonly type: string | null;
  readonly value: string | null;
}

/** A script that filters the files of a task. */
export interface TaskCallbackRecord {
  readonly id: number;
  readonly task_id: number;
  readonly type: string | null;
  readonly script: string | null;
}

/** A label of a task. */
export interface TaskMetadatumRecord {
  readonly id: number;
  readonly task_id: number;
  readonly key: string | null;
  readonly value: string | null;
}

/** One run of a task: what was copied from the task at its start, and the plan of its life (sheet §6.2). */
export interface ExecutionRecord {
  /** Digits above 2^53: nanoseconds of the start. */
  readonly id: string;
  readonly task_id: number;
  readonly name: string;
  readonly workflow_type: string | null;
  readonly workflow_action: string | null;
  readonly source_type: string | null;
  readonly destination_type: string | null;
  /** What happens to it over time. */
  readonly plan: ExecutionPlan;
  /** Values set from outside that stand over those of the plan. */
  readonly overrides: Readonly<Record<string, unknown>>;
}
