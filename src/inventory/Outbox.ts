// Which collections are still to be kept? Those of which a newer version is in hand: put away one after the other and not too
// often, or at once where other replicas wait for them.
import type { Clock } from "../contract/call.ts";
import type { Log } from "../observe/Log.ts";
import type { CollectionStore } from "../shared-state/CollectionStore.ts";
import type { Lease } from "../shared-state/Leases.ts";
import { done, type Outcome } from "../shared-state/Outcome.ts";
import type { Collection } from "./Collection.ts";
import type { Fleet } from "./Fleet.ts";
import { type KeptBook, type KeptEntry, nameOf } from "./KeptBook.ts";
import { snapshotOf } from "./snapshotOf.ts";

/** What an outbox works with. */
export interface OutboxOptions {
  readonly store: CollectionStore;
  readonly book: KeptBook;
  readonly fleet: Fleet | null;
  readonly clock: Clock;
  readonly log: Log;
}

/** Collections on their way into a store. */
export interface Outbox {
  /** Takes note of a new version. */
  note(collection: Collection): void;
  /** Keeps the newest noted versions of these names now; true when all are kept. */
  keepNow(names: readonly string[]): Promise<boolean>;
  /** Keeps what is not kept yet, once, and takes no more notes. */
  close(): Promise<void>;
}

/** News of this topic are names of collections that were just kept. */
export const KEPT_TOPIC = "collections";

/** Least time between two puts of one collection, and before a put that failed is tried again. */
const REST_MS = 30_000;

/** Nothing is served that is older than the longest `staleIfErrorMs`. */
const TTL_MS = 24 * 3_600_000;

/** How a put is allowed: by a lease, or anyhow. */
type Right = Lease | "unasked";

/** Makes an outbox. */
export function createOutbox({ store, book, fleet, clock, log }: OutboxOptions): Outbox {
  /** The newest of each name that is not kept yet. */
  const waiting = new Map<string, Collection>();
  const timers = new Map<string, () => void>();
  /** Puts under way, by name: those of one name follow each other. */
  const underWay = new Map<string, Promise<boolean>>();
  const oversized = new Set<string>();
  let line: Promise<unknown> = Promise.resolve();
  let isClosed = false;

  /** The right to keep a collection for the whole fleet. */
  const right = async (name: string): Promise<Outcome<Right | null>> => {
    // Who stops keeps the last that it knows, whoever has kept something a moment ago.
    if (fleet === null || isClosed) return done("unasked");
    return fleet.leases.take({ name: `keep:${name}`, owner: fleet.replica, ttlMs: REST_MS });
  };

  const putWith = async (entry: KeptEntry, collection: Collection, granted: Right): Promise<boolean> => {
    const name = nameOf(entry.key);
    const outcome = await store.put(snapshotOf(collection, entry.key.account, clock.monotonic()), TTL_MS);
    if (outcome.ok) {
      entry.version = outcome.value.version;
      await fleet?.news.announce(KEPT_TOPIC, name);
    } else if (granted !== "unasked") await fleet?.leases.release(granted);
    const isTooLarge = !outcome.ok && outcome.failure === "TOO_LARGE";
    const isThere = outcome.ok || outcome.failure === "OVERTAKEN";
    if (isThere || isTooLarge) entry.beganMs = collection.readBeganMs;
    else again(name, collection);
    if (isTooLarge) tellOversized(collection);
    return isThere;
  };

  /** True unless something is waiting that could not be kept. */
  const put = async (name: string, ask: (name: string) => Promise<Outcome<Right | null>>): Promise<boolean> => {
    const collection = waiting.get(name);
    const entry = book.get(name);
    if (collection === undefined || entry === undefined) return !oversized.has(name);
    waiting.delete(name);
    entry.touchedMs = clock.monotonic();
    const granted = await ask(name);
    if (granted.ok && granted.value !== null) return putWith(entry, collection, granted.value);
    again(name, collection);
    return false;
  };

  /** Follows the put of the same name that is under way; a fault of ours in one does not stop the next. */
  const follow = (name: string, ask: (name: string) => Promise<Outcome<Right | null>>): Promise<boolean> => {
    const before = underWay.get(name) ?? Promise.resolve(true);
    const made = before
      .then(() => put(name, ask))
      .catch((error) => {
        log.error({}, "keeping a collection failed by a fault of the gateway", error);
        return false;
      })
      .finally(() => {
        if (underWay.get(name) === made) underWay.delete(name);
      });
    underWay.set(name, made);
    return made;
  };

  const again = (name: string, collection: Collection): void => {
    if (waiting.has(name)) return;
    waiting.set(name, collection);
    if (!isClosed) later(name, REST_MS);
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
      line = line.then(() => follow(name, right));
    };
    if (ms <= 0) enter();
    else timers.set(name, clock.after(ms, enter));
  };

  return {
    note: (collection) => {
      const name = nameOf(collection);
      const entry = book.get(name);
      // What was just taken from the store need not go back there.
      if (isClosed || entry === undefined || collection.readBeganMs <= entry.beganMs) return;
      waiting.set(name, collection);
      later(name, entry.touchedMs + REST_MS - clock.monotonic());
    },
    keepNow: async (names) => {
      const kept = await Promise.all(names.map((name) => follow(name, async () => done("unasked"))));
      return kept.every((isKept) => isKept);
    },
    close: async () => {
      isClosed = true;
      for (const cancel of timers.values()) cancel();
      timers.clear();
      await line;
      for (const name of [...waiting.keys()]) await follow(name, right);
    },
  };
}
