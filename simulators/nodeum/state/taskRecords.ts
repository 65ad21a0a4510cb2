// What does the server know about tasks? Definitions, what hangs on them, and their executions.
import type { ExecutionPlan } from "./executionPlan.ts";

/** A task: a definition, not a run (sheet §6.1). Its state follows from its executions. */
export interface TaskRecord {
  /** Number of the row, from 1 on. */
  readonly id: number;
  /** Not unique. */
  readonly name: string;
  /** Remark of an administrator. */
  readonly comment: string | null;
  /** Kind of workflow. */
  readonly workflow_type: string | null;
  /** What is done. */
  readonly workflow_action: string | null;
  /** Kind of place that is read. */
  readonly source_type: string | null;
  /** Kind of place that is written to. */
  readonly destination_type: string | null;
  /** Higher is sooner. */
  readonly priority: number | null;
  /** `rename`, `overwrite` or `ignore`. */
  readonly conflict_resolution: string | null;
  /** What was asked for last. */
  readonly action: string;
  /** Whether it may run. */
  readonly activate: boolean | null;
  /** When it was made. */
  readonly creation_date: string;
  /** Who made it. */
  readonly creation_username: string;
  /** When it was changed last. */
  readonly modification_date: string;
  /** Who changed it last. */
  readonly modification_username: string;
  /** Values set from outside that stand until the task is acted on. */
  readonly overrides: Readonly<Record<string, unknown>>;
}

/** Where a task reads from, or where it writes to; both are kept alike. */
export interface TaskEndRecord {
  /** Number of the row, from 1 on. */
  readonly id: number;
  /** Its task. */
  readonly task_id: number;
  /** Id of a file (of a source) or folder (of a destination). */
  readonly file_id: number | null;
  /** Path, its first part being the container. */
  readonly file_path: string | null;
  /** First and last, of sources only. */
  readonly range: readonly number[] | null;
  /** Id of a file to import. */
  readonly import_file_id: number | null;
  /** Path of a file to import. */
  readonly import_file_path: string | null;
  /** Its container. */
  readonly container_id: number | null;
  /** Its tape. */
  readonly tape_id: number | null;
  /** Its pool. */
  readonly pool_id: number | null;
}

/** When a task runs by itself (sheet §6.3). */
export interface ScheduleRecord {
  /** Number of the row, from 1 on. */
  readonly id: number;
  /** Its task. */
  readonly task_id: number;
  /** iCalendar text with a DTSTART line. */
  readonly rrule: string | null;
  /** Whether it has come to its end. */
  readonly done: boolean | null;
  /** How often it should have run and did not. */
  readonly missed_count: number;
  /** How often it was skipped because it still ran. */
  readonly skipped_count: number;
  /** When it was missed first. */
  readonly missed_first: string | null;
  /** When it was missed last. */
  readonly missed_last: string | null;
}

/** An option of a task; the value is always text. */
export interface TaskOptionRecord {
  /** Number of the row, from 1 on. */
  readonly id: number;
  /** Its task. */
  readonly task_id: number;
  /** Kind, one of the words of the API. */
  readonly type: string | null;
  /** Value, always text. */
  readonly value: string | null;
}

/** A script that filters the files of a task. */
export interface TaskCallbackRecord {
  /** Number of the row, from 1 on. */
  readonly id: number;
  /** Its task. */
  readonly task_id: number;
  /** Kind, one of the words of the API. */
  readonly type: string | null;
  /** Text of the script. */
  readonly script: string | null;
}

/** A label of a task. */
export interface TaskMetadatumRecord {
  /** Number of the row, from 1 on. */
  readonly id: number;
  /** Its task. */
  readonly task_id: number;
  /** Key. */
  readonly key: string | null;
  /** Value, always text. */
  readonly value: string | null;
}

/** One run of a task: what was copied from the task at its start, and the plan of its life (sheet §6.2). */
export interface ExecutionRecord {
  /** Digits above 2^53: nanoseconds of the start. */
  readonly id: string;
  /** Its task. */
  readonly task_id: number;
  /** Name. */
  readonly name: string;
  /** Kind of workflow. */
  readonly workflow_type: string | null;
  /** What is done. */
  readonly workflow_action: string | null;
  /** Kind of place that is read. */
  readonly source_type: string | null;
  /** Kind of place that is written to. */
  readonly destination_type: string | null;
  /** What happens to it over time. */
  readonly plan: ExecutionPlan;
  /** Values set from outside that stand over those of the plan. */
  readonly overrides: Readonly<Record<string, unknown>>;
}
