// How does a relationship with an object store become a JobTemplate, and its runs Jobs? Another shape than between
// directories: no mode, no recovery point, but a last job with its end. Pure; used by the feed `work`.
import { SOLE } from "../../../contract/ref.ts";
import type { JobRow } from "../../../contract/rows/Job.ts";
import type { JobTemplateRow } from "../../../contract/rows/JobTemplate.ts";
import type { RawObjectReplication } from "../raw/replication.ts";
import { jobOf, NO_PROGRESS } from "./job.ts";
import { plainPath, volumeAt } from "./paths.ts";
import { placeOf, progressOf } from "./replication.ts";
import type { QumuloWords } from "./words.ts";

/** A relationship with an object store as something that can be run again and again. */
export function objectRelationshipRow(sourceId: string, raw: RawObjectReplication, words: QumuloWords): JobTemplateRow {
  const path = localPath(raw);
  const outgoing = words.objectOutgoing(raw.direction);
  const peerPath = raw.bucket === null ? null : [raw.bucket, raw.object_folder].filter(Boolean).join("/");
  const ends = [placeOf(null, path), placeOf(raw.object_store_address, peerPath)];
  const description = (outgoing ? ends : ends.toReversed()).join(" → ");
  const lastError = raw.last_job?.error ?? null;
  return {
    kind: "JobTemplate",
    sourceId,
    nativeId: `object:${raw.id}`,
    displayName: description,
    nativeState: raw.state,
    name: null,
    description,
    jobType: "SYNC",
    nativeType: "object-relationship",
    enabled: null,
    health: lastError !== null ? "CRITICAL" : raw.state === null ? "UNKNOWN" : "OK",
    schedule: null,
    site: SOLE,
    paths: path === null ? null : [path],
    parameters: null,
    details: {
      __typename: "QumuloReplicationDetails",
      sourceId,
      outgoing,
      peerName: raw.object_store_address,
      peerPath,
      mode: null,
      recoveryPoint: null,
      lastError,
    },
  };
}

/** Its run under way and its last one, as far as it tells when they began. @param by words, and the present moment. */
export function objectReplicationJobs(
  sourceId: string,
  raw: RawObjectReplication,
  { words, nowMs }: { readonly words: QumuloWords; readonly nowMs: number },
): JobRow[] {
  const path = localPath(raw);
  const runs = words.replicationRuns(raw.state);
  const base = {
    sourceId,
    name: `Replication of ${path ?? raw.id}`,
    jobType: "SYNC",
    nativeType: "object-replication",
    volume: volumeAt(path),
    template: `object:${raw.id}`,
  } as const;
  const id = (start: string) => `replication:object:${raw.id}:${start}`;
  const jobs: JobRow[] = [];
  const current = raw.current_job;
  if (current?.start_time) {
    const start = current.start_time;
    const state = runs === null ? "UNKNOWN" : "RUNNING";
    const times = { createdAt: start, startedAt: start };
    jobs.push(
      jobOf({
        ...base,
        nativeId: id(start),
        ...times,
        state,
        nativeState: raw.state,
        ...progressUntil(current.estimated_end_time, progressOf(current.job_progress), nowMs),
      }),
    );
  }
  const last = raw.last_job;
  if (last?.start_time && last.start_time !== current?.start_time) {
    const start = last.start_time;
    const state = last.error === null ? "SUCCEEDED" : "FAILED";
    const times = { createdAt: start, startedAt: start, finishedAt: last.end_time };
    jobs.push(jobOf({ ...base, nativeId: id(start), ...times, state, message: last.error }));
  }
  return jobs;
}

/** Here the vendor guesses the end, not what is left. An end that has passed leaves 0. */
function progressUntil(
  end: string | null,
  told: ReturnType<typeof progressOf>,
  nowMs: number,
): ReturnType<typeof progressOf> {
  if (end === null) return told;
  const remainingSeconds = BigInt(Math.max(0, Math.round((Date.parse(end) - nowMs) / 1_000)));
  return { ...told, progress: { ...(told.progress ?? NO_PROGRESS), remainingSeconds } };
}

function localPath(raw: RawObjectReplication): string | null {
  return plainPath(raw.local_directory_path ?? raw.source_directory_path);
}
