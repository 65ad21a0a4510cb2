// Is what one process read there for the next, as old as it is, and never in the way of what is newer?
import { describe, expect, it } from "vitest";
import type { Row } from "../../src/contract/rows/index.ts";
import type { Collection } from "../../src/inventory/Collection.ts";
import type { Fleet } from "../../src/inventory/Fleet.ts";
import { createKeeper, type Keeper } from "../../src/inventory/Keeper.ts";
import type { PolicyOverrides } from "../../src/inventory/policy.ts";
import type { CollectionStore } from "../../src/shared-state/CollectionStore.ts";
import { failed } from "../../src/shared-state/Outcome.ts";
import { storeOver } from "../shared-state/support/collections.ts";
import { createMemoryAnnouncements } from "../shared-state/support/memoryAnnouncements.ts";
import { createMemoryLeases } from "../shared-state/support/memoryLeases.ts";
import { createMemoryShelf } from "../shared-state/support/memoryShelf.ts";
import { FakeClock, settle } from "../support/FakeClock.ts";
import { bench, NOW } from "./support/estate.ts";
import { ids, volumes } from "./support/rows.ts";
import { failure, ScriptedFeed, scriptedSource } from "./support/scripted.ts";

const MINUTE = 60_000;
const silent = { info: () => {}, warn: () => {}, error: () => {} };

/** A place that outlives gateways. Its clock is not that of any of them. */
const place = () => {
  const clock = new FakeClock("2030-05-05T00:00:00.000Z");
  return { clock, store: storeOver(createMemoryShelf(clock)) };
};

/** A gateway's inventory with a keeper. */
function gateway(
  store: CollectionStore,
  rows: Row[],
  {
    account = "reader",
    policies = {},
    fleet = null,
  }: { account?: string; policies?: PolicyOverrides; fleet?: Fleet | null } = {},
) {
  const feed = new ScriptedFeed(["Volume"], rows);
  const seen: Collection[] = [];
  const hooks = { published: () => {} };
  let keeper: Keeper | null = null;
  const made = bench([scriptedSource({ feeds: [feed] })], {
    policies,
    onPublished: ({ collection }) => {
      seen.push(collection);
      keeper?.note(collection);
      hooks.published();
    },
  });
  keeper = createKeeper({
    store,
    accounts: new Map([["alpha", account]]),
    fleet,
    clock: made.clock,
    log: silent,
  });
  const kept = keeper;
  return { ...made, feed, seen, hooks, keeper: kept, restore: () => kept.restore(made.inventory) };
}

/** Counts what is put, lets a test refuse it, and tells when nothing is being put any more. */
function counted(store: CollectionStore) {
  const counts = { puts: 0, refuse: false };
  let last: Promise<unknown> = Promise.resolve();
  const put: CollectionStore["put"] = (snapshot, ttlMs) => {
    counts.puts += 1;
    const outcome = counts.refuse ? Promise.resolve(failed("FULL")) : store.put(snapshot, ttlMs);
    last = outcome;
    return outcome;
  };
  const idle = async () => {
    await settle();
    await last;
    await settle();
  };
  return { ...store, put, counts, idle };
}

describe("A gateway that starts", () => {
  it("serves at once what another one read, without asking the vendor, and says how old it is", async () => {
    const { store } = place();
    const first = gateway(store, volumes(3));
    await first.list("Volume");
    await first.keeper.close();

    const second = gateway(store, []);
    second.feed.error = failure();
    await second.restore();
    const page = await second.list("Volume");
    expect(ids(page.rows).sort()).toEqual(["v0", "v1", "v2"]);
    expect(page.answers).toMatchObject([{ state: "CACHED", observedAt: first.seen[0]?.observedAt, complete: true }]);
    expect(second.feed.reads).toHaveLength(0);
  });

  it("takes the time that passed as age, whatever the clocks of both say, and reads behind what is stale", async () => {
    const { store, clock } = place();
    const first = gateway(store, volumes(3));
    await first.list("Volume");
    await first.keeper.close();
    await clock.advance(5 * MINUTE);

    const second = gateway(store, volumes(4));
    await second.restore();
    const stale = await second.list("Volume");
    expect(stale.answers).toMatchObject([{ state: "STALE" }]);
    expect(ids(stale.rows)).toHaveLength(3);
    await second.clock.advance(1);
    expect(ids((await second.list("Volume")).rows)).toHaveLength(4);
  });

  it("remembers how long a list took to read, and lets it rest as long", async () => {
    const { store, clock } = place();
    const first = gateway(store, volumes(3));
    first.feed.gate = () => new Promise((resolve) => first.clock.after(30_000, resolve));
    const asked = first.list("Volume");
    await first.clock.advance(MINUTE);
    await asked;
    await first.keeper.close();
    await clock.advance(MINUTE);

    const second = gateway(store, []);
    await second.restore();
    // Five times thirty seconds, where the kind's own time is one minute.
    expect((await second.list("Volume")).answers).toMatchObject([{ state: "CACHED" }]);
  });

  it("does not serve what is too old, and what another account saw", async () => {
    const { store, clock } = place();
    const first = gateway(store, volumes(3));
    await first.list("Volume");
    await first.keeper.close();

    await clock.advance(MINUTE);
    const strict = gateway(store, volumes(2), {
      policies: { byKind: { Volume: { staleIfErrorMs: MINUTE - 1 } } },
    });
    await strict.restore();
    expect(strict.seen).toHaveLength(0);
    const lenient = gateway(store, volumes(2), {
      policies: { byKind: { Volume: { staleIfErrorMs: MINUTE } } },
    });
    await lenient.restore();
    expect(lenient.seen).toHaveLength(1);
    const stranger = gateway(store, volumes(1), { account: "another account" });
    await stranger.restore();
    expect(stranger.seen).toHaveLength(0);
  });

  it("keeps what it has read itself meanwhile, and the objects of rows that are the same", async () => {
    const { store, clock } = place();
    const first = gateway(store, volumes(3));
    await first.list("Volume");
    await first.keeper.close();
    await clock.advance(1_000);

    const readOnly = { ...store, put: async () => failed("FULL") };
    const ahead = gateway(readOnly, volumes(5));
    const own = (await ahead.list("Volume")).rows;
    await ahead.restore();
    expect((await ahead.list("Volume")).rows).toEqual(own);

    const behind = gateway(readOnly, volumes(3));
    const before = (await behind.list("Volume")).rows;
    await behind.clock.advance(MINUTE);
    await behind.restore();
    const after = (await behind.list("Volume")).rows;
    expect(behind.seen).toHaveLength(2);
    expect(after.every((row, index) => row === before[index])).toBe(true);
  });

  it("knows rows whose absence is not confirmed, and a read that is not believed", async () => {
    const { store } = place();
    const first = gateway(store, volumes(30));
    await first.list("Volume");
    first.feed.rows = volumes(29);
    await first.clock.advance(5_000);
    await first.list("Volume", {}, NOW);
    first.feed.rows = volumes(2);
    await first.clock.advance(5_000);
    await first.list("Volume", {}, NOW);
    await first.keeper.close();

    const second = gateway(store, []);
    await second.restore();
    const [was, is] = [first.seen.at(-1), second.seen.at(-1)];
    expect(is?.table.rows).toEqual(was?.table.rows);
    expect(is?.suspicion).toMatchObject({ absent: was?.suspicion?.absent, reason: was?.suspicion?.reason });
    expect([...(is?.readings ?? [])].map(([id, { unconfirmed, absentOnce }]) => [id, unconfirmed, absentOnce])).toEqual(
      [["v29", true, true]],
    );
    expect((await second.list("Volume")).answers).toMatchObject([{ state: "SUSPECT" }]);
  });
});

describe("The keeper", () => {
  it("keeps the first version at once, later ones twice a minute, and the last one when it closes", async () => {
    const store = counted(place().store);
    const { list, clock, keeper } = gateway(store, volumes(3));
    for (const expected of [1, 1, 2, 2, 2]) {
      await list("Volume", {}, NOW);
      await clock.advance(11_000);
      await store.idle();
      expect(store.counts.puts).toBe(expected);
    }
    await keeper.close();
    expect(store.counts.puts).toBe(3);
    expect(clock.pending).toBe(0);
  });

  it("does not give back what it has just been given", async () => {
    const store = counted(place().store);
    const first = gateway(store, volumes(3));
    await first.list("Volume");
    await first.keeper.close();
    const second = gateway(store, volumes(3));
    await second.restore();
    await second.keeper.close();
    expect(second.seen).toHaveLength(1);
    expect(store.counts.puts).toBe(1);
  });

  it("tries again after half a minute when the place is full, with the newest version", async () => {
    const { store } = place();
    const full = counted(store);
    full.counts.refuse = true;
    const { list, clock, keeper, feed, seen } = gateway(full, volumes(3));
    await list("Volume");
    await clock.advance(10_000);
    feed.rows = volumes(4);
    await list("Volume", {}, NOW);
    full.counts.refuse = false;
    await clock.advance(20_000);
    await full.idle();
    expect(full.counts.puts).toBeGreaterThan(1);
    const kept = await store.get({ sourceId: "alpha", kind: "Volume", window: "ALL", account: "reader" });
    expect(kept).toMatchObject({ ok: true, value: { rows: { length: 4 } } });
    expect(seen).toHaveLength(2);
    await keeper.close();
  });

  it("holds nobody up at the start when the place does not answer", async () => {
    let asked = 0;
    const version: CollectionStore["version"] = async () => {
      asked += 1;
      return failed("DOWN");
    };
    const { restore, seen } = gateway({ ...place().store, version }, volumes(3));
    await restore();
    expect(seen).toHaveLength(0);
    expect(asked).toBe(1);
  });
});

describe("Replicas", () => {
  /** Two gateways with one place, one clock of leases and one wire. */
  const pair = () => {
    const { store, clock } = place();
    const shared = counted(store);
    const [news, leases] = [createMemoryAnnouncements(), createMemoryLeases(clock)];
    const member = (replica: string, rows: Row[]) => gateway(shared, rows, { fleet: { news, leases, replica } });
    return { shared, clock, news, left: member("left", volumes(3)), right: member("right", volumes(3)) };
  };

  it("hear of what another one has read, and have it in hand without asking the vendor", async () => {
    const { shared, left, right } = pair();
    await Promise.all([left.restore(), right.restore()]);
    const heard = Promise.withResolvers<void>();
    right.hooks.published = heard.resolve;
    await left.list("Volume");
    await heard.promise;
    expect(ids((await right.list("Volume")).rows).sort()).toEqual(["v0", "v1", "v2"]);
    expect(right.feed.reads).toHaveLength(0);
    await Promise.all([left.keeper.close(), right.keeper.close()]);
    expect(shared.counts.puts).toBe(1);
  });

  it("keep a collection once for all of them, however many have read it", async () => {
    const { shared, clock, left, right } = pair();
    await Promise.all([left.list("Volume"), right.list("Volume")]);
    await shared.idle();
    expect(shared.counts.puts).toBe(1);
    await Promise.all([clock.advance(30_000), left.clock.advance(30_000), right.clock.advance(30_000)]);
    await shared.idle();
    expect(shared.counts.puts).toBe(2);
    await Promise.all([left.keeper.close(), right.keeper.close()]);
    expect(left.clock.pending + right.clock.pending).toBe(0);
  });

  it("leave it to the others when the place took nothing", async () => {
    const { shared, left, right } = pair();
    shared.counts.refuse = true;
    await left.list("Volume");
    await shared.idle();
    shared.counts.refuse = false;
    await right.list("Volume");
    await shared.idle();
    expect(shared.counts.puts).toBe(2);
    await Promise.all([left.keeper.close(), right.keeper.close()]);
  });

  it("ignore news that mean nothing to them", async () => {
    const { news, left } = pair();
    await left.restore();
    await news.announce("collections", "nobody:Nothing:EVER");
    await news.announce("another topic", "");
    await left.keeper.close();
    expect(left.seen).toEqual([]);
  });
});
