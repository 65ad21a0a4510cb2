// What time is it in a test? A clock that stands still until the test moves it; for every test of time-driven code.
import type { Clock } from "../../src/contract/call.ts";

interface Timer {
  readonly dueMs: number;
  readonly order: number;
  readonly then: () => void;
}

/** A clock that the test owns. Timers with the same due time run in the order in which they were set. */
export class FakeClock implements Clock {
  readonly #startedAtMs: number;
  readonly #timers = new Set<Timer>();
  #elapsedMs = 0;
  #order = 0;

  /** @param startedAt wall time at which the clock starts; the monotonic time starts at 0. */
  constructor(startedAt = "2026-01-01T00:00:00.000Z") {
    this.#startedAtMs = Date.parse(startedAt);
  }

  /** Wall time in milliseconds since the epoch. */
  now(): number {
    return this.#startedAtMs + this.#elapsedMs;
  }

  /** Milliseconds that the test has let pass. */
  monotonic(): number {
    return this.#elapsedMs;
  }

  /** Sets a timer; the returned function cancels it. */
  after(ms: number, then: () => void): () => void {
    this.#order += 1;
    const timer = { dueMs: this.#elapsedMs + Math.max(0, ms), order: this.#order, then };
    this.#timers.add(timer);
    return () => this.#timers.delete(timer);
  }

  /** How many timers are set: 0 when the code under test has cleaned up after itself. */
  get pending(): number {
    return this.#timers.size;
  }

  /**
   * Lets time pass and runs every timer that falls due, in order. Promises settle before, between and after them, so that
   * code which awaits one timer and sets the next is carried all the way.
   */
  async advance(ms: number): Promise<void> {
    const untilMs = this.#elapsedMs + ms;
    await settle();
    while (this.#runNext(untilMs)) await settle();
    this.#elapsedMs = untilMs;
    await settle();
  }

  /** Like `advance`, in one go: promises do not settle in between. For code without promises. */
  advanceNow(ms: number): void {
    const untilMs = this.#elapsedMs + ms;
    while (this.#runNext(untilMs));
    this.#elapsedMs = untilMs;
  }

  /** Moves to the next timer that is due by then and runs it; false when there is none. */
  #runNext(untilMs: number): boolean {
    let next: Timer | undefined;
    for (const timer of this.#timers) {
      const isEarlier =
        next === undefined || timer.dueMs < next.dueMs || (timer.dueMs === next.dueMs && timer.order < next.order);
      if (isEarlier) next = timer;
    }
    if (next === undefined || next.dueMs > untilMs) return false;
    this.#timers.delete(next);
    this.#elapsedMs = Math.max(this.#elapsedMs, next.dueMs);
    next.then();
    return true;
  }
}

/** Lets every promise that can settle do so: all microtasks run before the next turn of the event loop. */
export function settle(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
