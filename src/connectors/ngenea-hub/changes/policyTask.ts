// What came of the task that a run of a policy is? The Hub answers with the task's id, in a shape that is not told, and lists
// tasks by it; a task names its job, where it has one (sheet §5).
import { z } from "zod";
import type { Call } from "../../../contract/call.ts";
import type { FollowEnd, FollowPoint } from "../../../contract/changes/Change.ts";
import type { Refusals } from "../../../upstream/changes/refusals.ts";
import { type Hub, pagesOf } from "../hub.ts";
import { fieldOf } from "../map/json.ts";
import { isUnfinished } from "../map/words.ts";
import { key, text } from "../raw/pieces.ts";
import { runsFound, runsNotTold } from "./followRuns.ts";
import { jobName } from "./jobItems.ts";

/** The id of a task in the body of a 202: the text itself, under `task_id`, or in a list; null when there is none. */
export function taskIdIn(body: unknown): string | null {
  if (typeof body === "string") return body.trim() === "" ? null : body.trim();
  if (Array.isArray(body)) return body.length === 1 ? taskIdIn(body[0]) : null;
  const inner = ["task_id", "task", "id"].map((name) => fieldOf(body, name)).find((value) => value !== undefined);
  return typeof inner === "string" || Array.isArray(inner) ? taskIdIn(inner) : null;
}

/** A task by its Celery id; a task of a policy may belong to no job. */
const rawRun = z.object({ task_id: text, job: key.nullish(), state: text });

/** How the run stands, until its job is known. */
export async function followTask(
  hub: Hub,
  refuse: Refusals,
  { at, call }: { readonly at: FollowPoint; readonly call: Call },
): Promise<FollowEnd> {
  const { task } = at.facts;
  if (typeof task !== "string") return runsNotTold(refuse, [], at.sinceSentMs);
  const list = { action: "look for a task", path: "/tasks/", row: rawRun, query: { task_id: task }, sideBySide: 1 };
  for await (const { rows } of pagesOf(hub, list, call)) {
    const found = rows.find((row) => row.task_id === task);
    if (found === undefined) {
      // A Hub that ignores the filter lists every task there is: not to be read at each look.
      if (rows.length > 0) break;
      continue;
    }
    return found.job == null ? endOfTask(hub, refuse, found.state) : runsFound([jobName(found.job)]);
  }
  return runsNotTold(refuse, [], at.sinceSentMs);
}

function endOfTask({ words }: Hub, refuse: Refusals, word: string | null): FollowEnd {
  const state = words.taskState(word);
  if (isUnfinished(state)) {
    const shown = state === "PENDING" ? "PENDING" : "RUNNING";
    return { ended: false, state: shown, progressPercent: null, facts: {} };
  }
  if (state === "SUCCEEDED") return { ended: true, state, problems: [], facts: {} };
  const { problem } = refuse.because("UPSTREAM_ERROR", "the policy's task did not succeed");
  return { ended: true, state: state === "CANCELLED" ? "CANCELLED" : "FAILED", problems: [problem], facts: {} };
}
