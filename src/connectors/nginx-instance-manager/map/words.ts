// What do the vendor's words mean here? Every enum of the vendor is read through these tables.
import type { AlertSeverity, Health, LifecycleState, WorkState } from "../../../contract/words.ts";
import { type UnknownWordListener, wordReader } from "../../../upstream/words.ts";

type Reader<W> = (word: string | null | undefined) => W;

/** Readers of the vendor's words. */
export interface NimWords {
  /** `status.state` of an instance (sheet §6.1). */
  readonly instance: Reader<LifecycleState>;
  /** `status` of `/health` (sheet §6.7). */
  readonly health: Reader<Health>;
  /** `status` of a deployment that has no pending target (sheet §5). `finalized` is a success where nothing failed. */
  readonly deployment: Reader<WorkState>;
  /** Last word of the `status` of an event about a deployment: `… Success` or `… Failure` (sheet §6.7). */
  readonly event: Reader<WorkState>;
  /** `level` of an event (sheet §6.7). */
  readonly level: Reader<AlertSeverity>;
}

/** No word for a deployment under way is documented; these are likely, and any other is UNKNOWN until it has ended. */
const underWay = { pending: "RUNNING", running: "RUNNING", "in progress": "RUNNING", in_progress: "RUNNING" } as const;
const outcomes = { successful: "SUCCEEDED", failed: "FAILED", finalized: "SUCCEEDED" } as const;

/** Makes the readers. @param client is told of words that the tables do not hold. */
export function nimWords(client: UnknownWordListener): NimWords {
  return {
    instance: wordReader<LifecycleState>(
      client,
      "NginxInstance.lifecycle",
      { online: "AVAILABLE", offline: "OFFLINE" },
      "UNKNOWN",
    ),
    health: wordReader<Health>(client, "Site.health", { healthy: "OK", unhealthy: "CRITICAL" }, "UNKNOWN"),
    deployment: wordReader<WorkState>(client, "Job.state", { ...outcomes, ...underWay }, "UNKNOWN"),
    event: wordReader<WorkState>(
      client,
      "Job.state",
      {
        ...outcomes,
        success: "SUCCEEDED",
        failure: "FAILED",
      },
      "UNKNOWN",
    ),
    level: wordReader<AlertSeverity>(
      client,
      "Alert.severity",
      { critical: "CRITICAL", error: "ERROR", warning: "WARNING", info: "INFO", debug: "INFO" },
      "UNKNOWN",
    ),
  };
}
