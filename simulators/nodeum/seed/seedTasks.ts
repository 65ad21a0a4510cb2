// Which tasks are there, with what hangs on them? Names repeat, one task is switched off, and one has never run.
import { departments, people, purposes } from "../../chassis/plausibleNames.ts";
import type { SeededRandom } from "../../chassis/seededRandom.ts";
import type { ContainerRecord, PoolRecord } from "../state/storageRecords.ts";
import type { TapeRecord } from "../state/tapeRecords.ts";
import type {
  ScheduleRecord,
  TaskEndRecord,
  TaskMetadatumRecord,
  TaskOptionRecord,
  TaskRecord,
} from "../state/taskRecords.ts";
import { isoTime } from "../wire/isoTime.ts";

const day = 86_400_000;

/** What tasks are made from. */
export interface TaskSeed {
  /** How many. */
  readonly count: number;
  /** Vendor time at which the estate starts, ms. */
  readonly startMs: number;
  /** Whether one task does what only newer releases know. */
  readonly newerWords: boolean;
  /** Containers. */
  readonly containers: readonly ContainerRecord[];
  /** Pools. */
  readonly pools: readonly PoolRecord[];
  /** Tapes. */
  readonly tapes: readonly TapeRecord[];
}

/** Workflow, action, source, destination. */
const kinds = [
  ["active_archive", "copy", "container", "secondary_tape"],
  ["active_archive", "move", "primary_nas", "secondary_nas"],
  ["data_exchange", "copy", "container", "secondary_cloud"],
  ["offline_archive", "copy", "primary_cloud", "secondary_tape"],
  ["data_migration", "move", "primary_nas", "secondary_cloud"],
  ["active_archive", "rehydratation", "secondary_tape", "container"],
  ["maintenance", "check_consistency", "secondary_tape", null],
  ["maintenance", "full_backup", null, null],
  ["data_enrichment", "scan", "primary_nas", null],
  ["maintenance", "incremental_backup", null, null],
] as const;

/** A task of one of the kinds; `index` counts from 0. */
export function makeTask(random: SeededRandom, index: number, startMs: number): Omit<TaskRecord, "id"> {
  const [workflow_type, workflow_action, source_type, destination_type] = kinds[index % kinds.length] ?? kinds[0];
  const made = startMs - random.int(20, 700) * day;
  // Twelve departments times three: names come again, as they may (sheet §1).
  const name = `${workflow_action}-${departments[index % departments.length]}-${purposes[index % 3]}`;
  return {
    name,
    comment: random.pick(["", null, "Agreed with the owners of the data"]),
    workflow_type,
    workflow_action,
    source_type,
    destination_type,
    priority: random.pick([0, 5, 7, 10]),
    conflict_resolution: random.pick(["rename", "overwrite", "ignore", null]),
    action: "noop",
    activate: index !== 5,
    creation_date: isoTime(made),
    creation_username: random.pick(people),
    modification_date: isoTime(made + random.int(0, 15) * day),
    modification_username: random.pick(people),
    overrides: {},
  };
}

/** All tasks and their parts. */
export function seedTasks(random: SeededRandom, seed: TaskSeed) {
  const tasks = Array.from({ length: seed.count }, (_, index): TaskRecord => {
    const task = { id: index + 1, ...makeTask(random, index, seed.startMs) };
    return seed.newerWords && index === 3 ? { ...task, workflow_action: "restore" } : task;
  });
  const sources = tasks.flatMap((task) => endsOf(random, seed, { task, type: task.source_type }));
  const destinations = tasks.flatMap((task) => endsOf(random, seed, { task, type: task.destination_type }));
  return {
    tasks,
    sources: numbered(sources),
    destinations: numbered(destinations),
    schedules: numbered(tasks.flatMap((task, index) => schedulesOf(random, { task, index, startMs: seed.startMs }))),
    options: numbered(tasks.flatMap((task) => optionsOf(random, task))),
    metadata: numbered(tasks.flatMap((task) => labelsOf(random, task))),
  };
}

function numbered<Row>(rows: readonly Row[]): (Row & { id: number })[] {
  return rows.map((row, index) => ({ ...row, id: index + 1 }));
}

/** Where a task of this end type reads or writes: one place, or none when the estate has nothing of that type. */
export function endsOf(
  random: SeededRandom,
  { containers, pools, tapes }: Pick<TaskSeed, "containers" | "pools" | "tapes">,
  { task, type }: { task: { id: number }; type: string | null },
): Omit<TaskEndRecord, "id">[] {
  if (type === null) return [];
  const empty = {
    task_id: task.id,
    file_id: null,
    file_path: null,
    range: null,
    import_file_id: null,
    import_file_path: null,
    container_id: null,
    tape_id: null,
    pool_id: null,
  };
  if (type === "container") {
    if (containers.length === 0) return [];
    const { id, name } = random.pick(containers);
    return [{ ...empty, container_id: id, file_path: `/${name}/${random.pick(["done", "incoming", "2025"])}` }];
  }
  const [role, content] = type.split("_");
  const fitting = pools.filter(
    (pool) => pool.content === content && (pool.type === "primary") === (role === "primary") && pool.type !== "scratch",
  );
  if (fitting.length === 0) return [];
  const pool = random.pick(fitting);
  const tape = content === "tape" && random.chance(0.3) ? tapes.find(({ pool_id }) => pool_id === pool.id) : undefined;
  return [{ ...empty, pool_id: pool.id, tape_id: tape?.id ?? null }];
}

const rules = [
  "RRULE:FREQ=DAILY",
  "RRULE:FREQ=WEEKLY",
  "RRULE:FREQ=WEEKLY;BYDAY=MO,WE,FR",
  "RRULE:FREQ=HOURLY;INTERVAL=6",
  "RRULE:FREQ=MONTHLY",
];
const zones = ["Europe/Paris", "America/New_York", "UTC"];

function schedulesOf(
  random: SeededRandom,
  { task, index, startMs }: { task: TaskRecord; index: number; startMs: number },
): Omit<ScheduleRecord, "id">[] {
  if (index % 5 > 1) return [];
  const start = isoTime(startMs - random.int(30, 400) * day)
    .slice(0, 10)
    .replaceAll("-", "");
  const time = `${String(random.int(0, 23)).padStart(2, "0")}${random.pick(["00", "15", "30"])}00`;
  const done = index % 20 === 10;
  const missed = index % 15 === 6;
  const rule = done ? "RRULE:FREQ=DAILY;COUNT=3" : rules[index % rules.length];
  return [
    {
      task_id: task.id,
      rrule: `DTSTART;TZID=${zones[index % zones.length]}:${start}T${time}\n${rule}`,
      done,
      missed_count: missed ? 2 : 0,
      skipped_count: missed ? 1 : 0,
      missed_first: missed ? isoTime(startMs - 3 * day).replace(".000Z", "Z") : null,
      missed_last: missed ? isoTime(startMs - day).replace(".000Z", "Z") : null,
    },
  ];
}

function optionsOf(random: SeededRandom, { id }: TaskRecord): Omit<TaskOptionRecord, "id">[] {
  const parallel = { task_id: id, type: "parallel_processing", value: String(random.int(1, 8)) };
  return random.chance(0.5) ? [parallel, { task_id: id, type: "full_report", value: "1" }] : [];
}

function labelsOf(random: SeededRandom, { id }: TaskRecord): Omit<TaskMetadatumRecord, "id">[] {
  return random.chance(0.3) ? [{ task_id: id, key: "owner", value: random.pick(people) }] : [];
}
