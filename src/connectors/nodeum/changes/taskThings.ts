// What do changes of tasks and their runs read? The task, the runs that have not ended, those that are new, and how far the
// delivery of a command is (sheet §5, §6.1, §6.2). Makes reads only.
import { z } from "zod";
import type { Call } from "../../../contract/call.ts";
import type { Facts } from "../../../contract/changes/Change.ts";
import { GatewayError } from "../../../contract/problem.ts";
import { parseAnswer } from "../../../upstream/parseAnswer.ts";
import type { Query } from "../../../upstream/UpstreamClient.ts";
import { itemOf, type Nodeum, pagesOf, wholeList } from "../api.ts";
import { isUnfinished, UNFINISHED_WORDS } from "../map/words.ts";
import { flag, key, text } from "../raw/pieces.ts";
import { type RawExecution, rawExecution } from "../raw/work.ts";

/** A server whose tasks are acted on. */
export interface TaskServer extends Nodeum {
  /** Whether this release heeds filters of executions; else all of a task are read. */
  readonly filterExecutions: boolean;
}

/** What can be asked of a task. */
export type TaskAction = "run" | "pause" | "stop" | "resume";

const rawState = z.object({ id: key, activate: flag, action: text });

/** Whether a task may run, and what was asked of it last; null when there is none. */
export const readTask = (nodeum: Nodeum, id: string, call: Call) =>
  itemOf(nodeum, { what: "tasks", path: "/tasks", row: rawState }, { id, call });

/** A run as it is now; null when there is none. */
export const readRun = (nodeum: Nodeum, id: string, call: Call): Promise<RawExecution | null> =>
  itemOf(nodeum, { what: "executions", path: "/task_executions", row: rawExecution }, { id, call });

const runsList = (task: string, query: Query) => ({
  what: "executions of a task",
  path: `/tasks/${encodeURIComponent(task)}/task_executions`,
  key: "task_executions",
  row: rawExecution,
  query,
});

/** Runs of a task, filtered where the release heeds that; none when the task is gone. */
async function runsOf(server: TaskServer, task: string, { filter, call }: { filter: Query; call: Call }) {
  try {
    return (await wholeList(server, runsList(task, server.filterExecutions ? filter : {}), call)).rows ?? [];
  } catch (error) {
    if (error instanceof GatewayError && error.problem.code === "NOT_FOUND") return [];
    throw error;
  }
}

/** Runs of a task that have not ended. */
export async function liveRuns(server: TaskServer, task: string, call: Call): Promise<RawExecution[]> {
  const runs = await runsOf(server, task, { filter: { status: `><${UNFINISHED_WORDS.join("|")}` }, call });
  return runs.filter(({ status }) => isUnfinished(server.words.state(status)));
}

/** How many of the newest runs are looked at to tell which one is the last. */
const NEWEST = 20;

/** What tells runs that are there from those to come. Facts: `since` the last one began (vendor's clock), and the `known` ones. */
export async function runsKnown(server: TaskServer, task: string, call: Call): Promise<Facts> {
  const newest = runsList(task, { sort_by: "job_started:desc" });
  for await (const { rows } of pagesOf({ ...server, pageSize: Math.min(NEWEST, server.pageSize) }, newest, call)) {
    const since = rows.reduce<string | null>(
      (last, { job_started: began }) => (began !== null && (last === null || began > last) ? began : last),
      null,
    );
    const known = rows.filter(({ job_started: began }) => began === null || began === since).map(({ id }) => id);
    return { since, known };
  }
  return { since: null, known: [] };
}

/** Runs of a task that were not there when it was planned, newest first; a run that waits has not begun, and is the newest. */
export async function newRuns(server: TaskServer, { task, since, known }: Facts, call: Call): Promise<RawExecution[]> {
  const last = typeof since === "string" ? since : null;
  const told = new Set(Array.isArray(known) ? known : []);
  const live = await liveRuns(server, String(task), call);
  const filter = last === null ? {} : { job_started: `>=${last}` };
  const runs = live.length > 0 ? live : await runsOf(server, String(task), { filter, call });
  const isNew = ({ id, job_started: began }: RawExecution) =>
    !told.has(id) && (last === null || began === null || began >= last);
  return runs.filter(isNew).sort(newestFirst);
}

function newestFirst(one: RawExecution, other: RawExecution): number {
  const [left, right] = [one.job_started ?? "9", other.job_started ?? "9"];
  return left < right ? 1 : left > right ? -1 : 0;
}

/** How far the delivery of a command is. FORGOTTEN: the server does not know (any more). */
export type Delivery = "UNDER_WAY" | "DELIVERED" | "FAILED" | "FORGOTTEN";

const zDelivery = z.object({ status: text });

/** Asks for the request job. Its end is a 200, whatever it came to (sheet §5a). */
export async function deliveryOf(
  { client, sourceId }: Nodeum,
  { task, action, jobId }: { readonly task: string; readonly action: TaskAction; readonly jobId: string },
  call: Call,
): Promise<Delivery> {
  const doing = "ask whether a command was delivered";
  const path = `/tasks/${encodeURIComponent(task)}/action/${action}`;
  const request = { action: doing, method: "GET", path, query: { job_id: jobId }, expect: [404] } as const;
  const { status, body } = await client.send(request, call);
  if (status === 404) return "FORGOTTEN";
  const told = parseAnswer(zDelivery, body, { sourceId, action: doing }).status;
  if (told === "failed") return "FAILED";
  return told === "completed" || (status === 200 && told !== "queued" && told !== "working")
    ? "DELIVERED"
    : "UNDER_WAY";
}
