// Who may call now, as far as this process alone decides? The budget of one source, and its bulkhead.
import type { CallClass, Clock } from "../../contract/call.ts";
import { GatewayError } from "../../contract/problem.ts";
import type { BudgetStatus } from "../../contract/source.ts";
import type { Allowance, Lend } from "./Allowance.ts";
import type { Budget, Slot, SlotWish } from "./Budget.ts";
import { type CallLimit, callsPerSecondOf, slotLimitOf } from "./CallLimit.ts";
import { SlotBucket } from "./SlotBucket.ts";
import { type Waiter, WaitingLine } from "./WaitingLine.ts";

/** What a budget is made of. */
export interface LocalBudgetOptions {
  readonly sourceId: string;
  readonly limits: Readonly<Record<CallClass, CallLimit>>;
  /** Reads and writes in flight at once. A login is on top: those that hold a place may be waiting for it. */
  readonly maxConcurrent: number;
  /** Calls of one class that may wait. */
  readonly maxWaiting: number;
  readonly clock: Clock;
  /** Where the slots come from when replicas share them; this process has all of them when left out. */
  readonly lend?: Lend;
}

/** In the order in which they get a free place in the bulkhead. */
const SERVING_ORDER: readonly CallClass[] = ["WRITE", "READ"];

/** Makes the budget of one source for one process. */
export function createLocalBudget(options: LocalBudgetOptions): Budget {
  return new LocalBudget(options);
}

/** One class of calls. */
interface Desk {
  readonly callClass: CallClass;
  readonly bucket: SlotBucket;
  readonly line: WaitingLine;
  /** Null when this process has all slots. */
  readonly allowance: Allowance | null;
  /** Cancels the timer that will serve the line; null while none is set. */
  cancelWakeUp: (() => void) | null;
}

class LocalBudget implements Budget {
  readonly #options: LocalBudgetOptions;
  readonly #desks: Readonly<Record<CallClass, Desk>>;
  #inFlight = 0;

  constructor(options: LocalBudgetOptions) {
    this.#options = options;
    this.#desks = { LOGIN: this.#open("LOGIN"), READ: this.#open("READ"), WRITE: this.#open("WRITE") };
  }

  #open(callClass: CallClass): Desk {
    const { sourceId, limits, lend } = this.#options;
    const limit = slotLimitOf(limits[callClass]);
    const line = new WaitingLine();
    if (lend === undefined)
      return { callClass, bucket: new SlotBucket(limit), line, allowance: null, cancelWakeUp: null };
    const allowance = lend({
      name: `${sourceId}:${callClass}`,
      limit,
      // A login waits for nobody: its window may be a minute, and nothing is read before it.
      isLent: callClass !== "LOGIN",
      inUse: (nowMs) => bucket.inUse(nowMs),
      waiting: () => line.size,
      changed: () => this.#serve(desk),
      pauseUntil: (untilMs) => bucket.pauseUntil(untilMs),
    });
    const bucket = new SlotBucket(limit, (nowMs) => allowance.slots(nowMs));
    const desk: Desk = { callClass, bucket, line, allowance, cancelWakeUp: null };
    return desk;
  }

  take(wish: SlotWish, signal: AbortSignal): Promise<Slot> {
    const desk = this.#desks[wish.callClass];
    const nowMs = this.#options.clock.monotonic();
    if (signal.aborted) return Promise.reject(signal.reason);
    if (nowMs >= wish.deadlineMs) return Promise.reject(this.#tooLate(wish));
    if (desk.line.size === 0 && desk.bucket.freeAt(nowMs) <= nowMs && this.#hasPlace(desk)) {
      return Promise.resolve(this.#grant(desk));
    }
    const freeAtMs = desk.bucket.freeAtBest(nowMs);
    const isHopeless = Number.isFinite(freeAtMs) && freeAtMs >= wish.deadlineMs;
    if (isHopeless || !this.#makeRoom(desk, wish)) return Promise.reject(this.#exhausted(desk, wish));
    return this.#wait(desk, wish, signal);
  }

  pause(callClass: CallClass, ms: number): void {
    const { bucket, allowance } = this.#desks[callClass];
    const untilMs = this.#options.clock.monotonic() + ms;
    bucket.pauseUntil(untilMs);
    allowance?.paused(untilMs);
  }

  status(): readonly BudgetStatus[] {
    const { clock, limits } = this.#options;
    const nowMs = clock.monotonic();
    return Object.values(this.#desks).map(({ callClass, bucket, line }) => {
      const untilMs = bucket.pausedUntil(nowMs);
      return {
        callClass,
        callsPerSecond: callsPerSecondOf(limits[callClass]),
        queued: line.size,
        pausedUntil: untilMs === null ? null : new Date(clock.now() + (untilMs - nowMs)).toISOString(),
      };
    });
  }

  #wait(desk: Desk, wish: SlotWish, signal: AbortSignal): Promise<Slot> {
    return new Promise((resolve, reject) => {
      const leave = (): void => {
        desk.line.remove(waiter);
        if (desk.line.size === 0) sleepOn(desk);
        reject(isDeadline(signal.reason) ? this.#exhausted(desk, wish) : signal.reason);
      };
      const waiter: Waiter = {
        wish,
        grant: () => {
          signal.removeEventListener("abort", leave);
          resolve(this.#grant(desk));
        },
        refuse: (error) => {
          signal.removeEventListener("abort", leave);
          reject(error);
        },
      };
      signal.addEventListener("abort", leave, { once: true });
      desk.line.push(waiter);
      this.#serve(desk);
    });
  }

  /** Gives out what can be given now, and wakes up when there is more. */
  #serve(desk: Desk): void {
    const { clock } = this.#options;
    while (desk.line.size > 0 && this.#hasPlace(desk)) {
      const nowMs = clock.monotonic();
      const freeAtMs = desk.bucket.freeAt(nowMs);
      if (freeAtMs > nowMs) {
        desk.allowance?.wanted();
        this.#wakeUpAt(desk, freeAtMs - nowMs);
        return;
      }
      const waiter = desk.line.next();
      if (waiter === null) return;
      if (nowMs < waiter.wish.deadlineMs) waiter.grant();
      else waiter.refuse(this.#exhausted(desk, waiter.wish));
    }
  }

  /** Without a timer for ever: a slot that waits for its answer is announced by that answer. */
  #wakeUpAt(desk: Desk, ms: number): void {
    if (!Number.isFinite(ms)) return;
    // Where slots are shared, the moment of the next one may have become an earlier one.
    if (desk.allowance !== null) sleepOn(desk);
    if (desk.cancelWakeUp !== null) return;
    desk.cancelWakeUp = this.#options.clock.after(ms, () => {
      desk.cancelWakeUp = null;
      this.#serve(desk);
    });
  }

  #grant(desk: Desk): Slot {
    const isCounted = desk.callClass !== "LOGIN";
    let isOver = false;
    desk.bucket.take();
    if (isCounted) this.#inFlight += 1;
    const end = (settle: () => void): void => {
      if (isOver) return;
      isOver = true;
      settle();
      if (isCounted) this.#inFlight -= 1;
      this.#serve(desk);
      for (const callClass of SERVING_ORDER) this.#serve(this.#desks[callClass]);
    };
    return {
      sending: () => desk.bucket.isCovered(this.#options.clock.monotonic()),
      answered: () => end(() => desk.bucket.answered(this.#options.clock.monotonic())),
      unused: () => end(() => desk.bucket.unused()),
    };
  }

  #hasPlace(desk: Desk): boolean {
    return desk.callClass === "LOGIN" || this.#inFlight < this.#options.maxConcurrent;
  }

  /** A full line makes room for a call of higher priority only. */
  #makeRoom(desk: Desk, wish: SlotWish): boolean {
    if (desk.line.size < this.#options.maxWaiting) return true;
    const givesWay = desk.line.giveWayTo(wish.priority);
    givesWay?.refuse(this.#exhausted(desk, givesWay.wish));
    return givesWay !== null;
  }

  #exhausted(desk: Desk, { action }: SlotWish): GatewayError {
    const { sourceId, clock } = this.#options;
    return new GatewayError({
      code: "BUDGET_EXHAUSTED",
      message: `${sourceId}: ${action}: too many calls are waiting for what the vendor allows`,
      sourceId,
      retryable: true,
      retryAfterMs: desk.bucket.estimateMs(clock.monotonic(), desk.line.size),
    });
  }

  #tooLate({ action }: SlotWish): GatewayError {
    const { sourceId } = this.#options;
    return new GatewayError({
      code: "DEADLINE_EXCEEDED",
      message: `${sourceId}: ${action}: the time for it has run out`,
      sourceId,
      retryable: true,
    });
  }
}

/** Nobody waits any more, so no timer need keep the process alive. */
function sleepOn(desk: Desk): void {
  desk.cancelWakeUp?.();
  desk.cancelWakeUp = null;
}

function isDeadline(reason: unknown): boolean {
  return reason instanceof GatewayError && reason.problem.code === "DEADLINE_EXCEEDED";
}
