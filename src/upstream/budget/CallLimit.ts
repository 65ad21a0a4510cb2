// How does a vendor's limit become slots and a window?

/** Calls per second, or so many calls in any window of so many seconds where the vendor counts over a longer one. */
export type CallLimit = number | { readonly calls: number; readonly perSeconds: number };

/** So many calls at most in any window of so many milliseconds. */
export interface SlotLimit {
  readonly slots: number;
  readonly windowMs: number;
}

/**
 * Turns a limit into slots, each of which is free again one window after its call was answered, so that no window at the
 * vendor ever holds more calls than slots.
 * - 5 per second: 5 slots, window 1 s. 2.5 per second: 2 slots, window 1 s, for a second must not hold a third call.
 * - below one per second one slot and a stretched window: 1/6 per second is one call in any 6 s.
 * - `{ calls: 10, perSeconds: 60 }`: 10 slots, window 60 s, where the vendor counts whole minutes and ten at once are fine.
 * Throws a RangeError for a limit that lets no call through.
 */
export function slotLimitOf(limit: CallLimit): SlotLimit {
  const { calls, perSeconds } = typeof limit === "number" ? { calls: limit, perSeconds: 1 } : limit;
  if (!(calls > 0 && perSeconds > 0 && Number.isFinite(calls) && Number.isFinite(perSeconds))) {
    throw new RangeError("a call limit must be a positive number");
  }
  const slots = Math.max(1, Math.floor(calls));
  const stretch = calls < 1 ? 1 / calls : 1;
  return { slots, windowMs: perSeconds * 1000 * stretch };
}

/** The limit as calls per second, for people. */
export function callsPerSecondOf(limit: CallLimit): number {
  return typeof limit === "number" ? limit : limit.calls / limit.perSeconds;
}
