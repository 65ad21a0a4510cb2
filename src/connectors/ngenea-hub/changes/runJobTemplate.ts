// How is a workflow, a policy or a schedule run now? By one POST each, which nothing marks: it is never sent twice. A workflow's
// answer names its job under a key that is not told, a policy's a task, a schedule's nothing at all (sheet §5).
import type { Call } from "../../../contract/call.ts";
import type { Change, FollowEnd, FollowPoint, Json, Plan, UnavailableNow } from "../../../contract/changes/Change.ts";
import type { RunJobTemplate } from "../../../contract/changes/inputs.ts";
import type { JobTemplateRow } from "../../../contract/rows/JobTemplate.ts";
import { plannedSend } from "../../../upstream/changes/plannedSend.ts";
import { type Refusals, refusalsOf } from "../../../upstream/changes/refusals.ts";
import { type Hub, splitKey } from "../hub.ts";
import { refuseWritten } from "./checks.ts";
import { followRuns, LONGEST_RUN_MS, runsFound, runsNotTold, UNSEEN_MS } from "./followRuns.ts";
import { jobName, jobNumberIn } from "./jobItems.ts";
import { oneCall } from "./oneCall.ts";
import { followTask, taskIdIn } from "./policyTask.ts";
import { freshRuns, markRuns, type RunSought } from "./runs.ts";
import { workflowRun } from "./workflowRun.ts";

/** RUN_JOB_TEMPLATE. */
export function runJobTemplate(hub: Hub): Change<"RUN_JOB_TEMPLATE"> {
  const refuse = refusalsOf(hub, "run a job template");
  return oneCall<"RUN_JOB_TEMPLATE">(hub, {
    condition: "A workflow needs a site and paths; a policy or schedule runs as it is set.",
    available: (row) => (row.kind === "JobTemplate" ? inTheWay(row) : null),
    async plan({ input }, call) {
      const { target } = input;
      const why = inTheWay(target);
      if (why !== null) throw refuse.because(why.code, why.reason);
      const draft = draftOf(refuse, input);
      const { displayName, nativeId } = target;
      return {
        ...draft,
        target: { kind: "JobTemplate", nativeId },
        targetName: displayName,
        touches: ["Job", "JobTemplate"],
        longestMs: LONGEST_RUN_MS,
        facts: { ...draft.facts, mark: await markRuns(hub, call) },
      };
    },
    reading: ({ facts }) => ({
      read: ({ body }) => {
        if (facts.sort === "policy") return { facts: { task: taskIdIn(body) } };
        const job = facts.sort === "workflow" ? jobNumberIn(body) : null;
        return job === null ? {} : { target: jobName(job), watch: [jobName(job)] };
      },
    }),
    lookUp: async ({ facts }, call) => ({
      found: "UNDECIDED",
      candidates: await freshRuns(hub, facts.sought as RunSought, { facts, call }),
    }),
    follow: (at, call) => follow(hub, refuse, { at, call }),
  });
}

function inTheWay({ nativeId, enabled }: JobTemplateRow): UnavailableNow | null {
  const isOff = splitKey(nativeId, ["workflow"]) !== null && enabled === false;
  return isOff ? { code: "CONFLICT", reason: "The workflow is switched off." } : null;
}

type Draft = Pick<Plan, "sends" | "locks" | "facts">;

function draftOf(refuse: Refusals, input: RunJobTemplate): Draft {
  const { nativeId } = input.target;
  const key = splitKey(nativeId, ["workflow", "policy", "schedule"]);
  if (key === null) throw refuse.unsupported("input.id", "the Hub runs workflows, policies and schedules");
  const { prefix: sort, id } = key;
  if (sort === "workflow") return workflowDraft(refuse, input);
  const say = `a ${sort} runs as it is set; leave it out`;
  refuseWritten(refuse, {
    "input.siteId": [input.site, say],
    "input.paths": [input.paths, say],
    "input.parameters": [input.parameters, say],
    "input.include": [input.include, say],
    "input.exclude": [input.exclude, say],
  });
  const only = plannedSend({
    purpose: `Run the ${sort}`,
    method: "POST",
    path: sort === "policy" ? "/policies/{id}/run/" : "/schedules/{id}/run/",
    params: { id },
    proof: "NONE",
    outlasts: true,
  });
  const sought = sort === "schedule" ? { schedule: id } : {};
  return { sends: [only], locks: [`JobTemplate ${nativeId}`], facts: { sort, sought } };
}

/** The same workflow may run twice at once, but not twice on the same path of a site. */
function workflowDraft(refuse: Refusals, input: RunJobTemplate): Draft {
  const { body, sought } = workflowRun(refuse, input);
  const only = plannedSend({
    purpose: "Run the workflow",
    method: "POST",
    path: "/file/workflow/",
    body,
    proof: "NONE",
    outlasts: true,
  });
  const { workflow, site, paths } = sought;
  return {
    sends: [only],
    locks: [...new Set(paths)].map((path) => `Run of ${workflow} at ${site}: ${path}`),
    facts: { sort: "workflow", sought: sought as unknown as Json },
  };
}

async function follow(
  hub: Hub,
  refuse: Refusals,
  { at, call }: { readonly at: FollowPoint; readonly call: Call },
): Promise<FollowEnd> {
  const { facts, watch, sinceSentMs } = at;
  if (facts.sort === "policy" && watch.length === 0) return followTask(hub, refuse, { at, call });
  // A schedule starts a job for each of its workflows, one after the other.
  const mayGrow = facts.sort === "schedule" && sinceSentMs < UNSEEN_MS;
  if (watch.length > 0 && !mayGrow) return followRuns(refuse, at);
  const runs = await freshRuns(hub, facts.sought as RunSought, { facts, call });
  const isNew = runs.some(({ nativeId }) => watch.every((name) => name.nativeId !== nativeId));
  if (watch.length > 0 && !isNew) return followRuns(refuse, at);
  const isTold = facts.sort === "schedule" ? runs.length > 0 : runs.length === 1;
  return isTold ? runsFound(runs) : runsNotTold(refuse, runs, sinceSentMs);
}
