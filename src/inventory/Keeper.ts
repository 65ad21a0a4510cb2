// What outlives this process, or is there for other replicas? The keeper puts every new collection into a store and brings
// into hand what is kept there: at the start, and when another replica tells of it.
import type { Clock } from "../contract/call.ts";
import type { Log } from "../observe/Log.ts";
import type { Announcement } from "../shared-state/Announcements.ts";
import type { CollectionStore } from "../shared-state/CollectionStore.ts";
import type { Collection } from "./Collection.ts";
import type { Inventory } from "./createInventory.ts";
import type { Fleet } from "./Fleet.ts";
import { createInbox } from "./Inbox.ts";
import { openBook } from "./KeptBook.ts";
import { createOutbox, KEPT_TOPIC } from "./Outbox.ts";

/** What a keeper works with. */
export interface KeeperOptions {
  readonly store: CollectionStore;
  /** A digest of which endpoint is read and as whom, by source id; a source that is not named is not kept. */
  readonly accounts: ReadonlyMap<string, string>;
  /** Null when nobody shares the store. */
  readonly fleet: Fleet | null;
  readonly clock: Clock;
  readonly log: Log;
}

/** Keeps the collections of an inventory in one store. */
export interface Keeper {
  /** Takes note of a new version of a collection. */
  note(collection: Collection): void;
  /**
   * Brings what is kept into hand, and from then on what other replicas keep; ends when everything was tried, or the store
   * does not answer.
   */
  restore(inventory: Pick<Inventory, "adopt">): Promise<void>;
  /** Keeps the newest noted versions of these names (see `nameOf`) without delay; true when all are there for others. */
  keepNow(names: readonly string[]): Promise<boolean>;
  /** Brings one collection into hand where what is kept is newer; false when the store does not answer. */
  bring(name: string): Promise<boolean>;
  /** Keeps what is not kept yet, once, and takes no more notes. */
  close(): Promise<void>;
}

/** Makes a keeper. */
export function createKeeper({ store, accounts, fleet, clock, log }: KeeperOptions): Keeper {
  const book = openBook(accounts);
  const outbox = createOutbox({ store, book, fleet, clock, log });
  const inbox = createInbox({ store, book, clock, log });
  let stopListening = () => {};
  return {
    note: outbox.note,
    keepNow: outbox.keepNow,
    bring: inbox.bring,
    restore: (inventory) => {
      inbox.open(inventory);
      const restored = inbox.bringAll();
      const heard = ({ topic, text }: Announcement) => {
        if (topic === KEPT_TOPIC) inbox.bringLater(text);
      };
      stopListening = fleet?.news.listen({ joined: () => void inbox.bringAll(), heard }) ?? stopListening;
      return restored;
    },
    close: async () => {
      stopListening();
      await inbox.close();
      await outbox.close();
    },
  };
}
