// How is a job stopped? A tree delete is forgotten, and what it has not reached stays; a replication is aborted (sheet §7).
import type { Call } from "../../../contract/call.ts";
import type { Change, FollowEnd, Plan, UnavailableNow } from "../../../contract/changes/Change.ts";
import { watchKey } from "../../../contract/changes/Change.ts";
import type { JobRow } from "../../../contract/rows/Job.ts";
import { plannedSend } from "../../../upstream/changes/plannedSend.ts";
import { type Step, stepwise } from "../../../upstream/changes/stepwise.ts";
import type { QumuloContext } from "../api.ts";
import { TREE_DELETES } from "../feeds/workItems.ts";
import { readDirectory } from "./directories.ts";
import { demandAvailable, onlyFor, overBy, type Work, workOf } from "./jobItems.ts";
import { refusal } from "./refusals.ts";
import { lookAtRun, RELATIONSHIPS, relationshipIn, runOf } from "./relationships.ts";
import { readTreeDelete } from "./treeDeleteSteps.ts";

/** `cancelJob`. */
export function cancelJob(context: QumuloContext): Change<"CANCEL_JOB"> {
  const abort = abortStep(context);
  return stepwise<"CANCEL_JOB">(context, {
    condition: "Tree deletes, and replications that this cluster sends or exchanges with an object store.",
    available: (row) => (row.kind === "Job" ? available(row) : null),
    steps: {
      [`DELETE ${TREE_DELETES}{id}`]: forgetStep(context),
      [`POST ${RELATIONSHIPS.source}{id}/abort-replication`]: abort,
      [`POST ${RELATIONSHIPS.object}{id}/abort-replication`]: abort,
    },
    async plan({ input: { target } }, call) {
      demandAvailable(context, "cancel", target, available(target));
      const work = workOf(target);
      const common = {
        target: { kind: "Job", nativeId: target.nativeId },
        targetName: target.displayName,
        locks: [`Job ${target.nativeId}`],
        touches: ["Job", "JobTemplate", "Volume"],
      } as const;
      if (work.sort === "tree") return { ...common, ...(await forgetting(context, { target, id: work.id }, call)) };
      if (work.sort === "run") return { ...common, ...(await aborting(context, { target, work }, call)) };
      throw overBy(context, "cancel", target);
    },
  });
}

function available(row: JobRow): UnavailableNow | null {
  const { sort } = workOf(row);
  if (sort === "other")
    return onlyFor("tree deletes and replications that this cluster sends or exchanges with an object store");
  // A tree delete that stopped with an error is still there.
  if (sort === "tree" || row.state === "RUNNING" || row.state === "UNKNOWN") return null;
  return { code: "CONFLICT", reason: "It has ended." };
}

async function forgetting(
  context: QumuloContext,
  { target, id }: { readonly target: JobRow; readonly id: string },
  call: Call,
): Promise<Pick<Plan, "sends" | "facts">> {
  if ((await readTreeDelete(context, id, call)) === null) throw overBy(context, "cancel", target);
  const forget = plannedSend({
    purpose: "Cancel the tree delete",
    method: "DELETE",
    path: `${TREE_DELETES}{id}`,
    params: { id },
    proof: "KEYED",
  });
  return { sends: [forget], facts: { id } };
}

async function aborting(
  context: QumuloContext,
  { target, work }: { readonly target: JobRow; readonly work: Extract<Work, { sort: "run" }> },
  call: Call,
): Promise<Pick<Plan, "sends" | "facts">> {
  const { relationship, start } = work;
  const look = await lookAtRun(context, relationship, call);
  // An abort ends whatever runs, so it must be this very run.
  if (look?.runs !== true || look.start !== start) throw overBy(context, "cancel", target);
  const { side, id } = relationship;
  const abort = plannedSend({
    purpose: "Abort the replication",
    method: "POST",
    path: `${RELATIONSHIPS[side]}{id}/abort-replication`,
    params: { id },
    proof: "KEYED",
    outlasts: true,
  });
  return { sends: [abort], facts: { side, id, start } };
}

function forgetStep(context: QumuloContext): Step {
  return {
    // Over before it could be cancelled: the directory is gone.
    reading: () => ({ codeOf: ({ vendorStatus }) => (vendorStatus === 404 ? "CONFLICT" : undefined) }),
    async lookUp({ facts }, call) {
      const id = String(facts.id);
      if ((await readTreeDelete(context, id, call)) !== null) return { found: "NOT_DONE" };
      // Without the directory it came to its end by itself; sent again, the vendor says so.
      return (await readDirectory(context, id, call)) === null ? { found: "NOT_DONE" } : { found: "DONE", facts: {} };
    },
  };
}

function abortStep(context: QumuloContext): Step {
  return {
    reading: ({ facts }) => ({ read: () => ({ watch: [runOf(relationshipIn(facts), String(facts.start))] }) }),
    async lookUp({ facts }, call) {
      const relationship = relationshipIn(facts);
      const look = await lookAtRun(context, relationship, call);
      if (look?.runs === true && look.start === facts.start) return { found: "NOT_DONE" };
      return { found: "DONE", facts: {}, watch: [runOf(relationship, String(facts.start))] };
    },
    async follow({ facts, rows }): Promise<FollowEnd> {
      const row = rows.get(watchKey(runOf(relationshipIn(facts), String(facts.start))));
      const state = row?.kind === "Job" ? row.state : null;
      if (state === "RUNNING" || state === "UNKNOWN") {
        return { ended: false, state: "CANCELLING", progressPercent: null, facts: {} };
      }
      if (state !== "SUCCEEDED") return { ended: true, state: "SUCCEEDED", problems: [], facts: {} };
      const { problem } = refusal(context, "CONFLICT", { say: "abort the replication: it had come to its end before" });
      return { ended: true, state: "FAILED", problems: [problem], facts: {} };
    },
  };
}
