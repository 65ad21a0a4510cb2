// How does a connector ask its vendor? The one door to the wire: login, budget, breaker, retry and redaction lie behind.
import type { Call, CallClass } from "../contract/call.ts";
import type { UpstreamStatus } from "../contract/source.ts";

/** Values of a query string; an array repeats the name. Null and undefined are left out. */
export type Query = Readonly<Record<string, string | number | boolean | readonly string[] | null | undefined>>;

/** One request, without host, credentials or conditions. */
export interface UpstreamRequest {
  /** What it is for, for people, as a verb phrase: `list spaces`. Stands in errors and logs; never holds a value. */
  readonly action: string;
  readonly method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  /**
   * Absolute path on the source, behind its base path, every segment percent-encoded; sent as it is. May end in a query
   * of its own, as a path from `ownLink` does; `query` is then added to it.
   */
  readonly path: string;
  readonly query?: Query;
  /** JSON body; left out = none, and then no content type is sent. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** READ for GET and WRITE else, when left out. */
  readonly callClass?: CallClass;
  /** True when sending it twice changes no more than sending it once, so that it may be retried. Always so for GET. */
  readonly safe?: boolean;
  /** Error statuses that are an answer here, for example 404 where it means "gone". */
  readonly expect?: readonly number[];
}

/** An answer: 2xx, or a status that the request expects. Everything else is thrown as a `GatewayError`. */
export interface UpstreamResponse {
  readonly status: number;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
  /** Parsed JSON, integers beyond 2^53 as bigint; null when the body is empty. */
  readonly body: unknown;
}

/** Asks one vendor. */
export interface UpstreamClient {
  readonly sourceId: string;
  /**
   * Sends one request within the source's budget, logged in, retried when that is safe, never past the deadline.
   * Redirects are not followed. Throws a `GatewayError` with one of the UPSTREAM codes, CIRCUIT_OPEN, BUDGET_EXHAUSTED or
   * DEADLINE_EXCEEDED, or the call's abort reason.
   */
  send(request: UpstreamRequest, call: Call): Promise<UpstreamResponse>;
  /**
   * Reduces a link that stood in an answer (`next`, `href`; absolute, or relative to the request's path) to a path with
   * query that `UpstreamRequest.path` takes. Throws UPSTREAM_BAD_RESPONSE when it leads to another origin.
   */
  ownLink(link: string, request: UpstreamRequest): string;
  /** How the source fares. */
  status(): UpstreamStatus;
  /** Remembers the product version that the vendor told. */
  sawVersion(version: string | null): void;
  /** Counts a vendor word that is not known here, and logs it once. @param field for example `Job.state`. */
  unknownWord(field: string, word: string): void;
  /** Closes connections; calls under way are aborted. */
  close(): Promise<void>;
}
