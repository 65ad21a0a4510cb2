// How does a test of the whole gateway let time pass without waiting? The real clock, which can be put forward.
import type { Clock } from "../../src/contract/call.ts";
import { systemClock } from "../../src/upstream/systemClock.ts";

/** A clock that runs with real time and can be put forward. Timers under way keep their real length. */
export interface ShiftedClock extends Clock {
  /** Puts the clock forward by so many milliseconds. */
  pass(ms: number): void;
}

/** Makes a clock that begins at the real time. */
export function shiftedClock(): ShiftedClock {
  let shift = 0;
  return {
    now: () => systemClock.now() + shift,
    monotonic: () => systemClock.monotonic() + shift,
    after: (ms, then) => systemClock.after(ms, then),
    pass: (ms) => {
      shift += ms;
    },
  };
}
