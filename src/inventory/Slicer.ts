// How is long work done without holding up everybody else? In slices: every loop over rows in this room is a `Work` that
// can be left between two steps.
import type { Clock } from "../contract/call.ts";

/** Work that may be left at every `yield` and gone on with later. Steps between two yields take microseconds. */
export type Work<T> = Generator<void, T, void>;

/** Does work in slices. */
export interface Slicer {
  /** Does the work, leaving the event loop free whenever this turn's time is used up. Throws what the work throws. */
  run<T>(work: Work<T>): Promise<T>;
  /** Resolves when this turn has time left: for short work that many begin at once. */
  breathe(): Promise<void>;
}

/**
 * Time that all work together takes of one turn of the event loop, in milliseconds. The step that uses it up may be a long
 * one (a look-up that grows takes some milliseconds), and must still end within ten.
 */
const SLICE_MS = 6;

/** Rows between two looks at the clock: a hundred rows take well below a millisecond. */
const ROWS_PER_STEP = 100;

/** True when a loop over rows should yield before this index. */
export const pausesAt = (index: number): boolean => index % ROWS_PER_STEP === ROWS_PER_STEP - 1;

/**
 * Makes a slicer. All work that it runs shares the time of a turn, so that many queries at once hold up nobody more than
 * one does. @param nextTurn calls back in the next turn of the event loop.
 */
export function createSlicer(
  clock: Pick<Clock, "monotonic">,
  nextTurn: (then: () => void) => void = (then) => void setImmediate(then),
): Slicer {
  const waiting: (() => void)[] = [];
  let turnBeganMs: number | null = null;

  const beginTurn = (): number => {
    turnBeganMs = clock.monotonic();
    nextTurn(() => {
      turnBeganMs = null;
      const next = waiting.shift();
      if (next === undefined) return;
      beginTurn();
      next();
    });
    return turnBeganMs;
  };
  const isUsedUp = (): boolean => clock.monotonic() - (turnBeganMs ?? beginTurn()) >= SLICE_MS;

  const mustWait = (): boolean => waiting.length > 0 || isUsedUp();
  const wait = (): Promise<void> => new Promise((resolve) => waiting.push(resolve));

  return {
    breathe: async () => {
      if (mustWait()) await wait();
    },
    run: async (work) => {
      for (;;) {
        if (mustWait()) await wait();
        do {
          const step = work.next();
          if (step.done === true) return step.value;
        } while (!isUsedUp());
      }
    },
  };
}

/** Does the work in one go: for callers that cannot wait, where it is known to be short. */
export function runNow<T>(work: Work<T>): T {
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
  }
}
