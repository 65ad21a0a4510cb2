// How does a replica hear what becomes of a read? It listens from before it asks, so that nothing is missed in between.
import type { Clock } from "../contract/call.ts";
import type { ReadNews } from "./ReadNews.ts";

/** What ends a wait for news. */
export interface EarPatience {
  readonly waitMs: number;
  readonly signal: AbortSignal;
}

/** Hears the news of one read, for one who reads or waits. */
export class ReadEar {
  readonly #clock: Pick<Clock, "after">;
  readonly #onWanted: () => void;
  readonly #heard: ReadNews[] = [];
  #wake: () => void = () => {};

  /** @param onWanted is called when somebody at another replica waits. */
  constructor(clock: Pick<Clock, "after">, onWanted: () => void) {
    this.#clock = clock;
    this.#onWanted = onWanted;
  }

  /** Takes in a piece of news. */
  hear(news: ReadNews): void {
    if (news.how === "wanted") {
      this.#onWanted();
      return;
    }
    this.#heard.push(news);
    this.#wake();
  }

  /** The next piece of news; null when none came in time. Throws the signal's reason. */
  async next({ waitMs, signal }: EarPatience): Promise<ReadNews | null> {
    signal.throwIfAborted();
    if (this.#heard.length === 0) await this.#woken({ waitMs, signal });
    signal.throwIfAborted();
    return this.#heard.shift() ?? null;
  }

  async #woken({ waitMs, signal }: EarPatience): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    const cancel = this.#clock.after(waitMs, resolve);
    this.#wake = resolve;
    const leave = () => resolve();
    signal.addEventListener("abort", leave, { once: true });
    await promise;
    signal.removeEventListener("abort", leave);
    cancel();
  }
}
