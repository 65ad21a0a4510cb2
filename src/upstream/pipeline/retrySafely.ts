// Is a failed call sent again? The step that carries out `decideRetry`, and tells the log of every failed attempt.
import { GatewayError } from "../../contract/problem.ts";
import { sleep } from "../abort.ts";
import { decideRetry, type RetryFailure } from "../retry/decideRetry.ts";
import type { UpstreamResponse } from "../UpstreamClient.ts";
import { UpstreamFailure } from "../UpstreamFailure.ts";
import type { PipelineParts } from "./createPipeline.ts";
import type { Exchange, Step } from "./Exchange.ts";

/** Sends what follows again, as long as `decideRetry` says so. */
export function retrySafely(parts: Pick<PipelineParts, "sourceId" | "clock" | "random" | "log" | "retryBudget">): Step {
  const { clock, random, retryBudget } = parts;
  return async (exchange, next) => {
    const { request, call, signal } = exchange;
    let vendorFailure: UpstreamFailure | null = null;
    for (let retriesDone = 0; ; retriesDone += 1) {
      const startedMs = clock.monotonic();
      try {
        const response: UpstreamResponse = await next(exchange);
        retryBudget.earn();
        return response;
      } catch (error) {
        const retry = signal.aborted
          ? null
          : decideRetry({
              isSafe: request.method === "GET" || request.safe === true,
              failure: retryFailureOf(error),
              retriesDone,
              remainingMs: call.deadlineMs - clock.monotonic(),
              hasBudget: retryBudget.hasOne,
              random: random(),
            });
        tell(parts, {
          exchange,
          error,
          attempt: retriesDone + 1,
          durationMs: Math.round(clock.monotonic() - startedMs),
        });
        // A retry that we refuse ourselves must not hide what the vendor did before.
        if (retry === null) throw vendorFailure !== null && isOwnRefusal(error) ? vendorFailure : error;
        if (error instanceof UpstreamFailure) vendorFailure = error;
        retryBudget.spend();
        await sleep(clock, retry.retryInMs, signal);
      }
    }
  };
}

function retryFailureOf(error: unknown): RetryFailure | null {
  if (!(error instanceof UpstreamFailure)) return null;
  const { vendorStatus, retryAfterMs } = error.problem;
  return { kind: error.kind, status: vendorStatus, retryAfterMs };
}

function isOwnRefusal(error: unknown): boolean {
  return error instanceof GatewayError && ["CIRCUIT_OPEN", "BUDGET_EXHAUSTED"].includes(error.problem.code);
}

interface FailedAttempt {
  readonly exchange: Exchange;
  readonly error: unknown;
  readonly attempt: number;
  readonly durationMs: number;
}

/** Refusals of our own are not logged one by one: there may be thousands, and breaker and budget tell of themselves. */
function tell({ sourceId, log }: Pick<PipelineParts, "sourceId" | "log">, failed: FailedAttempt): void {
  const { exchange, error, attempt, durationMs } = failed;
  if (!(error instanceof GatewayError) || !error.problem.code.startsWith("UPSTREAM_")) return;
  const { code, vendorStatus } = error.problem;
  const status = vendorStatus === null ? {} : { status: vendorStatus };
  log.warn({ sourceId, action: exchange.request.action, code, ...status, attempt, durationMs }, "a vendor call failed");
}
