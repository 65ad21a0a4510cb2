// How does one request go out and its answer come in? The only file that talks to undici; the last step of the pipeline.
import type { Dispatcher } from "undici";
import type { Clock } from "../../contract/call.ts";
import { GatewayError } from "../../contract/problem.ts";
import { type LinkedSignal, linkSignals } from "../abort.ts";
import { type SourcePlace, wirePath } from "../links.ts";
import type { Exchange } from "../pipeline/Exchange.ts";
import type { UpstreamRequest, UpstreamResponse } from "../UpstreamClient.ts";
import { UpstreamFailure } from "../UpstreamFailure.ts";
import { writeJson } from "./json.ts";
import { BodyTooLong, NotJson, readJson } from "./readJson.ts";
import { wireError } from "./wireError.ts";

/** What the wire needs. */
export interface WireOptions {
  readonly place: SourcePlace;
  readonly dispatcher: Dispatcher;
  /** Answers this long or longer are refused. */
  readonly maxResponseBytes: number;
  /** For one exchange from the first byte sent to the last one read. */
  readonly callTimeoutMs: number;
  readonly clock: Clock;
}

/** An error answer longer than this is not read: its status says enough. */
const LONGEST_ERROR_BODY_BYTES = 256 * 1024;

/** Makes the step that sends an exchange's request once and answers whatever status the vendor gave. */
export function createWire(options: WireOptions): (exchange: Exchange) => Promise<UpstreamResponse> {
  const { place, clock, callTimeoutMs } = options;
  return async (exchange) => {
    const { request } = exchange;
    const progress = { hasAnswered: false };
    const limit = linkSignals(exchange.signal);
    const cancel = clock.after(callTimeoutMs, () => limit.abort(tookTooLong(place, request)));
    try {
      return await converse({ options, exchange, limit, progress });
    } catch (error) {
      if (error instanceof UpstreamFailure) throw error;
      if (limit.signal.aborted) throw endedInFlight(limit.signal.reason);
      throw wireError(error, { ...place, request, ...progress }) ?? error;
    } finally {
      cancel();
      limit.release();
    }
  };
}

interface Conversation {
  readonly options: WireOptions;
  readonly exchange: Exchange;
  readonly limit: LinkedSignal;
  readonly progress: { hasAnswered: boolean };
}

async function converse({ options, exchange, limit, progress }: Conversation): Promise<UpstreamResponse> {
  const { place, dispatcher, maxResponseBytes } = options;
  const { request, session } = exchange;
  const hasBody = request.body !== undefined;
  exchange.onSend();
  const answer = await dispatcher.request({
    method: request.method,
    path: wirePath(place, request),
    headers: {
      accept: "application/json",
      "accept-encoding": "gzip",
      "user-agent": "storagegraph",
      ...(hasBody ? { "content-type": "application/json" } : {}),
      ...exchange.headers,
      ...lowerCase(request.headers ?? {}),
      ...lowerCase(session?.headers ?? {}),
    },
    body: hasBody ? writeJson(request.body) : null,
    signal: limit.signal,
  });
  progress.hasAnswered = true;
  const headers = flatten(answer.headers);
  const isGood = answer.statusCode >= 200 && answer.statusCode < 300;
  const limitBytes = isGood ? maxResponseBytes : Math.min(maxResponseBytes, LONGEST_ERROR_BODY_BYTES);
  const rules = { encoding: headers["content-encoding"], limitBytes };
  const body = await readJson(answer.body, rules).catch((error: unknown) => {
    // A good answer must be JSON or empty, whatever its content type says. The status of an error answer says enough.
    if (isGood && error instanceof BodyTooLong) throw tooLong(place, request, answer.statusCode);
    if (isGood && error instanceof NotJson) throw notJson(place, request, answer.statusCode);
    if (isGood || limit.signal.aborted) throw error;
    return null;
  });
  return { status: answer.statusCode, headers, body };
}

/** The deadline or the end of the client comes back with the fact that the request was on its way; an abort as it is. */
function endedInFlight(reason: unknown): unknown {
  if (!(reason instanceof GatewayError)) return reason;
  return new UpstreamFailure(reason.problem, { kind: "ended", reached: true });
}

/** So that a header of the request takes the place of ours, and one of the session the place of both. */
function lowerCase(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}

function flatten(headers: Readonly<Record<string, string | string[] | undefined>>): Record<string, string> {
  const flat: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) flat[name.toLowerCase()] = Array.isArray(value) ? value.join(", ") : value;
  }
  return flat;
}

function tookTooLong({ sourceId }: SourcePlace, { action }: UpstreamRequest): UpstreamFailure {
  const message = `${sourceId}: ${action}: the vendor took too long to answer`;
  const problem = { code: "UPSTREAM_TIMEOUT", message, sourceId, retryable: true } as const;
  return new UpstreamFailure(problem, { kind: "timeout", reached: true });
}

function tooLong({ sourceId }: SourcePlace, { action }: UpstreamRequest, vendorStatus: number): UpstreamFailure {
  const message = `${sourceId}: ${action}: the vendor's answer is too long`;
  const problem = { code: "UPSTREAM_RESPONSE_TOO_LARGE", message, sourceId, vendorStatus } as const;
  return new UpstreamFailure(problem, { kind: "oversized", reached: true });
}

function notJson({ sourceId }: SourcePlace, { action }: UpstreamRequest, vendorStatus: number): UpstreamFailure {
  const message = `${sourceId}: ${action}: the vendor's answer is not JSON`;
  const problem = { code: "UPSTREAM_BAD_RESPONSE", message, sourceId, vendorStatus } as const;
  return new UpstreamFailure(problem, { kind: "malformed", reached: true });
}
