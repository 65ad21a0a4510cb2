// How does a deployment end? By its lists of targets; some that failed make it a part of a success. The vendor answers 404 both
// before it knows it and after it forgot it (sheet §5).
import type { Call } from "../../../contract/call.ts";
import { type FollowEnd, type FollowPoint, watchKey } from "../../../contract/changes/Change.ts";
import type { Problem } from "../../../contract/problem.ts";
import type { JobRow } from "../../../contract/rows/Job.ts";
import { refusalsOf } from "../../../upstream/changes/refusals.ts";
import { deploymentId, deploymentJob, NO_TARGET } from "../map/job.ts";
import type { Nim } from "../nim.ts";
import { factsOf, freshVersion } from "./publishFacts.ts";
import { readTarget, type TargetState } from "./publishTargets.ts";

/** The vendor gives a deployment up after this time (sheet §5). */
export const DEPLOYMENT_TIMEOUT_MS = 10 * 60_000;

/** `Change.follow` of a publication. Learns: `seen`, once the vendor knew the deployment. */
export async function followDeployment(nim: Nim, at: FollowPoint, call: Call): Promise<FollowEnd> {
  const [watched] = at.watch;
  const row = watched === undefined ? undefined : at.rows.get(watchKey(watched));
  if (row?.kind === "Job") return judged(nim, { at, job: row, call });
  const state = await readTarget(nim, factsOf(at.facts).place, call);
  const id = watched === undefined ? null : deploymentId(watched.nativeId);
  // The target tells of its last deployment even where that cannot be read by itself.
  if (id !== null && state?.last != null && state.last.id === id) {
    const ask = { sourceId: nim.sourceId, id, target: NO_TARGET, words: nim.words };
    return judged(nim, { at, job: deploymentJob(state.last, ask), call });
  }
  const isForgotten = watched === undefined || at.facts.seen === true || at.sinceSentMs > DEPLOYMENT_TIMEOUT_MS;
  if (!isForgotten) return { ended: false, state: "PENDING", progressPercent: null, facts: {} };
  return unwatched(nim, at, state);
}

interface Judging {
  readonly at: FollowPoint;
  readonly job: JobRow;
  readonly call: Call;
}

async function judged(nim: Nim, { at, job, call }: Judging): Promise<FollowEnd> {
  const { state, progressPercent = null } = job;
  if (state !== "SUCCEEDED" && state !== "PARTIALLY_SUCCEEDED" && state !== "FAILED") {
    const isLate = state === "UNKNOWN" && at.sinceSentMs > DEPLOYMENT_TIMEOUT_MS;
    if (isLate) return unwatched(nim, at, await readTarget(nim, factsOf(at.facts).place, call));
    return { ended: false, state: "RUNNING", progressPercent, facts: { seen: true } };
  }
  if (factsOf(at.facts).doubted) {
    const target = await readTarget(nim, factsOf(at.facts).place, call);
    if (target === null || freshVersion(target, factsOf(at.facts)) === null) return notShown(nim);
  }
  if (state === "SUCCEEDED") return { ended: true, state, problems: [], facts: {} };
  return { ended: true, state, problems: [failure(nim, job)], facts: {} };
}

/** Which instances failed; why stands in the job, in the vendor's words. */
function failure(nim: Nim, { steps }: JobRow): Problem {
  const failed = (steps ?? []).filter(({ state }) => state === "FAILED").map(({ name }) => name);
  const where =
    failed.length === 0 ? "" : ` at ${failed.slice(0, 10).join(", ")}${failed.length > 10 ? " and others" : ""}`;
  return refusalsOf(nim, "publish the configuration").because("UPSTREAM_ERROR", `it failed${where}; its job tells why`)
    .problem;
}

/** The deployment that might have been ours ended, and left no version with our mark. */
function notShown(nim: Nim): FollowEnd {
  const text = "no answer came, and no version of the target shows that it was put to work";
  const { problem } = refusalsOf(nim, "publish the configuration").because("UPSTREAM_ERROR", text);
  return { ended: true, state: "LOST", problems: [problem], facts: {}, inferred: "LOOKS_NOT_DONE" };
}

/** Nothing tells of the deployment (any more); the versions of its target may. */
function unwatched(nim: Nim, { facts, watch }: FollowPoint, state: TargetState | null): FollowEnd {
  const isShown = state !== null && freshVersion(state, factsOf(facts)) !== null;
  // A look-up found the version, and no deployment that could be watched.
  if (isShown && watch.length === 0) return { ended: true, state: "SUCCEEDED", problems: [], facts: {} };
  const text = "the vendor does not know the deployment any more";
  const { problem } = refusalsOf(nim, "publish the configuration").because("UPSTREAM_ERROR", text);
  const inferred = state === null ? "UNDECIDED" : isShown ? "LOOKS_DONE" : "LOOKS_NOT_DONE";
  return { ended: true, state: "LOST", problems: [problem], facts: {}, inferred };
}
