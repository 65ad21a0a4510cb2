// What do tasks and their executions look like, and how do tasks change? (sheet §6.1, §6.2)
import type { Nodeum } from "../nodeum.ts";
import { executionValues, taskProgress } from "../state/executionView.ts";
import { endsOfTask, executionsOfTask } from "../state/nodeumState.ts";
import type { ExecutionRecord, TaskEndRecord, TaskRecord } from "../state/taskRecords.ts";
import type { Json } from "../wire/apiError.ts";
import { type Attributes, fixed, settable } from "../wire/attributes.ts";
import { isoTime } from "../wire/isoTime.ts";
import type { Resource } from "./resource.ts";

const workflowTypes = [
  "active_archive",
  "offline_archive",
  "data_exchange",
  "data_migration",
  "maintenance",
  "data_enrichment",
];
const workflowActions = [
  "copy",
  "move",
  "erase",
  "scan",
  "rehydratation",
  "format",
  "check_consistency",
  "duplication",
  "cache_cleaning",
  "ejection",
  "get_index",
  "full_backup",
  "incremental_backup",
];
const endTypes = ["container", "primary_nas", "secondary_nas", "primary_cloud", "secondary_cloud", "secondary_tape"];

const hiddenText = fixed("text", { hidden: true });

/** Filters by where a task reads and writes; they are not in answers. */
const endFilters: Attributes = Object.fromEntries(
  ["source", "destination"].flatMap((end) =>
    ["pool_id", "pool_name", "tape_id", "tape_barcode"].map((name) => [`${end}_${name}`, hiddenText]),
  ),
);

function taskAttributes(newerWords: boolean): Attributes {
  return {
    id: fixed("integer"),
    name: settable("text", { required: true }),
    comment: settable("text"),
    workflow_type: settable("text", { required: true, choices: workflowTypes }),
    workflow_action: settable("text", {
      required: true,
      choices: newerWords ? [...workflowActions, "restore", "speedtest"] : workflowActions,
    }),
    source_type: settable("text", { choices: endTypes }),
    destination_type: settable("text", { choices: endTypes }),
    priority: settable("integer"),
    conflict_resolution: settable("text", { choices: ["rename", "overwrite", "ignore"] }),
    action: fixed("text"),
    activate: settable("flag"),
    creation_date: fixed("text"),
    creation_username: fixed("text"),
    modification_date: fixed("text"),
    modification_username: fixed("text"),
    job_started: fixed("text"),
    job_finished: fixed("text"),
    status: fixed("text"),
    processed_size: fixed("integer"),
    to_process_size: fixed("integer"),
    ...endFilters,
  };
}

/** Tasks: definitions. Their state is that of their newest execution. */
export function tasks(nodeum: Nodeum): Resource<TaskRecord> {
  const table = () => nodeum.state.tasks;
  return {
    word: "task",
    plural: "tasks",
    names: ["name"],
    attributes: taskAttributes(nodeum.behaviour.newerWords),
    changing: true,
    table,
    values: (row, now) => {
      const newest = executionsOfTask(nodeum.state.executions.list(), row.id).at(-1);
      const progress = taskProgress(row, newest && executionValues(newest, now, nodeum.behaviour));
      return { ...row, ...progress, ...endValues(nodeum, row), ...row.overrides };
    },
    create: (values, { caller, now }) => {
      const times = { creation_date: isoTime(now), modification_date: isoTime(now) };
      const people = { creation_username: caller.username, modification_username: caller.username };
      return table().add({ ...emptyTask, ...times, ...people, ...values } as Omit<TaskRecord, "id">);
    },
    update: (row, values, { caller, now }) => {
      const credit = { modification_date: isoTime(now), modification_username: caller.username };
      return table().patch(String(row.id), { ...(values as Partial<TaskRecord>), ...credit }) ?? row;
    },
    destroy: ({ id }) => removeTask(nodeum, id),
  };
}

const emptyTask = {
  comment: "",
  source_type: null,
  destination_type: null,
  priority: 0,
  conflict_resolution: "rename",
  action: "noop",
  activate: true,
  overrides: {},
};

/** Takes a task away with all that hangs on it. Its executions stay: they are history. */
export function removeTask(nodeum: Nodeum, id: number): boolean {
  const { tasks: table, sources, destinations, schedules, options, callbacks, metadata } = nodeum.state;
  for (const parts of [sources, destinations, schedules, options, callbacks, metadata]) {
    for (const part of parts.list()) if (part.task_id === id) parts.remove(String(part.id));
  }
  return table.remove(String(id));
}

function endValues(nodeum: Nodeum, { id }: TaskRecord): Json {
  const { sources, destinations, pools, tapes } = nodeum.state;
  const of = (end: string, ends: readonly TaskEndRecord[]): Json => ({
    [`${end}_pool_id`]: ends.map(({ pool_id }) => pool_id),
    [`${end}_pool_name`]: ends.map(({ pool_id }) => pools.get(String(pool_id))?.name ?? null),
    [`${end}_tape_id`]: ends.map(({ tape_id }) => tape_id),
    [`${end}_tape_barcode`]: ends.map(({ tape_id }) => tapes.get(String(tape_id))?.barcode ?? null),
  });
  return {
    ...of("source", endsOfTask(sources.list(), id)),
    ...of("destination", endsOfTask(destinations.list(), id)),
  };
}

/** Executions: what tasks did and do. Read only. */
export function taskExecutions(nodeum: Nodeum): Resource<ExecutionRecord> {
  const integers = ["to_process_files", "processed_files", "finalized_files", "estimation_time", "bandwidth"];
  const texts = ["workflow_type", "workflow_action", "source_type", "destination_type", "status", "log_time"];
  return {
    word: "task_execution",
    plural: "task_executions",
    names: [],
    attributes: {
      id: fixed("text"),
      task_id: fixed("integer"),
      name: fixed("text"),
      ...Object.fromEntries([...texts, "job_started", "job_finished"].map((name) => [name, fixed("text")])),
      to_process_size: fixed("integer"),
      processed_size: fixed("integer"),
      ...Object.fromEntries(integers.map((name) => [name, fixed("integer")])),
      creation_date: hiddenText,
      modification_date: hiddenText,
    },
    changing: true,
    table: () => nodeum.state.executions,
    values: (row, now) => executionValues(row, now, nodeum.behaviour),
  };
}
