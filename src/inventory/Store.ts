// Which collections are in hand? The one place that changes while the gateway runs: by source, kind and window, replaced
// as a whole, never in part.
import type { Instant, Kind, Window } from "../contract/kinds.ts";
import type { Row } from "../contract/rows/index.ts";
import type { Collection } from "./Collection.ts";
import { runNow, type Slicer, type Work } from "./Slicer.ts";
import { reaches } from "./windows.ts";

/** Where a collection stands. */
export interface Shelf {
  readonly sourceId: string;
  readonly kind: Kind;
}

/** A row that was read by itself. */
export interface LiveRow {
  /** Null: the vendor says that there is none. */
  readonly row: Row | null;
  readonly observedAt: Instant;
  readonly observedMs: number;
}

/** A version that was just put in its place, and how it differs from the one before: native ids, in no particular order. */
export interface Published {
  readonly collection: Collection;
  readonly added: readonly string[];
  readonly changed: readonly string[];
  readonly removed: readonly string[];
}

/** All collections of an inventory. */
export interface Store {
  /** The next version of anything. */
  nextVersion(): number;
  /** The newest collection that reaches as far back as this window; null when there is none. */
  best(shelf: Shelf, window: Window): Collection | null;
  /** The collection of exactly this window. */
  exact(shelf: Shelf, window: Window): Collection | null;
  /** All collections of a kind of a source. */
  all(shelf: Shelf): readonly Collection[];
  /**
   * Replaces a collection by what `make` makes of it, anew when another one came between. Null from `make` leaves it as it
   * is.
   */
  update<P extends Published | null>(
    shelf: Shelf & { readonly window: Window },
    make: (previous: Collection | null) => Work<P>,
  ): Promise<P>;
  /** Lets go of collections of a kind that were last read before this moment: they are too old to be served. */
  dropOlder(shelf: Shelf, beforeMs: number): void;
  /** A row as last read by itself, whether or not a collection holds it; null when that is not remembered. */
  live(shelf: Shelf, nativeId: string): LiveRow | null;
  /** Remembers a row that was read by itself. */
  noteLive(shelf: Shelf, nativeId: string, live: LiveRow): void;
}

/** Updates that were overtaken so often are done in one go. */
const PATIENT_TRIES = 3;

/** Rows read by themselves that are remembered for one kind of one source. */
const LIVE_ROWS = 1_000;

/** Makes an empty store. @param published is told of every new version. */
export function createStore(slicer: Slicer, published: (change: Published) => void): Store {
  const collections = new Map<string, Map<Window, Collection>>();
  const liveRows = new Map<string, Map<string, LiveRow>>();
  let version = 0;

  const keyOf = ({ sourceId, kind }: Shelf): string => `${kind}:${sourceId}`;
  const all = (shelf: Shelf): Collection[] => [...(collections.get(keyOf(shelf))?.values() ?? [])];
  const exact = (shelf: Shelf, window: Window): Collection | null => collections.get(keyOf(shelf))?.get(window) ?? null;

  const put = (collection: Collection): void => {
    const key = keyOf(collection);
    const windows = collections.get(key) ?? new Map<Window, Collection>();
    collections.set(key, windows);
    windows.set(collection.window, collection);
    // A wider window serves the narrower ones, which would only take room.
    if (collection.complete && collection.suspicion === null)
      for (const window of [...windows.keys()])
        if (window !== collection.window && reaches(collection.window, window)) windows.delete(window);
  };

  return {
    nextVersion: () => {
      version += 1;
      return version;
    },
    best: (shelf, window) => {
      let best: Collection | null = null;
      for (const candidate of all(shelf))
        if (
          reaches(candidate.window, window) &&
          candidate.readBeganMs > (best?.readBeganMs ?? Number.NEGATIVE_INFINITY)
        )
          best = candidate;
      return best;
    },
    exact,
    all,
    update: async (shelf, make) => {
      for (let tries = 1; ; tries += 1) {
        const previous = exact(shelf, shelf.window);
        const change = tries > PATIENT_TRIES ? runNow(make(previous)) : await slicer.run(make(previous));
        if (change !== null) {
          if (exact(shelf, shelf.window) !== previous) continue;
          put(change.collection);
          published(change);
        }
        return change;
      }
    },
    dropOlder: (shelf, beforeMs) => {
      for (const { window, readBeganMs } of all(shelf))
        if (readBeganMs < beforeMs) collections.get(keyOf(shelf))?.delete(window);
    },
    live: (shelf, nativeId) => liveRows.get(keyOf(shelf))?.get(nativeId) ?? null,
    noteLive: (shelf, nativeId, live) => {
      const key = keyOf(shelf);
      const rows = liveRows.get(key) ?? new Map<string, LiveRow>();
      liveRows.set(key, rows);
      rows.delete(nativeId);
      rows.set(nativeId, live);
      const oldest = rows.keys().next();
      if (rows.size > LIVE_ROWS && oldest.done !== true) rows.delete(oldest.value);
    },
  };
}
