// How is a replication run now? By a POST to its relationship, unless the other cluster is the one to start it.
import type { Change, UnavailableNow } from "../../../contract/changes/Change.ts";
import type { JobTemplateRow } from "../../../contract/rows/JobTemplate.ts";
import { stepwise } from "../../../upstream/changes/stepwise.ts";
import type { QumuloContext } from "../api.ts";
import { refusal, refuseGiven } from "./refusals.ts";
import { relationshipOf } from "./relationships.ts";
import { plannedRun, runSteps } from "./runSteps.ts";

/** `runJobTemplate`. */
export function runJobTemplate(context: QumuloContext): Change<"RUN_JOB_TEMPLATE"> {
  return stepwise<"RUN_JOB_TEMPLATE">(context, {
    condition: "Not where this cluster is the target: the other cluster starts those runs.",
    available: (row) => (row.kind === "JobTemplate" ? available(row) : null),
    steps: runSteps(context),
    async plan({ input }, call) {
      const { target } = input;
      const say = "a replication runs as its relationship is set; leave it out";
      refuseGiven(context, {
        "input.siteId": [input.site, say],
        "input.paths": [input.paths, say],
        "input.parameters": [input.parameters, say],
        "input.include": [input.include, say],
        "input.exclude": [input.exclude, say],
      });
      const relationship = relationshipOf(target.nativeId);
      const why = available(target);
      if (why !== null || relationship === null) {
        const reason = {
          field: "input.id",
          say: `run ${target.displayName}: ${why?.reason ?? "it is no replication."}`,
        };
        throw refusal(context, why?.code ?? "UNSUPPORTED_BY_VENDOR", reason);
      }
      const of = { kind: "JobTemplate", nativeId: target.nativeId } as const;
      return plannedRun(context, { relationship, target: of, targetName: target.displayName }, call);
    },
  });
}

function available({ nativeId }: JobTemplateRow): UnavailableNow | null {
  if (relationshipOf(nativeId) !== null) return null;
  return { code: "UNSUPPORTED_BY_VENDOR", reason: "This cluster is the target; the other cluster starts the runs." };
}
