// Has a client called too often? The limit_req of the NGINX gateway with nodelay, for `/api` and for everything else (sheet §1).

/** How many calls the gateway lets through. */
export interface RateLimit {
  /** Calls a second in the long run. */
  readonly perSecond: number;
  /** Calls above that rate which are let through at once. */
  readonly burst: number;
  /** Whether seconds are real ones or those of the vendor clock. */
  readonly clock: "real" | "sim";
}

/** The limit of places outside `/api`; they have a bucket of their own (sheet §1). */
export const otherPlacesLimit: Pick<RateLimit, "perSecond" | "burst"> = { perSecond: 1, burst: 10 };

/** Counts the calls of one client. */
export interface LeakyBucket {
  /** Takes a call in, at this moment in ms; false when it is one too many, which then does not count. */
  admit(nowMs: number): boolean;
  /** Forgets all calls. */
  clear(): void;
}

/** Makes an empty bucket. */
export function createLeakyBucket({ perSecond, burst }: Pick<RateLimit, "perSecond" | "burst">): LeakyBucket {
  let excess = 0;
  let lastMs: number | null = null;
  return {
    admit: (nowMs) => {
      if (lastMs === null) {
        lastMs = nowMs;
        return true;
      }
      const next = Math.max(0, excess - ((nowMs - lastMs) * perSecond) / 1000 + 1);
      if (next > burst) return false;
      excess = next;
      lastMs = nowMs;
      return true;
    },
    clear: () => {
      excess = 0;
      lastMs = null;
    },
  };
}
