// When was this replica last heard by the others, and what may it use while it is cut off? Pure; used by createFleetShare.ts.
import { partOf, SLOT_TIMES } from "../../shared-state/slotTimes.ts";
import type { SlotLimit } from "./CallLimit.ts";

/** What matters of a bucket. */
export interface CutOffBucket {
  readonly limit: SlotLimit;
  /** False where each replica keeps its part for itself. */
  readonly isLent: boolean;
  /** After so long a call that was begun has left every window. */
  readonly drainMs: number;
  /** Slots that the replica had when it was last told. */
  readonly held: number;
}

/** Replicas that are taken to run where the operator does not say and the others cannot be asked. */
const UNDECLARED = 3;

const { validMs, lostMs, silentMs, seatMs } = SLOT_TIMES;

/** After so long since a replica's last ask all others have been told that it is silent, or hold to their own parts. */
const noticedMs = validMs + silentMs + lostMs;

/** The replica's standing with the others. All moments are monotonic. */
export class FleetContact {
  readonly #declared: number | null;
  readonly #startMs: number;
  #seat: number | null = null;
  #seats: number;
  /** Seats before the last time when the replica was cut off, and until when somebody may still count on them. */
  #before = { seats: 1, untilMs: Number.NEGATIVE_INFINITY };
  /** When the last ask that was answered was sent: the others may have heard it no earlier. */
  #heardMs = Number.NEGATIVE_INFINITY;
  /** When the last ask was sent that may have had effect: the others count on this replica sharing until then. */
  #askedMs = Number.NEGATIVE_INFINITY;
  /** True once an ask was not answered. */
  #hasMissed = false;

  /** @param declared replicas that the operator expects; null when unsaid. @param nowMs the start. */
  constructor(declared: number | null, nowMs: number) {
    this.#declared = declared;
    this.#seats = declared ?? UNDECLARED;
    this.#startMs = nowMs;
  }

  /** Number of seats as last told. */
  get seats(): number {
    return this.#seats;
  }

  /** The ask that was sent then may have effect. */
  asked(sentMs: number): void {
    this.#askedMs = sentMs;
  }

  /** Replicas to reckon with: those expected, and for a while those that were there before this one was cut off. */
  expected(nowMs: number): number {
    const declared = this.#declared ?? 1;
    if (this.#isNew) return declared;
    if (!this.isShared(nowMs)) return Math.max(declared, this.#seats);
    return nowMs < this.#before.untilMs ? Math.max(declared, this.#before.seats) : declared;
  }

  get #isNew(): boolean {
    return !Number.isFinite(this.#heardMs);
  }

  /** The ask that was sent then was answered. */
  heard(sentMs: number, { seat, seats }: { readonly seat: number | null; readonly seats: number }): void {
    if (!this.#isNew && !this.isShared(sentMs)) this.#before = { seats: this.#seats, untilMs: sentMs + seatMs };
    this.#heardMs = sentMs;
    this.#seat = seat;
    this.#seats = seats;
  }

  /** The ask that was sent last had no effect. @param beforeMs when the one before it was sent. */
  unasked(beforeMs: number): void {
    this.#askedMs = beforeMs;
  }

  /** An ask was not answered. */
  missed(): void {
    this.#hasMissed = true;
  }

  /** When the last ask was sent that may have had effect. */
  get askedMs(): number {
    return this.#askedMs;
  }

  /** True while the replica may use what it was told. */
  isShared(nowMs: number): boolean {
    return nowMs < this.#heardMs + lostMs;
  }

  /** How long ago the replica was last heard; null when never. */
  sinceMs(nowMs: number): number | null {
    return this.#isNew ? null : nowMs - this.#heardMs;
  }

  /** The seat that the replica holds to; null when it has none or the others will have given it away. */
  seat(nowMs: number): number | null {
    return nowMs < this.#heardMs + seatMs ? this.#seat : null;
  }

  /**
   * Slots that a replica which is cut off may use: what it had, within its part; and its whole part once the others know
   * that it is cut off and their calls on it are over. Where parts are not lent, nobody has to be waited for.
   */
  cutOffSlots(nowMs: number, { limit, isLent, drainMs, held }: CutOffBucket): number {
    const { slots } = limit;
    const hasSeat = nowMs < this.#heardMs + seatMs - drainMs;
    const part = partOf(slots, this.#seats, hasSeat ? this.#seat : null);
    // Whoever answers may know of calls that another one made in this replica's place.
    if (this.#isNew && !this.#hasMissed) return held;
    // Nobody said how many there are, and nobody answers: a guess that lets every replica live.
    if (this.#isNew && this.#declared === null) return Math.max(1, part);
    // A replica that nobody has heard stands where another one has ended, whose last calls are over by its start.
    const isOurs = nowMs >= Math.max(this.#startMs + noticedMs, this.#askedMs + noticedMs + drainMs);
    const others = Math.max(this.#seats, this.#declared ?? UNDECLARED);
    const atOnce = isLent ? 0 : partOf(slots, others, null);
    return isOurs ? part : Math.max(Math.min(held, part), Math.min(atOnce, part));
  }
}
