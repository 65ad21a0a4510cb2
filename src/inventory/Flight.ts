// Who waits for one piece of upstream work? One flight serves all who ask for the same thing; it is called off only when
// nobody waits for it any more and nobody was answered in the hope of its end.
import { setMaxListeners } from "node:events";
import type { Clock } from "../contract/call.ts";
import type { WaitMeter } from "../observe/WaitMeter.ts";

/** How a flight ended: with a value, with an error, or because nobody waited any more. */
export type Landing<T> =
  | { readonly how: "done"; readonly value: T }
  | { readonly how: "failed"; readonly error: unknown }
  | { readonly how: "calledOff" };

/** How long somebody waits. */
export interface Patience {
  /** Milliseconds to wait at most; Infinity is allowed. */
  readonly waitMs: number;
  /** Aborts when the waiter has gone. */
  readonly signal: AbortSignal;
  /** Adds up what the waiter waits; nobody when left out. */
  readonly waits?: WaitMeter | undefined;
}

/** One piece of upstream work under way. */
export class Flight<T> {
  readonly #clock: Pick<Clock, "after">;
  readonly #controller = new AbortController();
  readonly #landing: Promise<Landing<T>>;
  #waiters = 0;
  #goesOn = false;
  #hasLanded = false;

  /** Starts the work at once. @param work obeys the signal that it is given. */
  constructor(clock: Pick<Clock, "after">, work: (signal: AbortSignal) => Promise<T>) {
    this.#clock = clock;
    // Every call of the work listens to the one signal: many listeners are no leak.
    setMaxListeners(0, this.#controller.signal);
    this.#landing = this.#fly(work);
  }

  /** Ends with the flight; never rejects. */
  get landing(): Promise<Landing<T>> {
    return this.#landing;
  }

  /** True when it was called off: who asks now needs another one. */
  get isCalledOff(): boolean {
    return this.#controller.signal.aborted;
  }

  /** Lets it go on to its end whoever leaves. */
  goOn(): void {
    this.#goesOn = true;
  }

  /** Calls it off, whoever waits. */
  callOff(): void {
    this.#controller.abort();
  }

  /**
   * Waits for the end: how it ended, or null when the waiting time is over; then the flight goes on. Throws the reason of
   * the waiter's signal when that aborts; then the flight is called off unless somebody needs it.
   */
  async wait({ waitMs, signal, waits }: Patience): Promise<Landing<T> | null> {
    this.#waiters += 1;
    try {
      signal.throwIfAborted();
      const ending = waitMs > 0 ? this.#endOr({ waitMs, signal }) : null;
      const landing = await (waits === undefined || ending === null ? ending : waits.during(ending));
      if (landing === null) this.#goesOn = true;
      return landing;
    } finally {
      this.#waiters -= 1;
      if (this.#waiters === 0 && !this.#goesOn && !this.#hasLanded) this.#controller.abort();
    }
  }

  #endOr({ waitMs, signal }: Patience): Promise<Landing<T> | null> {
    return new Promise((resolve, reject) => {
      const leave = () => {
        cancel();
        reject(signal.reason);
      };
      const cancel = waitMs === Number.POSITIVE_INFINITY ? () => {} : this.#clock.after(waitMs, () => finish(null));
      const finish = (landing: Landing<T> | null) => {
        cancel();
        signal.removeEventListener("abort", leave);
        resolve(landing);
      };
      signal.addEventListener("abort", leave, { once: true });
      this.#landing.then(finish, reject);
    });
  }

  async #fly(work: (signal: AbortSignal) => Promise<T>): Promise<Landing<T>> {
    try {
      return { how: "done", value: await work(this.#controller.signal) };
    } catch (error) {
      return this.#controller.signal.aborted ? { how: "calledOff" } : { how: "failed", error };
    } finally {
      this.#hasLanded = true;
    }
  }
}
