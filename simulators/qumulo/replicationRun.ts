// How far is a replication run? Source, target and object relationships all show their run through this (sheet §8.11).
import type { SeededRandom } from "../chassis/seededRandom.ts";
import { type WorkSpan, workProgress } from "../chassis/workProgress.ts";

/** A run that is under way. */
export interface ReplicationRun extends WorkSpan {
  bytesTotal: bigint;
  filesTotal: bigint;
  /** Why it will fail when its time is up; "" for a success. */
  failsWith: string;
}

/** A new run of plausible size. */
export function makeRun(random: SeededRandom, span: WorkSpan, failsWith = ""): ReplicationRun {
  const bytesTotal = BigInt(random.int(1, 900_000)) * 10_485_767n;
  return { ...span, bytesTotal, filesTotal: bytesTotal / 2_500_000n + 1n, failsWith };
}

/** `replication_job_status` of a run at a moment; figures are decimal texts, the percentage is a number. */
export function runStatus(run: ReplicationRun, nowMs: number) {
  const fraction = workProgress(run, nowMs);
  const done = BigInt(Math.round(fraction * 1_000_000));
  const share = (total: bigint) => (total * done) / 1_000_000n;
  const bytes = share(run.bytesTotal);
  const files = share(run.filesTotal);
  const elapsedSeconds = BigInt(Math.max(1, Math.round((nowMs - run.startedAtMs) / 1_000)));
  const leftSeconds = Math.ceil((run.durationMs * (1 - fraction)) / 1_000);
  return {
    percent_complete: Math.floor(fraction * 100),
    // Core cannot estimate a run that has only just begun.
    estimated_seconds_remaining: fraction === 0 ? null : String(leftSeconds),
    bytes_transferred: String(bytes - bytes / 5n),
    bytes_unchanged: String(bytes / 5n),
    bytes_remaining: String(run.bytesTotal - bytes),
    bytes_deleted: "0",
    bytes_total: String(run.bytesTotal),
    files_transferred: String(files - files / 5n),
    files_unchanged: String(files / 5n),
    files_remaining: String(run.filesTotal - files),
    files_deleted: "0",
    files_total: String(run.filesTotal),
    throughput_overall: String(bytes / elapsedSeconds),
    throughput_current: String(bytes / elapsedSeconds),
  };
}
