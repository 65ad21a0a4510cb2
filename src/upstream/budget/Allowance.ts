// How many slots may this process use now? The interface between the budget of a source and whoever lends it slots.
import type { SlotLimit } from "./CallLimit.ts";

/** One class of calls of one source, as a lender sees it. */
export interface Borrower {
  /** The same on all replicas, and for nothing else. */
  readonly name: string;
  /** What the vendor allows all replicas together. */
  readonly limit: SlotLimit;
  /** False where each replica keeps its part for itself: it needs few of these calls, but those at once. */
  readonly isLent: boolean;
  /** Slots that are busy or cooling at a moment. */
  inUse(nowMs: number): number;
  /** Calls that wait. */
  waiting(): number;
  /** There may be more slots than before. */
  changed(): void;
  /** Another replica was asked for silence until this moment. */
  pauseUntil(untilMs: number): void;
}

/** What a lender grants one borrower. */
export interface Allowance {
  /** Slots that may be used at this moment, those in use among them. Moments are monotonic and never go back. */
  slots(nowMs: number): number;
  /** More calls wait than slots are there. */
  wanted(): void;
  /** The vendor asked for silence until this moment. */
  paused(untilMs: number): void;
}

/** Lends slots to a borrower. */
export type Lend = (borrower: Borrower) => Allowance;
