// When is a vendor left in peace? The circuit breaker as a pure reducer; createBreaker.ts gives it a clock and a memory.

/** When it opens, and for how long. */
export interface BreakerSettings {
  /** Failures in a row that open it. */
  readonly failuresInARow: number;
  /** It also opens when so many of the last outcomes … */
  readonly windowSize: number;
  /** … hold at least this share of failures, 0 to 1. */
  readonly failureRatio: number;
  /** How long it stays open the first time; doubled at every opening without a success in between. */
  readonly openMs: number;
  readonly longestOpenMs: number;
}

/**
 * The breaker. `epoch` grows with every change of phase; an outcome of a call from an earlier epoch says nothing about this
 * one and is not heeded.
 */
export type BreakerState =
  | {
      readonly phase: "CLOSED";
      readonly epoch: number;
      readonly inARow: number;
      /** The last outcomes, oldest first; true is a failure. */
      readonly recent: readonly boolean[];
    }
  | { readonly phase: "OPEN"; readonly epoch: number; readonly untilMs: number; readonly openings: number }
  | { readonly phase: "HALF_OPEN"; readonly epoch: number; readonly isProbing: boolean; readonly openings: number };

/** What happens to it. A call that is let through ends in exactly one of the last three; `abandoned` is no verdict. */
export type BreakerEvent =
  | { readonly type: "entered"; readonly atMs: number }
  | { readonly type: "succeeded" | "failed" | "abandoned"; readonly atMs: number; readonly epoch: number };

/** As it starts. */
export const CLOSED_BREAKER: BreakerState = { phase: "CLOSED", epoch: 0, inARow: 0, recent: [] };

/** Milliseconds until a call may go through; 0 now; null when it depends on the probe that is under way. */
export function admitsInMs(state: BreakerState, atMs: number): number | null {
  switch (state.phase) {
    case "CLOSED":
      return 0;
    case "OPEN":
      return Math.max(0, state.untilMs - atMs);
    case "HALF_OPEN":
      return state.isProbing ? null : 0;
  }
}

/** The next state. `entered` must only follow when `admitsInMs` is 0. */
export function reduceBreaker(state: BreakerState, event: BreakerEvent, settings: BreakerSettings): BreakerState {
  if (event.type === "entered") return enter(state);
  if (event.epoch !== state.epoch) return state;
  switch (state.phase) {
    case "CLOSED":
      return event.type === "abandoned" ? state : count(state, event.type === "failed", event.atMs, settings);
    case "HALF_OPEN":
      if (event.type === "abandoned") return { ...state, isProbing: false };
      if (event.type === "failed") return open(state.epoch, state.openings, event.atMs, settings);
      return { ...CLOSED_BREAKER, epoch: state.epoch + 1 };
    case "OPEN":
      return state;
  }
}

function enter(state: BreakerState): BreakerState {
  switch (state.phase) {
    case "CLOSED":
      return state;
    case "OPEN":
      return { phase: "HALF_OPEN", epoch: state.epoch + 1, isProbing: true, openings: state.openings };
    case "HALF_OPEN":
      return { ...state, isProbing: true };
  }
}

function count(
  state: BreakerState & { readonly phase: "CLOSED" },
  isFailure: boolean,
  atMs: number,
  settings: BreakerSettings,
): BreakerState {
  const { failuresInARow, windowSize, failureRatio } = settings;
  const inARow = isFailure ? state.inARow + 1 : 0;
  const recent = [...state.recent, isFailure].slice(-windowSize);
  const failures = recent.filter(Boolean).length;
  const isBad = inARow >= failuresInARow || (recent.length >= windowSize && failures >= windowSize * failureRatio);
  // A success may fill the window, but never opens the breaker.
  return isFailure && isBad ? open(state.epoch, 0, atMs, settings) : { ...state, inARow, recent };
}

function open(epoch: number, openings: number, atMs: number, { openMs, longestOpenMs }: BreakerSettings): BreakerState {
  const ms = Math.min(longestOpenMs, openMs * 2 ** openings);
  return { phase: "OPEN", epoch: epoch + 1, untilMs: atMs + ms, openings: openings + 1 };
}
