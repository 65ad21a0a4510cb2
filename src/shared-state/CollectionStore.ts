// Where do collections outlive the process, or reach other replicas? The interface; implementations keep them in
// Redis or in a folder. Used by the inventory's keeper.
import type { ListCounts } from "../contract/feed.ts";
import type { Coverage, Instant, Kind, Window } from "../contract/kinds.ts";
import type { Row } from "../contract/rows/index.ts";
import type { Outcome } from "./Outcome.ts";

/** Which collection. */
export interface CollectionKey {
  readonly sourceId: string;
  readonly kind: Kind;
  readonly window: Window;
  /**
   * A digest of which endpoint is read and as whom: what one account saw is absent for another, however the source is
   * called.
   */
  readonly account: string;
}

/**
 * One collection, ready to be kept. Clocks of two processes are never compared: every `…AgeMs` is how long ago something
 * was, in milliseconds, at the moment when the collection is handed over.
 */
export interface CollectionSnapshot {
  readonly key: CollectionKey;
  readonly facts: SnapshotFacts;
  /** Run through once, in slices. */
  readonly rows: Iterable<SnapshotRow>;
}

/** What is known of the rows as a whole; the same meaning as in the inventory's `Collection`. */
export interface SnapshotFacts {
  /** When the read of the rows began, by the clock of who read: for people alone. */
  readonly observedAt: Instant;
  readonly observedAgeMs: number;
  readonly readBeganAgeMs: number;
  readonly readEndedAgeMs: number;
  readonly complete: boolean;
  readonly coverage: Coverage;
  readonly reason: string | null;
  /** Rows in each vendor list of the feed that the read went through. */
  readonly counts: ListCounts;
  /** Set while the last read is not believed; rows that it did not find are marked. */
  readonly suspicion: { readonly sinceAgeMs: number; readonly reason: string } | null;
}

/** One row, with what is said of it alone. */
export interface SnapshotRow {
  readonly row: Row;
  /** Set when it was read apart from the rest. */
  readonly reading?: {
    readonly observedAt: Instant;
    readonly observedAgeMs: number;
    readonly unconfirmed: boolean;
    readonly absentOnce: boolean;
  };
  /** True when the read that is not believed did not find it. */
  readonly doubted?: true;
}

/** A collection that was kept. */
export interface KeptCollection {
  readonly key: CollectionKey;
  /** From one counter for everything kept: later ones are greater, also after everything was lost. */
  readonly version: number;
  /** How long ago it was handed over, in milliseconds: to be added to every age. */
  readonly keptForMs: number;
  readonly facts: SnapshotFacts;
  readonly rows: readonly SnapshotRow[];
}

/** What `put` tells. */
export interface PutReceipt {
  readonly version: number;
  /** Size as kept, in bytes. */
  readonly sizeBytes: number;
}

/** Keeps collections: in chunks of 500 rows, compressed and sealed. */
export interface CollectionStore {
  /**
   * Keeps a collection in the place of an older one. OVERTAKEN when one is kept whose read began later; TOO_LARGE above the
   * bound; then, and on every other failure, what was kept before stays.
   */
  put(snapshot: CollectionSnapshot, ttlMs: number): Promise<Outcome<PutReceipt>>;
  /** Version of what is kept, which costs little to ask; null as for `get`, missing or damaged rows excepted. */
  version(key: CollectionKey): Promise<Outcome<number | null>>;
  /**
   * The collection last kept; null when there is none, when it is too old, and when any part of it is missing, cannot be
   * verified, or is of another key, account or format.
   */
  get(key: CollectionKey): Promise<Outcome<KeptCollection | null>>;
}
