// How is a run stopped, paused and let go on? By a command to its task, which acts on every run of it that has not ended: so only
// while this is the only one (sheet §10). Facts: `task`, `run`, and the action `before` that was asked of the task last.
import type { Call } from "../../../contract/call.ts";
import type {
  Change,
  FollowEnd,
  FollowPoint,
  LookUpEnd,
  Plan,
  UnavailableNow,
} from "../../../contract/changes/Change.ts";
import { type ChangePoint, type RowName, watchKey } from "../../../contract/changes/Change.ts";
import type { JobRow } from "../../../contract/rows/Job.ts";
import type { WorkState } from "../../../contract/words.ts";
import { type Refusals, refusalsOf } from "../../../upstream/changes/refusals.ts";
import { type StepwiseParts, stepwise } from "../../../upstream/changes/stepwise.ts";
import { sideBySide } from "../../../upstream/sideBySide.ts";
import { isUnfinished } from "../map/words.ts";
import { demandAvailable, NO_TASK, taskOf } from "./jobRows.ts";
import { arrivalOf, commandReading, commandSend, endpointOf, goesOn } from "./taskCommands.ts";
import { liveRuns, readRun, readTask, type TaskAction, type TaskServer } from "./taskThings.ts";

/** `cancelJob`. */
export const cancelJob = (server: TaskServer, condition: string): Change<"CANCEL_JOB"> =>
  stepwise(server, steering(server, { action: "stop", condition }));

/** `pauseJob`. */
export const pauseJob = (server: TaskServer, condition: string): Change<"PAUSE_JOB"> =>
  stepwise(server, steering(server, { action: "pause", condition }));

/** `resumeJob`. */
export const resumeJob = (server: TaskServer, condition: string): Change<"RESUME_JOB"> =>
  stepwise(server, steering(server, { action: "resume", condition }));

type Steering = Exclude<TaskAction, "run">;

function steering(
  server: TaskServer,
  { action, condition }: { readonly action: Steering; readonly condition: string },
): StepwiseParts<"CANCEL_JOB" | "PAUSE_JOB" | "RESUME_JOB"> {
  const refuse = refusalsOf(server, `${action} a job`);
  const on = { server, refuse, action };
  return {
    condition,
    available: (row) => (row.kind === "Job" ? available(row, action) : null),
    plan: ({ input: { target } }, call) => plan(on, target, call),
    steps: {
      [endpointOf(action)]: {
        reading: ({ facts }) => commandReading(server, [jobOf(facts.run)]),
        lookUp: (at, call) => lookUp(on, at, call),
        follow: (at, call) => follow(on, at, call),
      },
    },
  };
}

const jobOf = (id: unknown): RowName => ({ kind: "Job", nativeId: String(id) });

function available(row: JobRow, action: Steering): UnavailableNow | null {
  return taskOf(row) === null ? NO_TASK : inTheWay(row.state, action);
}

function inTheWay(state: WorkState, action: Steering): UnavailableNow | null {
  if (hasEnded(state)) return { code: "CONFLICT", reason: "The run has ended." };
  if (action === "resume" && state !== "PAUSED") return { code: "CONFLICT", reason: "The run is not paused." };
  if (action === "pause" && state === "PAUSED") return { code: "CONFLICT", reason: "The run is paused already." };
  return null;
}

/** A word that is not known may be anything. */
const hasEnded = (state: WorkState): boolean => state !== "UNKNOWN" && !isUnfinished(state);

/** What a command is given with. */
interface Steered {
  readonly server: TaskServer;
  readonly refuse: Refusals;
  readonly action: Steering;
}

async function plan({ server, refuse, action }: Steered, target: JobRow, call: Call): Promise<Plan> {
  demandAvailable(refuse, available(target, action));
  const task = String(taskOf(target));
  const [run, live, now] = await sideBySide(call, (own) => [
    readRun(server, target.nativeId, own),
    liveRuns(server, task, own),
    readTask(server, task, own),
  ]);
  if (run === null || now === null) throw refuse.because("NOT_FOUND", "there is no such run any more");
  demandAvailable(refuse, inTheWay(server.words.state(run.status), action));
  if (live.some(({ id }) => id !== run.id))
    throw refuse.because("CONFLICT", "its task has more runs that have not ended, and all of them would be acted on");
  return {
    sends: [commandSend(action, task, "KEYED")],
    target: jobOf(run.id),
    targetName: target.displayName,
    locks: [`Job ${run.id}`],
    touches: ["Job", "JobTemplate"],
    facts: { task, run: run.id, before: now.action },
  };
}

/** Whether a run is as the command makes it. Resumed, it may have come to its end by now. */
const IS_DONE: Readonly<Record<Steering, (state: WorkState) => boolean>> = {
  stop: (state) => state === "CANCELLED",
  pause: (state) => state === "PAUSED",
  resume: (state) => state !== "UNKNOWN" && state !== "PAUSED" && state !== "CANCELLED",
};

/**
 * The run tells; while the command may be on its way, what was asked of the task last. Where the same was asked of it before,
 * that tells nothing.
 */
async function lookUp({ server, action }: Steered, { facts }: ChangePoint, call: Call): Promise<LookUpEnd> {
  const { task, run: id, before } = facts;
  const [run, now] = await sideBySide(call, (own) => [
    readRun(server, String(id), own),
    readTask(server, String(task), own),
  ]);
  const done = { found: "DONE", facts: { jobId: null }, watch: [jobOf(id)] } as const;
  if (run === null) return { found: "UNDECIDED", candidates: [] };
  if (IS_DONE[action](server.words.state(run.status))) return done;
  if (now?.action !== action) return { found: "NOT_DONE" };
  return before === action ? { found: "UNDECIDED", candidates: [jobOf(id)] } : done;
}

async function follow(on: Steered, at: FollowPoint, call: Call): Promise<FollowEnd> {
  const { server, action } = on;
  const arrival = await arrivalOf(server, { at, action, call });
  const going = action === "stop" ? "CANCELLING" : action === "pause" ? "RUNNING" : "PAUSED";
  if (arrival.arrived === "NOT_YET") return goesOn(going, {});
  const row = at.rows.get(watchKey(jobOf(at.facts.run)));
  if (arrival.arrived === "FAILED") return undelivered(on, at, call);
  if (row === null) return lost(on);
  const state = row?.kind === "Job" ? row.state : "UNKNOWN";
  return endOf(on, state) ?? goesOn(going, arrival.learnt);
}

/** The server could not act on the run; the row in hand may be older than that. */
async function undelivered(on: Steered, { facts }: FollowPoint, call: Call): Promise<FollowEnd> {
  const run = await readRun(on.server, String(facts.run), call);
  if (run === null) return lost(on);
  return endOf(on, on.server.words.state(run.status)) ?? failed(on, "the server could not, and does not say why");
}

/** Null while the run shows nothing of the command. */
function endOf(on: Steered, state: WorkState): FollowEnd | null {
  if (IS_DONE[on.action](state)) return { ended: true, state: "SUCCEEDED", problems: [], facts: {} };
  if (!hasEnded(state)) return null;
  const { problem } = on.refuse.because("CONFLICT", "the run had come to its end before");
  return { ended: true, state: "FAILED", problems: [problem], facts: {} };
}

function failed({ refuse }: Steered, text: string): FollowEnd {
  return { ended: true, state: "FAILED", problems: [refuse.because("UPSTREAM_ERROR", text).problem], facts: {} };
}

function lost({ refuse }: Steered): FollowEnd {
  const { problem } = refuse.because("UPSTREAM_ERROR", "the server has no record of the run any more");
  return { ended: true, state: "LOST", problems: [problem], facts: {}, inferred: "UNDECIDED" };
}
