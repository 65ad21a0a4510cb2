// When is the next slot of one class of calls free? Pure bookkeeping over monotonic time; used by createLocalBudget.ts.
import type { SlotLimit } from "./CallLimit.ts";

/** Slots of one class. A slot is free, busy (sent, not answered) or cooling (answered less than a window ago). */
export class SlotBucket {
  readonly #limit: SlotLimit;
  /** Moments at which cooling slots are free; ascending, since answers come in the order of time. */
  #cooling: number[] = [];
  /** Index of the first entry of `#cooling` that still counts. */
  #head = 0;
  #busy = 0;
  #pausedUntilMs = Number.NEGATIVE_INFINITY;
  readonly #slotsAt: (nowMs: number) => number;

  /** @param slotsAt how many slots may be used at a moment, at most those of the limit; all of them when left out. */
  constructor(limit: SlotLimit, slotsAt: (nowMs: number) => number = () => limit.slots) {
    this.#limit = limit;
    this.#slotsAt = slotsAt;
  }

  /** Earliest moment at which a slot can be taken: `nowMs`, later, or Infinity while every slot waits for its answer. */
  freeAt(nowMs: number): number {
    return this.#freeAmong(this.#slotsAt(nowMs), nowMs);
  }

  /** The same when all slots of the limit could be used, however few of them this process has now. */
  freeAtBest(nowMs: number): number {
    return this.#freeAmong(this.#limit.slots, nowMs);
  }

  #freeAmong(slots: number, nowMs: number): number {
    const tooMany = this.inUse(nowMs) - slots;
    // So many and one more must have cooled, which is where the moments of those that cool are looked up.
    const slotAt = tooMany < 0 ? nowMs : (this.#cooling[this.#head + tooMany] ?? Number.POSITIVE_INFINITY);
    return Math.max(slotAt, this.#pausedUntilMs);
  }

  /** Slots that are busy or cooling. */
  inUse(nowMs: number): number {
    this.#warmUp(nowMs);
    return this.#busy + this.#cooling.length - this.#head;
  }

  /** True while no more slots are in use than may be: false when they have become fewer in the meantime. */
  isCovered(nowMs: number): boolean {
    return this.inUse(nowMs) <= this.#slotsAt(nowMs);
  }

  /** Takes a slot; only right when `freeAt` has come. */
  take(): void {
    this.#busy += 1;
  }

  /** A taken slot's call was answered: it cools from now on. */
  answered(nowMs: number): void {
    this.#busy -= 1;
    this.#cooling.push(nowMs + this.#limit.windowMs);
  }

  /** A taken slot's call was never sent. */
  unused(): void {
    this.#busy -= 1;
  }

  /** No slot before this moment. */
  pauseUntil(untilMs: number): void {
    this.#pausedUntilMs = Math.max(this.#pausedUntilMs, untilMs);
  }

  /** End of the pause; null when there is none. */
  pausedUntil(nowMs: number): number | null {
    return this.#pausedUntilMs > nowMs ? this.#pausedUntilMs : null;
  }

  /** Milliseconds until so many waiting calls and one more could have had their turn, at best. */
  estimateMs(nowMs: number, waiting: number): number {
    const freeAt = this.freeAt(nowMs);
    const firstMs = Number.isFinite(freeAt) ? freeAt - nowMs : this.#limit.windowMs;
    return Math.ceil(firstMs + Math.floor(waiting / this.#limit.slots) * this.#limit.windowMs);
  }

  #warmUp(nowMs: number): void {
    while ((this.#cooling[this.#head] ?? Number.POSITIVE_INFINITY) <= nowMs) this.#head += 1;
    // Cut off what is past now and then, so that neither cutting nor keeping costs.
    if (this.#head > 256 && this.#head * 2 > this.#cooling.length) {
      this.#cooling = this.#cooling.slice(this.#head);
      this.#head = 0;
    }
  }
}
