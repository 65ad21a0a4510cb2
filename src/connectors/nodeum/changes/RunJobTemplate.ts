// How is a task run now? By a command to it; it takes nothing but what the task is set to.
import type { Change, UnavailableNow } from "../../../contract/changes/Change.ts";
import type { JobTemplateRow } from "../../../contract/rows/JobTemplate.ts";
import { refusalsOf } from "../../../upstream/changes/refusals.ts";
import { stepwise } from "../../../upstream/changes/stepwise.ts";
import { refuseWritten } from "./checks.ts";
import { plannedRun, runSteps } from "./runSteps.ts";
import type { TaskServer } from "./taskThings.ts";

/** `runJobTemplate`. */
export function runJobTemplate(server: TaskServer, condition: string): Change<"RUN_JOB_TEMPLATE"> {
  const refuse = refusalsOf(server, "run a task");
  return stepwise<"RUN_JOB_TEMPLATE">(server, {
    condition,
    available: (row) => (row.kind === "JobTemplate" ? available(row) : null),
    steps: runSteps(server),
    async plan({ input }, call) {
      const { target, site, paths, parameters, include, exclude } = input;
      const say = "a task runs as it is set; leave it out";
      refuseWritten(refuse, {
        "input.siteId": [site, say],
        "input.paths": [paths, say],
        "input.parameters": [parameters, say],
        "input.include": [include, say],
        "input.exclude": [exclude, say],
      });
      const { nativeId: task, displayName: targetName } = target;
      return plannedRun(server, refuse, { task, target: { kind: "JobTemplate", nativeId: task }, targetName, call });
    },
  });
}

const available = ({ enabled }: JobTemplateRow): UnavailableNow | null =>
  enabled === false ? { code: "PRECONDITION_FAILED", reason: "The task is switched off." } : null;
