// What is known of one kind of one source? Rows as last read, with when and how far: immutable, versioned, replaced as a
// whole by the next one.
import type { ListCounts } from "../contract/feed.ts";
import type { Coverage, Instant, Kind, Window } from "../contract/kinds.ts";
import type { Table } from "./Table.ts";

/** Rows of one kind and window of one source, as last read. Moments `…Ms` are on the monotonic clock. */
export interface Collection {
  readonly sourceId: string;
  readonly kind: Kind;
  readonly window: Window;
  /** From one counter for all collections: later ones are greater. */
  readonly version: number;
  readonly table: Table;
  /** When the read of the rows began; rows with a reading of their own excepted. */
  readonly observedAt: Instant;
  readonly observedMs: number;
  /** When the last read that ended began and ended; later than `observedMs` when its rows were not believed. */
  readonly readBeganMs: number;
  readonly readEndedMs: number;
  /** True when the read behind the rows reached its end. */
  readonly complete: boolean;
  readonly coverage: Coverage;
  /** Why it is not complete, or brings less than everything; null when there is nothing to say. */
  readonly reason: string | null;
  /** Rows in each vendor list of the feed at the last read that ended. */
  readonly counts: ListCounts;
  /** Rows that were read at another time than the rest, by native id. */
  readonly readings: ReadonlyMap<string, Reading>;
  /** Set while the last read is not believed. */
  readonly suspicion: Suspicion | null;
}

/** When one row was read, apart from the rest. */
export interface Reading {
  readonly observedAt: Instant;
  readonly observedMs: number;
  /** True when a later read did not find it: kept until its absence is confirmed. */
  readonly unconfirmed: boolean;
  /** True when that read was complete, so that the next complete one confirms. */
  readonly absentOnce: boolean;
}

/** A read that would have removed too many rows. */
export interface Suspicion {
  /** When that read ended. */
  readonly sinceMs: number;
  /** Native ids that it did not find. */
  readonly absent: ReadonlySet<string>;
  /** In a sentence. */
  readonly reason: string;
}
