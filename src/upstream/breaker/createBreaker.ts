// May a call go to this vendor now? The breaker of one source, asked by the pipeline.
import type { Clock } from "../../contract/call.ts";
import { GatewayError } from "../../contract/problem.ts";
import type { UpstreamStatus } from "../../contract/source.ts";
import type { UpstreamLog } from "../UpstreamLog.ts";
import { admitsInMs, type BreakerEvent, type BreakerSettings, CLOSED_BREAKER, reduceBreaker } from "./reduceBreaker.ts";

/** What a call that was let through comes to. The first word counts. */
export type Verdict = "succeeded" | "failed" | "abandoned";

/** The breaker of one source. */
export interface Breaker {
  /** Throws CIRCUIT_OPEN when no call would be let through now. */
  check(action: string): void;
  /** Lets a call through, or throws CIRCUIT_OPEN; in half-open only one at a time. The verdict must follow. */
  enter(action: string): (verdict: Verdict) => void;
  state(): UpstreamStatus["breakerState"];
}

/** What a breaker is made of. */
export interface BreakerOptions {
  readonly sourceId: string;
  readonly settings: BreakerSettings;
  readonly clock: Clock;
  readonly log: UpstreamLog;
}

/** What is said of the time to wait while a probe is under way. */
const PROBE_WAIT_MS = 1_000;

/** Makes a closed breaker. */
export function createBreaker({ sourceId, settings, clock, log }: BreakerOptions): Breaker {
  let state = CLOSED_BREAKER;

  const apply = (event: BreakerEvent): void => {
    const before = state.phase;
    state = reduceBreaker(state, event, settings);
    if (state.phase === before) return;
    if (state.phase === "OPEN") log.warn({ sourceId, code: "CIRCUIT_OPEN" }, "the vendor fails; it is left in peace");
    if (state.phase === "CLOSED") log.info({ sourceId }, "the vendor answers again");
  };

  const check = (action: string): void => {
    const waitMs = admitsInMs(state, clock.monotonic());
    if (waitMs === 0) return;
    throw new GatewayError({
      code: "CIRCUIT_OPEN",
      message: `${sourceId}: ${action}: not asked, since the vendor has failed repeatedly`,
      sourceId,
      retryable: true,
      retryAfterMs: Math.ceil(waitMs ?? PROBE_WAIT_MS),
    });
  };

  return {
    check,
    enter: (action) => {
      check(action);
      apply({ type: "entered", atMs: clock.monotonic() });
      const { epoch } = state;
      return (type) => apply({ type, atMs: clock.monotonic(), epoch });
    },
    state: () => (state.phase === "OPEN" && admitsInMs(state, clock.monotonic()) === 0 ? "HALF_OPEN" : state.phase),
  };
}
