// How does a tree delete begin, go on and end? It has neither a state nor an end of its own: it fails by its error, and is gone
// when done (sheet §7). Used by deleteVolume and retryJob. Facts: `id` the directory's file id.
import type { Call } from "../../../contract/call.ts";
import type { Facts, FollowEnd, FollowPoint, LookUpEnd, PlannedSend } from "../../../contract/changes/Change.ts";
import { watchKey } from "../../../contract/changes/Change.ts";
import type { Row } from "../../../contract/rows/index.ts";
import { plannedSend } from "../../../upstream/changes/plannedSend.ts";
import type { Steps } from "../../../upstream/changes/stepwise.ts";
import { type QumuloContext, readItem } from "../api.ts";
import { TREE_DELETES } from "../feeds/workItems.ts";
import { type RawTreeDelete, zTreeDelete } from "../raw/files.ts";
import { readDirectory } from "./directories.ts";
import { refusal } from "./refusals.ts";

const RESTART = `${TREE_DELETES}restart/{id}`;

/** How long a tree delete that was taken may show nothing, or its old error, in ms. */
const UNSEEN_MS = 60_000;

/** Billions of files take days. */
export const TREE_DELETE_MS = 30 * 86_400_000;

/** The job of a tree delete. */
export const treeJob = (id: string) => ({ kind: "Job", nativeId: `tree:${id}` }) as const;

/** A tree delete; null when it is over, or never was. */
export const readTreeDelete = (context: QumuloContext, id: string, call: Call): Promise<RawTreeDelete | null> =>
  readItem(context, { what: "a tree delete", under: TREE_DELETES, id, schema: zTreeDelete }, call);

/** Removes a directory with everything below it. */
export const treeDelete = (id: string): PlannedSend =>
  plannedSend({
    purpose: "Delete the directory with everything below it",
    method: "POST",
    path: TREE_DELETES,
    body: { id },
    proof: "KEYED",
    outlasts: true,
  });

/** Lets a tree delete go on that stopped with an error. */
export const treeRestart = (id: string): PlannedSend =>
  plannedSend({
    purpose: "Restart the tree delete",
    method: "POST",
    path: RESTART,
    params: { id },
    proof: "KEYED",
    outlasts: true,
  });

/** Both ways to set a tree delete going. */
export function treeDeleteSteps(context: QumuloContext): Steps {
  const reading = ({ facts }: { readonly facts: Facts }) => ({
    read: () => ({ watch: [treeJob(String(facts.id))] }),
    codeOf: ({ vendorStatus, vendorCode }: { vendorStatus: number | null; vendorCode: string | null }) =>
      vendorStatus === 400 || vendorCode === "tree_delete_already_started_error" ? ("CONFLICT" as const) : undefined,
  });
  const lookUp = async ({ facts }: { readonly facts: Facts }, call: Call): Promise<LookUpEnd> => {
    const id = String(facts.id);
    const job = await readTreeDelete(context, id, call);
    const done = { found: "DONE", facts: {}, watch: [treeJob(id)] } as const;
    if (job !== null) return job.last_error_message === null ? done : { found: "NOT_DONE" };
    return (await readDirectory(context, id, call)) === null ? done : { found: "NOT_DONE" };
  };
  const step = { reading, lookUp, follow: (at: FollowPoint, call: Call) => followTree(context, at, call) };
  return { [`POST ${TREE_DELETES}`]: step, [`POST ${RESTART}`]: step };
}

async function followTree(context: QumuloContext, at: FollowPoint, call: Call): Promise<FollowEnd> {
  const id = String(at.facts.id);
  const row: Row | null = at.rows.get(watchKey(treeJob(id))) ?? null;
  const job = row?.kind === "Job" ? row : null;
  const progressPercent = job?.progressPercent ?? null;
  const goesOn = { ended: false, state: "RUNNING", progressPercent, facts: {} } as const;
  if (job?.state === "RUNNING") return goesOn;
  const isYoung = at.sinceSentMs < UNSEEN_MS;
  if (job !== null) {
    if (isYoung) return goesOn;
    const say =
      "delete the directory: the tree delete stopped with an error, which its job tells; retryJob lets it go on";
    const { problem } = refusal(context, "UPSTREAM_ERROR", { say });
    return { ended: true, state: "FAILED", problems: [problem], facts: {} };
  }
  // No job: done, cancelled, or not begun yet.
  if ((await readDirectory(context, id, call)) === null) {
    return { ended: true, state: "SUCCEEDED", problems: [], facts: {} };
  }
  if (isYoung) return goesOn;
  const say =
    "delete the directory: the tree delete was cancelled at the vendor; what it had not reached is still there";
  const { problem } = refusal(context, "CONFLICT", { say });
  return { ended: true, state: "CANCELLED", problems: [problem], facts: {} };
}
