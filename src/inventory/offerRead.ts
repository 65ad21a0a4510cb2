// When has a read become needless because another replica made it? A desk's read as replicas agree on it.
import type { Feed } from "../contract/feed.ts";
import type { Kind } from "../contract/kinds.ts";
import type { Collection } from "./Collection.ts";
import { isWaitedFor, moveUp, type Reading } from "./Reading.ts";
import type { SharedRead } from "./SharedReads.ts";
import type { Store } from "./Store.ts";
import { keptUnder } from "./windows.ts";

/** A read that a desk is about to make. */
export interface OfferedRead {
  readonly sourceId: string;
  readonly feed: Feed;
  readonly reading: Reading;
  /** As in `ReadAsk`. */
  readonly enough: (collection: Collection) => boolean;
  /** As in `SharedRead`. */
  carryOut(): Promise<void>;
}

/** Offers it: from now on is looked whether newer rows come into hand. */
export function offerRead(
  store: Pick<Store, "best">,
  { sourceId, feed, reading, enough, carryOut }: OfferedRead,
): SharedRead {
  const { window } = reading.times;
  const { kinds } = feed;
  const inHand = (kind: Kind) => store.best({ sourceId, kind }, keptUnder(kind, window));
  const never = Number.NEGATIVE_INFINITY;
  const beganBefore = new Map(kinds.map((kind) => [kind, inHand(kind)?.readBeganMs ?? never]));
  const isNewer = (kind: Kind, { readBeganMs }: Collection) => readBeganMs > (beganBefore.get(kind) ?? never);
  return {
    sourceId,
    feed: feed.name,
    window,
    kinds,
    isMet: (joined) =>
      // Only the one whom the operator told knows that what is absent is gone.
      !reading.acceptRemovals &&
      kinds.every((kind) => {
        const collection = inHand(kind);
        return collection !== null && (enough(collection) || (joined && isNewer(kind, collection)));
      }),
    isUrgent: () => isWaitedFor(reading),
    hurry: () => moveUp(reading, "interactive"),
    carryOut,
  };
}
