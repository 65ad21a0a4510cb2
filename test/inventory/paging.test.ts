// Do pages follow each other without a gap or a repeat? Order over all sources, cursors, and rows that come and go.
import { describe, expect, it } from "vitest";
import type { RowOf } from "../../src/contract/rows/index.ts";
import type { ListArguments, Order } from "../../src/inventory/InventoryView.ts";
import { bench, NOW } from "./support/estate.ts";
import { capacity, ids, job, pool, share, site, volume, volumes } from "./support/rows.ts";
import { ScriptedFeed, scriptedSource } from "./support/scripted.ts";

const order = (field: string, direction: "ASC" | "DESC" = "ASC"): Order => ({ field, direction });

function estate(rows: RowOf["Volume"][]) {
  const feeds = ["alpha", "beta"].map(
    (sourceId) =>
      new ScriptedFeed(
        ["Volume"],
        rows.filter((row) => row.sourceId === sourceId),
      ),
  );
  const [alpha, beta] = feeds as [ScriptedFeed, ScriptedFeed];
  return { alpha, beta, ...bench([scriptedSource({ feeds: [alpha] }), scriptedSource({ id: "beta", feeds: [beta] })]) };
}

describe("Order", () => {
  it("is one over all sources, ignoring case and forms of letters, ties broken by source and key", async () => {
    const names = ["beta", "Alpha", "ALPHA", "ﬁle", "Filf", "Étage", "zoo"];
    const rows = names.map((displayName, place) =>
      volume({ nativeId: `n${place}`, displayName, sourceId: place % 2 === 0 ? "beta" : "alpha" }),
    );
    const page = await estate(rows).list("Volume");
    expect(page.rows.map((row) => row.displayName)).toEqual(["Alpha", "ALPHA", "beta", "ﬁle", "Filf", "zoo", "Étage"]);
  });

  it("puts rows without a value last either way, and compares sizes as numbers", async () => {
    const rows = [9n, null, 10n, 2n ** 60n].map((bytes, place) =>
      volume({ nativeId: `n${place}`, capacity: bytes === null ? null : capacity(bytes, 1n) }),
    );
    const { list } = estate(rows);
    expect(ids((await list("Volume", { orderBy: [order("TOTAL_BYTES")] })).rows)).toEqual(["n0", "n2", "n3", "n1"]);
    expect(ids((await list("Volume", { orderBy: [order("TOTAL_BYTES", "DESC")] })).rows)).toEqual([
      "n3",
      "n2",
      "n0",
      "n1",
    ]);
  });

  it("goes by several keys in turn, and by the order of enums", async () => {
    const rows = [
      share({ nativeId: "1", protocol: "S3", path: "/b" }),
      share({ nativeId: "2", protocol: "NFS", path: "/b" }),
      share({ nativeId: "3", protocol: "NFS", path: "/a" }),
    ];
    const { list } = bench([scriptedSource({ feeds: [new ScriptedFeed(["Share"], rows)] })]);
    const page = await list("Share", { orderBy: [order("PROTOCOL"), order("PATH", "DESC")] });
    expect(ids(page.rows)).toEqual(["2", "3", "1"]);
  });

  it("is newest first for jobs, and by the sum of their pools for sites that ask for it", async () => {
    const rows = [job({ nativeId: "a", startedAt: "2026-11-20T01:00:00.000Z" }), job({ nativeId: "b" })];
    const jobs = [job({ nativeId: "c", createdAt: "2026-11-20T02:00:00.000Z" }), ...rows];
    const pools = [
      pool({ nativeId: "p1", site: "s1", capacity: capacity(100n, 90n) }),
      pool({ nativeId: "p2", site: "s1", capacity: capacity(100n, 0n) }),
      pool({ nativeId: "p3", site: "s2", capacity: capacity(100n, 50n) }),
      pool({ nativeId: "cache", site: "s2", poolType: "CACHE", capacity: capacity(100n, 0n) }),
    ];
    const sites = [site({ nativeId: "s1" }), site({ nativeId: "s2" }), site({ nativeId: "s3" })];
    const feeds = [
      new ScriptedFeed(["Job"], jobs),
      new ScriptedFeed(["StoragePool"], pools),
      new ScriptedFeed(["Site"], sites),
    ];
    const { list } = bench([scriptedSource({ feeds })]);
    expect(ids((await list("Job")).rows)).toEqual(["c", "a", "b"]);
    expect(ids((await list("Site", { orderBy: [order("USED_PERCENT", "DESC")] })).rows)).toEqual(["s2", "s1", "s3"]);
  });

  it("of sites by the sum of their pools follows the pools", async () => {
    const pools = (used: bigint) => [
      pool({ nativeId: "p1", site: "s1", capacity: capacity(100n, used) }),
      pool({ nativeId: "p2", site: "s2", capacity: capacity(100n, 50n) }),
    ];
    const feed = new ScriptedFeed(["StoragePool"], pools(90n));
    const sites = new ScriptedFeed(["Site"], [site({ nativeId: "s1" }), site({ nativeId: "s2" })]);
    const { list, clock } = bench([scriptedSource({ feeds: [feed, sites] })]);
    const args = { orderBy: [order("USED_PERCENT")] };
    expect(ids((await list("Site", args)).rows)).toEqual(["s2", "s1"]);
    feed.rows = pools(10n);
    await clock.advance(5_000);
    await list("StoragePool", {}, NOW);
    expect(ids((await list("Site", args)).rows)).toEqual(["s1", "s2"]);
  });

  it("by something that a kind has not is refused", async () => {
    await expect(estate([]).list("Volume", { orderBy: [order("COLOUR")] })).rejects.toMatchObject({
      problem: { code: "INVALID_INPUT", field: "orderBy" },
    });
  });
});

describe("A page", () => {
  it("holds fifty rows unless a number is given, and knows what follows and precedes", async () => {
    const { list } = estate(volumes(120));
    const first = await list("Volume");
    expect([first.rows.length, first.hasNextPage, first.hasPreviousPage, first.totalCount]).toEqual([
      50,
      true,
      false,
      120,
    ]);
    const last = await list("Volume", { last: 20 });
    expect([last.rows.length, last.hasNextPage, last.hasPreviousPage]).toEqual([20, false, true]);
    const none = await list("Volume", { first: 0 });
    expect([none.rows.length, none.hasNextPage, none.hasPreviousPage]).toEqual([0, true, false]);
    expect(first.matched).toHaveLength(120);
  });

  it("of too many rows, of less than none, or from both ends is refused by the argument's name", async () => {
    const { list } = estate(volumes(3));
    const refused = (field: string) => ({ problem: { code: "INVALID_INPUT", field } });
    await expect(list("Volume", { first: 1_001 })).rejects.toMatchObject(refused("first"));
    await expect(list("Volume", { last: -1 })).rejects.toMatchObject(refused("last"));
    await expect(list("Volume", { first: 1, last: 1 })).rejects.toMatchObject(refused("last"));
  });

  it("between two cursors is counted from the side that was asked for", async () => {
    const { list } = estate(volumes(9));
    const all = await list("Volume");
    const cursor = (place: number) => all.cursorOf(all.rows[place] as RowOf["Volume"]);
    const between = { after: cursor(1), before: cursor(7) };
    const head = await list("Volume", { ...between, first: 2 });
    const tail = await list("Volume", { ...between, last: 2 });
    const whole = await list("Volume", { ...between, first: 5 });
    expect(ids(head.rows)).toEqual(["v2", "v3"]);
    expect(ids(tail.rows)).toEqual(["v5", "v6"]);
    expect(ids(whole.rows)).toEqual(["v2", "v3", "v4", "v5", "v6"]);
    for (const page of [head, tail, whole]) expect([page.hasNextPage, page.hasPreviousPage]).toEqual([true, true]);
  });
});

describe("A cursor", () => {
  it.each([
    ["no cursor", { after: "nonsense" }],
    ["of another order", { orderBy: [order("PATH")] }],
    ["of another filter", { filter: { displayName: { contains: "v" } } }],
  ])("that is %s is refused, saying what to do", async (_name, args: ListArguments) => {
    const { list } = estate(volumes(3));
    const page = await list("Volume", { first: 1 });
    const after = page.cursorOf(page.rows[0] as RowOf["Volume"]);
    await expect(list("Volume", { after, ...args })).rejects.toMatchObject({
      problem: { code: "INVALID_INPUT", field: "after", message: expect.stringMatching(/pass one|Start again/) },
    });
  });

  it("stays good when its own row has gone", async () => {
    const { list, alpha, clock } = estate(volumes(5));
    const page = await list("Volume", { first: 2 });
    const after = page.cursorOf(page.rows[1] as RowOf["Volume"]);
    alpha.rows = alpha.rows.filter((row) => row.nativeId !== "v1");
    for (let read = 0; read < 2; read += 1) {
      await clock.advance(5_000);
      await list("Volume", {}, NOW);
    }
    const next = await list("Volume", { after });
    expect(ids(next.rows)).toEqual(["v2", "v3", "v4"]);
    expect([next.totalCount, next.hasPreviousPage]).toEqual([4, true]);
  });
});
