// What travels down the pipeline, and how are its steps joined? Each step does one thing before, after or instead of the next.
import type { Call, CallClass } from "../../contract/call.ts";
import type { HeldSession } from "../session/Sessions.ts";
import type { UpstreamRequest, UpstreamResponse } from "../UpstreamClient.ts";

/** One request on its way to the vendor. */
export interface Exchange {
  readonly request: UpstreamRequest;
  readonly callClass: CallClass;
  readonly call: Call;
  /** Aborts with the call, at its deadline, and when the client closes. */
  readonly signal: AbortSignal;
  /** Whose credentials it bears; null before login and for the login itself. */
  readonly session: HeldSession | null;
  /** What goes with it beside what the request and the session say: the header of a trace. */
  readonly headers: Readonly<Record<string, string>>;
  /** Called by the wire right before the request may leave. */
  readonly onSend: () => void;
}

/** The rest of the pipeline. */
export type Next = (exchange: Exchange) => Promise<UpstreamResponse>;

/** One step of the pipeline. */
export type Step = (exchange: Exchange, next: Next) => Promise<UpstreamResponse>;

/** Joins steps, first to last, in front of the wire. */
export function chain(steps: readonly Step[], wire: Next): Next {
  return steps.reduceRight<Next>((next, step) => (exchange) => step(exchange, next), wire);
}

/** Whether the request takes this status for an answer. */
export function isExpected({ request }: Exchange, status: number): boolean {
  return (status >= 200 && status < 300) || (request.expect?.includes(status) ?? false);
}
