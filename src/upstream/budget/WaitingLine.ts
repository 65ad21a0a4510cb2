// Whose turn is it? The queue of one class of calls: by priority, with guaranteed shares, fair between principals.
import type { Priority } from "../../contract/call.ts";
import type { SlotWish } from "./Budget.ts";

/** A call that waits. */
export interface Waiter {
  readonly wish: SlotWish;
  /** Its turn has come. */
  grant(): void;
  /** It will get no turn. */
  refuse(error: unknown): void;
}

/** From first to last. */
const PRECEDENCE: readonly Priority[] = ["write", "interactive", "watcher", "background"];

/** Percent of the turns that a priority gets at least, while it waits, however much goes before it. */
const GUARANTEED_PERCENT: Readonly<Record<Priority, number>> = { write: 0, interactive: 0, watcher: 20, background: 5 };

/** A turn by right of a guarantee is due at so much credit. */
const CREDIT_OF_A_TURN = 100;

/** Those of one principal who wait at one priority, earliest deadline first. */
interface Lane {
  readonly waiters: Waiter[];
  /** Turns that it had while the rank was never empty: who had fewest comes next. */
  turns: number;
}

/** Everybody who waits at one priority. */
interface Rank {
  readonly lanes: Map<string, Lane>;
  size: number;
  /** Turns of the lane that was served last; a principal who joins starts from here. */
  floor: number;
  credit: number;
}

/** A queue. Cheap for thousands: every step costs a binary search or a look at the principals who wait. */
export class WaitingLine {
  readonly #ranks = new Map<Priority, Rank>(
    PRECEDENCE.map((priority) => [priority, { lanes: new Map(), size: 0, floor: 0, credit: 0 }]),
  );
  #size = 0;

  /** How many wait. */
  get size(): number {
    return this.#size;
  }

  /** Joins. */
  push(waiter: Waiter): void {
    const rank = this.#rankOf(waiter);
    const { principal } = waiter.wish;
    const lane = rank.lanes.get(principal) ?? { waiters: [], turns: rank.floor };
    rank.lanes.set(principal, lane);
    lane.waiters.splice(positionOf(lane, waiter.wish.deadlineMs), 0, waiter);
    rank.size += 1;
    this.#size += 1;
  }

  /** Leaves before its turn; nothing happens when it does not wait. */
  remove(waiter: Waiter): void {
    const rank = this.#rankOf(waiter);
    const lane = rank.lanes.get(waiter.wish.principal);
    const index = lane?.waiters.indexOf(waiter) ?? -1;
    if (lane === undefined || index < 0) return;
    lane.waiters.splice(index, 1);
    this.#left(rank, waiter);
  }

  /** Takes out the one whose turn it is; null when nobody waits. */
  next(): Waiter | null {
    const priority = this.#nextPriority();
    const rank = priority === null ? null : this.#ranks.get(priority);
    if (rank === null || rank === undefined) return null;
    const lane = nextLane(rank);
    const waiter = lane?.waiters.shift();
    if (lane === null || waiter === undefined) return null;
    rank.floor = lane.turns;
    lane.turns += 1;
    this.#left(rank, waiter);
    return waiter;
  }

  /**
   * Takes out one who must give way when the line is full: of the lowest priority below this one, of the principal with
   * most calls waiting, the one with most time. Null when nobody of lower priority waits.
   */
  giveWayTo(priority: Priority): Waiter | null {
    const lower = PRECEDENCE.slice(PRECEDENCE.indexOf(priority) + 1).reverse();
    for (const candidate of lower) {
      const rank = this.#ranks.get(candidate);
      if (rank === undefined || rank.size === 0) continue;
      const longest = [...rank.lanes.values()].reduce((a, b) => (b.waiters.length > a.waiters.length ? b : a));
      const waiter = longest.waiters.at(-1) ?? null;
      if (waiter !== null) this.remove(waiter);
      return waiter;
    }
    return null;
  }

  /** Guaranteed turns that are due come first, then precedence. Everybody who waits gains credit with every turn. */
  #nextPriority(): Priority | null {
    let first: Priority | null = null;
    let due: Priority | null = null;
    for (const priority of PRECEDENCE) {
      const rank = this.#ranks.get(priority);
      if (rank === undefined || rank.size === 0) continue;
      rank.credit = Math.min(rank.credit + GUARANTEED_PERCENT[priority], 2 * CREDIT_OF_A_TURN);
      first ??= priority;
      if (rank.credit >= CREDIT_OF_A_TURN) due ??= priority;
    }
    const chosen = due ?? first;
    const rank = chosen === null ? undefined : this.#ranks.get(chosen);
    if (rank !== undefined) rank.credit = Math.max(0, rank.credit - CREDIT_OF_A_TURN);
    return chosen;
  }

  #rankOf(waiter: Waiter): Rank {
    const rank = this.#ranks.get(waiter.wish.priority);
    if (rank === undefined) throw new RangeError(`no such priority: ${waiter.wish.priority}`);
    return rank;
  }

  #left(rank: Rank, waiter: Waiter): void {
    const lane = rank.lanes.get(waiter.wish.principal);
    if (lane?.waiters.length === 0) rank.lanes.delete(waiter.wish.principal);
    rank.size -= 1;
    this.#size -= 1;
    if (rank.size === 0) rank.floor = 0;
  }
}

/** The lane with fewest turns; among equals the one whose first deadline is earliest. */
function nextLane(rank: Rank): Lane | null {
  let next: Lane | null = null;
  for (const lane of rank.lanes.values()) {
    const isSooner =
      next === null ||
      lane.turns < next.turns ||
      (lane.turns === next.turns && firstDeadline(lane) < firstDeadline(next));
    if (isSooner) next = lane;
  }
  return next;
}

function firstDeadline(lane: Lane): number {
  return lane.waiters[0]?.wish.deadlineMs ?? Number.POSITIVE_INFINITY;
}

/** Where a deadline belongs in a lane: behind equal ones, so that who came first goes first. */
function positionOf(lane: Lane, deadlineMs: number): number {
  let low = 0;
  let high = lane.waiters.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((lane.waiters[middle]?.wish.deadlineMs ?? Number.POSITIVE_INFINITY) <= deadlineMs) low = middle + 1;
    else high = middle;
  }
  return low;
}
