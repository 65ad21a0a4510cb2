// In which state is a job at a given moment? Pure: from what was planned and asked for, to the word of the release.
import type { HubRelease } from "../options.ts";

/** How a job ends when nobody stops it. */
export type JobOutcome = "success" | "failure" | "error" | "skipped" | "has-failures";

/** Where a job stands, before the release puts its own word to it. */
export type JobPhase =
  | "pending"
  | "started"
  | "failing"
  | "pausing"
  | "paused"
  | "cancelling"
  | "cancelled"
  | JobOutcome;

/** All that decides about the state of a job over time. Moments in ms since the epoch, lengths in ms. */
export interface JobPlan {
  /** When the job was made. */
  readonly createdMs: number;
  /** How long discovery collects paths; the job is pending meanwhile (sheet §5). */
  readonly pendingMs: number;
  /** How long its tasks run after that. */
  readonly workMs: number;
  /** How it ends. */
  readonly outcome: JobOutcome;
  /** When somebody asked for a pause; null when nobody did, or it was resumed. */
  pauseAskedMs: number | null;
  /** Sum of the pauses that are over. */
  pausedTotalMs: number;
  /** When somebody asked to cancel it. */
  cancelAskedMs: number | null;
  /** How long a pause or a cancel takes to come through: states lag behind reality (sheet §5). */
  readonly settleMs: number;
}

/** Milliseconds of active life (discovery and work) that the job has had by `now`; pauses do not count. */
export function activeMs(plan: JobPlan, now: number): number {
  const until = Math.min(now, plan.pauseAskedMs ?? now, plan.cancelAskedMs ?? now);
  return Math.max(0, until - plan.createdMs - plan.pausedTotalMs);
}

/** Where the job stands at `now`. */
export function phaseAt(plan: JobPlan, now: number): JobPhase {
  if (plan.cancelAskedMs !== null) return now < plan.cancelAskedMs + plan.settleMs ? "cancelling" : "cancelled";
  if (plan.pauseAskedMs !== null) return now < plan.pauseAskedMs + plan.settleMs ? "pausing" : "paused";
  const active = activeMs(plan, now);
  if (active >= plan.pendingMs + plan.workMs) return plan.outcome;
  if (active < plan.pendingMs) return "pending";
  const halfway = active >= plan.pendingMs + plan.workMs / 2;
  return halfway && plan.outcome !== "success" && plan.outcome !== "skipped" ? "failing" : "started";
}

/** True when nothing more will happen to the job. */
export function isTerminal(phase: JobPhase): boolean {
  return !["pending", "started", "failing", "pausing", "paused", "cancelling"].includes(phase);
}

/** When the job ended, or null while it has not. */
export function completedAt(plan: JobPlan, now: number): number | null {
  const phase = phaseAt(plan, now);
  if (!isTerminal(phase)) return null;
  if (plan.cancelAskedMs !== null) return plan.cancelAskedMs + plan.settleMs;
  return plan.createdMs + plan.pausedTotalMs + plan.pendingMs + plan.workMs;
}

/** Percent of the work that is done, 0 to 100 with one decimal. */
export function progressPercent(plan: JobPlan, now: number): number {
  const done = Math.max(0, activeMs(plan, now) - plan.pendingMs);
  return Math.min(100, Math.round((done / plan.workMs) * 1000) / 10);
}

const UPPER: Record<JobPhase, string> = {
  pending: "PENDING",
  started: "STARTED",
  failing: "STARTED",
  pausing: "PAUSING",
  paused: "PAUSED",
  cancelling: "CANCELLING",
  cancelled: "CANCELLED",
  success: "SUCCESS",
  failure: "FAILURE",
  error: "ERROR",
  skipped: "SKIPPED",
  "has-failures": "FAILURE",
};

/**
 * The words each release uses (sheet §5, table of states). 2.2 knows six words only; 2.9 dequeues instead of cancelling;
 * the newest adds Failing and Has Failures, which the documentation writes in mixed case.
 */
const WORDS: Record<HubRelease, Record<JobPhase, string>> = {
  "2.2": { ...UPPER, pausing: "STARTED", paused: "STARTED", cancelling: "STARTED", error: "FAILURE" },
  "2.7": UPPER,
  "2.9": { ...UPPER, cancelling: "DEQUEUING" },
  latest: { ...UPPER, cancelling: "Dequeuing", error: "Error", failing: "Failing", "has-failures": "HAS FAILURES" },
};

/** The word that this release puts to a phase. */
export function stateWord(release: HubRelease, phase: JobPhase): string {
  return WORDS[release][phase];
}
