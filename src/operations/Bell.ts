// How does work wait for a while, unless it is called earlier?
import type { Clock } from "../contract/call.ts";

/** Wakes whoever waits. A ring while nobody waits is kept for the next one. */
export class Bell {
  readonly #clock: Pick<Clock, "after">;
  #hasRung = false;
  #wake: (() => void) | null = null;

  constructor(clock: Pick<Clock, "after">) {
    this.#clock = clock;
  }

  /** Wakes who waits, or who waits next. */
  ring(): void {
    this.#hasRung = true;
    this.#wake?.();
  }

  /** Waits so long at most, or until it rings. */
  async wait(ms: number): Promise<void> {
    if (!this.#hasRung) {
      const { promise, resolve } = Promise.withResolvers<void>();
      const cancel = this.#clock.after(ms, resolve);
      this.#wake = resolve;
      await promise;
      this.#wake = null;
      cancel();
    }
    this.#hasRung = false;
  }
}
