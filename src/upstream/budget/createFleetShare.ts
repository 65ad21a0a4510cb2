// How does this replica get its slots of the budgets that all replicas share? It tells what it has and wants in every beat,
// and holds to its own part while it is cut off. One for all sources of a process.
import type { Clock } from "../../contract/call.ts";
import type { Scribe } from "../../shared-state/Scribe.ts";
import type { BucketAsk, SharedSlots, SlotsAnswer } from "../../shared-state/SharedSlots.ts";
import { SLOT_TIMES } from "../../shared-state/slotTimes.ts";
import type { Allowance, Borrower, Lend } from "./Allowance.ts";
import { FleetContact } from "./FleetContact.ts";

/** What the share of a replica is made of. */
export interface FleetShareOptions {
  readonly slots: SharedSlots;
  /** Different for every replica and start. */
  readonly replica: string;
  /** Replicas that the operator expects, at most; null when unsaid. */
  readonly expected: number | null;
  readonly clock: Clock;
  readonly log: Scribe;
}

/** The share of this replica. */
export interface FleetShare {
  /** Who lends slots to the budgets of a source. @param arriveMs a call reaches its vendor within this time, or never. */
  lender(arriveMs: number): Lend;
  /** True while the replicas share; false while this one holds to its own part. */
  isShared(): boolean;
  /** Gives everything back, as far as anybody hears it. */
  close(): Promise<void>;
}

/** Makes the share of this replica; its first beat comes with the first borrower. */
export function createFleetShare(options: FleetShareOptions): FleetShare {
  return new Replica(options);
}

/** One bucket. */
interface Loan {
  readonly borrower: Borrower;
  readonly drainMs: number;
  /** Slots that the replica was told to have, or said to keep. */
  held: number;
  /** What it wanted when it last asked. */
  asked: number;
  pausedUntilMs: number;
}

class Replica implements FleetShare {
  readonly #options: FleetShareOptions;
  readonly #loans: Loan[] = [];
  readonly #contact: FleetContact;
  /** The shared clock as last told, and when that was. */
  #told = { nowMs: 0, atMs: Number.NEGATIVE_INFINITY };
  #seq = 0;
  #isBusy = false;
  #isAskedAgain = false;
  #isClosed = false;
  /** As last logged; null at the start. */
  #wasShared: boolean | null = null;
  #cancelBeat: (() => void) | null = null;

  constructor(options: FleetShareOptions) {
    this.#options = options;
    this.#contact = new FleetContact(options.expected, options.clock.monotonic());
  }

  lender(arriveMs: number): Lend {
    return (borrower) => {
      const drainMs = arriveMs + borrower.limit.windowMs;
      const loan: Loan = { borrower, drainMs, held: 0, asked: 0, pausedUntilMs: Number.NEGATIVE_INFINITY };
      this.#loans.push(loan);
      if (this.#cancelBeat === null) this.#beatIn(0);
      return this.#allowance(loan);
    };
  }

  isShared(): boolean {
    return this.#contact.isShared(this.#options.clock.monotonic());
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    this.#cancelBeat?.();
    const nowMs = this.#options.clock.monotonic();
    if (this.#contact.isShared(nowMs)) await this.#options.slots.settle(this.#ask(nowMs));
  }

  #allowance(loan: Loan): Allowance {
    return {
      slots: (nowMs) => this.#slotsOf(loan, nowMs),
      wanted: () => {
        if (wantOf(loan, this.#options.clock.monotonic()) > loan.asked) this.#beat();
      },
      paused: (untilMs) => {
        loan.pausedUntilMs = Math.max(loan.pausedUntilMs, untilMs);
        this.#beat();
      },
    };
  }

  #slotsOf(loan: Loan, nowMs: number): number {
    if (this.#contact.isShared(nowMs)) return loan.held;
    const { drainMs, held, borrower } = loan;
    const { limit, isLent } = borrower;
    return this.#contact.cutOffSlots(nowMs, { limit, isLent, drainMs, held });
  }

  /** Asks now; after the ask that is under way when there is one. */
  #beat(): void {
    if (this.#isClosed) return;
    this.#isAskedAgain = true;
    if (this.#isBusy) return;
    this.#isBusy = true;
    this.#cancelBeat?.();
    void this.#beats();
  }

  async #beats(): Promise<void> {
    while (this.#isAskedAgain && !this.#isClosed) {
      this.#isAskedAgain = false;
      const isHeard = await this.#exchange();
      if (!isHeard) this.#contact.missed();
      this.#tellMode();
      for (const { borrower } of this.#loans) borrower.changed();
      // Who is not heard asks again in a beat, however much is wanted.
      if (!isHeard) this.#isAskedAgain = false;
    }
    this.#isBusy = false;
    const { beatMs, hungryBeatMs } = SLOT_TIMES;
    this.#beatIn(this.#loans.some(isHungry) ? hungryBeatMs : beatMs);
  }

  #tellMode(): void {
    const isShared = this.isShared();
    if (isShared === this.#wasShared || this.#isClosed) return;
    this.#wasShared = isShared;
    const { log } = this.#options;
    if (isShared) log.info({ seats: this.#contact.seats }, "the vendors' budgets are shared with the other replicas");
    else
      log.warn(
        { seats: this.#contact.seats },
        "the other replicas cannot be asked: each holds to its part of the budgets",
      );
  }

  #beatIn(ms: number): void {
    if (!this.#isClosed) this.#cancelBeat = this.#options.clock.after(ms, () => this.#beat());
  }

  /** One ask and its answer; false when it was not heard. */
  async #exchange(): Promise<boolean> {
    const { clock, slots } = this.#options;
    if (!this.isShared()) {
      // Without effect, so that what goes unanswered changes nothing: only who answers is told anything.
      const told = await slots.clock();
      if (!told.ok) return false;
      this.#told = { nowMs: told.value, atMs: clock.monotonic() };
    }
    const sentMs = clock.monotonic();
    const before = this.#contact.askedMs;
    const ask = this.#ask(sentMs);
    this.#contact.asked(sentMs);
    const answer = await slots.settle(ask);
    if (answer.ok) {
      this.#told = { nowMs: answer.value.nowMs, atMs: clock.monotonic() };
      if (answer.value.accepted) this.#heard(sentMs, answer.value);
      else this.#contact.unasked(before);
    }
    return answer.ok && answer.value.accepted;
  }

  #heard(sentMs: number, { seat, seats, buckets }: SlotsAnswer): void {
    const nowMs = this.#options.clock.monotonic();
    this.#contact.heard(sentMs, { seat, seats });
    for (const { name, slots, pauseMs } of buckets) {
      const loan = this.#loans.find(({ borrower }) => borrower.name === name);
      if (loan === undefined) continue;
      loan.held = slots;
      if (pauseMs > 0) loan.borrower.pauseUntil(nowMs + pauseMs);
    }
  }

  /** What is said now; from now on no more is used than it says. */
  #ask(nowMs: number) {
    this.#seq += 1;
    return {
      replica: this.#options.replica,
      expected: this.#contact.expected(nowMs),
      seq: this.#seq,
      leaving: this.#isClosed,
      seat: this.#contact.seat(nowMs),
      seats: this.#contact.seats,
      validUntilMs: this.#told.nowMs + Math.floor(nowMs - this.#told.atMs) + SLOT_TIMES.validMs,
      sinceContactMs: this.#contact.sinceMs(nowMs),
      buckets: this.#loans.map((loan) => this.#askFor(loan, nowMs)),
    };
  }

  #askFor(loan: Loan, nowMs: number): BucketAsk {
    const { borrower, drainMs, pausedUntilMs } = loan;
    const want = this.#isClosed ? 0 : wantOf(loan, nowMs);
    const owned = Math.max(borrower.inUse(nowMs), Math.min(this.#slotsOf(loan, nowMs), want));
    loan.held = Math.min(owned, this.#slotsOf(loan, nowMs));
    loan.asked = want;
    const pauseMs = Math.max(0, Math.ceil(pausedUntilMs - nowMs));
    const { name, limit, isLent } = borrower;
    return { name, slots: limit.slots, isLent, drainMs, owned, want, pauseMs };
  }
}

/** Slots that could be used now. */
function wantOf({ borrower }: Loan, nowMs: number): number {
  return Math.min(borrower.limit.slots, borrower.inUse(nowMs) + borrower.waiting());
}

/** True when calls wait that a slot more would let through. */
const isHungry = ({ borrower, held, asked }: Loan): boolean => borrower.waiting() > 0 && held < asked;
