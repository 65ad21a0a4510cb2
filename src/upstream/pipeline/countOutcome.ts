// Is the vendor well? The step right before the wire that asks the breaker a last time, and tells it the outcome.
import type { Verdict } from "../breaker/createBreaker.ts";
import { UpstreamFailure } from "../UpstreamFailure.ts";
import type { PipelineParts } from "./createPipeline.ts";
import { type Exchange, isExpected, type Step } from "./Exchange.ts";

/**
 * Counts server errors, timeouts, failed connections and answers that cannot be read as failures; every other answer, 4xx
 * too, as a success; an aborted call as neither.
 */
export function countOutcome({
  breaker,
  clock,
  fairTimeMs,
}: Pick<PipelineParts, "breaker" | "clock" | "fairTimeMs">): Step {
  return async (exchange, next) => {
    const tell = breaker.enter(exchange.request.action);
    const sentMs = clock.monotonic();
    try {
      const response = await next(exchange);
      tell(verdictOnStatus(exchange, response.status));
      return response;
    } catch (error) {
      tell(verdictOnError(error, clock.monotonic() - sentMs >= fairTimeMs));
      throw error;
    }
  };
}

function verdictOnStatus(exchange: Exchange, status: number): Verdict {
  return status >= 500 && !isExpected(exchange, status) ? "failed" : "succeeded";
}

/** @param hadFairTime whether the vendor had time enough to answer before we ended the call. */
function verdictOnError(error: unknown, hadFairTime: boolean): Verdict {
  if (!(error instanceof UpstreamFailure)) return "abandoned";
  switch (error.kind) {
    case "connection":
    case "timeout":
    case "broken":
    case "malformed":
      return "failed";
    case "status":
    case "oversized":
      return "succeeded";
    case "ended":
      return hadFairTime ? "failed" : "abandoned";
  }
}
