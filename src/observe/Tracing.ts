// What do traces hold, and what does a gateway do without them? Spans of requests and of calls to vendors, in the trace that the
// client began (W3C trace context); nothing at all where tracing is not configured.
import { type CallWatch, unwatched } from "./CallWatch.ts";
import type { AnsweredRequest } from "./RequestWatch.ts";

/** Headers in which a client says which trace it is part of. */
export type TraceHeaders = Readonly<Record<string, string | readonly string[] | undefined>>;

/** Traces. */
export interface Tracing {
  /** Makes a span of every call, below the request that it is made for, and sends `traceparent` along. */
  readonly calls: CallWatch;
  /** Does the work of a request within a span of its own. Ends as the work does. */
  request<T>(headers: TraceHeaders, work: () => Promise<T>): Promise<T>;
  /** Says of the span that is under way what it was. */
  answered(request: AnsweredRequest): void;
  /** Sends what is not sent yet. Never throws. */
  close(): Promise<void>;
}

/** Traces nothing, and costs nothing. */
export const untraced: Tracing = {
  calls: unwatched,
  request: (_headers, work) => work(),
  answered: () => {},
  close: async () => {},
};
