// How do runs that a change started stand, all together? By the state words of any release, and tolerant of runs that the Hub
// does not show yet (sheet §5).
import { type FollowEnd, type FollowPoint, type RowName, watchKey } from "../../../contract/changes/Change.ts";
import type { JobRow } from "../../../contract/rows/Job.ts";
import type { WorkState } from "../../../contract/words.ts";
import type { Refusals } from "../../../upstream/changes/refusals.ts";
import { isUnfinished } from "../map/words.ts";

/** How long a run that was taken may show nothing, in ms: states lag behind reality. */
export const UNSEEN_MS = 120_000;
/** A migration of everything takes weeks; in ms. */
export const LONGEST_RUN_MS = 30 * 86_400_000;

/** What is told of all runs under way: the liveliest. */
const liveliest: readonly WorkState[] = ["RUNNING", "UNKNOWN", "CANCELLING", "PAUSED", "PENDING"];

/** How the watched runs stand. There is at least one. */
export function followRuns(refuse: Refusals, at: FollowPoint): FollowEnd {
  const [target, ...others] = at.watch;
  // One run is what the change made; several are told as rows alone.
  return { ...standOf(refuse, at), ...(target === undefined || others.length > 0 ? {} : { target }) };
}

function standOf(refuse: Refusals, { watch, rows, sinceSentMs }: FollowPoint): FollowEnd {
  const seen = watch.map((name) => rows.get(watchKey(name)));
  const isUnseen = seen.some((row) => row === undefined || (row === null && sinceSentMs < UNSEEN_MS));
  const jobs = seen.filter((row): row is JobRow => row?.kind === "Job");
  const states = jobs.map(({ state }) => state);
  const underWay = liveliest.find((state) => states.some((one) => one === state && isUnfinished(one)));
  if (underWay !== undefined || isUnseen) {
    const isShown = underWay === "CANCELLING" || underWay === "PAUSED" || underWay === "PENDING";
    const state = underWay === undefined ? "PENDING" : isShown ? underWay : "RUNNING";
    return { ended: false, state, progressPercent: null, facts: {} };
  }
  if (seen.includes(null)) {
    const { problem } = refuse.because("NOT_FOUND", "the Hub no longer knows the job that was started");
    return { ended: true, state: "LOST", problems: [problem], facts: {}, inferred: "UNDECIDED" };
  }
  return endedRuns(refuse, states);
}

function endedRuns(refuse: Refusals, states: readonly WorkState[]): FollowEnd {
  if (states.every((state) => state === "SUCCEEDED"))
    return { ended: true, state: "SUCCEEDED", problems: [], facts: {} };
  const failure = refuse.because("UPSTREAM_ERROR", "the job ended with failed tasks, which it tells").problem;
  const cancel = refuse.because("CONFLICT", "the job was cancelled").problem;
  const problems = [
    ...(states.some((state) => state === "FAILED" || state === "PARTIALLY_SUCCEEDED") ? [failure] : []),
    ...(states.includes("CANCELLED") ? [cancel] : []),
  ];
  if (states.every((state) => state === "CANCELLED")) return { ended: true, state: "CANCELLED", problems, facts: {} };
  const isPart = states.some((state) => state === "SUCCEEDED" || state === "PARTIALLY_SUCCEEDED");
  return { ended: true, state: isPart ? "PARTIALLY_SUCCEEDED" : "FAILED", problems, facts: {} };
}

/** Runs that were found: watched from now on. */
export const runsFound = (runs: readonly RowName[]): FollowEnd => {
  const [first] = runs;
  return {
    ended: false,
    state: "PENDING",
    progressPercent: null,
    facts: {},
    watch: runs,
    againInMs: 1_000,
    ...(first === undefined || runs.length > 1 ? {} : { target: first }),
  };
};

/** None was found, or more than one where only one can be meant: waits at first, and is then lost. */
export function runsNotTold(refuse: Refusals, runs: readonly RowName[], sinceSentMs: number): FollowEnd {
  if (runs.length === 0 && sinceSentMs < UNSEEN_MS)
    return { ended: false, state: "PENDING", progressPercent: null, facts: {} };
  const text =
    runs.length === 0
      ? "the Hub took it, but shows no job that came of it"
      : `the Hub took it and does not say which job came of it; it may be ${runs.map(({ nativeId }) => nativeId).join(", ")}`;
  const { problem } = refuse.because("UPSTREAM_ERROR", text);
  return { ended: true, state: "LOST", problems: [problem], facts: {}, inferred: "UNDECIDED" };
}
