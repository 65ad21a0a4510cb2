// Who is told of requests? The log, metrics and traces; the server knows them by this interface alone.

/** What kind of request it was: `none` when it could not be read that far. */
export type RequestOperation = "query" | "mutation" | "subscription" | "none";

/** How it was answered: fully, with errors beside data, refused before anything was done, or by a fault of the gateway. */
export type RequestOutcome = "ok" | "partial" | "refused" | "fault";

/** One request that was answered. Neither its text nor its variables stand in it. */
export interface AnsweredRequest {
  /** To find its log line by. */
  readonly id: string;
  /** Id of who asked. */
  readonly principal: string;
  readonly operation: RequestOperation;
  /** The name that the client gave it, cut to 64 characters of a name; null when it gave none. Never a label of a metric. */
  readonly name: string | null;
  readonly outcome: RequestOutcome;
  /** Codes of its errors, each once. */
  readonly codes: readonly string[];
  readonly durationMs: number;
  /** How much of it went by waiting for vendors. */
  readonly waitedMs: number;
}

/** Watches requests. */
export interface RequestWatch {
  answered(request: AnsweredRequest): void;
  /** A subscription was opened; the returned function tells of its end. */
  subscribed(): () => void;
}
