// How is a replication halted, and let go on? Its relationship is switched off and on; nothing else can halt it (sheet §7).
import { z } from "zod";
import type { Call } from "../../../contract/call.ts";
import type { Change, UnavailableNow } from "../../../contract/changes/Change.ts";
import type { JobRow } from "../../../contract/rows/Job.ts";
import { plannedSend } from "../../../upstream/changes/plannedSend.ts";
import { type Step, type StepwiseParts, stepwise } from "../../../upstream/changes/stepwise.ts";
import type { QumuloContext } from "../api.ts";
import { zYesNo } from "../raw/pieces.ts";
import { ifMatch, readTagged, settled } from "./items.ts";
import { demandAvailable, onlyFor, workOf } from "./jobItems.ts";
import { refusal } from "./refusals.ts";
import { RELATIONSHIPS } from "./relationships.ts";

const zSettings = z.object({ replication_enabled: zYesNo });

/** `pauseJob`. */
export const pauseJob = (context: QumuloContext): Change<"PAUSE_JOB"> => stepwise(context, switching(context, false));

/** `resumeJob`. */
export const resumeJob = (context: QumuloContext): Change<"RESUME_JOB"> => stepwise(context, switching(context, true));

function switching(context: QumuloContext, enabled: boolean): StepwiseParts<"PAUSE_JOB" | "RESUME_JOB"> {
  const verb = enabled ? "resume" : "pause";
  const available = (row: JobRow): UnavailableNow | null => {
    const work = workOf(row);
    if (work.sort !== "run" || work.relationship.side !== "source") return onlyFor("replications to another cluster");
    const hasEnded = !enabled && row.state !== "RUNNING" && row.state !== "UNKNOWN";
    return hasEnded ? { code: "CONFLICT", reason: "It has ended." } : null;
  };
  return {
    condition: `Replications to another cluster: the relationship is switched ${enabled ? "on again" : "off"}.`,
    available: (row) => (row.kind === "Job" ? available(row) : null),
    steps: { [`PATCH ${RELATIONSHIPS.source}{id}`]: switchStep(context) },
    async plan({ input: { target } }, call) {
      demandAvailable(context, verb, target, available(target));
      const work = workOf(target);
      const id = work.sort === "run" ? work.relationship.id : "";
      const settings = await readSettings(context, id, call);
      const field = "input.id";
      const gone = { field, say: `${verb} ${target.displayName}: there is no such replication any more` };
      if (settings === null) throw refusal(context, "NOT_FOUND", gone);
      const done = { field, say: `${verb} ${target.displayName}: it is switched ${enabled ? "on" : "off"} already` };
      if (settings.value.replication_enabled === enabled) throw refusal(context, "CONFLICT", done);
      const change = plannedSend({
        purpose: `Switch the replication ${enabled ? "on" : "off"}`,
        method: "PATCH",
        path: `${RELATIONSHIPS.source}{id}`,
        params: { id },
        headers: ifMatch(settings.etag),
        body: { replication_enabled: enabled },
        proof: "KEYED",
      });
      return {
        sends: [change],
        target: { kind: "Job", nativeId: target.nativeId },
        targetName: target.displayName,
        locks: [`Job ${target.nativeId}`, `JobTemplate source:${id}`],
        touches: ["Job", "JobTemplate"],
        facts: { id, enabled, etag: settings.etag, nativeId: target.nativeId },
      };
    },
  };
}

const readSettings = (context: QumuloContext, id: string, call: Call) =>
  readTagged(
    context,
    { what: "a replication", path: `${RELATIONSHIPS.source}${encodeURIComponent(id)}`, schema: zSettings },
    call,
  );

function switchStep(context: QumuloContext): Step {
  return {
    async lookUp({ facts }, call) {
      const settings = await readSettings(context, String(facts.id), call);
      if (settings === null) return { found: "UNDECIDED", candidates: [] };
      const asWanted = settings.value.replication_enabled === facts.enabled;
      const job = { kind: "Job", nativeId: String(facts.nativeId) } as const;
      return settled(job, { asWanted, asBefore: settings.etag === facts.etag });
    },
  };
}
