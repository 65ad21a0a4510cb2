// How does a test of the whole gateway let time pass for what waits, too? The real clock, which can be put forward, and whose
// timers then fire.
import type { ShiftedClock } from "./shiftedClock.ts";

interface Waiting {
  readonly dueMs: number;
  fire(): void;
}

/** Makes a clock that begins at the real time; what is due when it is put forward happens at once, in order. */
export function jumpingClock(): ShiftedClock {
  let shift = 0;
  const waiting = new Set<Waiting>();
  const monotonic = () => performance.now() + shift;
  return {
    now: () => Date.now() + Math.round(shift),
    monotonic,
    after: (ms, then) => {
      const cancel = () => {
        waiting.delete(one);
        clearTimeout(timer);
      };
      const one: Waiting = {
        dueMs: monotonic() + ms,
        fire: () => {
          cancel();
          then();
        },
      };
      const timer = setTimeout(one.fire, Math.min(ms, 2 ** 31 - 1));
      waiting.add(one);
      return cancel;
    },
    pass: (ms) => {
      shift += ms;
      const due = [...waiting].filter(({ dueMs }) => dueMs <= monotonic()).sort((a, b) => a.dueMs - b.dueMs);
      // One that fires may cancel another.
      for (const one of due) if (waiting.has(one)) one.fire();
    },
  };
}
