// Who is told how a call went? The step that tells metrics and traces of every attempt, and takes the trace's header along.

import { GatewayError } from "../../contract/problem.ts";
import type { AttemptEnd, CallEnd } from "../../observe/CallWatch.ts";
import { AuthRefusal } from "./AuthRefusal.ts";
import type { PipelineParts } from "./createPipeline.ts";
import { type Exchange, isExpected, type Step } from "./Exchange.ts";
import { codeOfStatus } from "./statusFailure.ts";

/** Stands before the judge where there is one, so that it sees by which code an attempt failed. */
export function watchCall({ sourceId, watch, clock }: Pick<PipelineParts, "sourceId" | "watch" | "clock">): Step {
  return async (exchange, next) => {
    const { callClass, request } = exchange;
    const attempt = watch.began({ sourceId, callClass, action: request.action, method: request.method });
    let sentMs: number | null = null;
    const onSend = (): void => {
      exchange.onSend();
      sentMs = clock.monotonic();
    };
    const tell = (how: Pick<AttemptEnd, "end" | "status">): void =>
      attempt.ended({ ...how, sent: sentMs !== null, durationMs: sentMs === null ? 0 : clock.monotonic() - sentMs });
    try {
      const response = await next({ ...exchange, onSend, headers: attempt.headers });
      tell({ end: endOf(exchange, response.status), status: response.status });
      return response;
    } catch (error) {
      tell(failureOf(error));
      throw error;
    }
  };
}

/** A login's answers are not judged here: its strategy reads them. */
const endOf = (exchange: Exchange, status: number): CallEnd =>
  isExpected(exchange, status) ? "ok" : codeOfStatus(status);

function failureOf(error: unknown): Pick<AttemptEnd, "end" | "status"> {
  if (error instanceof AuthRefusal) return { end: "UPSTREAM_AUTH_FAILED", status: error.response.status };
  if (error instanceof GatewayError) return { end: error.problem.code, status: error.problem.vendorStatus };
  return { end: "abandoned", status: null };
}
