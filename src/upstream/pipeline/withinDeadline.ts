// How does a call end when nobody can use its answer any more? First step of the pipeline.
import { GatewayError } from "../../contract/problem.ts";
import { linkSignals } from "../abort.ts";
import type { PipelineParts } from "./createPipeline.ts";
import type { Step } from "./Exchange.ts";

/** Aborts the exchange with its call, at its deadline (DEADLINE_EXCEEDED) and when the client closes. */
export function withinDeadline({
  sourceId,
  clock,
  closing,
}: Pick<PipelineParts, "sourceId" | "clock" | "closing">): Step {
  return async (exchange, next) => {
    const { call, request } = exchange;
    const tooLate = (): GatewayError =>
      new GatewayError({
        code: "DEADLINE_EXCEEDED",
        message: `${sourceId}: ${request.action}: the time for it has run out`,
        sourceId,
        retryable: true,
      });
    const leftMs = call.deadlineMs - clock.monotonic();
    if (leftMs <= 0) throw tooLate();
    const link = linkSignals(call.signal, closing);
    const cancel = Number.isFinite(leftMs) ? clock.after(leftMs, () => link.abort(tooLate())) : () => undefined;
    try {
      link.signal.throwIfAborted();
      return await next({ ...exchange, signal: link.signal });
    } finally {
      cancel();
      link.release();
    }
  };
}
