// What if the vendor asks for fewer calls? The step that pauses the budget.
import type { CallClass } from "../../contract/call.ts";
import type { UpstreamResponse } from "../UpstreamClient.ts";
import { retryAfterMs } from "../wire/retryAfter.ts";
import type { PipelineParts } from "./createPipeline.ts";
import type { Step } from "./Exchange.ts";

/** The pause when the vendor does not say how long; doubled while 429 goes on. */
const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 30_000;

/** Pauses in a row of one class of calls. */
interface Streak {
  readonly length: number;
  readonly untilMs: number;
}

/** Pauses the class of the call after a 429, and after a 503 that says for how long. */
export function heedRateLimit({ budget, clock }: Pick<PipelineParts, "budget" | "clock">): Step {
  const streaks = new Map<CallClass, Streak>();
  return async (exchange, next) => {
    const { callClass } = exchange;
    const response = await next(exchange);
    const askedMs = askedPauseMs(response, clock.now());
    if (askedMs === null) {
      streaks.delete(callClass);
      return response;
    }
    const nowMs = clock.monotonic();
    const { length, untilMs } = streaks.get(callClass) ?? { length: 0, untilMs: nowMs };
    // Calls that were under way together are refused together; that is one refusal, not many.
    const isSame = nowMs < untilMs;
    const ms = askedMs === "unsaid" ? Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** length) : askedMs;
    if (isSame && askedMs === "unsaid") return response;
    streaks.set(callClass, { length: isSame ? length : length + 1, untilMs: Math.max(untilMs, nowMs + ms) });
    budget.pause(callClass, ms);
    return response;
  };
}

/** Null when the vendor asks for no pause, "unsaid" when it asks for one without saying how long. */
function askedPauseMs({ status, headers }: UpstreamResponse, nowEpochMs: number): number | "unsaid" | null {
  const said = retryAfterMs(headers["retry-after"], nowEpochMs);
  if (status === 429) return said ?? "unsaid";
  return status === 503 ? said : null;
}
