// May this call pass? The console's three budgets over a sliding window, counted for the whole console (sheet §5).
import { NmcError } from "../wire/nmcError.ts";

/** Class of a call. */
type CallClass = "login" | "write" | "read";

interface Budget {
  readonly calls: number;
  readonly windowMs: number;
}

/** How many calls of a class any window of that length may hold (sheet §5). */
const budgets: Readonly<Record<CallClass, Budget>> = {
  login: { calls: 10, windowMs: 60_000 },
  write: { calls: 1, windowMs: 1_000 },
  read: { calls: 5, windowMs: 1_000 },
};

/** Counts calls. */
export interface Throttle {
  /** Lets a call pass and counts it, or throws 429. A refused call does not count. */
  admit(callClass: CallClass): void;
  /** Forgets all calls. */
  reset(): void;
}

/** Makes a throttle on a clock in ms. */
export function createThrottle(now: () => number): Throttle {
  let passed: Record<CallClass, number[]> = { login: [], write: [], read: [] };
  return {
    admit: (callClass) => {
      const { calls, windowMs } = budgets[callClass];
      const at = now();
      const recent = passed[callClass].filter((moment) => at - moment < windowMs);
      passed[callClass] = recent;
      const oldest = recent[0];
      if (recent.length >= calls && oldest !== undefined) throw throttled(windowMs - (at - oldest));
      recent.push(at);
    },
    reset: () => {
      passed = { login: [], write: [], read: [] };
    },
  };
}

/** The time to wait is told in the description only; there is no `Retry-After` (sheet §5). */
function throttled(waitMs: number): NmcError {
  const seconds = Math.ceil(waitMs / 1_000);
  const unit = seconds === 1 ? "second" : "seconds";
  return new NmcError(429, "throttled_error", {
    description: `Request was throttled. Expected available in ${seconds} ${unit}.`,
  });
}
