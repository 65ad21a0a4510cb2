// What time is it really? The clock of a running gateway; tests use test/support/FakeClock.ts in its place.
import { performance } from "node:perf_hooks";
import type { Clock } from "../contract/call.ts";

/** The longest wait that Node's timers take; a longer one would fire at once. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** The machine's clock. Timers keep the process alive until they fire or are cancelled. */
export const systemClock: Clock = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
  after: (ms, then) => {
    let timer: NodeJS.Timeout;
    const wait = (leftMs: number): void => {
      const isLast = leftMs <= LONGEST_TIMER_MS;
      timer = setTimeout(() => (isLast ? then() : wait(leftMs - LONGEST_TIMER_MS)), isLast ? leftMs : LONGEST_TIMER_MS);
    };
    wait(ms);
    return () => clearTimeout(timer);
  },
};
