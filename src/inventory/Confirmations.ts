// When is a read made again that is not believed? Some time later, once for each window, unless somebody has done it by then.
import type { Clock } from "../contract/call.ts";
import type { Window } from "../contract/kinds.ts";

/** Reads that are to be made again. */
export interface Confirmations {
  /** Has a window read again after so long; does nothing when that is already to come. */
  later(window: Window, afterMs: number): void;
  /** Forgets all of them. */
  close(): void;
}

/** Makes them. @param confirm reads a window again, where that is still needed. */
export function createConfirmations(clock: Pick<Clock, "after">, confirm: (window: Window) => void): Confirmations {
  const toCome = new Map<Window, () => void>();
  return {
    later: (window, afterMs) => {
      if (toCome.has(window)) return;
      const now = () => {
        toCome.delete(window);
        confirm(window);
      };
      toCome.set(window, clock.after(afterMs, now));
    },
    close: () => {
      for (const cancel of toCome.values()) cancel();
      toCome.clear();
    },
  };
}
