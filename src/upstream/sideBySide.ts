// How do several calls of one read go side by side? Used by feeds that join vendor lists and by single reads.
import type { Call } from "../contract/call.ts";
import { GatewayError } from "../contract/problem.ts";

/**
 * Awaits all of the works that `start` begins. When one fails, the others are given up, and nothing is under way any more
 * when this throws, so that a failed read spends no more of the budget. A refusal of our own (a paused budget, an open
 * breaker) mostly follows from what the vendor answered to another call: then that is thrown.
 * @param start begins the works under the call that it is given.
 */
export async function sideBySide<const T extends readonly Promise<unknown>[]>(call: Call, start: (call: Call) => T) {
  const stop = new AbortController();
  const works = start({ ...call, signal: AbortSignal.any([call.signal, stop.signal]) });
  try {
    return await Promise.all(works);
  } catch (error) {
    if (!isOwnRefusal(error)) stop.abort();
    const outcomes = await Promise.allSettled(works);
    const reasons = outcomes.flatMap((outcome) => (outcome.status === "rejected" ? [outcome.reason] : []));
    throw isOwnRefusal(error) ? (reasons.find((reason) => !isOwnRefusal(reason)) ?? error) : error;
  }
}

/** True for what the gateway itself refused before anything was sent. */
export function isOwnRefusal(error: unknown): boolean {
  return error instanceof GatewayError && ["BUDGET_EXHAUSTED", "CIRCUIT_OPEN"].includes(error.problem.code);
}
