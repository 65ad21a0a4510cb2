// Which relationship does a job or template belong to, and does it run now? Both shapes of replication in one. Used by changes that
// start, stop and switch replications.
import type { Call } from "../../../contract/call.ts";
import type { Facts, RowName } from "../../../contract/changes/Change.ts";
import type { Instant } from "../../../contract/kinds.ts";
import type { QumuloContext } from "../api.ts";
import { OBJECTS, readDirectoryReplication, readObjectReplication, SIDES } from "../feeds/workItems.ts";

/** A relationship whose runs this cluster starts and ends. */
export interface Relationship {
  readonly side: "source" | "object";
  readonly id: string;
}

/** Where relationships stand; `{id}` follows. */
export const RELATIONSHIPS = { source: SIDES.source, object: OBJECTS } as const;

/** The relationship that a job or template is of; null for other work, and for what the other cluster starts. */
export function relationshipOf(nativeId: string): Relationship | null {
  const [, side, id = ""] = /^(?:replication:)?(source|object):([^:]+)/.exec(nativeId) ?? [];
  return side === "source" || side === "object" ? { side, id } : null;
}

/** The relationship that a plan is about. Facts: `side`, `id`. */
export const relationshipIn = ({ side, id }: Facts): Relationship => ({
  side: side === "object" ? "object" : "source",
  id: String(id),
});

/** The template of a relationship. */
export const templateOf = ({ side, id }: Relationship): RowName => ({ kind: "JobTemplate", nativeId: `${side}:${id}` });

/** The run that began then. */
export const runOf = ({ side, id }: Relationship, start: Instant): RowName => ({
  kind: "Job",
  nativeId: `replication:${side}:${id}:${start}`,
});

/** How a relationship stands. */
export interface RunLook {
  readonly runs: boolean;
  /** Begin of the run under way; null when none is, or it is not told. */
  readonly start: Instant | null;
  /** Moves with every run that succeeds: the recovery point; of an object store with every run that ends: its begin. */
  readonly mark: Instant | null;
  /** Error of the last run that ended. */
  readonly error: string | null;
}

/** How it stands now; null when the relationship is gone. */
export async function lookAtRun(
  context: QumuloContext,
  { side, id }: Relationship,
  call: Call,
): Promise<RunLook | null> {
  const { words } = context;
  if (side === "source") {
    const raw = await readDirectoryReplication(context, { side, id }, call);
    if (raw === null) return null;
    const runs = words.replicationRuns(raw.job_state) === true;
    const start = runs ? raw.job_start_time : null;
    return { runs, start, mark: raw.recovery_point, error: raw.error_from_last_job };
  }
  const raw = await readObjectReplication(context, id, call);
  if (raw === null) return null;
  const { current_job, last_job } = raw;
  const runs = words.replicationRuns(raw.state) === true || current_job !== null;
  const mark = last_job?.start_time ?? null;
  return { runs, start: current_job?.start_time ?? null, mark, error: last_job?.error ?? null };
}
