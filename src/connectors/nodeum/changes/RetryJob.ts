// How is an ended run tried again? Its task is run anew, as a run of its own (sheet §10).
import type { Change, UnavailableNow } from "../../../contract/changes/Change.ts";
import type { JobRow } from "../../../contract/rows/Job.ts";
import { refusalsOf } from "../../../upstream/changes/refusals.ts";
import { stepwise } from "../../../upstream/changes/stepwise.ts";
import { isUnfinished } from "../map/words.ts";
import { demandAvailable, NO_TASK, taskOf } from "./jobRows.ts";
import { plannedRun, runSteps } from "./runSteps.ts";
import type { TaskServer } from "./taskThings.ts";

/** `retryJob`. */
export function retryJob(server: TaskServer, condition: string): Change<"RETRY_JOB"> {
  const refuse = refusalsOf(server, "retry a job");
  return stepwise<"RETRY_JOB">(server, {
    condition,
    available: (row) => (row.kind === "Job" ? available(row) : null),
    steps: runSteps(server),
    async plan({ input: { target } }, call) {
      demandAvailable(refuse, available(target));
      const of = { kind: "Job", nativeId: target.nativeId } as const;
      return plannedRun(server, refuse, {
        task: String(taskOf(target)),
        target: of,
        targetName: target.displayName,
        call,
      });
    },
  });
}

function available(row: JobRow): UnavailableNow | null {
  if (taskOf(row) === null) return NO_TASK;
  return isUnfinished(row.state) ? { code: "CONFLICT", reason: "The run has not ended." } : null;
}
