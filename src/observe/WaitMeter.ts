// How much of a request's time went by waiting for vendors? The rest is the gateway's own, which is what it answers for.
import type { Clock } from "../contract/call.ts";

/** Adds up the time in which at least one thing was waited for; things that are waited for side by side count once. */
export class WaitMeter {
  readonly #clock: Pick<Clock, "monotonic">;
  #waits = 0;
  #sinceMs = 0;
  #totalMs = 0;

  constructor(clock: Pick<Clock, "monotonic">) {
    this.#clock = clock;
  }

  /** Waits for something. Ends as it does. */
  async during<T>(something: Promise<T>): Promise<T> {
    if (this.#waits === 0) this.#sinceMs = this.#clock.monotonic();
    this.#waits += 1;
    try {
      return await something;
    } finally {
      this.#waits -= 1;
      if (this.#waits === 0) this.#totalMs += this.#clock.monotonic() - this.#sinceMs;
    }
  }

  /** Milliseconds until now. */
  waitedMs(): number {
    return this.#totalMs + (this.#waits === 0 ? 0 : this.#clock.monotonic() - this.#sinceMs);
  }
}
