// How many calls may a source's vendor get, and whose turn is it? The interface that a shared budget can stand behind too.
import type { CallClass, Priority } from "../../contract/call.ts";
import type { BudgetStatus } from "../../contract/source.ts";

/** One call that wants to be sent. */
export interface SlotWish {
  readonly callClass: CallClass;
  /** What the call is for, for messages. */
  readonly action: string;
  readonly priority: Priority;
  readonly principal: string;
  /** Monotonic moment after which the slot is of no use; Infinity when there is none. */
  readonly deadlineMs: number;
}

/** Leave to send one call. Exactly one of `answered` and `unused` ends it; what comes after the first is ignored. */
export interface Slot {
  /** Right before the call is sent: false when it must not be, because other replicas have this slot by now. */
  sending(): boolean;
  /** The vendor has answered, or the call has failed or was given up: from now on the window runs. */
  answered(): void;
  /** Nothing was sent: the slot is free at once. */
  unused(): void;
}

/** Hands out slots so that the vendor's limits are never exceeded. */
export interface Budget {
  /**
   * Waits for a slot. Rejects with BUDGET_EXHAUSTED (and `retryAfterMs`) when the queue is full or no slot can be free in
   * time, with DEADLINE_EXCEEDED when the deadline has passed already, or with the signal's reason.
   * @param signal aborts at the deadline too.
   */
  take(wish: SlotWish, signal: AbortSignal): Promise<Slot>;
  /** The vendor asks for silence: hands out no slot of the class for so long. Only ever lengthens a pause. */
  pause(callClass: CallClass, ms: number): void;
  /** How every class is spent, in a fixed order. */
  status(): readonly BudgetStatus[];
}
