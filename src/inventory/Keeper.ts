// What outlives this process, or is there for other replicas? The keeper puts every new collection into a store, one after
// the other and not too often, and brings into hand what is kept there: at the start, and when another replica tells of it.
import type { Clock } from "../contract/call.ts";
import { KINDS, WINDOWS } from "../contract/kinds.ts";
import type { Log } from "../observe/Log.ts";
import type { CollectionKey, CollectionStore } from "../shared-state/CollectionStore.ts";
import type { Lease } from "../shared-state/Leases.ts";
import { done, type Outcome } from "../shared-state/Outcome.ts";
import type { Collection } from "./Collection.ts";
import type { Inventory } from "./createInventory.ts";
import type { Fleet } from "./Fleet.ts";
import { keyOf, snapshotOf } from "./snapshotOf.ts";

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
  /** Keeps what is not kept yet, once, and takes no more notes. */
  close(): Promise<void>;
}

/** Least time between two puts of one collection, and before a put that failed is tried again. */
const REST_MS = 30_000;

/** Nothing is served that is older than the longest `staleIfErrorMs`. */
const TTL_MS = 24 * 3_600_000;

const TOPIC = "collections";

/** Makes a keeper. */
export function createKeeper({ store, accounts, fleet, clock, log }: KeeperOptions): Keeper {
  const keys = new Map([...keysOf(accounts)].map((key) => [nameOf(key), key]));
  /** Collections that are not kept yet, the newest of each name. */
  const waiting = new Map<string, Collection>();
  /** When the read of what is kept began, and which version that is. */
  const keptBeganMs = new Map<string, number>();
  const keptVersions = new Map<string, number>();
  /** When something was last put or brought. */
  const touchedMs = new Map<string, number>();
  const timers = new Map<string, () => void>();
  const oversized = new Set<string>();
  let stopListening = () => {};
  let line: Promise<void> = Promise.resolve();
  let isClosed = false;

  /** One after the other; a fault of ours in one does not stop the next. */
  const inLine = (work: () => Promise<void>): void => {
    line = line
      .then(work)
      .catch((error) => log.error({}, "keeping collections failed by a fault of the gateway", error));
  };

  /** The right to keep a collection for the whole fleet; `true` when nobody else could. */
  const right = async (name: string): Promise<Outcome<Lease | null | true>> => {
    // Who stops keeps the last that it knows, whoever has kept something a moment ago.
    if (fleet === null || isClosed) return done(true);
    return fleet.leases.take({ name: `keep:${name}`, owner: fleet.replica, ttlMs: REST_MS });
  };

  const put = async (name: string): Promise<void> => {
    const collection = waiting.get(name);
    const key = keys.get(name);
    if (collection === undefined || key === undefined) return;
    waiting.delete(name);
    const nowMs = clock.monotonic();
    touchedMs.set(name, nowMs);
    const granted = await right(name);
    if (!granted.ok || granted.value === null) return again(collection);
    const outcome = await store.put(snapshotOf(collection, key.account, nowMs), TTL_MS);
    if (outcome.ok) {
      keptVersions.set(name, outcome.value.version);
      await fleet?.news.announce(TOPIC, name);
    } else if (granted.value !== true) await fleet?.leases.release(granted.value);
    if (outcome.ok || outcome.failure === "OVERTAKEN" || outcome.failure === "TOO_LARGE") {
      keptBeganMs.set(name, collection.readBeganMs);
      if (!outcome.ok && outcome.failure === "TOO_LARGE") tellOversized(collection);
    } else again(collection);
  };

  const again = (collection: Collection): void => {
    const name = nameOf(collection);
    if (waiting.has(name) || isClosed) return;
    waiting.set(name, collection);
    later(name, REST_MS);
  };

  const tellOversized = ({ sourceId, kind, window }: Collection): void => {
    const name = nameOf({ sourceId, kind, window });
    if (!oversized.has(name)) log.warn({ source: sourceId, kind, window }, "a collection is too large to be kept");
    oversized.add(name);
  };

  const later = (name: string, ms: number): void => {
    if (timers.has(name)) return;
    const enter = () => {
      timers.delete(name);
      inLine(() => put(name));
    };
    if (ms <= 0) enter();
    else timers.set(name, clock.after(ms, enter));
  };

  /** Brings one collection into hand unless it is known; false when the store does not answer. */
  const bring = async (inventory: Pick<Inventory, "adopt">, key: CollectionKey): Promise<boolean> => {
    const name = nameOf(key);
    const version = await store.version(key);
    if (!version.ok || isClosed) return false;
    if (version.value === null || version.value === keptVersions.get(name)) return true;
    // Taken before, so that the time of loading counts as age.
    const nowMs = clock.monotonic();
    const found = await store.get(key);
    if (!found.ok || isClosed) return false;
    if (found.value === null) return true;
    const keptMs = nowMs - found.value.keptForMs;
    keptBeganMs.set(name, keptMs - found.value.facts.readBeganAgeMs);
    keptVersions.set(name, found.value.version);
    touchedMs.set(name, nowMs);
    await inventory.adopt(found.value, keptMs);
    return true;
  };

  const bringAll = async (inventory: Pick<Inventory, "adopt">): Promise<void> => {
    for (const key of keys.values()) if (!(await bring(inventory, key))) return;
  };

  return {
    note: (collection) => {
      const name = nameOf(collection);
      if (isClosed || !keys.has(name)) return;
      // What was just taken from the store need not go back there.
      if (collection.readBeganMs <= (keptBeganMs.get(name) ?? Number.NEGATIVE_INFINITY)) return;
      waiting.set(name, collection);
      later(name, (touchedMs.get(name) ?? Number.NEGATIVE_INFINITY) + REST_MS - clock.monotonic());
    },
    restore: (inventory) => {
      const all = () => inLine(() => bringAll(inventory));
      const one = (name: string) => {
        const key = keys.get(name);
        if (key !== undefined) inLine(async () => void (await bring(inventory, key)));
      };
      all();
      stopListening = fleet?.news.listen({ joined: all, heard: ({ text }) => one(text) }) ?? stopListening;
      return line;
    },
    close: async () => {
      isClosed = true;
      stopListening();
      for (const cancel of timers.values()) cancel();
      timers.clear();
      await line;
      for (const name of [...waiting.keys()]) await put(name);
    },
  };
}

const nameOf = ({ sourceId, kind, window }: Pick<CollectionKey, "sourceId" | "kind" | "window">): string =>
  `${sourceId}:${kind}:${window}`;

function* keysOf(accounts: ReadonlyMap<string, string>): Generator<CollectionKey> {
  for (const [sourceId, account] of accounts)
    for (const kind of KINDS) for (const window of WINDOWS) yield keyOf({ sourceId, kind, window }, account);
}
