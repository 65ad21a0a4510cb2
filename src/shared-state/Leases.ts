// Which replica does it? The interface of leases that replicas take from each other; implemented over Redis.
import type { Outcome } from "./Outcome.ts";

/** A lease that somebody holds. */
export interface Lease {
  readonly name: string;
  readonly owner: string;
  /** Greater than that of every lease of this name before, also after everything was lost: fences late writers off. */
  readonly epoch: number;
  /** Until when it is safe to rely on it, on the monotonic clock of who took it. */
  readonly untilMs: number;
}

/** Who wants a lease, and for how long. */
export interface LeaseAsk {
  readonly name: string;
  /** Different for every replica and start. */
  readonly owner: string;
  readonly ttlMs: number;
}

/** Leases among replicas. */
export interface Leases {
  /** Takes a lease; null when somebody holds it, the same owner too. */
  take(ask: LeaseAsk): Promise<Outcome<Lease | null>>;
  /** Makes a lease last so long from now on; null when it is no longer held. */
  renew(lease: Lease, ttlMs: number): Promise<Outcome<Lease | null>>;
  /** Gives a lease back; false when it was no longer held. */
  release(lease: Lease): Promise<Outcome<boolean>>;
}
