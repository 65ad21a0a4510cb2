// Of which task is a run, and what is in the way of acting on it? Told by the row alone. Used by changes of jobs.
import type { UnavailableNow } from "../../../contract/changes/Change.ts";
import type { JobRow } from "../../../contract/rows/Job.ts";
import type { Refusals } from "../../../upstream/changes/refusals.ts";

/** Key of the task; null when the run does not tell. */
export const taskOf = ({ template }: JobRow): string | null => (typeof template === "string" ? template : null);

/** For a run that does not tell. */
export const NO_TASK: UnavailableNow = {
  code: "PRECONDITION_FAILED",
  reason: "Nodeum does not tell which task this is a run of, and only tasks can be acted on.",
};

/** Throws what is in the way. */
export function demandAvailable(refuse: Refusals, why: UnavailableNow | null): void {
  if (why !== null) throw refuse.because(why.code, why.reason);
}
