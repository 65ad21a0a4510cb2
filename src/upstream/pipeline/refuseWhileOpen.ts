// Is the vendor up? A step that fails fast with CIRCUIT_OPEN, before anybody queues.
import type { PipelineParts } from "./createPipeline.ts";
import type { Step } from "./Exchange.ts";

/** Refuses at once while the breaker is open. */
export function refuseWhileOpen({ breaker }: Pick<PipelineParts, "breaker">): Step {
  return async (exchange, next) => {
    breaker.check(exchange.request.action);
    return next(exchange);
  };
}
