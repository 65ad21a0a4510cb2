// How are several replicas put under test? Inventories of one fleet over the same vendors, with a store, leases and news between
// them that a test can break, and one clock that it owns.
import { EVERYONE } from "../../../src/access/Viewer.ts";
import type { Kind } from "../../../src/contract/kinds.ts";
import type { Source } from "../../../src/contract/source.ts";
import { createFleetReads } from "../../../src/inventory/createFleetReads.ts";
import { createInventory, type Inventory, type InventoryOptions } from "../../../src/inventory/createInventory.ts";
import type { Fleet } from "../../../src/inventory/Fleet.ts";
import type { Freshness, ListArguments, RowPage } from "../../../src/inventory/InventoryView.ts";
import { createKeeper, type Keeper } from "../../../src/inventory/Keeper.ts";
import type { Published } from "../../../src/inventory/Store.ts";
import type { ChunkShelf } from "../../../src/shared-state/ChunkShelf.ts";
import { failed } from "../../../src/shared-state/Outcome.ts";
import { createSeal } from "../../../src/shared-state/Seal.ts";
import { SECRET, storeOver } from "../../shared-state/support/collections.ts";
import { createMemoryAnnouncements } from "../../shared-state/support/memoryAnnouncements.ts";
import { createMemoryLeases } from "../../shared-state/support/memoryLeases.ts";
import { createMemoryShelf } from "../../shared-state/support/memoryShelf.ts";
import { FakeClock, settle } from "../../support/FakeClock.ts";
import { listOf, START } from "./estate.ts";

/** One replica. */
export interface Replica {
  readonly inventory: Inventory;
  readonly keeper: Keeper;
  /** Every version that came into hand, read or adopted. */
  readonly published: readonly Published[];
  /** One request that asks for one list. */
  list<K extends Kind>(
    kind: K,
    more?: { args?: ListArguments; freshness?: Freshness; signal?: AbortSignal },
  ): Promise<RowPage<K>>;
  /** Cuts it off from what is shared, and from news, or lets it back. */
  cutOff(isCutOff: boolean): void;
  /** Ends it as a crash would: it says nothing any more, and gives nothing back. */
  crash(): void;
}

/** Several replicas. */
export interface TestFleet {
  readonly clock: FakeClock;
  readonly replicas: readonly Replica[];
  /** Set to break what the replicas share; each operation is refused as an unreachable Redis would. */
  readonly store: { isDown: boolean };
  /** Forgets everything shared, as a flush would. */
  flush(): void;
  /** Resolves when nothing that is shared is being done any more. */
  quiet(): Promise<void>;
  /** Lets time pass second by second, and everything be kept and brought in between. */
  pass(ms: number): Promise<void>;
}

const silent = { info: () => {}, warn: () => {}, error: () => {} };

/** Starts so many replicas. @param sources makes the sources of a replica; their feeds stand for the one vendor. */
export async function startFleet(
  count: number,
  sources: () => readonly Source[],
  options: Partial<InventoryOptions> & { maxBytes?: number; shared?: boolean } = {},
): Promise<TestFleet> {
  const clock = new FakeClock(START);
  const state = { isDown: false };
  const busy = new Set<Promise<unknown>>();
  const { maxBytes = 10_000_000, shared = true, ...more } = options;
  const stores = { shelf: createMemoryShelf(clock), leases: createMemoryLeases(clock) };
  const news = createMemoryAnnouncements();

  const quiet = async () => {
    for (let calm = 0; calm < 5; calm += 1) {
      if (busy.size > 0) calm = 0;
      await Promise.all(busy);
      await settle();
    }
  };

  const start = async (number: number): Promise<Replica> => {
    const own = { isCutOff: false };
    const isGone = () => state.isDown || own.isCutOff;
    const reach = <T extends object>(target: () => T): T => guarded(target, isGone, busy);
    const fleet: Fleet = {
      news: {
        announce: (topic, text) => reach(() => news).announce(topic, text),
        latest: (topic) => reach(() => news).latest(topic),
        listen: ({ joined, heard }) => news.listen({ joined, heard: (said) => void (isGone() || heard(said)) }),
      },
      leases: reach(() => stores.leases),
      replica: `replica ${number}`,
    };
    const shelf: ChunkShelf = reach(() => stores.shelf);
    const ids = sources().map(({ id }) => id);
    const accounts = new Map(ids.map((id) => [id, "reader"]));
    // Packing and unpacking go on between two looks at the shelf.
    const store = guarded(
      () => storeOver(shelf, { maxBytes }),
      () => false,
      busy,
    );
    const keeper = createKeeper({ store, accounts, fleet, clock, log: silent });
    const seal = createSeal([SECRET]);
    const sharedReads = createFleetReads({ fleet, keeper, seal, accounts, clock, random: () => 0.5 });
    const published: Published[] = [];
    const inventory = createInventory({
      sources: sources(),
      clock,
      ...(shared ? { sharedReads } : {}),
      ...more,
      onPublished: (change) => {
        published.push(change);
        keeper.note(change.collection);
      },
    });
    await keeper.restore(inventory);
    return {
      inventory,
      keeper,
      published,
      list: (kind, { signal = new AbortController().signal, ...ask } = {}) => {
        const request = { signal, deadlineMs: clock.monotonic() + 60_000, principal: EVERYONE.id };
        return listOf(inventory.view(EVERYONE, request), kind, ask);
      },
      cutOff: (isCutOff) => {
        own.isCutOff = isCutOff;
      },
      crash: () => {
        own.isCutOff = true;
        inventory.close();
      },
    };
  };

  const replicas: Replica[] = [];
  for (let number = 0; number < count; number += 1) replicas.push(await start(number));
  await quiet();
  return {
    clock,
    replicas,
    store: state,
    flush: () => {
      stores.shelf = createMemoryShelf(clock);
      stores.leases = createMemoryLeases(clock);
    },
    quiet,
    pass: async (ms) => {
      for (let left = ms; left > 0; left -= 1_000) {
        await clock.advance(Math.min(1_000, left));
        await quiet();
      }
    },
  };
}

/** The same thing, refused while it is gone, and counted while it is busy. */
function guarded<T extends object>(target: () => T, isGone: () => boolean, busy: Set<Promise<unknown>>): T {
  return new Proxy(target(), {
    get:
      (_, name) =>
      (...args: unknown[]) => {
        const refused = name === "readChunks" ? refusedChunks : async () => failed("DOWN");
        const method: unknown = isGone() ? refused : Reflect.get(target(), name);
        if (typeof method !== "function") throw new TypeError("Only methods are shared.");
        const made: unknown = method(...args);
        if (!(made instanceof Promise)) return made;
        const noted = made.then(settle).finally(() => busy.delete(noted));
        busy.add(noted);
        return made;
      },
  });
}

async function* refusedChunks() {
  yield failed("DOWN");
}
