// How do replicas share what a vendor allows? The interface of slots that move between replicas: a replica owns slots, uses
// and cools them by its own clock, and gives back what it does not need. Implementations for memory and Redis.
import type { Outcome } from "./Outcome.ts";

/** What a replica owns and wants of one bucket: one source's calls of one class. */
export interface BucketAsk {
  readonly name: string;
  /** Slots that the vendor allows all replicas together. */
  readonly slots: number;
  /** After so long a call that was begun has reached the vendor and left every window, in milliseconds. */
  readonly drainMs: number;
  /** False for calls of which a replica needs few, but those at once: each replica keeps its part, and nobody has more. */
  readonly isLent: boolean;
  /** Slots that the replica uses from now on; it has let go of all others. */
  readonly owned: number;
  /** Slots that it could use now, those that it owns among them. */
  readonly want: number;
  /** The vendor asked for silence that lasts so long from now on; 0 when it did not. */
  readonly pauseMs: number;
}

/** What a replica tells; also its sign of life. */
export interface SlotsAsk {
  /** Different for every replica and start. */
  readonly replica: string;
  /** Greater than in every ask of this replica before. */
  readonly seq: number;
  /** Replicas that the operator expects. */
  readonly expected: number;
  /** The seat that the replica holds to; null when it has none, or its time is over. */
  readonly seat: number | null;
  /** Number of seats as the replica was last told. */
  readonly seats: number;
  /** Without effect when it arrives later than this, by the shared clock. */
  readonly validUntilMs: number;
  /** How long ago the replica was last heard; null when never. */
  readonly sinceContactMs: number | null;
  /** True when the replica ends: its slots come back once its calls are over, and its seat is free. */
  readonly leaving: boolean;
  readonly buckets: readonly BucketAsk[];
}

/** What a replica may use of one bucket. */
export interface BucketAnswer {
  readonly name: string;
  /** More than it owns: the difference is granted. Fewer: it gives back as soon as slots have cooled. */
  readonly slots: number;
  /** A vendor's pause lasts so long from now on; 0 when there is none. */
  readonly pauseMs: number;
}

/** What a replica is told. */
export interface SlotsAnswer {
  /** The shared clock, in milliseconds. */
  readonly nowMs: number;
  /** False when the ask came too late or was overtaken, and had no effect. */
  readonly accepted: boolean;
  /** Decides which part of the budget the replica may use while it is cut off; null when it has none. */
  readonly seat: number | null;
  readonly seats: number;
  readonly buckets: readonly BucketAnswer[];
}

/** Slots that replicas share. */
export interface SharedSlots {
  /** The shared clock, in milliseconds; without effect. */
  clock(): Promise<Outcome<number>>;
  /** Tells and asks, in one atomic step. */
  settle(ask: SlotsAsk): Promise<Outcome<SlotsAnswer>>;
}
