// What hangs on a task? Schedules, options, callbacks and labels (sheet §6.1, §6.3).
import type { Nodeum } from "../nodeum.ts";
import { nextOccurrence, readRecurrence } from "../state/recurrence.ts";
import type {
  ScheduleRecord,
  TaskCallbackRecord,
  TaskMetadatumRecord,
  TaskOptionRecord,
} from "../state/taskRecords.ts";
import { type Json, unprocessable } from "../wire/apiError.ts";
import { fixed, settable } from "../wire/attributes.ts";
import { scheduleTime } from "../wire/isoTime.ts";
import type { Resource } from "./resource.ts";
import { tableChanges } from "./tableChanges.ts";

const optionTypes = [
  "file_checksum",
  "reset_file_date",
  "reset_folder_date",
  "rename_to",
  "execution_task_id",
  "selected_drive",
  "parallel_processing",
  "task_id",
  "full_report",
  "processing_order",
  "rehydration_usage_threshold",
  "rehydration_deleted_files_threshold",
  "learning_type",
  "learning_threshold",
  "tape_to_scratch",
  "eject_tape_after",
  "barcodes",
  "overwrite",
  "soft_erase",
  "task_template",
];

/** Options: a word and a text. */
export function taskOptions(nodeum: Nodeum): Resource<TaskOptionRecord> {
  const table = () => nodeum.state.options;
  return {
    word: "task_option",
    plural: "task_options",
    names: [],
    attributes: {
      id: fixed("integer"),
      type: settable("text", { required: true, choices: optionTypes }),
      value: settable("text"),
    },
    table,
    ...tableChanges(table, { value: null }),
  };
}

/** Scripts that filter. */
export function taskCallbacks(nodeum: Nodeum): Resource<TaskCallbackRecord> {
  const table = () => nodeum.state.callbacks;
  return {
    word: "task_callback",
    plural: "task_callbacks",
    names: [],
    attributes: {
      id: fixed("integer"),
      type: settable("text", { required: true, choices: ["filter"] }),
      script: settable("text"),
    },
    table,
    ...tableChanges(table, { script: null }),
  };
}

/** Labels. */
export function taskMetadata(nodeum: Nodeum): Resource<TaskMetadatumRecord> {
  const table = () => nodeum.state.metadata;
  return {
    word: "task_metadatum",
    plural: "task_metadata",
    names: [],
    attributes: { id: fixed("integer"), key: settable("text", { required: true }), value: settable("text") },
    table,
    ...tableChanges(table, { value: null }),
  };
}

const computed = ["next", "missed_count", "skipped_count", "missed_first", "missed_last"] as const;

/** Schedules; `with_next=false` leaves out when they come next and what was missed. */
export function taskSchedules(nodeum: Nodeum, withNext: boolean): Resource<ScheduleRecord> {
  const table = () => nodeum.state.schedules;
  const changes = tableChanges(table, noHistory);
  return {
    word: "task_schedule",
    plural: "task_schedules",
    names: [],
    attributes: {
      id: fixed("integer"),
      task_id: fixed("integer"),
      rrule: settable("text", { required: true }),
      done: settable("flag"),
      next: fixed("text", { unfiltered: true }),
      missed_count: fixed("integer", { unfiltered: true }),
      skipped_count: fixed("integer", { unfiltered: true }),
      missed_first: fixed("text", { unfiltered: true }),
      missed_last: fixed("text", { unfiltered: true }),
    },
    changing: true,
    table,
    values: (row, now) => ({
      ...row,
      next: nextText(row, now),
      ...(!withNext && Object.fromEntries(computed.map((name) => [name, undefined]))),
    }),
    create: (values) => changes.create(checkRule(values)),
    update: (row, values) => changes.update(row, checkRule(values)),
    destroy: changes.destroy,
  };
}

const noHistory = { done: false, missed_count: 0, skipped_count: 0, missed_first: null, missed_last: null };

function checkRule(values: Json): Json {
  if (typeof values.rrule === "string" && readRecurrence(values.rrule) === null) {
    throw unprocessable({ rrule: [{ error: "invalid", value: values.rrule }] });
  }
  return values;
}

function nextText({ rrule, done }: ScheduleRecord, now: number): string | null {
  const rule = rrule === null || done === true ? null : readRecurrence(rrule);
  const next = rule === null ? null : nextOccurrence(rule, now);
  return next === null ? null : scheduleTime(next);
}
