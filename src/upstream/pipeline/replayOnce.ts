// What if the vendor refuses the session? A step that logs in anew and replays, once.
import type { UpstreamRequest, UpstreamResponse } from "../UpstreamClient.ts";
import { UpstreamFailure } from "../UpstreamFailure.ts";
import { AuthRefusal } from "./AuthRefusal.ts";
import type { PipelineParts } from "./createPipeline.ts";
import { type Exchange, isExpected, type Step } from "./Exchange.ts";

/** So many refused requests are remembered per session; a vendor that refuses more is asked anew. */
const MOST_REMEMBERED = 500;

/**
 * Drops a refused session and sends once more in a new one. A second refusal is UPSTREAM_AUTH_FAILED, or UPSTREAM_FORBIDDEN
 * for a 403, which many vendors also answer when something is not permitted. That it was refused right after a login is
 * remembered with the session, so that a forbidden request costs one login per session and not one per call.
 */
export function replayOnce(parts: Pick<PipelineParts, "sourceId" | "sessions" | "readError">): Step {
  return async (exchange, next) => {
    const first = await attempt(exchange, next);
    if (!(first instanceof AuthRefusal)) return first;
    const name = nameOf(exchange.request);
    if (first.session.refused.has(name)) return conclude(parts, exchange, first);
    parts.sessions.drop(first.session);
    const second = await attempt(exchange, next);
    if (!(second instanceof AuthRefusal)) return second;
    remember(second.session.refused, name);
    return conclude(parts, exchange, second);
  };
}

async function attempt(
  exchange: Exchange,
  next: (exchange: Exchange) => Promise<UpstreamResponse>,
): Promise<UpstreamResponse | AuthRefusal> {
  try {
    return await next(exchange);
  } catch (error) {
    if (error instanceof AuthRefusal) return error;
    throw error;
  }
}

function conclude(
  { sourceId, readError }: Pick<PipelineParts, "sourceId" | "readError">,
  exchange: Exchange,
  { response }: AuthRefusal,
): UpstreamResponse {
  if (isExpected(exchange, response.status)) return response;
  const isForbidden = response.status === 403;
  const what = isForbidden ? "does not permit it" : "refuses the session, even a new one";
  throw new UpstreamFailure(
    {
      code: isForbidden ? "UPSTREAM_FORBIDDEN" : "UPSTREAM_AUTH_FAILED",
      message: `${sourceId}: ${exchange.request.action}: the vendor ${what}`,
      sourceId,
      vendorStatus: response.status,
      ...readError(response),
    },
    { kind: "status", reached: true },
  );
}

function nameOf({ method, path }: UpstreamRequest): string {
  return `${method} ${path}`;
}

function remember(refused: Set<string>, name: string): void {
  if (refused.size >= MOST_REMEMBERED) refused.clear();
  refused.add(name);
}
