// Which topics are there? Each is kept for a while after its last follower has left, so that who comes back after a broken connection
// misses nothing.
import type { Clock } from "../contract/call.ts";

/** What a topic on the shelf must be able to do. */
export interface Shelved {
  readonly followers: number;
  /** Lets go of everything. */
  close(): void;
}

/** So long a topic is kept that nobody follows. */
const LINGER_MS = 60_000;

/** Topics by their names. */
export class TopicShelf<T extends Shelved> {
  readonly #clock: Clock;
  readonly #topics = new Map<string, { readonly topic: T; leaving: (() => void) | null }>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** The topic of this name, made when there is none. @param make gets what to call when the last follower has left. */
  take(name: string, make: (emptied: () => void) => T): T {
    const found = this.#topics.get(name);
    if (found !== undefined) {
      found.leaving?.();
      found.leaving = null;
      this.#lingerWhenEmpty(name);
      return found.topic;
    }
    const topic = make(() => this.#lingerWhenEmpty(name));
    this.#topics.set(name, { topic, leaving: null });
    this.#lingerWhenEmpty(name);
    return topic;
  }

  /** Lets go of a topic at once. */
  drop(name: string): void {
    const found = this.#topics.get(name);
    this.#topics.delete(name);
    found?.leaving?.();
    found?.topic.close();
  }

  /** All topics. */
  all(): readonly T[] {
    return [...this.#topics.values()].map(({ topic }) => topic);
  }

  /** Lets go of all. */
  close(): void {
    for (const name of [...this.#topics.keys()]) this.drop(name);
  }

  #lingerWhenEmpty(name: string): void {
    const entry = this.#topics.get(name);
    if (entry === undefined) return;
    entry.leaving ??= this.#clock.after(LINGER_MS, () => {
      entry.leaving = null;
      if (entry.topic.followers === 0) this.drop(name);
    });
  }
}
