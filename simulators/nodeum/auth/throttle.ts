// How many calls does the server take? The sheet knows a status, 429, but no numbers and no headers (sheet §4); off by default.
import { ApiError } from "../wire/apiError.ts";

/** Counts calls by vendor second. */
export interface Throttle {
  /** Counts one call; throws a 429 when its second has had too many. */
  take(now: number): void;
}

/** Makes a throttle; null lets everything through. */
export function createThrottle(callsPerSecond: number | null): Throttle {
  let second = 0;
  let taken = 0;
  return {
    take: (now) => {
      if (callsPerSecond === null) return;
      const current = Math.floor(now / 1000);
      taken = current === second ? taken + 1 : 1;
      second = current;
      if (taken > callsPerSecond) throw new ApiError(429, ["Too Many Requests"]);
    },
  };
}
