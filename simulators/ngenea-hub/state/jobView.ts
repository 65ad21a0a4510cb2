// What is true of a job, its tasks and its paths at this moment? Pure; the routes put it on the wire.
import { createHash } from "node:crypto";
import type { HubRelease } from "../options.ts";
import type { JobPart } from "./jobDesk.ts";
import type { JobRecord, SettingsTaskRecord } from "./jobRecords.ts";
import { activeMs, completedAt, isTerminal, type JobPhase, phaseAt, stateWord } from "./jobTiming.ts";

/** The moment and the release that a view is made for. */
export interface Moment {
  /** Vendor time in ms. */
  readonly now: number;
  /** Whose state words are used. */
  readonly release: HubRelease;
}

/** The state word of a job. */
export function jobState(job: JobRecord | SettingsTaskRecord, { now, release }: Moment): string {
  const fixed = "state" in job ? job.state : null;
  return fixed ?? stateWord(release, phaseAt(job, now));
}

const endedWords = new Set(["SUCCESS", "FAILURE", "ERROR", "SKIPPED", "CANCELLED", "HAS FAILURES"]);

/** True when a state word says that a job is over. */
export function hasEndedWord(word: string): boolean {
  return endedWords.has(word.toUpperCase());
}

/** True when the job can no longer change. */
export function jobHasEnded(job: JobRecord, now: number): boolean {
  return job.state === null ? isTerminal(phaseAt(job, now)) : hasEndedWord(job.state);
}

/** When the job ended, in ms, or null. */
export function jobCompletedMs(job: JobRecord, now: number): number | null {
  return job.state === null || hasEndedWord(job.state) ? completedAt(job, now) : null;
}

/** What is true of one task. */
export interface TaskView {
  /** Row id. */
  readonly id: number;
  /** Celery id, a UUID. */
  readonly celeryId: string;
  /** State word. */
  readonly state: string;
  /** When it began, in ms; null while it waits. */
  readonly startedMs: number | null;
  /** When it ended, in ms; null before. */
  readonly completedMs: number | null;
}

/** Tasks share the work of their job in equal parts, one after the other. */
export function taskView({ job, index }: JobPart, { now }: { now: number }): TaskView {
  const share = job.workMs / job.taskTypes.length;
  const beginsMs = index === 0 ? 0 : job.pendingMs + share * index;
  const endsMs = job.pendingMs + share * (index + 1);
  const active = activeMs(job, now);
  const wall = (ms: number) => Math.round(job.createdMs + job.pausedTotalMs + ms);
  const phase = phaseAt(job, now);
  const ended = active >= endsMs;
  const cancelled = !ended && phase === "cancelled";
  const begun = active >= beginsMs && !(cancelled && active === beginsMs);
  const state = cancelled ? "CANCELLED" : ended ? taskEnd(job, index) : begun ? "STARTED" : "PENDING";
  const completedMs = ended ? wall(endsMs) : cancelled ? completedAt(job, now) : null;
  return {
    id: job.firstTaskId + index,
    celeryId: celeryId(`${job.createdMs}:${job.firstTaskId + index}`),
    state,
    startedMs: begun ? wall(beginsMs) : null,
    completedMs,
  };
}

/** The last task carries the failure of its job; a caught error lets the last task go on with the good paths (sheet §5). */
function taskEnd(job: JobRecord, index: number): string {
  const last = job.taskTypes.length - 1;
  if (job.outcome === "failure" && index === last) return "FAILURE";
  if ((job.outcome === "error" || job.outcome === "has-failures") && index === last - 1) return "ERROR";
  if (job.outcome === "skipped" && index > 0) return "SKIPPED";
  return "SUCCESS";
}

/** What is true of one path of a job. */
export interface StatView {
  /** Row id. */
  readonly id: number;
  /** Id of the task that dealt with the path last. */
  readonly task: number;
  /** State word. */
  readonly state: string;
  /** Short code of a failure, empty otherwise. */
  readonly code: string;
  /** What went wrong, empty otherwise. */
  readonly message: string;
}

/** The first path of a job that failed is the one that failed. */
export function statView({ job, index }: JobPart, moment: Moment): StatView {
  const phase: JobPhase = phaseAt(job, moment.now);
  const bad = index === 0 && (phase === "failure" || phase === "error" || phase === "has-failures");
  const ended = isTerminal(phase) && !bad;
  const running = phase === "pending" ? "PENDING" : "STARTED";
  const good = phase === "cancelled" ? "CANCELLED" : phase === "skipped" ? "SKIPPED" : "SUCCESS";
  return {
    id: job.firstStatId + index,
    task: job.firstTaskId + job.taskTypes.length - 1,
    state: bad ? "FAILURE" : ended ? good : running,
    code: bad ? "ENOENT" : "",
    message: bad ? "The path does not exist at the source." : "",
  };
}

/** A UUID that follows from a text, so that derived tasks keep their Celery id. */
export function celeryId(text: string): string {
  const digits = createHash("md5").update(text).digest("hex");
  return [8, 12, 16, 20, 32].map((end, at) => digits.slice([0, 8, 12, 16, 20][at], end)).join("-");
}
