// In which ways can things go wrong? The closed list of codes and the one error type that rooms below the server throw.

/** Every way in which a request can go wrong; the same words as the GraphQL enum `ErrorCode`. */
export const ERROR_CODES = [
  "UPSTREAM_UNREACHABLE",
  "UPSTREAM_TIMEOUT",
  "UPSTREAM_ERROR",
  "UPSTREAM_RATE_LIMITED",
  "UPSTREAM_AUTH_FAILED",
  "UPSTREAM_FORBIDDEN",
  "UPSTREAM_BAD_RESPONSE",
  "UPSTREAM_RESPONSE_TOO_LARGE",
  "CIRCUIT_OPEN",
  "BUDGET_EXHAUSTED",
  "DEADLINE_EXCEEDED",
  "NOT_FOUND",
  "ALREADY_EXISTS",
  "CONFLICT",
  "PRECONDITION_FAILED",
  "INSUFFICIENT_CAPACITY",
  "INVALID_INPUT",
  "UNSUPPORTED_BY_VENDOR",
  "UNAUTHENTICATED",
  "FORBIDDEN",
  "COST_LIMIT",
  "IDEMPOTENCY_MISMATCH",
  "LEDGER_UNAVAILABLE",
  "INTERNAL",
] as const;

/** A code of the closed list. */
export type ErrorCode = (typeof ERROR_CODES)[number];

/** What is told about something that went wrong. Never holds an upstream URL, header, body or secret. */
export interface Problem {
  /** What kind of problem. */
  readonly code: ErrorCode;
  /** For people, in a sentence that names the source and the action. */
  readonly message: string;
  /** Path of the input field at fault, for example `filter.displayName`; null when none is. */
  readonly field: string | null;
  /** Configuration key of the source concerned; null when none is. */
  readonly sourceId: string | null;
  /** True when the same request may succeed later without a change. */
  readonly retryable: boolean;
  /** Milliseconds to wait before trying again; null when not known. */
  readonly retryAfterMs: number | null;
  /** HTTP status that the vendor answered; null when it did not answer. */
  readonly vendorStatus: number | null;
  /** The vendor's own error code or class; null when it gave none. */
  readonly vendorCode: string | null;
  /** The vendor's request id; null when it gave none. */
  readonly vendorRequestId: string | null;
}

/** The facts of a problem that are known; everything left out is null or false. */
export type ProblemFacts = Pick<Problem, "code" | "message"> & Partial<Problem>;

/** The one error that rooms below the server throw on purpose. Act on `problem.code`, never on the text. */
export class GatewayError extends Error {
  /** What to tell the caller. */
  readonly problem: Problem;

  /** @param facts what is known. @param cause the error behind it, for the log alone. */
  constructor(facts: ProblemFacts, cause?: unknown) {
    super(facts.message, cause === undefined ? undefined : { cause });
    this.name = "GatewayError";
    this.problem = {
      field: null,
      sourceId: null,
      retryable: false,
      retryAfterMs: null,
      vendorStatus: null,
      vendorCode: null,
      vendorRequestId: null,
      ...facts,
    };
  }
}
