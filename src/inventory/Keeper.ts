// What outlives this process, or is there for the next replica? The keeper puts every new collection into a store, one after
// the other and not too often, and brings back what is kept when a gateway starts.
import type { Clock } from "../contract/call.ts";
import { KINDS, WINDOWS } from "../contract/kinds.ts";
import type { Log } from "../observe/Log.ts";
import type { CollectionStore } from "../shared-state/CollectionStore.ts";
import type { Collection } from "./Collection.ts";
import type { Inventory } from "./createInventory.ts";
import { keyOf, snapshotOf } from "./snapshotOf.ts";

/** What a keeper works with. */
export interface KeeperOptions {
  readonly store: CollectionStore;
  /** A digest of which endpoint is read and as whom, by source id; a source that is not named is not kept. */
  readonly accounts: ReadonlyMap<string, string>;
  readonly clock: Clock;
  readonly log: Log;
}

/** Keeps the collections of an inventory in one store. */
export interface Keeper {
  /** Takes note of a new version of a collection. */
  note(collection: Collection): void;
  /** Brings what is kept into hand; ends when everything was tried, or the store does not answer. */
  restore(inventory: Pick<Inventory, "adopt">): Promise<void>;
  /** Keeps what is not kept yet, once, and takes no more notes. */
  close(): Promise<void>;
}

/** Least time between two puts of one collection, and before a put that failed is tried again. */
const REST_MS = 30_000;

/** Nothing is served that is older than the longest `staleIfErrorMs`. */
const TTL_MS = 24 * 3_600_000;

/** Makes a keeper. */
export function createKeeper({ store, accounts, clock, log }: KeeperOptions): Keeper {
  /** Versions that are not kept yet, the newest of each collection. */
  const waiting = new Map<string, Collection>();
  /** When the read of what is kept began. */
  const keptBeganMs = new Map<string, number>();
  /** When something was last put or found. */
  const touchedMs = new Map<string, number>();
  const timers = new Map<string, () => void>();
  const oversized = new Set<string>();
  let line: Promise<void> = Promise.resolve();
  let isClosed = false;

  const nameOf = ({ sourceId, kind, window }: Pick<Collection, "sourceId" | "kind" | "window">) =>
    `${sourceId}:${kind}:${window}`;

  const put = async (name: string): Promise<void> => {
    const collection = waiting.get(name);
    const account = accounts.get(collection?.sourceId ?? "");
    if (collection === undefined || account === undefined) return;
    waiting.delete(name);
    const nowMs = clock.monotonic();
    touchedMs.set(name, nowMs);
    const outcome = await store.put(snapshotOf(collection, account, nowMs), TTL_MS);
    const isOversized = !outcome.ok && outcome.failure === "TOO_LARGE";
    if (isOversized && !oversized.has(name))
      log.warn({ source: collection.sourceId, kind: collection.kind }, "a collection is too large to be kept");
    if (isOversized) oversized.add(name);
    if (outcome.ok || isOversized || outcome.failure === "OVERTAKEN") keptBeganMs.set(name, collection.readBeganMs);
    else if (!waiting.has(name) && !isClosed) {
      waiting.set(name, collection);
      later(name, REST_MS);
    }
  };

  const later = (name: string, ms: number): void => {
    if (timers.has(name)) return;
    const enter = () => {
      timers.delete(name);
      line = line.then(() => put(name));
    };
    if (ms <= 0) enter();
    else timers.set(name, clock.after(ms, enter));
  };

  return {
    note: (collection) => {
      const name = nameOf(collection);
      if (isClosed || !accounts.has(collection.sourceId)) return;
      // What was just taken from the store need not go back there.
      if (collection.readBeganMs <= (keptBeganMs.get(name) ?? Number.NEGATIVE_INFINITY)) return;
      waiting.set(name, collection);
      later(name, (touchedMs.get(name) ?? Number.NEGATIVE_INFINITY) + REST_MS - clock.monotonic());
    },
    restore: async (inventory) => {
      for (const [sourceId, account] of accounts)
        for (const kind of KINDS)
          for (const window of WINDOWS) {
            // Taken before, so that the time of loading counts as age.
            const nowMs = clock.monotonic();
            const found = await store.get(keyOf({ sourceId, kind, window }, account));
            if (!found.ok || isClosed) return;
            if (found.value === null) continue;
            const keptMs = nowMs - found.value.keptForMs;
            const name = nameOf(found.value.key);
            keptBeganMs.set(name, keptMs - found.value.facts.readBeganAgeMs);
            touchedMs.set(name, nowMs);
            await inventory.adopt(found.value, keptMs);
          }
    },
    close: async () => {
      isClosed = true;
      for (const cancel of timers.values()) cancel();
      timers.clear();
      await line;
      for (const name of [...waiting.keys()]) await put(name);
    },
  };
}
