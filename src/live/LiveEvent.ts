// What can happen, as subscribers hear of it? The events of all streams.
import type { Instant, Kind } from "../contract/kinds.ts";
import type { RowOf } from "../contract/rows/index.ts";

/** What happened to a row; the words of the GraphQL enum `ChangeType`. */
export type ChangeType = "ADDED" | "CHANGED" | "REMOVED";

/** What every event says about itself; the fields of the GraphQL interface `StreamEvent`. */
export interface EventHead {
  readonly sequence: bigint;
  readonly at: Instant;
  /** True when events before this one were lost to who gets it. */
  readonly gap: boolean;
}

/** A change of a row. */
export interface RowChange<K extends Kind> {
  readonly change: ChangeType;
  /** As it is now; when REMOVED, as last known. */
  readonly row: RowOf[K];
}

/** A collection that was read with a different result, as one viewer may know of it. */
export interface CollectionChange {
  readonly sourceId: string;
  readonly kind: Kind;
  readonly addedCount: number;
  readonly changedCount: number;
  readonly removedCount: number;
  /** Native ids of all of these rows; null when they are too many. */
  readonly nativeIds: readonly string[] | null;
}

/** An event of a stream that tells `B`. */
export type LiveEvent<B> = EventHead & B;

/** Most ids that one event tells. */
export const MOST_IDS = 1_000;
