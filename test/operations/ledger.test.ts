// What must every ledger promise? One exam for memory, a file and a real Redis.
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { EntryChange, Ledger, NewEntry } from "../../src/shared-state/ledger/Ledger.ts";
import { FakeClock } from "../support/FakeClock.ts";
import { hasRedisServer } from "../support/redisServer.ts";
import { filePlace, type LedgerPlace, memoryPlace, redisPlace } from "./support/ledgers.ts";

const entry = (id: string, more: Partial<NewEntry> = {}): NewEntry => ({
  id,
  names: [`key-${id}`],
  digests: "d",
  locks: [],
  record: `record of ${id}`,
  work: "work",
  audit: { after: 0, lines: [] },
  ...more,
});

const change = (id: string, revision: number, more: Partial<EntryChange> = {}): EntryChange => ({
  id,
  revision,
  fence: null,
  open: true,
  record: `revision ${revision + 1}`,
  work: "work",
  keptMs: 60_000,
  audit: { after: 0, lines: [] },
  ...more,
});

const places: readonly [string, (clock: FakeClock) => Promise<LedgerPlace>][] = [
  ["memory", memoryPlace],
  ["a file", filePlace],
  ...(hasRedisServer() ? ([["Redis", redisPlace]] satisfies [string, typeof redisPlace][]) : []),
];

describe.each(places)("A ledger in %s", (_name, make) => {
  let clock: FakeClock;
  let place: LedgerPlace;
  let ledger: Ledger;
  beforeEach(async () => {
    clock = new FakeClock();
    place = await make(clock);
    ledger = place.open();
  });
  afterEach(async () => {
    await ledger.close();
    await place.end();
  });

  it("gives an idempotency key to one of many who want it, and tells the others who has it", async () => {
    const claims = await Promise.all(
      ["a", "b", "c"].map((id) => ledger.claim({ id, names: ["k"], digests: "d1 d2", ttlMs: 60_000 })),
    );
    const hows = claims.map((claim) => (claim.ok ? claim.value.how : claim.failure));
    expect(hows.toSorted()).toEqual(["claimed", "taken", "taken"]);
    const winner = ["a", "b", "c"][hows.indexOf("claimed")];
    const again = await ledger.claim({ id: "z", names: ["other", "k"], digests: "x", ttlMs: 1 });
    expect(again).toEqual({ ok: true, value: { how: "taken", id: winner, digests: "d1 d2", recorded: false } });
    await ledger.unclaim({ id: winner ?? "", names: ["k"] });
    expect(await ledger.claim({ id: "z", names: ["k"], digests: "x", ttlMs: 1 })).toMatchObject({
      value: { how: "claimed" },
    });
  });

  it("keeps a key that was recorded, and refuses a lock that somebody holds until they have ended", async () => {
    expect(await ledger.open(entry("one", { locks: ["share"] }))).toMatchObject({ value: { how: "written" } });
    await ledger.unclaim({ id: "one", names: ["key-one"] });
    expect(await ledger.claim({ id: "x", names: ["key-one"], digests: "", ttlMs: 1 })).toMatchObject({
      value: { how: "taken", id: "one", recorded: true },
    });
    expect(await ledger.open(entry("two", { locks: ["share"] }))).toEqual({
      ok: true,
      value: { how: "lock", by: "one" },
    });
    expect(await ledger.write(change("one", 1, { open: false, work: null }))).toMatchObject({
      value: { how: "written" },
    });
    expect(await ledger.open(entry("two", { locks: ["share"] }))).toMatchObject({ value: { how: "written" } });
  });

  it("writes a version only over the one that it was made from", async () => {
    await ledger.open(entry("one"));
    expect(await ledger.write(change("one", 1))).toMatchObject({ value: { how: "written" } });
    expect(await ledger.write(change("one", 1))).toEqual({ ok: true, value: { how: "overtaken" } });
    expect(await ledger.get("one")).toMatchObject({
      value: { revision: 2, record: "revision 2", work: "work", open: true },
    });
    await ledger.write(change("one", 2, { open: false, work: null }));
    expect(await ledger.get("one")).toMatchObject({ value: { revision: 3, work: null, open: false } });
    expect(await ledger.get("nobody")).toEqual({ ok: true, value: null });
  });

  it("lets nobody write behind a lease that is held no more, and gives the next one a greater epoch", async () => {
    await ledger.open(entry("one"));
    const taken = await ledger.leases.take({ name: "operations:alpha", owner: "a", ttlMs: 60_000 });
    if (!taken.ok || taken.value === null) throw new Error("the lease was not taken");
    const fence = taken.value;
    expect(await ledger.leases.take({ name: "operations:alpha", owner: "b", ttlMs: 60_000 })).toEqual({
      ok: true,
      value: null,
    });
    expect(await ledger.write(change("one", 1, { fence }))).toMatchObject({ value: { how: "written" } });
    await place.expireLeases();
    expect(await ledger.write(change("one", 2, { fence }))).toEqual({ ok: true, value: { how: "fenced" } });
    const next = await ledger.leases.take({ name: "operations:alpha", owner: "b", ttlMs: 60_000 });
    expect(next.ok && next.value !== null && next.value.epoch > fence.epoch).toBe(true);
    expect(await ledger.write(change("one", 2, { fence }))).toEqual({ ok: true, value: { how: "fenced" } });
    expect(await ledger.leases.renew(fence, 60_000)).toEqual({ ok: true, value: null });
  });

  it("numbers every write, so that whoever fell behind gets each entry once and as it is now", async () => {
    for (const id of ["a", "b", "c"]) await ledger.open(entry(id));
    const first = await ledger.since(0, 2);
    if (!first.ok) throw new Error("nothing was read");
    expect(first.value.map(({ id }) => id)).toEqual(["a", "b"]);
    await ledger.write(change("a", 1));
    const later = await ledger.since(first.value.at(-1)?.stream ?? 0, 10);
    expect(later.ok && later.value.map(({ id, revision }) => [id, revision])).toEqual([
      ["c", 1],
      ["a", 2],
    ]);
  });

  it("adds lines to the audit trail in the same step, and nothing at all when the trail has moved on", async () => {
    const lines = ["first", "second"];
    await ledger.open(entry("one", { audit: { after: 0, lines } }));
    expect(await ledger.auditHead()).toEqual({ ok: true, value: { sequence: 2, text: "second" } });
    const moved = await ledger.write(change("one", 1, { audit: { after: 1, lines: ["third"] } }));
    expect(moved).toEqual({ ok: true, value: { how: "auditMoved" } });
    expect(await ledger.get("one")).toMatchObject({ value: { revision: 1 } });
    await ledger.write(change("one", 1, { audit: { after: 2, lines: ["third"] } }));
    expect(await ledger.auditFrom(2, 10)).toEqual({
      ok: true,
      value: [
        { sequence: 2, text: "second" },
        { sequence: 3, text: "third" },
      ],
    });
  });

  it("still has everything when it is opened again", async () => {
    await ledger.open(entry("one", { locks: ["share"], audit: { after: 0, lines: ["line"] } }));
    if (!place.shared) await ledger.close();
    const again = place.open();
    expect(await again.get("one")).toMatchObject({ value: { record: "record of one", open: true } });
    expect(await again.open(entry("two", { locks: ["share"] }))).toMatchObject({ value: { how: "lock" } });
    expect(await again.auditHead()).toMatchObject({ value: { sequence: 1 } });
    await again.close();
  });

  it("tells whoever listens of every write", async () => {
    const heard = new Promise<void>((resolve) => {
      let count = 0;
      // A subscription over a network may say at first that something may have been missed.
      ledger.listen(() => {
        count += 1;
        if (count > 1) resolve();
      });
    });
    await ledger.open(entry("one"));
    await ledger.write(change("one", 1));
    await heard;
  });
});
