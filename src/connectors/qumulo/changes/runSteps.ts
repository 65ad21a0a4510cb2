// How does a replication run begin, go on and end (sheet §7)? A relationship runs once at a time and keeps no history: that it ran
// shows while it runs, and afterwards by its recovery point, its last job or its error. Used by runJobTemplate and retryJob.
// Facts: `side`, `id`, `before` as it stood when planned; learnt: `start` of the run.
import type { Call } from "../../../contract/call.ts";
import type { Facts, FollowEnd, FollowPoint, LookUpEnd, Plan } from "../../../contract/changes/Change.ts";
import { watchKey } from "../../../contract/changes/Change.ts";
import { plannedSend } from "../../../upstream/changes/plannedSend.ts";
import type { Step, Steps } from "../../../upstream/changes/stepwise.ts";
import type { QumuloContext } from "../api.ts";
import { refusal } from "./refusals.ts";
import {
  lookAtRun,
  RELATIONSHIPS,
  type Relationship,
  type RunLook,
  relationshipIn,
  runOf,
  templateOf,
} from "./relationships.ts";

/** How long a run that was taken may show nothing, in ms. */
const UNSEEN_MS = 120_000;
/** A first run copies everything. */
const LONGEST_MS = 30 * 86_400_000;

/** A run now. Throws NOT_FOUND, and CONFLICT while one is under way. @param target with the name that people know. */
export async function plannedRun(
  context: QumuloContext,
  { relationship, target, targetName }: { readonly relationship: Relationship } & Pick<Plan, "target" | "targetName">,
  call: Call,
): Promise<Plan> {
  const look = await lookAtRun(context, relationship, call);
  const field = "input.id";
  const gone = { field, say: `run ${targetName}: there is no such replication any more` };
  if (look === null) throw refusal(context, "NOT_FOUND", gone);
  if (look.runs) throw refusal(context, "CONFLICT", { field, say: `run ${targetName}: it runs already` });
  const { side, id } = relationship;
  const run = plannedSend({
    purpose: "Run the replication",
    method: "POST",
    path: `${RELATIONSHIPS[side]}{id}/replicate`,
    params: { id },
    proof: "KEYED",
    outlasts: true,
  });
  return {
    sends: [run],
    target,
    targetName,
    locks: [`JobTemplate ${side}:${id}`],
    touches: ["Job", "JobTemplate"],
    longestMs: LONGEST_MS,
    facts: { side, id, before: { mark: look.mark, error: look.error } },
  };
}

/** Runs of both shapes. */
export function runSteps(context: QumuloContext): Steps {
  const step: Step = {
    reading: ({ facts }) => ({
      read: () => ({ watch: [templateOf(relationshipIn(facts))] }),
      // There is no input to be wrong: it is switched off, not agreed to, or at work by now.
      codeOf: ({ vendorStatus }) => (vendorStatus === 400 ? "CONFLICT" : undefined),
    }),
    lookUp: ({ facts }, call) => lookUp(context, facts, call),
    follow: (at, call) => follow(context, at, call),
  };
  return Object.fromEntries(Object.values(RELATIONSHIPS).map((path) => [`POST ${path}{id}/replicate`, step]));
}

async function lookUp(context: QumuloContext, facts: Facts, call: Call): Promise<LookUpEnd> {
  const relationship = relationshipIn(facts);
  const look = await lookAtRun(context, relationship, call);
  if (look === null) return { found: "UNDECIDED", candidates: [] };
  if (!look.runs && !isMoved(look, facts)) return { found: "NOT_DONE" };
  return { found: "DONE", facts: {}, watch: [templateOf(relationship)] };
}

/** How it stood when the run was planned. */
const before = ({ before: told }: Facts) => told as { readonly mark: string | null; readonly error: string | null };

/** Whether a run has ended since. */
const isMoved = (look: RunLook, facts: Facts): boolean =>
  look.mark !== before(facts).mark || (look.error !== null && look.error !== before(facts).error);

async function follow(context: QumuloContext, at: FollowPoint, call: Call): Promise<FollowEnd> {
  const relationship = relationshipIn(at.facts);
  const start = typeof at.facts.start === "string" ? at.facts.start : null;
  const row = start === null ? null : at.rows.get(watchKey(runOf(relationship, start)));
  if (row?.kind === "Job" && row.state === "RUNNING") {
    return { ended: false, state: "RUNNING", progressPercent: row.progressPercent ?? null, facts: {} };
  }
  const look = await lookAtRun(context, relationship, call);
  if (look === null) {
    const { problem } = refusal(context, "NOT_FOUND", { say: "run the replication: the relationship was removed" });
    return { ended: true, state: "LOST", problems: [problem], facts: {}, inferred: "UNDECIDED" };
  }
  const isOurs = look.runs && (start === null || look.start === start);
  if (isOurs && look.start !== null) {
    const job = runOf(relationship, look.start);
    return {
      ended: false,
      state: "RUNNING",
      progressPercent: null,
      facts: { start: look.start },
      target: job,
      watch: [job],
    };
  }
  if (isOurs) return { ended: false, state: "RUNNING", progressPercent: null, facts: {} };
  return ended(context, at, look);
}

/** What came of a run that is not under way (any more). */
function ended(context: QumuloContext, { facts, sinceSentMs }: FollowPoint, look: RunLook): FollowEnd {
  const start = typeof facts.start === "string" ? facts.start : null;
  const isSeen = start !== null;
  const known = isSeen ? { facts: { start }, target: runOf(relationshipIn(facts), start) } : { facts: {} };
  const isMarked = look.mark !== before(facts).mark;
  if (isMarked && look.error === null) return { ended: true, state: "SUCCEEDED", problems: [], ...known };
  // Between directories an error stays until the next success; of an object store it is the last job's own.
  const isNew = isMarked || (facts.side === "source" && (isSeen || look.error !== before(facts).error));
  if (look.error !== null && isNew) {
    const say = "run the replication: it ended with an error, which its template tells";
    const { problem } = refusal(context, "UPSTREAM_ERROR", { say });
    return { ended: true, state: "FAILED", problems: [problem], ...known };
  }
  if (isSeen) {
    const say = "run the replication: it ended with neither success nor error, as one that was aborted does";
    const { problem } = refusal(context, "CONFLICT", { say });
    return { ended: true, state: "CANCELLED", problems: [problem], ...known };
  }
  if (sinceSentMs < UNSEEN_MS) return { ended: false, state: "PENDING", progressPercent: null, facts: {} };
  const say = "run the replication: the vendor took it, but nothing shows that it ran";
  const { problem } = refusal(context, "UPSTREAM_ERROR", { say });
  return { ended: true, state: "LOST", problems: [problem], facts: {}, inferred: "LOOKS_NOT_DONE" };
}
