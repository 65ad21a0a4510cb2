// Who hears of what? One stream of events with all who follow it: what happened is numbered once, kept for who
// comes back, and put into the mailbox of each.
import type { Clock } from "../contract/call.ts";
import type { EventNumbers } from "./EventNumbers.ts";
import { Mailbox, type Merge, type Posted } from "./Mailbox.ts";

/** What topics work with. */
export interface TopicTools {
  readonly clock: Clock;
  readonly numbers: EventNumbers;
}

/** How a topic treats its events. */
export interface TopicRules<B> {
  readonly merge: Merge<B>;
  /** True to send who does not resume the latest event of the past at once. */
  readonly tellsStateFirst: boolean;
  /** The latest state, for who resumes from a moment that is not remembered; null when there is nothing to show. */
  latest(): { readonly key: string; readonly body: B } | null;
}

/** Objects whose last event is remembered. */
const MOST_REMEMBERED = 1_000;

/** One stream of events. */
export class Topic<B extends object> {
  readonly #tools: TopicTools;
  readonly #rules: TopicRules<B>;
  readonly #boxes = new Set<Mailbox<B>>();
  /** The last event of each object, oldest first. */
  readonly #past = new Map<string, Posted<B>>();
  /** Everything after this is remembered. */
  #wholeSince: bigint;
  #hasEnded = false;
  readonly #emptied: () => void;

  /** @param emptied is told whenever the last follower has left. */
  constructor(tools: TopicTools, rules: TopicRules<B>, emptied: () => void) {
    this.#tools = tools;
    this.#rules = rules;
    this.#emptied = emptied;
    this.#wholeSince = tools.numbers.last;
  }

  /** How many follow. */
  get followers(): number {
    return this.#boxes.size;
  }

  /** Tells all who follow. @param key the object that it is about. */
  post(key: string, body: B): void {
    const event = this.#numbered(key, body);
    this.#past.delete(key);
    this.#past.set(key, event);
    const oldest = this.#past.entries().next();
    if (this.#past.size > MOST_REMEMBERED && oldest.done !== true) {
      const [forgotten, { sequence }] = oldest.value;
      this.#past.delete(forgotten);
      this.#wholeSince = sequence;
    }
    for (const box of this.#boxes) box.put(event);
  }

  /** Says that nothing more will happen. */
  end(): void {
    this.#hasEnded = true;
    for (const box of [...this.#boxes]) box.end();
  }

  /** Follows from now, or from after an event that was heard before. */
  follow(after: bigint | null): Mailbox<B> {
    const box = new Mailbox<B>(this.#rules.merge, () => {
      this.#boxes.delete(box);
      if (this.#boxes.size === 0) this.#emptied();
    });
    this.#boxes.add(box);
    if (after !== null) this.#resume(box, after);
    else if (this.#rules.tellsStateFirst) for (const event of [...this.#past.values()].slice(-1)) box.put(event);
    if (this.#hasEnded) box.end();
    return box;
  }

  #resume(box: Mailbox<B>, after: bigint): void {
    if (this.#tools.numbers.knows(after) && after >= this.#wholeSince) {
      for (const event of this.#past.values()) if (event.sequence > after) box.put(event);
      return;
    }
    box.markGap();
    const latest = [...this.#past.values()].at(-1);
    const state = latest === undefined ? this.#rules.latest() : null;
    if (latest !== undefined) box.put(latest);
    else if (state !== null) box.put(this.#numbered(state.key, state.body));
  }

  #numbered(key: string, body: B): Posted<B> {
    const { clock, numbers } = this.#tools;
    return { key, sequence: numbers.next(), at: new Date(clock.now()).toISOString(), body };
  }
}
