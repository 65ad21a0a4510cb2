// How does what is kept come into hand? At the start, whenever another replica tells of it, and when somebody waits for it.
import type { Clock } from "../contract/call.ts";
import type { Log } from "../observe/Log.ts";
import type { CollectionStore } from "../shared-state/CollectionStore.ts";
import type { Inventory } from "./createInventory.ts";
import type { KeptBook, KeptEntry } from "./KeptBook.ts";

/** What an inbox works with. */
export interface InboxOptions {
  readonly store: CollectionStore;
  readonly book: KeptBook;
  readonly clock: Clock;
  readonly log: Log;
}

/** Collections on their way into hand. */
export interface Inbox {
  /** Where collections go; until then nothing is brought. */
  open(inventory: Pick<Inventory, "adopt">): void;
  /** Brings everything, one after the other; stops when the store does not answer. */
  bringAll(): Promise<void>;
  /** Brings one when its turn comes. */
  bringLater(name: string): void;
  /** Brings one now unless it is known; false when the store does not answer. */
  bring(name: string): Promise<boolean>;
  /** Brings no more, and resolves when nothing is under way. */
  close(): Promise<void>;
}

/** Makes an inbox. */
export function createInbox({ store, book, clock, log }: InboxOptions): Inbox {
  /** What is being brought, by name: each waits for the one before, which mostly leaves it nothing to do. */
  const underWay = new Map<string, Promise<boolean>>();
  let inventory: Pick<Inventory, "adopt"> | null = null;
  let line: Promise<unknown> = Promise.resolve();
  let isClosed = false;

  const fetch = async (entry: KeptEntry): Promise<boolean> => {
    if (isClosed || inventory === null) return false;
    const version = await store.version(entry.key);
    if (!version.ok || isClosed) return false;
    if (version.value === null || version.value === entry.version) return true;
    // Taken before, so that the time of loading counts as age.
    const nowMs = clock.monotonic();
    const found = await store.get(entry.key);
    if (!found.ok || isClosed) return false;
    if (found.value === null) return true;
    const keptMs = nowMs - found.value.keptForMs;
    entry.beganMs = keptMs - found.value.facts.readBeganAgeMs;
    entry.version = found.value.version;
    entry.touchedMs = nowMs;
    await inventory.adopt(found.value, keptMs);
    return true;
  };

  const bring = (name: string): Promise<boolean> => {
    const entry = book.get(name);
    if (entry === undefined) return Promise.resolve(true);
    const made = (underWay.get(name) ?? Promise.resolve(true))
      .then(() => fetch(entry))
      .catch((error) => {
        log.error({}, "taking a kept collection failed by a fault of the gateway", error);
        return true;
      })
      .finally(() => {
        if (underWay.get(name) === made) underWay.delete(name);
      });
    underWay.set(name, made);
    return made;
  };

  const inLine = (work: () => Promise<unknown>): Promise<unknown> => {
    line = line.then(work);
    return line;
  };

  return {
    open: (target) => {
      inventory = target;
    },
    bringAll: async () => {
      await inLine(async () => {
        for (const name of book.keys()) if (!(await bring(name))) return;
      });
    },
    bringLater: (name) => void inLine(() => bring(name)),
    bring,
    close: async () => {
      isClosed = true;
      await line;
      await Promise.all(underWay.values());
    },
  };
}
