// How did work end that the cluster no longer knows? Tree deletes and removals of snapshots are forgotten the moment they are done.
import type { RowOf } from "../../../contract/rows/index.ts";

/**
 * The job with its end; null where its absence does not tell: a replication's run gives way to the next. An error stays where it
 * is, so a tree delete that is gone was done (sheet section 7: finished is 404).
 */
export function endOfGone(job: RowOf["Job"]): RowOf["Job"] | null {
  const isForgottenWhenDone = job.jobType === "DELETE" || job.jobType === "SNAPSHOT_DELETION";
  return isForgottenWhenDone ? { ...job, state: "SUCCEEDED", progressPercent: 100, nativeState: null } : null;
}
