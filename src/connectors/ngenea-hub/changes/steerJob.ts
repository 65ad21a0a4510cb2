// How is a job stopped, halted and let go on? By one POST without a body, which the Hub takes even when it comes too late; what
// came of it only the job's state tells, a little behind reality (sheet §5).
import type { Call } from "../../../contract/call.ts";
import {
  type Change,
  type FollowEnd,
  type LookUpEnd,
  type UnavailableNow,
  watchKey,
} from "../../../contract/changes/Change.ts";
import type { JobRow } from "../../../contract/rows/Job.ts";
import { plannedSend } from "../../../upstream/changes/plannedSend.ts";
import { refusalsOf } from "../../../upstream/changes/refusals.ts";
import { readJob } from "../feeds/jobLists.ts";
import type { Hub } from "../hub.ts";
import { isUnfinished } from "../map/words.ts";
import { jobName, jobOnly, numberOfJob } from "./jobItems.ts";
import { oneCall } from "./oneCall.ts";

type Verb = "cancel" | "pause" | "resume";

/** What a job shows of the call: it came to its end, is under way, shows nothing yet, or can show nothing any more. */
type Shown = "DONE" | "UNDER_WAY" | "NOT_YET" | "TOO_LATE";

interface Steering {
  readonly verb: Verb;
  /** Why it cannot be done now; null when it can. An unknown state is tried. */
  inTheWay(job: JobRow): UnavailableNow | null;
  shown(job: JobRow): Shown;
}

const isPausing = ({ nativeState }: JobRow): boolean => nativeState?.toUpperCase() === "PAUSING";
const conflict = (reason: string): UnavailableNow => ({ code: "CONFLICT", reason });

/** What holds for every verb: a job that is over or is being cancelled is not to be steered. */
const overOr = ({ state }: JobRow): UnavailableNow | null => {
  if (!isUnfinished(state)) return conflict("It has ended.");
  return state === "CANCELLING" ? conflict("It is being cancelled already.") : null;
};

const isLeaving = ({ state }: JobRow): boolean => state === "CANCELLING" || !isUnfinished(state);

const steerings: Readonly<Record<Verb, Steering>> = {
  cancel: {
    verb: "cancel",
    inTheWay: overOr,
    shown: (job) => {
      if (job.state === "CANCELLED") return "DONE";
      if (job.state === "CANCELLING") return "UNDER_WAY";
      return isUnfinished(job.state) ? "NOT_YET" : "TOO_LATE";
    },
  },
  pause: {
    verb: "pause",
    inTheWay: (job) => overOr(job) ?? (job.state === "PAUSED" ? conflict("It is paused already.") : null),
    shown: (job) => {
      if (job.state === "PAUSED") return isPausing(job) ? "UNDER_WAY" : "DONE";
      return isLeaving(job) ? "TOO_LATE" : "NOT_YET";
    },
  },
  resume: {
    verb: "resume",
    inTheWay: (job) => {
      const isElsewhere = job.state !== "PAUSED" && job.state !== "UNKNOWN";
      if (isElsewhere) return overOr(job) ?? conflict("It is not paused.");
      return isPausing(job) ? conflict("It is still being paused.") : null;
    },
    shown: (job) => {
      if (job.state === "PAUSED" || job.state === "UNKNOWN") return "NOT_YET";
      return job.state === "CANCELLED" || job.state === "CANCELLING" ? "TOO_LATE" : "DONE";
    },
  },
};

/** CANCEL_JOB. */
export const cancelJob = (hub: Hub): Change<"CANCEL_JOB"> => steer<"CANCEL_JOB">(hub, steerings.cancel);

/** PAUSE_JOB. */
export const pauseJob = (hub: Hub): Change<"PAUSE_JOB"> => steer<"PAUSE_JOB">(hub, steerings.pause);

/** RESUME_JOB. */
export const resumeJob = (hub: Hub): Change<"RESUME_JOB"> => steer<"RESUME_JOB">(hub, steerings.resume);

function steer<C extends "CANCEL_JOB" | "PAUSE_JOB" | "RESUME_JOB">(hub: Hub, steering: Steering): Change<C> {
  const { verb, inTheWay } = steering;
  const refuse = refusalsOf(hub, `${verb} a job`);
  return oneCall<C>(hub, {
    condition: "Jobs only: the Hub has no such call for settings tasks.",
    available: (row) => (row.kind === "Job" ? (jobOnly(row) ?? inTheWay(row)) : null),
    async plan({ input: { target } }, call) {
      const number = numberOfJob(refuse, target);
      const job = await readJob(hub, number, call);
      if (job === null) throw refuse.because("NOT_FOUND", "there is no such job any more");
      const why = inTheWay(job);
      if (why !== null) throw refuse.because(why.code, why.reason);
      const only = plannedSend({
        purpose: `${verb.charAt(0).toUpperCase()}${verb.slice(1)} the job`,
        method: "POST",
        path: `/jobs/{id}/${verb}/`,
        params: { id: number },
        proof: "KEYED",
        outlasts: true,
      });
      return {
        sends: [only],
        target: jobName(number),
        targetName: target.displayName,
        locks: [`Job ${target.nativeId}`],
        touches: ["Job"],
        facts: { job: number },
      };
    },
    reading: ({ facts }) => ({
      read: () => ({ watch: [jobName(String(facts.job))] }),
      // Nothing is written that could be wrong: it is the job that does not allow it.
      codeOf: ({ vendorStatus }) => (vendorStatus === 400 ? "CONFLICT" : undefined),
    }),
    lookUp: ({ facts }, call) => lookUp(hub, steering, { number: String(facts.job), call }),
    async follow({ facts, rows, sinceSentMs }): Promise<FollowEnd> {
      const row = rows.get(watchKey(jobName(String(facts.job))));
      if (row === null) {
        const { problem } = refuse.because("NOT_FOUND", "the Hub no longer knows the job");
        return { ended: true, state: "LOST", problems: [problem], facts: {}, inferred: "UNDECIDED" };
      }
      const shown = row?.kind === "Job" ? steering.shown(row) : "NOT_YET";
      if (shown === "DONE") return { ended: true, state: "SUCCEEDED", problems: [], facts: {} };
      if (shown === "TOO_LATE") {
        const { problem } = refuse.because("CONFLICT", "it had ended, or was being cancelled, before");
        return { ended: true, state: "FAILED", problems: [problem], facts: {} };
      }
      const state = verb === "cancel" ? "CANCELLING" : shown === "NOT_YET" ? "PENDING" : "RUNNING";
      return { ended: false, state, progressPercent: null, facts: {}, againInMs: sinceSentMs < 10_000 ? 1_000 : 5_000 };
    },
  });
}

/** What shows nothing may be sent once more: none of these calls does anything twice. */
async function lookUp(
  hub: Hub,
  { shown }: Steering,
  { number, call }: { readonly number: string; readonly call: Call },
): Promise<LookUpEnd> {
  const job = await readJob(hub, number, call);
  if (job === null) return { found: "UNDECIDED", candidates: [] };
  const shows = shown(job);
  const isSeen = shows === "DONE" || shows === "UNDER_WAY";
  return isSeen ? { found: "DONE", facts: {}, watch: [jobName(number)] } : { found: "NOT_DONE" };
}
