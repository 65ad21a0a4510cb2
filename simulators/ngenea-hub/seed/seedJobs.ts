// What have the last ten days brought? Jobs of all states: ended ones, some that failed today, some that run right now.
import { people } from "../../chassis/plausibleNames.ts";
import type { SeededRandom } from "../../chassis/seededRandom.ts";
import type { JobDraft } from "../state/jobDesk.ts";
import type { JobOutcome } from "../state/jobTiming.ts";
import type { ScheduleRecord } from "../state/planRecords.ts";
import type { SiteRecord } from "../state/siteRecords.ts";
import type { SpaceRecord } from "../state/spaceRecords.ts";

const minute = 60_000;
const day = 86_400_000;

/** The tasks that a job of each workflow has; a workflow that is not listed gets three. */
const taskTypes: Record<string, readonly string[]> = {
  migrate: ["dynamo.tasks.recursive_navigate", "dynamo.tasks.migrate", "dynamo.tasks.refresh_metadata"],
  recall: ["dynamo.tasks.recursive_navigate", "dynamo.tasks.reverse_stub", "dynamo.tasks.refresh_metadata"],
  send: [
    "dynamo.tasks.recursive_navigate",
    "dynamo.tasks.ensure_metadata_synced",
    "dynamo.tasks.migrate",
    "dynamo.tasks.send_paths",
  ],
  site_sync: [
    "dynamo.tasks.snapdiff",
    "dynamo.tasks.move_paths_on_gpfs",
    "dynamo.tasks.remove_paths_from_gpfs",
    "dynamo.tasks.send_paths",
    "dynamo.tasks.rotate_snapshot",
  ],
};

/** The tasks of a job of this workflow, three or more. */
function taskTypesOf(workflow: string): string[] {
  return [...(taskTypes[workflow] ?? ["dynamo.tasks.collect", "dynamo.custom.run", "dynamo.tasks.refresh_metadata"])];
}

/** A job that was just asked for and will succeed within a minute and a bit. */
export function newJob(
  job: Pick<JobDraft, "workflow" | "site" | "queue" | "paths"> & Partial<JobDraft>,
  now: number,
): JobDraft {
  return {
    createdMs: now,
    pendingMs: 4_000,
    workMs: 66_000,
    outcome: "success",
    pauseAskedMs: null,
    pausedTotalMs: 0,
    cancelAskedMs: null,
    settleMs: 5_000,
    owner: null,
    ownerId: -1,
    clientKeyId: null,
    scheduleId: null,
    state: null,
    taskTypes: taskTypesOf(job.workflow),
    ...job,
  };
}

/** What jobs are made from. */
export interface JobSeed {
  /** How many. */
  readonly count: number;
  /** Vendor time at which the estate starts, in ms. */
  readonly startMs: number;
  /** Sites that jobs run at. */
  readonly sites: readonly SiteRecord[];
  /** Spaces that jobs work on. */
  readonly spaces: readonly SpaceRecord[];
  /** Schedules that started some of them. */
  readonly schedules: readonly ScheduleRecord[];
  /** Whether two jobs have words that only newer releases show: NEW, and one that nothing explains. */
  readonly oddStates: boolean;
}

const workflows = [
  "migrate",
  "recall",
  "send",
  "site_sync",
  "migrate",
  "premigrate",
  "archive_footage",
  "make_proxies",
];

const outcomes: readonly JobOutcome[] = [
  ...Array<JobOutcome>(13).fill("success"),
  "failure",
  "skipped",
  "skipped",
  "has-failures",
  "has-failures",
  "error",
  "failure",
];

/** What the newest jobs are up to at the start, newest first. */
const live: readonly Partial<JobDraft>[] = [
  { pendingMs: 20 * minute },
  { pendingMs: 6 * minute, workMs: 10 * minute },
  { workMs: 15 * minute },
  { workMs: 30 * minute },
  { workMs: 11 * minute, outcome: "has-failures" },
  { workMs: 2 * 60 * minute },
  { workMs: 3 * 60 * minute, outcome: "failure" },
  { workMs: 60 * minute, pauseAskedMs: 0 },
  { workMs: 60 * minute, pauseAskedMs: 0, settleMs: 5 * minute },
  { workMs: 60 * minute, cancelAskedMs: 0, settleMs: 5 * minute },
  { workMs: 60 * minute, state: "NEW" },
  { workMs: 60 * minute, state: "UNKNOWN" },
];

/** Makes the jobs, oldest first. Each tenth is cancelled; of those that failed, five did so within the last day. */
export function seedJobs(random: SeededRandom, seed: JobSeed): JobDraft[] {
  const plans = live.filter(({ state }) => seed.oddStates || state === undefined);
  const liveCount = Math.min(plans.length, Math.floor(seed.count / 4));
  const ended = Array.from({ length: seed.count - liveCount }, (_, index) => endedJob(random, seed, index));
  ended.sort((left, right) => left.createdMs - right.createdMs);
  const running = plans.slice(0, liveCount).map((plan, index) => liveJob(random, seed, { plan, index }));
  return [...ended, ...running.reverse()];
}

function endedJob(random: SeededRandom, seed: JobSeed, index: number): JobDraft {
  const failedToday = index < Math.min(5, seed.count / 8);
  const workMs = random.int(2, 50) * minute;
  const earliest = failedToday ? 20 * 60 * minute : 10 * day;
  const createdMs = seed.startMs - random.int(80 * minute, earliest);
  const outcome = failedToday ? (["failure", "error", "has-failures"] as const)[index % 3] : random.pick(outcomes);
  return {
    ...jobOfSpace(random, seed, createdMs),
    pendingMs: random.int(2_000, 90_000),
    workMs,
    outcome: outcome ?? "failure",
    cancelAskedMs: !failedToday && index % 10 === 9 ? createdMs + Math.floor(workMs / 2) : null,
  };
}

function liveJob(random: SeededRandom, seed: JobSeed, job: { plan: Partial<JobDraft>; index: number }): JobDraft {
  const { plan, index } = job;
  const createdMs = seed.startMs - (index + 1) * 40_000 - 3 * minute;
  const asked = { ...(plan.pauseAskedMs === 0 && { pauseAskedMs: seed.startMs - minute }) };
  const cancelled = { ...(plan.cancelAskedMs === 0 && { cancelAskedMs: seed.startMs - minute }) };
  return { ...jobOfSpace(random, seed, createdMs), pendingMs: 30_000, ...plan, ...asked, ...cancelled };
}

function jobOfSpace(random: SeededRandom, seed: JobSeed, createdMs: number): JobDraft {
  const space = random.pick(seed.spaces);
  const site = seed.sites.find(({ id }) => id === space.placements[0]?.siteId) ?? random.pick(seed.sites);
  const schedule = random.chance(0.3) && seed.schedules.length > 0 ? random.pick(seed.schedules) : undefined;
  const folder = (path: string, at: number) => `${path}/reel-${String(at).padStart(3, "0")}`;
  const paths = Array.from({ length: random.int(1, 4) }, (_, at) => folder(space.mountpoint, at + 1));
  const queue = random.chance(0.8) ? "default" : "transfer";
  const person = random.int(0, people.length - 1);
  if (schedule !== undefined) {
    const workflow = schedule.discovery === null ? "send" : "site_sync";
    const managed = Array.isArray(schedule.managed_paths) ? (schedule.managed_paths as string[]) : paths;
    const owner = { owner: "system", ownerId: -2, scheduleId: schedule.id };
    return newJob({ workflow, site: schedule.site, queue: "default", paths: managed, ...owner }, createdMs);
  }
  const owner = random.chance(0.06)
    ? { owner: null, ownerId: -1 }
    : { owner: people[person] ?? null, ownerId: person + 3 };
  return newJob({ workflow: random.pick(workflows), site: site.name, queue, paths, ...owner }, createdMs);
}
