// With whose credentials is it sent? The step that brings the session.
import type { Call } from "../../contract/call.ts";
import type { PipelineParts } from "./createPipeline.ts";
import type { Step } from "./Exchange.ts";

/**
 * Gives the exchange the source's session. A call with `freshSession` gets one of a new login at its first request; its
 * later requests (told by the same `Call` object) stay in it.
 */
export function bearSession({ sessions }: Pick<PipelineParts, "sessions">): Step {
  const freshened = new WeakSet<Call>();
  return async (exchange, next) => {
    const { call, signal } = exchange;
    const needsLogin = call.freshSession === true && !freshened.has(call);
    const session = needsLogin ? await sessions.fresh(signal) : await sessions.get(signal);
    freshened.add(call);
    return next({ ...exchange, session });
  };
}
