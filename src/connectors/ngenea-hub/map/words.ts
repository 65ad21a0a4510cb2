// What do the Hub's words mean? One table per vocabulary; case never counts, and unknown words are reported once.
import type { AlertSeverity, Health, JobType, WorkState } from "../../../contract/words.ts";
import { type UnknownWordListener, wordReader } from "../../../upstream/words.ts";

/** Readers of the Hub's vocabularies: a word not in the table becomes UNKNOWN. */
export interface HubWords {
  /** Health of a site (sheet §6). */
  readonly health: (word: string | null) => Health;
  /** State of a job (sheet §5), of every release that is known of. */
  readonly jobState: (word: string | null) => WorkState;
  /** State of a task or of a settings task (sheet §5). */
  readonly taskState: (word: string | null) => WorkState;
  /** Severity of an alert (sheet §10). */
  readonly severity: (word: string | null) => AlertSeverity;
}

const taskStates: Record<string, WorkState> = {
  PENDING: "PENDING",
  STARTED: "RUNNING",
  SUCCESS: "SUCCEEDED",
  SKIPPED: "SUCCEEDED",
  FAILURE: "FAILED",
  ERROR: "FAILED",
  CANCELLED: "CANCELLED",
};

const jobStates: Record<string, WorkState> = {
  ...taskStates,
  NEW: "PENDING",
  FAILING: "RUNNING",
  PAUSING: "PAUSED",
  PAUSED: "PAUSED",
  CANCELLING: "CANCELLING",
  DEQUEUING: "CANCELLING",
  "HAS FAILURES": "PARTIALLY_SUCCEEDED",
  HAS_FAILURES: "PARTIALLY_SUCCEEDED",
};

/** Makes the readers; unknown words go to the client. */
export function hubWords(client: UnknownWordListener): HubWords {
  return {
    health: wordReader<Health>(
      client,
      "Site.health",
      { ok: "OK", warning: "WARNING", critical: "CRITICAL" },
      "UNKNOWN",
    ),
    jobState: wordReader<WorkState>(client, "Job.state", jobStates, "UNKNOWN"),
    taskState: wordReader<WorkState>(client, "Task.state", taskStates, "UNKNOWN"),
    severity: wordReader<AlertSeverity>(
      client,
      "Alert.severity",
      { INFO: "INFO", WARNING: "WARNING", CRITICAL: "CRITICAL" },
      "UNKNOWN",
    ),
  };
}

/**
 * How something fares over its sites, from a truth or the word of a task per site: the shape that `on_sites` is thought to
 * have (sheet §7, §8). Null when it has another one, or names no site.
 */
export function overSites(onSites: unknown, words: HubWords): "READY" | "CHANGING" | "FAILED" | null {
  const sites: unknown[] = typeof onSites === "object" && onSites !== null ? Object.values(onSites) : [];
  const states = sites.map((site): WorkState => {
    if (typeof site === "boolean") return site ? "SUCCEEDED" : "PENDING";
    return typeof site === "string" ? words.taskState(site) : "UNKNOWN";
  });
  if (states.length === 0 || states.includes("UNKNOWN")) return null;
  if (states.some((state) => state === "FAILED" || state === "CANCELLED")) return "FAILED";
  return states.every((state) => state === "SUCCEEDED") ? "READY" : "CHANGING";
}

const final: ReadonlySet<WorkState> = new Set<WorkState>(["SUCCEEDED", "PARTIALLY_SUCCEEDED", "FAILED", "CANCELLED"]);

/** Whether work in this state may still change; a state that is not understood may. */
export const isUnfinished = (state: WorkState): boolean => !final.has(state);

const builtInWorkflows: Readonly<Record<string, JobType>> = {
  migrate: "MIGRATE",
  premigrate: "MIGRATE",
  recall: "RECALL",
  send: "COPY",
  site_sync: "SYNC",
};

/** What sort of work a workflow does: UNKNOWN for those that a company wrote itself, which is no unknown word. */
export const jobTypeOf = (workflow: string | null): JobType =>
  builtInWorkflows[workflow?.toLowerCase() ?? ""] ?? "UNKNOWN";
