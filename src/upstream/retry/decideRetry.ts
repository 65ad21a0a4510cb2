// Is a failed call sent once more, and when? One pure decision.
import type { FailureKind } from "../UpstreamFailure.ts";

/** All that the decision depends on. */
export interface RetryFacts {
  /** Whether sending it twice changes no more than sending it once. */
  readonly isSafe: boolean;
  /** What went wrong between us and the vendor; null for anything else: refusals of our own, programming errors. */
  readonly failure: RetryFailure | null;
  /** Retries of this call so far. */
  readonly retriesDone: number;
  /** Milliseconds until the call's deadline; Infinity when it has none. */
  readonly remainingMs: number;
  /** Whether the source's retry budget has one left. */
  readonly hasBudget: boolean;
  /** From 0 up to 1, drawn for this decision. */
  readonly random: number;
}

/** The failure, as far as the decision looks at it. */
export interface RetryFailure {
  readonly kind: FailureKind;
  /** HTTP status; null when the vendor did not answer. */
  readonly status: number | null;
  /** What the vendor asks for, capped already; null when it does not ask. */
  readonly retryAfterMs: number | null;
}

/** Retries of one call at most. */
const MOST_RETRIES = 2;
/** The jitter is drawn from a range that starts here and doubles with every retry. */
const FIRST_RANGE_MS = 250;
const WIDEST_RANGE_MS = 10_000;

/** Statuses that pass, and how often one call meets them with a retry. */
const RETRIES_BY_STATUS: Readonly<Record<number, number>> = { 429: 2, 500: 1, 502: 2, 503: 2, 504: 2 };

/**
 * Decides. In order: retries left? safe? a failure that passes? budget left? Then the vendor's `Retry-After` wins, else full
 * jitter; and what would come after the deadline is not tried. Null means no retry.
 */
export function decideRetry(facts: RetryFacts): { readonly retryInMs: number } | null {
  const { isSafe, failure, retriesDone, remainingMs, hasBudget, random } = facts;
  if (!isSafe || failure === null || !hasBudget) return null;
  if (retriesDone >= Math.min(MOST_RETRIES, retriesFor(failure))) return null;
  const rangeMs = Math.min(WIDEST_RANGE_MS, FIRST_RANGE_MS * 2 ** retriesDone);
  const retryInMs = failure.retryAfterMs ?? Math.floor(random * rangeMs);
  return retryInMs < remainingMs ? { retryInMs } : null;
}

function retriesFor({ kind, status }: RetryFailure): number {
  switch (kind) {
    case "connection":
    case "timeout":
    case "broken":
      return MOST_RETRIES;
    case "status":
      return status === null ? 0 : (RETRIES_BY_STATUS[status] ?? 0);
    case "malformed":
    case "oversized":
    case "ended":
      return 0;
  }
}
