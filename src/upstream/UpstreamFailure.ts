// What went wrong between us and a vendor? The error that the wire and the judge throw, with the facts that retry, breaker and
// the ledger of changes need beside the problem.
import { GatewayError, type ProblemFacts } from "../contract/problem.ts";

/**
 * What sort of failure it is.
 * - connection: no connection, or it broke before an answer; TLS errors too.
 * - timeout: the vendor took too long.
 * - status: it answered with an error status, or with a redirect.
 * - broken: the connection broke in the middle of the answer.
 * - malformed: the answer is not HTTP, or not JSON.
 * - oversized: the answer is too long.
 * - ended: we ended it in flight, at the deadline or because the client closes.
 */
export type FailureKind = "connection" | "timeout" | "status" | "broken" | "malformed" | "oversized" | "ended";

/** The facts beside the problem. */
export interface FailureFacts {
  readonly kind: FailureKind;
  /** False when it is certain that the vendor never got the request. */
  readonly reached: boolean;
}

/** A failed exchange with a vendor. */
export class UpstreamFailure extends GatewayError {
  readonly kind: FailureKind;
  readonly reached: boolean;

  constructor(problem: ProblemFacts, facts: FailureFacts) {
    super(problem);
    this.name = "UpstreamFailure";
    this.kind = facts.kind;
    this.reached = facts.reached;
  }
}

/**
 * Whether a change whose `send` threw this may have had its effect at the vendor. False only when that is certain: the call
 * was refused before it was sent, or no connection came about.
 */
export function mayHaveReached(error: unknown): boolean {
  if (error instanceof UpstreamFailure) return error.reached;
  // Refused by budget, breaker, deadline or login: thrown before anything was sent. Anything else, an abort say, is in doubt.
  return !(error instanceof GatewayError);
}
