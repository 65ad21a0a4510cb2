// Where do the bytes of kept collections lie? The little that a place must be able to do so that `createCollectionStore` can
// keep collections there; implementations for Redis and a folder.
import type { Outcome } from "./Outcome.ts";

/** The chunks of one put: a name for the collection, and one that no other put has. */
export interface Bundle {
  readonly name: string;
  readonly putId: string;
}

/** What replaces the head of a collection. */
export interface Commit extends Bundle {
  /** When the read began, in milliseconds by the clock of this place. */
  readonly beganMs: number;
  readonly chunks: number;
  /** Sealed. */
  readonly head: Uint8Array;
  readonly ttlMs: number;
}

/** A place for bytes with a clock and a counter of its own. No operation throws. */
export interface ChunkShelf {
  /** The next version, greater than all before whatever was lost, and the time in milliseconds by the clock of this place. */
  begin(): Promise<Outcome<{ readonly version: number; readonly nowMs: number }>>;
  /** Writes chunks that nothing points at yet; how many. */
  writeChunks(bundle: Bundle, chunks: AsyncIterable<Buffer>, ttlMs: number): Promise<Outcome<number>>;
  /**
   * Points the collection at a bundle in one step, and lets go of the one before. OVERTAKEN, and nothing changes, when what
   * is there began later.
   */
  commit(commit: Commit): Promise<Outcome<void>>;
  /** Lets go of a bundle that nothing points at, as far as that is possible. */
  discard(bundle: Bundle, chunks: number): Promise<void>;
  /** The sealed head that is in its time, and the time by the clock of this place; null when there is none. */
  readHead(name: string): Promise<Outcome<{ readonly head: Buffer; readonly nowMs: number } | null>>;
  /** The chunks in their order, null for one that is missing. */
  readChunks(bundle: Bundle, chunks: number): AsyncIterable<Outcome<Buffer | null>>;
}
