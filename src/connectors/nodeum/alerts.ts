// What needs attention on a Nodeum server? It has no alerts (sheet §10), so they are concluded from rows already read.
import type { AlertRule } from "../../contract/connector.ts";
import type { Instant } from "../../contract/kinds.ts";
import type { AlertRow } from "../../contract/rows/Alert.ts";
import type { Row } from "../../contract/rows/index.ts";
import type { JobRow } from "../../contract/rows/Job.ts";
import type { JobTemplateRow } from "../../contract/rows/JobTemplate.ts";
import type { StoragePoolRow } from "../../contract/rows/StoragePool.ts";
import type { PoolDetails } from "./map/pool.ts";
import { SERVER_ID } from "./map/server.ts";
import { isUnfinished } from "./map/words.ts";

/** Runs that went wrong, runs that were missed, tapes that want to be checked. */
export const NODEUM_ALERTS: AlertRule = {
  from: ["Job", "JobTemplate", "StoragePool"],
  derive: (evidence) => [
    ...lastRuns(evidence.Job ?? []).flatMap(ofRun),
    ...(evidence.JobTemplate ?? []).flatMap(ofTemplate),
    ...(evidence.StoragePool ?? []).flatMap(ofPool),
  ],
};

interface Finding {
  /** Name of the rule. */
  readonly rule: string;
  /** Key of what it is about, unique within the rule. */
  readonly object: string;
  readonly severity: AlertRow["severity"];
  readonly message: string;
  /** When it arose; left out where the server does not say, and then it is when it was first seen. */
  readonly raisedAt?: Instant | null;
}

function alert(about: Row, { rule, object, severity, message, raisedAt = null }: Finding): AlertRow {
  return {
    kind: "Alert",
    sourceId: about.sourceId,
    nativeId: `${rule}:${object}`,
    displayName: message,
    nativeState: about.nativeState,
    name: rule,
    severity,
    message,
    raisedAt,
    active: true,
    acknowledged: null,
    suppressed: null,
    derived: true,
    resource: { kind: about.kind, ref: about.nativeId },
    site: SERVER_ID,
  };
}

/** The last run that ended of each task: one that went well puts an end to what an earlier one raised. */
function lastRuns(jobs: readonly JobRow[]): JobRow[] {
  const last = new Map<string, JobRow>();
  for (const job of jobs) {
    if (isUnfinished(job.state)) continue;
    const task = typeof job.template === "string" ? `task ${job.template}` : `run ${job.nativeId}`;
    const other = last.get(task);
    if (other === undefined || ageOf(job) > ageOf(other)) last.set(task, job);
  }
  return [...last.values()];
}

/** Two runs may begin in the same moment; the key tells which one was the later. */
const ageOf = (job: JobRow): string => `${job.startedAt ?? ""} ${job.nativeId.padStart(40, "0")}`;

function ofRun(job: JobRow): AlertRow[] {
  const found = { rule: "execution", object: job.nativeId, raisedAt: job.finishedAt };
  if (job.state === "FAILED") {
    const message = `${job.displayName}: the last run ended in error; Nodeum does not tell why`;
    return [alert(job, { ...found, severity: "ERROR", message })];
  }
  if (job.state !== "PARTIALLY_SUCCEEDED") return [];
  const message = `${job.displayName}: the last run finished with warnings; Nodeum does not tell which`;
  return [alert(job, { ...found, severity: "WARNING", message })];
}

function ofTemplate(template: JobTemplateRow): AlertRow[] {
  const missed = template.schedule?.missedCount ?? 0;
  if (missed === 0) return [];
  const message = `${template.displayName}: ${missed} scheduled ${missed === 1 ? "run was" : "runs were"} missed`;
  return [alert(template, { rule: "missed-runs", object: template.nativeId, severity: "WARNING", message })];
}

function ofPool(pool: StoragePoolRow): AlertRow[] {
  const details = pool.details as PoolDetails | null;
  return (details?.tapesToCheck ?? []).map((tape) => {
    const message = `${pool.displayName}: tape ${tape} needs to be checked`;
    return alert(pool, { rule: "tape", object: tape, severity: "WARNING", message });
  });
}
