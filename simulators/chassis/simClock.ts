// What time is it at the vendor? All vendor times, token lives and job progress come from this clock.

/** Vendor time in milliseconds since 1970. */
export interface SimClock {
  /** The present moment, in ms since 1970. */
  now(): number;
  /** The present moment as RFC 3339 with milliseconds and `Z`. */
  nowText(): string;
  /** The moment at which the clock started, in ms since 1970; the same again after a reset. */
  startedAt(): number;
  /** Moves time forward by this many milliseconds. */
  advance(ms: number): void;
  /** Puts the clock back to its start. */
  reset(): void;
}

/** How a clock is set. */
export interface SimClockOptions {
  /** "running" follows real time from `startAt` on; "frozen" stands still until advanced. */
  mode: "running" | "frozen";
  /** RFC 3339 start; absent means real time when running and 2026-11-20T12:00:00.000Z when frozen. */
  startAt?: string | undefined;
  /** Real time in ms, read only by a running clock. */
  realNow: () => number;
}

const frozenStart = "2026-11-20T12:00:00.000Z";

/** Makes a clock; throws a RangeError when `startAt` is no date. */
export function createSimClock({ mode, startAt, realNow }: SimClockOptions): SimClock {
  const runs = mode === "running";
  const start = startAt === undefined && runs ? realNow() : Date.parse(startAt ?? frozenStart);
  if (Number.isNaN(start)) throw new RangeError(`startAt is not an RFC 3339 moment: ${startAt}`);
  let advanced = 0;
  let realStart = realNow();
  const now = () => start + advanced + (runs ? realNow() - realStart : 0);
  return {
    now,
    nowText: () => new Date(now()).toISOString(),
    startedAt: () => start,
    advance: (ms) => {
      advanced += ms;
    },
    reset: () => {
      advanced = 0;
      realStart = realNow();
    },
  };
}
