// How does a run of a task begin, go on and end (sheet §5)? Its command is delivered; then the newest run that was not there before
// is ours: nothing links the two (D-23). Used by runJobTemplate and retryJob. Facts: `task`, `since` and `known` (see `runsKnown`);
// learnt: those of the command, and `run`, the key of the execution.
import type { Call } from "../../../contract/call.ts";
import type { FollowEnd, FollowPoint, Plan, RowName } from "../../../contract/changes/Change.ts";
import { watchKey } from "../../../contract/changes/Change.ts";
import type { ErrorCode } from "../../../contract/problem.ts";
import type { JobRow } from "../../../contract/rows/Job.ts";
import { type Refusals, refusalsOf } from "../../../upstream/changes/refusals.ts";
import type { Steps } from "../../../upstream/changes/stepwise.ts";
import { sideBySide } from "../../../upstream/sideBySide.ts";
import { arrivalOf, commandReading, commandSend, endpointOf, goesOn } from "./taskCommands.ts";
import { liveRuns, newRuns, readTask, runsKnown, type TaskServer } from "./taskThings.ts";

/** How long no run may show after its command was delivered; the vendor's example gives up after a minute (sheet §5b). */
const UNSEEN_MS = 120_000;
/** Archives are moved for days. */
const LONGEST_MS = 30 * 86_400_000;

const jobOf = (nativeId: string): RowName => ({ kind: "Job", nativeId });

/** A run now. Throws NOT_FOUND, PRECONDITION_FAILED for a task that is switched off, and CONFLICT while one of its runs has not ended. */
export async function plannedRun(
  server: TaskServer,
  refuse: Refusals,
  { task, target, targetName, call }: { task: string; call: Call } & Pick<Plan, "target" | "targetName">,
): Promise<Plan> {
  const [now, live, known] = await sideBySide(call, (own) => [
    readTask(server, task, own),
    liveRuns(server, task, own),
    runsKnown(server, task, own),
  ]);
  if (now === null) throw refuse.because("NOT_FOUND", "there is no such task any more");
  if (now.activate === false) throw refuse.because("PRECONDITION_FAILED", "the task is switched off");
  if (live.length > 0) throw refuse.because("CONFLICT", "a run of the task has not ended yet");
  return {
    sends: [commandSend("run", task, "NONE")],
    target,
    targetName,
    locks: [`JobTemplate ${task}`],
    touches: ["Job", "JobTemplate"],
    longestMs: LONGEST_MS,
    facts: { task, ...known },
  };
}

/** The command, looked up and followed. A second run would move data a second time, so that it is never sent again. */
export function runSteps(server: TaskServer): Steps {
  const refuse = refusalsOf(server, "run the task");
  return {
    [endpointOf("run")]: {
      reading: () => commandReading(server, []),
      async lookUp({ facts }, call) {
        const runs = await newRuns(server, facts, call);
        return { found: "UNDECIDED", candidates: runs.map(({ id }) => jobOf(id)) };
      },
      follow: (at, call) =>
        typeof at.facts.run === "string"
          ? Promise.resolve(runNow(refuse, at, jobOf(at.facts.run)))
          : untilSeen({ server, refuse }, at, call),
    },
  };
}

/** Until the run shows. */
async function untilSeen(
  { server, refuse }: { readonly server: TaskServer; readonly refuse: Refusals },
  at: FollowPoint,
  call: Call,
): Promise<FollowEnd> {
  const arrival = await arrivalOf(server, { at, action: "run", call });
  if (arrival.arrived === "NOT_YET") return goesOn("PENDING", {});
  if (arrival.arrived === "FAILED")
    return ended("FAILED", refuse, [
      "UPSTREAM_ERROR",
      "the server could not deliver the command, and does not say why",
    ]);
  const [newest] = await newRuns(server, at.facts, call);
  if (newest !== undefined) {
    const target = jobOf(newest.id);
    const state = newest.status === "in_queue" ? "PENDING" : "RUNNING";
    return { ...goesOn(state, { ...arrival.learnt, run: newest.id }), target, watch: [target] };
  }
  const { deliveredMs = at.sinceSentMs } = at.facts;
  if (at.sinceSentMs - Number(deliveredMs) < UNSEEN_MS) return goesOn("PENDING", arrival.learnt);
  const why = ["UPSTREAM_ERROR", "the command was delivered, but no run of the task shows"] as const;
  return { ...ended("LOST", refuse, why), inferred: "LOOKS_NOT_DONE" };
}

/** What the run has come to. */
function runNow(refuse: Refusals, { rows }: FollowPoint, target: RowName): FollowEnd {
  const row = rows.get(watchKey(target));
  if (row === null) {
    const why = ["UPSTREAM_ERROR", "the server has no record of the run any more"] as const;
    return { ...ended("LOST", refuse, why), inferred: "UNDECIDED", target };
  }
  if (row?.kind !== "Job") return { ended: false, state: "RUNNING", progressPercent: null, facts: {} };
  return { ...endOf(refuse, row), target };
}

function endOf(refuse: Refusals, { state, nativeState, progressPercent }: JobRow): FollowEnd {
  switch (state) {
    case "SUCCEEDED":
      return { ended: true, state, problems: [], facts: {} };
    case "PARTIALLY_SUCCEEDED":
      return ended(state, refuse, [
        "UPSTREAM_ERROR",
        "the run ended with warnings; its report at the server tells which",
      ]);
    case "FAILED":
      return ended(state, refuse, ["UPSTREAM_ERROR", "the run ended in error; its report at the server tells why"]);
    case "CANCELLED": {
      const by = nativeState === "stopped_by_system" ? "the server itself" : "a user";
      return ended(state, refuse, ["CONFLICT", `the run was stopped by ${by}`]);
    }
    default: {
      const shown = state === "PENDING" || state === "PAUSED" ? state : "RUNNING";
      return { ended: false, state: shown, progressPercent: progressPercent ?? null, facts: {} };
    }
  }
}

type End = Extract<FollowEnd, { ended: true }>;

const ended = (state: End["state"], refuse: Refusals, [code, text]: readonly [ErrorCode, string]): End => ({
  ended: true,
  state,
  problems: [refuse.because(code, text).problem],
  facts: {},
});
