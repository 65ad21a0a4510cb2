// Are the rows in hand fresh enough, and if not, what then? The decisions of the design's table, as pure functions.
import type { Problem } from "../contract/problem.ts";
import type { AnswerState, Freshness } from "./InventoryView.ts";
import type { KindPolicy } from "./policy.ts";

/** What to do about a kind of a source. */
export type Plan =
  /** Serve what is in hand. */
  | { readonly serve: "CACHED" }
  /** Serve what is in hand, and read behind. */
  | { readonly serve: "STALE" }
  /** Read, and wait so long for it. */
  | { readonly serve: "READ"; readonly waitMs: number };

/** How old something in hand is. */
export interface Age {
  /** Since its read began: rows may have changed from then on. */
  readonly ageMs: number;
  /** Since its read ended. */
  readonly restedMs: number;
}

/** Decides before anything is read. @param age null when nothing is in hand. */
export function planRead(age: Age | null, freshness: Freshness, policy: KindPolicy): Plan {
  const read: Plan = { serve: "READ", waitMs: freshness.waitMs ?? policy.waitMs };
  if (age === null) return read;
  if (freshness.maxAgeSeconds !== null) {
    const isFresh = age.ageMs <= freshness.maxAgeSeconds * 1_000 && freshness.maxAgeSeconds > 0;
    return isFresh || age.restedMs < policy.minAgeMs ? { serve: "CACHED" } : read;
  }
  if (age.ageMs <= policy.ttlMs) return { serve: "CACHED" };
  return age.ageMs <= policy.ttlMs + policy.staleWhileRevalidateMs ? { serve: "STALE" } : read;
}

/** How a read that was waited for stands when the waiting is over. */
export type ReadEnd =
  | { readonly how: "done" }
  | { readonly how: "failed"; readonly problem: Problem }
  | { readonly how: "running" };

/** What there is to serve. */
export interface Hand {
  /** The last version in hand; null when there is none. */
  readonly inHand: { readonly ageMs: number; readonly complete: boolean; readonly rows: number } | null;
  /** Rows that the read has brought so far. */
  readonly arrivedRows: number;
}

/** What is served, and what is said about it. */
export interface Served {
  readonly state: Extract<AnswerState, "LIVE" | "STALE" | "PARTIAL" | "FAILED">;
  readonly use: "inHand" | "arrived" | "nothing";
  readonly problem: Problem | null;
}

/** Decides after the waiting. An older complete version wins over a newer part. */
export function settleRead(end: ReadEnd, { inHand, arrivedRows }: Hand, policy: KindPolicy): Served {
  if (end.how === "done") return { state: "LIVE", use: "inHand", problem: null };
  const problem = end.how === "failed" ? end.problem : null;
  const isTooOld = end.how === "failed" && inHand !== null && inHand.ageMs > policy.staleIfErrorMs;
  const isUsable = inHand !== null && !isTooOld && (inHand.complete || inHand.rows >= arrivedRows);
  if (isUsable) return { state: "STALE", use: "inHand", problem };
  if (end.how === "running" || arrivedRows > 0) return { state: "PARTIAL", use: "arrived", problem };
  return { state: "FAILED", use: "nothing", problem };
}
