// What has one subscriber still to hear? At most one event per object, the latest, so that a slow one costs little memory
// and is never far behind.
import type { EventHead, LiveEvent } from "./LiveEvent.ts";

/** One thing that happened, before it is known who will hear of it with a gap. */
export interface Posted<B> {
  /** The object that it is about: a later event of the same takes its place. */
  readonly key: string;
  readonly sequence: EventHead["sequence"];
  readonly at: EventHead["at"];
  readonly body: B;
}

/** How two events of one object become one. */
export type Merge<B> = (earlier: B, later: B) => B;

/** Objects with an event that is not heard yet; beyond these the oldest is let go, and the next event heard says `gap`. */
const MOST_PENDING = 1_000;

/** The events of one subscriber, in order. Ends when closed by either side; who waits then is told at once. */
export class Mailbox<B extends object> implements AsyncIterableIterator<LiveEvent<B>, undefined, undefined> {
  readonly #pending = new Map<string, Posted<B>>();
  readonly #merge: Merge<B>;
  readonly #left: () => void;
  #gap = false;
  #state: "open" | "ending" | "closed" = "open";
  #waiting: PromiseWithResolvers<IteratorResult<LiveEvent<B>, undefined>> | null = null;

  /** @param left is told once when no more can be heard. */
  constructor(merge: Merge<B>, left: () => void) {
    this.#merge = merge;
    this.#left = left;
  }

  /** Puts an event in. */
  put(event: Posted<B>): void {
    if (this.#state !== "open") return;
    const earlier = this.#pending.get(event.key);
    // Put in anew, so that sequences rise in the order in which they are heard.
    this.#pending.delete(event.key);
    this.#pending.set(
      event.key,
      earlier === undefined ? event : { ...event, body: this.#merge(earlier.body, event.body) },
    );
    if (this.#pending.size > MOST_PENDING) {
      const oldest = this.#pending.keys().next();
      if (oldest.done !== true) this.#pending.delete(oldest.value);
      this.#gap = true;
    }
    this.#deliver();
  }

  /** Marks the next event: others before it were lost. */
  markGap(): void {
    this.#gap = true;
  }

  /** Ends after what is pending. */
  end(): void {
    if (this.#state !== "open") return;
    this.#state = "ending";
    if (this.#pending.size === 0) this.#close();
  }

  /** Events that are not heard yet. */
  get pending(): number {
    return this.#pending.size;
  }

  /** The next event. One may wait at a time. */
  next(): Promise<IteratorResult<LiveEvent<B>, undefined>> {
    const event = this.#take();
    if (event !== null) return Promise.resolve({ done: false, value: event });
    if (this.#state === "closed") return Promise.resolve({ done: true, value: undefined });
    this.#waiting ??= Promise.withResolvers();
    return this.#waiting.promise;
  }

  /** The subscriber leaves. */
  return(): Promise<IteratorResult<LiveEvent<B>, undefined>> {
    this.#pending.clear();
    this.#close();
    return Promise.resolve({ done: true, value: undefined });
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  #take(): LiveEvent<B> | null {
    const first = this.#pending.entries().next();
    if (first.done === true) return null;
    const [key, { sequence, at, body }] = first.value;
    this.#pending.delete(key);
    const event = { ...body, sequence, at, gap: this.#gap };
    this.#gap = false;
    if (this.#state === "ending" && this.#pending.size === 0) this.#close();
    return event;
  }

  #deliver(): void {
    const waiting = this.#waiting;
    if (waiting === null) return;
    const event = this.#take();
    if (event === null) return;
    this.#waiting = null;
    waiting.resolve({ done: false, value: event });
  }

  #close(): void {
    if (this.#state === "closed") return;
    this.#state = "closed";
    this.#waiting?.resolve({ done: true, value: undefined });
    this.#waiting = null;
    this.#left();
  }
}
