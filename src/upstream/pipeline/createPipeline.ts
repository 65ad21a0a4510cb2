// What happens to a request between a connector and the wire? The whole way, as ordered lists.

import type { Clock } from "../../contract/call.ts";
import type { CallWatch } from "../../observe/CallWatch.ts";
import type { AuthStrategy, VendorErrorReader } from "../AuthStrategy.ts";
import type { Breaker } from "../breaker/createBreaker.ts";
import type { Budget } from "../budget/Budget.ts";
import type { RetryBudget } from "../retry/RetryBudget.ts";
import type { Sessions } from "../session/Sessions.ts";
import type { UpstreamLog } from "../UpstreamLog.ts";
import { bearSession } from "./bearSession.ts";
import { countOutcome } from "./countOutcome.ts";
import { chain, type Next } from "./Exchange.ts";
import { heedRateLimit } from "./heedRateLimit.ts";
import { judge } from "./judge.ts";
import { refuseWhileOpen } from "./refuseWhileOpen.ts";
import { replayOnce } from "./replayOnce.ts";
import { retrySafely } from "./retrySafely.ts";
import { waitForSlot } from "./waitForSlot.ts";
import { watchCall } from "./watchCall.ts";
import { withinDeadline } from "./withinDeadline.ts";

/** What the steps of one source's pipeline share. */
export interface PipelineParts {
  readonly sourceId: string;
  readonly clock: Clock;
  /** From 0 up to 1. */
  readonly random: () => number;
  readonly log: UpstreamLog;
  readonly auth: AuthStrategy;
  readonly readError: VendorErrorReader;
  readonly budget: Budget;
  readonly breaker: Breaker;
  readonly retryBudget: RetryBudget;
  readonly sessions: Sessions;
  /** Is told of every attempt. */
  readonly watch: CallWatch;
  /** A deadline that passes in flight is the vendor's fault once it has had so long, in milliseconds. */
  readonly fairTimeMs: number;
  /** Aborts when the client closes. */
  readonly closing: AbortSignal;
  readonly wire: Next;
}

/** The way of a connector's request. */
export function createPipeline(parts: PipelineParts): Next {
  return chain(
    [
      withinDeadline(parts), // an abort, the deadline or the end of the client ends it wherever it is
      retrySafely(parts), //    from here on once more, when that is safe and may help
      refuseWhileOpen(parts), // nobody queues for a vendor that is down
      replayOnce(parts), //     from here on once more in a new session, when the session was refused
      waitForSlot(parts), //    the vendor's budget and the bulkhead, by priority
      bearSession(parts), //    logged in
      watchCall(parts), //      told to metrics and traces
      judge(parts), //          which answers are errors
      heedRateLimit(parts), //  429 and Retry-After pause the budget
      countOutcome(parts), //   the breaker's last word before the wire, and its counts
    ],
    parts.wire,
  );
}

/** The way of a login: every status comes back to the strategy. */
export function createLoginPipeline(parts: Omit<PipelineParts, "sessions">): Next {
  return chain([waitForSlot(parts), watchCall(parts), heedRateLimit(parts), countOutcome(parts)], parts.wire);
}
