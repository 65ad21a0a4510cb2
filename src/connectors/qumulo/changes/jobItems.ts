// Which sort of work is a job, and what is it about? Told by its key. Used by changes of jobs.
import type { UnavailableNow } from "../../../contract/changes/Change.ts";
import type { JobRow } from "../../../contract/rows/Job.ts";
import type { QumuloContext } from "../api.ts";
import { refusal } from "./refusals.ts";
import { type Relationship, relationshipOf } from "./relationships.ts";

/** What a job is: a tree delete of a directory, a run of a relationship, or work that nobody steers. */
export type Work =
  | { readonly sort: "tree"; readonly id: string }
  | { readonly sort: "run"; readonly relationship: Relationship; readonly start: string }
  | { readonly sort: "other" };

/** Sort of a job, by its key. */
export function workOf({ nativeId }: JobRow): Work {
  if (nativeId.startsWith("tree:")) return { sort: "tree", id: nativeId.slice("tree:".length) };
  const relationship = nativeId.startsWith("replication:") ? relationshipOf(nativeId) : null;
  if (relationship === null) return { sort: "other" };
  return { sort: "run", relationship, start: nativeId.split(":").slice(3).join(":") };
}

/** For work that a command does not know. @param what the command knows, for example `tree deletes`. */
export const onlyFor = (what: string): UnavailableNow => ({
  code: "UNSUPPORTED_BY_VENDOR",
  reason: `Qumulo does this for ${what} alone.`,
});

/** Throws what is in the way. @param verb for example `cancel`. */
export function demandAvailable(
  context: QumuloContext,
  verb: string,
  target: JobRow,
  why: UnavailableNow | null,
): void {
  if (why === null) return;
  throw refusal(context, why.code, { field: "input.id", say: `${verb} ${target.displayName}: ${why.reason}` });
}

/** That a job is over, or another than the one that was meant. */
export const overBy = (context: QumuloContext, verb: string, { displayName }: JobRow) =>
  refusal(context, "CONFLICT", { field: "input.id", say: `${verb} ${displayName}: it has ended by now` });
