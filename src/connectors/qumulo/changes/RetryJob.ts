// How is a job tried again? A tree delete that stopped with an error is restarted, a replication is run anew.
import type { Change, UnavailableNow } from "../../../contract/changes/Change.ts";
import type { JobRow } from "../../../contract/rows/Job.ts";
import { stepwise } from "../../../upstream/changes/stepwise.ts";
import type { QumuloContext } from "../api.ts";
import { demandAvailable, onlyFor, overBy, workOf } from "./jobItems.ts";
import { plannedRun, runSteps } from "./runSteps.ts";
import { readTreeDelete, TREE_DELETE_MS, treeDeleteSteps, treeRestart } from "./treeDeleteSteps.ts";

/** `retryJob`. */
export function retryJob(context: QumuloContext): Change<"RETRY_JOB"> {
  return stepwise<"RETRY_JOB">(context, {
    condition: "Tree deletes that failed, and replications that this cluster sends or exchanges with an object store.",
    available: (row) => (row.kind === "Job" ? available(row) : null),
    steps: { ...treeDeleteSteps(context), ...runSteps(context) },
    async plan({ input: { target } }, call) {
      demandAvailable(context, "retry", target, available(target));
      const work = workOf(target);
      const { nativeId, displayName: targetName } = target;
      const of = { kind: "Job", nativeId } as const;
      if (work.sort === "run") {
        return plannedRun(context, { relationship: work.relationship, target: of, targetName }, call);
      }
      const id = work.sort === "tree" ? work.id : "";
      const job = await readTreeDelete(context, id, call);
      if (job === null || job.last_error_message === null) throw overBy(context, "retry", target);
      return {
        sends: [treeRestart(id)],
        target: of,
        targetName,
        locks: [`Job ${nativeId}`],
        touches: ["Job", "Volume", "Quota"],
        longestMs: TREE_DELETE_MS,
        facts: { id },
      };
    },
  });
}

function available(row: JobRow): UnavailableNow | null {
  const { sort } = workOf(row);
  if (sort === "other") {
    return onlyFor("tree deletes and replications that this cluster sends or exchanges with an object store");
  }
  const hasStopped = row.state === "FAILED" || (sort === "run" && row.state !== "RUNNING");
  return hasStopped ? null : { code: "CONFLICT", reason: "It is under way." };
}
