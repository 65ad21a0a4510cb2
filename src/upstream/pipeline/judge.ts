// Which answers are errors? The step that turns statuses into failures.
import { retryAfterMs } from "../wire/retryAfter.ts";
import { AuthRefusal } from "./AuthRefusal.ts";
import type { PipelineParts } from "./createPipeline.ts";
import { isExpected, type Step } from "./Exchange.ts";
import { statusFailure } from "./statusFailure.ts";

/** Lets through what the request expects; throws a refused session as `AuthRefusal` and the rest by status. */
export function judge({
  sourceId,
  auth,
  readError,
  clock,
}: Pick<PipelineParts, "sourceId" | "auth" | "readError" | "clock">): Step {
  return async (exchange, next) => {
    const response = await next(exchange);
    if (exchange.session !== null && auth.isAuthFailure(response)) throw new AuthRefusal(exchange.session, response);
    if (isExpected(exchange, response.status)) return response;
    const where = { sourceId, action: exchange.request.action };
    const waitMs = retryAfterMs(response.headers["retry-after"], clock.now());
    throw statusFailure(where, response, { ...readError(response), retryAfterMs: waitMs });
  };
}
