// How is a command given to a task, and when has it been delivered (sheet §5a)? The same for run, stop, pause and resume. Facts:
// `task`; learnt: `jobId` of the request, `deliveredMs` after it was sent.
import { z } from "zod";
import type { Call } from "../../../contract/call.ts";
import type { Facts, FollowEnd, FollowPoint, PlannedSend, Proof, RowName } from "../../../contract/changes/Change.ts";
import { plannedSend } from "../../../upstream/changes/plannedSend.ts";
import type { SendReading } from "../../../upstream/changes/sendPlanned.ts";
import { parseAnswer } from "../../../upstream/parseAnswer.ts";
import type { Nodeum } from "../api.ts";
import { text } from "../raw/pieces.ts";
import { codeOfCommand } from "./refusalCodes.ts";
import { deliveryOf, type TaskAction } from "./taskThings.ts";

const PURPOSES: Readonly<Record<TaskAction, string>> = {
  run: "Run the task",
  stop: "Stop the task",
  pause: "Pause the task",
  resume: "Resume the task",
};

/** Name of a command among the calls of a plan. */
export const endpointOf = (action: TaskAction): string => `PUT ${pathOf(action)}`;

const pathOf = (action: TaskAction): string => `/tasks/{task}/action/${action}`;

/** The call; it has no body. */
export const commandSend = (action: TaskAction, task: string, proof: Proof): PlannedSend =>
  plannedSend({
    purpose: PURPOSES[action],
    method: "PUT",
    path: pathOf(action),
    params: { task },
    proof,
    outlasts: true,
  });

const zStarted = z.object({ job_id: text }).nullable();

/** The answer names a request job; without one there is nothing to ask, and the runs alone tell. */
export const commandReading = ({ sourceId }: Nodeum, watch: readonly RowName[]): SendReading => ({
  codeOf: codeOfCommand,
  read({ body }) {
    const jobId = parseAnswer(zStarted, body, { sourceId, action: "give a task a command" })?.job_id ?? null;
    return { facts: { jobId }, watch };
  },
});

/** The example scripts of the vendor look every second (sheet §5b). */
export const SOON_MS = 1_000;

/** Whether the command has arrived. `learnt` is what to keep of that. */
export type Arrival =
  | { readonly arrived: "NOT_YET" }
  | { readonly arrived: "FAILED" }
  | { readonly arrived: "YES"; readonly learnt: Facts };

/** Asks for the request job until it has ended; then never again. */
export async function arrivalOf(
  nodeum: Nodeum,
  { at, action, call }: { readonly at: FollowPoint; readonly action: TaskAction; readonly call: Call },
): Promise<Arrival> {
  const { task, jobId, deliveredMs } = at.facts;
  if (typeof deliveredMs === "number") return { arrived: "YES", learnt: {} };
  const delivery =
    typeof jobId === "string" ? await deliveryOf(nodeum, { task: String(task), action, jobId }, call) : "FORGOTTEN";
  if (delivery === "UNDER_WAY") return { arrived: "NOT_YET" };
  if (delivery === "FAILED") return { arrived: "FAILED" };
  return { arrived: "YES", learnt: { deliveredMs: at.sinceSentMs } };
}

/** It goes on. */
export const goesOn = (
  state: Extract<FollowEnd, { ended: false }>["state"],
  facts: Facts,
): Extract<FollowEnd, { ended: false }> => ({
  ended: false,
  state,
  progressPercent: null,
  facts,
  againInMs: SOON_MS,
});
