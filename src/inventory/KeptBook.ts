// What does a replica know of what is kept? One entry for every collection that can be kept: what is there, and when it was
// last touched. Shared by what keeps collections and what brings them.
import { KINDS, WINDOWS } from "../contract/kinds.ts";
import type { CollectionKey } from "../shared-state/CollectionStore.ts";
import { keyOf } from "./snapshotOf.ts";

/** What is known of one collection that can be kept. Moments are on the monotonic clock; -Infinity when never. */
export interface KeptEntry {
  readonly key: CollectionKey;
  /** Version of what is kept; null when none is known. */
  version: number | null;
  /** When the read of what is kept, or was found too large to be, began. */
  beganMs: number;
  /** When something was last put or brought. */
  touchedMs: number;
}

/** Everything that can be kept, by name. */
export type KeptBook = ReadonlyMap<string, KeptEntry>;

/** The name of a collection among all kept. */
export const nameOf = ({ sourceId, kind, window }: Omit<CollectionKey, "account">): string =>
  `${sourceId}:${kind}:${window}`;

/** Opens the book of these sources. @param accounts as in `KeeperOptions`. */
export function openBook(accounts: ReadonlyMap<string, string>): KeptBook {
  const book = new Map<string, KeptEntry>();
  for (const [sourceId, account] of accounts)
    for (const kind of KINDS)
      for (const window of WINDOWS) {
        const key = keyOf({ sourceId, kind, window }, account);
        const never = Number.NEGATIVE_INFINITY;
        book.set(nameOf(key), { key, version: null, beganMs: never, touchedMs: never });
      }
  return book;
}
