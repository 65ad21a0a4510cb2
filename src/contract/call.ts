// Under which conditions is a vendor asked? Travels from the query down to the wire.

/** Who waits for an answer; decides the place in a source's queue. `write` also covers the look-ups of a change. */
export type Priority = "write" | "interactive" | "watcher" | "background";

/** Classes of call that vendors limit apart; the same words as the GraphQL enum `CallClass`. */
export type CallClass = "LOGIN" | "READ" | "WRITE";

/** The conditions of one piece of upstream work; every call made for it obeys them. */
export interface Call {
  /** Aborts when nobody waits any more. A connector passes it on and never swallows the abort. */
  readonly signal: AbortSignal;
  /** Milliseconds on the gateway's monotonic clock after which an answer is of no use; Infinity when there is none. */
  readonly deadlineMs: number;
  /** Place in the queue. */
  readonly priority: Priority;
  /** Who asks, for fairness between principals. */
  readonly principal: string;
  /** True to log in anew before the first call: a suspicious read is checked in a session of its own. */
  readonly freshSession?: boolean;
  /**
   * Asked right before the first byte of a request leaves: false ends it there, certainly unsent, with LEDGER_UNAVAILABLE. So a
   * change is sent only while it is certain that nobody else has taken it over.
   */
  maySend?(): boolean;
}

/** Time as the gateway sees it. Injected everywhere, so that tests own it. */
export interface Clock {
  /** Milliseconds since the epoch, for what people read. May jump. */
  now(): number;
  /** Milliseconds from an arbitrary start, for durations and deadlines. Never goes back. */
  monotonic(): number;
  /** Calls back once after `ms`; the returned function cancels it. */
  after(ms: number, then: () => void): () => void;
}
