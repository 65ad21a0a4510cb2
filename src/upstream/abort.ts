// How does waiting end early? Small tools around AbortSignal that clean up after themselves; used by every step that waits.
import type { Clock } from "../contract/call.ts";

/** A signal that aborts with any of several others. */
export interface LinkedSignal {
  readonly signal: AbortSignal;
  /** Aborts it for a reason of its own. */
  abort(reason: unknown): void;
  /** Lets go of the others; to be called when the work is over, whatever came of it. */
  release(): void;
}

/** Makes a signal that aborts with the first of `others`, for that one's reason. */
export function linkSignals(...others: readonly AbortSignal[]): LinkedSignal {
  const controller = new AbortController();
  const listeners = others.map((other) => {
    const listener = (): void => controller.abort(other.reason);
    if (other.aborted) listener();
    else other.addEventListener("abort", listener, { once: true });
    return (): void => other.removeEventListener("abort", listener);
  });
  return {
    signal: controller.signal,
    abort: (reason) => controller.abort(reason),
    release: () => {
      for (const remove of listeners) remove();
    },
  };
}

/** Waits for something that others wait for too: an abort ends this waiting, with the signal's reason, not the thing. */
export function waitWith<T>(thing: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const leave = (): void => reject(signal.reason);
    if (signal.aborted) leave();
    signal.addEventListener("abort", leave, { once: true });
    thing.then(resolve, reject).finally(() => signal.removeEventListener("abort", leave));
  });
}

/** Waits for so many milliseconds, or throws the signal's reason. */
export function sleep(clock: Clock, ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) {
      reject(signal.reason);
      return;
    }
    const wake = (): void => {
      signal.removeEventListener("abort", leave);
      resolve();
    };
    const cancel = clock.after(ms, wake);
    const leave = (): void => {
      cancel();
      reject(signal.reason);
    };
    signal.addEventListener("abort", leave, { once: true });
  });
}
