// How long may a request still wait for a vendor? Everything that waits asks here.
import type { Clock } from "../contract/call.ts";

/** So long before a request's deadline waiting ends, so that there is time left to answer. */
const ANSWER_MS = 100;

/** Milliseconds left for waiting; never negative. @param deadlineMs on the monotonic clock. */
export const timeLeftMs = (clock: Pick<Clock, "monotonic">, deadlineMs: number): number =>
  Math.max(0, deadlineMs - clock.monotonic() - ANSWER_MS);
