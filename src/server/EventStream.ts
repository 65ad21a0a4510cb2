// How do events become answers? One execution for each event, made when the connection has room for it; who leaves is let go at once,
// also while no event comes.
import type { ExecutionResult } from "graphql";

/** What a stream is made of. */
export interface EventStreamOptions {
  readonly events: AsyncIterator<unknown>;
  /** Answers one event. */
  answer(event: unknown): Promise<ExecutionResult>;
  /** What a fault of the stream itself tells its follower. */
  failed(error: unknown): ExecutionResult;
  /** Is called once, when nothing more comes. */
  ended(): void;
}

/** Why no more events come. */
interface Broken {
  readonly error: unknown;
}

/** The answers of one subscription. */
export class EventStream implements AsyncGenerator<ExecutionResult, undefined, undefined> {
  readonly #options: EventStreamOptions;
  /** Tells whoever waits for an event that none comes any more. */
  #breakOff: (broken: Broken) => void = () => {};
  #broken: Broken | null = null;
  #hasEnded = false;

  constructor(options: EventStreamOptions) {
    this.#options = options;
  }

  async next(): Promise<IteratorResult<ExecutionResult, undefined>> {
    if (this.#hasEnded) return { done: true, value: undefined };
    try {
      const { promise, resolve } = Promise.withResolvers<Broken>();
      this.#breakOff = resolve;
      const event = this.#broken ?? (await Promise.race([this.#options.events.next(), promise]));
      if ("error" in event) {
        await this.return();
        return { done: false, value: this.#options.failed(event.error) };
      }
      if (event.done === true || this.#hasEnded) return this.#end();
      return { done: false, value: await this.#options.answer(event.value) };
    } catch (error) {
      this.#end();
      return { done: false, value: this.#options.failed(error) };
    }
  }

  /** Ends it, whether or not an event comes, with this as the last that its follower hears. */
  breakOff(error: unknown): void {
    this.#broken = { error };
    this.#breakOff(this.#broken);
  }

  async return(): Promise<IteratorResult<ExecutionResult, undefined>> {
    const isFirst = !this.#hasEnded;
    const end = this.#end();
    if (isFirst) await this.#options.events.return?.();
    return end;
  }

  async throw(): Promise<IteratorResult<ExecutionResult, undefined>> {
    return this.return();
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.return();
  }

  #end(): { readonly done: true; readonly value: undefined } {
    if (!this.#hasEnded) {
      this.#hasEnded = true;
      this.#options.ended();
    }
    return { done: true, value: undefined };
  }
}
