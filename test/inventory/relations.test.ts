// Do rows lead to each other, whichever way vendors name them? Relations, late references and lists below rows.
import { describe, expect, it } from "vitest";
import type { PathRef } from "../../src/contract/ref.ts";
import { SOLE } from "../../src/contract/ref.ts";
import type { Row, RowOf } from "../../src/contract/rows/index.ts";
import { encodeGlobalId } from "../../src/inventory/globalId.ts";
import { settle } from "../support/FakeClock.ts";
import { bench, DEFAULT, gate, listOf, touching, touchingIds } from "./support/estate.ts";
import {
  alert,
  certificate,
  host,
  ids,
  job,
  placement,
  pool,
  quota,
  share,
  site,
  snapshot,
  template,
  volume,
} from "./support/rows.ts";
import { failure, ScriptedFeed, scriptedSource } from "./support/scripted.ts";

const at = (path: string): PathRef => ({ by: "path", path });
const above = (path: string): PathRef => ({ by: "path", path, above: true });
const named = (name: string) => ({ by: "name" as const, name });

/** One feed per kind of the rows. */
const feedsOf = (rows: readonly Row[]) =>
  [...Map.groupBy(rows, (row) => row.kind)].map(([kind, ofKind]) => new ScriptedFeed([kind], ofKind));

async function estate(rows: readonly Row[]) {
  const feeds = feedsOf(rows);
  const made = bench([scriptedSource({ feeds })]);
  const view = made.view();
  await view.prepare(touching(...feeds.flatMap((feed) => feed.kinds)), DEFAULT);
  return { ...made, view, feeds, row: <R extends Row>(row: R): R => row };
}

const from = { sourceId: "alpha" };
const nativeId = (row: Row | null) => row?.nativeId ?? null;

describe("A row that names another", () => {
  it("by key, by name, by path or as the only one leads to it", async () => {
    const root = volume({ nativeId: "root", path: "/" });
    const deep = volume({ nativeId: "deep", path: "/data/projects", parent: above("/data/projects") });
    const { view } = await estate([root, deep, site({ nativeId: "1", name: "north" }), pool({ nativeId: "only" })]);
    expect(nativeId(view.one(from, "Volume", "deep"))).toBe("deep");
    expect(nativeId(view.one(from, "Site", named("north")))).toBe("1");
    expect(nativeId(view.one(from, "StoragePool", SOLE))).toBe("only");
    expect(nativeId(view.one(from, "Volume", at("/data/projects/x/y")))).toBe("deep");
    expect(nativeId(view.one(from, "Volume", at("/data/projects/")))).toBe("deep");
    expect(nativeId(view.one(from, "Volume", at("/data/projects2")))).toBe("root");
    expect(nativeId(view.one(from, "Volume", at("/")))).toBe("root");
    expect(nativeId(view.one(from, "Volume", deep.parent))).toBe("root");
    expect(view.one(from, "Volume", above("/"))).toBeNull();
    expect(view.one(from, "Volume", null)).toBeNull();
  });

  it("leads nowhere without an error when its path lies in no volume", async () => {
    const { view } = await estate([volume({ nativeId: "a", path: "/a" })]);
    expect(view.one(from, "Volume", at("/b/c"))).toBeNull();
    expect(view.idOf(from, "Volume", at("/b/c"))).toBeNull();
  });

  it("by a name that two rows bear leads to neither", async () => {
    const { view } = await estate([site({ nativeId: "1", name: "twin" }), site({ nativeId: "2", name: "twin" })]);
    expect(() => view.one(from, "Site", named("twin"))).toThrow();
    expect(view.idOf(from, "Site", named("twin"))).toBeNull();
  });

  it("has the other's id even when its row is not in hand, and costs one error for each source and kind", async () => {
    const { view } = await estate([volume({ nativeId: "v" })]);
    expect(view.idOf(from, "Volume", "gone")).toBe(
      encodeGlobalId({ kind: "Volume", sourceId: "alpha", nativeId: "gone" }),
    );
    expect(() => view.one(from, "Volume", "gone")).toThrow(
      expect.objectContaining({ problem: expect.objectContaining({ code: "NOT_FOUND", sourceId: "alpha" }) }),
    );
    expect(view.one(from, "Volume", "gone")).toBeNull();
    expect(view.one(from, "Volume", "gone too")).toBeNull();
    expect(() => view.one(from, "Site", "gone")).toThrow();
  });

  it("says why the other is not in hand when its kind could not be read", async () => {
    const broken = new ScriptedFeed(["Volume"], []);
    broken.error = failure("CIRCUIT_OPEN");
    const { view: open } = bench([scriptedSource({ feeds: [broken] })]);
    const view = open();
    await view.prepare(touching("Volume"), DEFAULT);
    expect(() => view.one(from, "Volume", "v")).toThrow(
      expect.objectContaining({ problem: expect.objectContaining({ code: "CIRCUIT_OPEN", retryable: true }) }),
    );
  });

  it("names several, of which those in hand are shown", async () => {
    const { view } = await estate([site({ nativeId: "1" }), site({ nativeId: "2", name: "two" })]);
    expect(ids(view.many(from, "Site", ["1", named("two"), "1"]) ?? [])).toEqual(["1", "2"]);
    expect(view.many(from, "Site", null)).toBeNull();
    expect(() => view.many(from, "Site", ["1", "9"])).toThrow();
    expect(ids(view.many(from, "Site", ["1", "9"]) ?? [])).toEqual(["1"]);
  });

  it("stands wherever its volume stands, when the vendor says so", async () => {
    const rows = [
      site({ nativeId: "s1", name: "one" }),
      site({ nativeId: "s2" }),
      volume({ nativeId: "v", placements: [placement(named("one")), placement("s2")] }),
    ];
    const wherever = share({ nativeId: "x", volume: "v", sites: "VOLUME" });
    const lost = share({ nativeId: "y", volume: "gone", sites: "VOLUME" });
    const { view } = await estate([...rows, wherever, lost]);
    expect(ids(view.many(wherever, "Site", wherever.sites) ?? [])).toEqual(["s1", "s2"]);
    expect(() => view.many(lost, "Site", lost.sites)).toThrow();
    expect(view.many(lost, "Site", lost.sites)).toBeNull();
    expect(ids(view.below(rows[1] as Row, "Share", {}).rows)).toEqual(["x"]);
  });
});

describe("A list below a row", () => {
  it("holds the rows that name it: of a volume", async () => {
    const v = volume({ nativeId: "v", path: "/data", name: "data" });
    const inner = volume({ nativeId: "w", path: "/data/in", parent: above("/data/in") });
    const rows = [
      v,
      inner,
      share({ nativeId: "sh1", volume: at("/data/x") }),
      share({ nativeId: "sh2", volume: at("/data/in/x") }),
      snapshot({ nativeId: "sn", volume: named("data") }),
      quota({ nativeId: "q", volume: "v" }),
      job({ nativeId: "j", volume: "v" }),
      alert({ nativeId: "al", resource: { kind: "Volume", ref: "v" } }),
      alert({ nativeId: "other", resource: { kind: "Host", ref: "v" } }),
    ];
    const { view } = await estate(rows);
    expect(ids(view.below(v, "Share", {}).rows)).toEqual(["sh1"]);
    expect(ids(view.below(inner, "Share", {}).rows)).toEqual(["sh2"]);
    expect(ids(view.below(v, "Snapshot", {}).rows)).toEqual(["sn"]);
    expect(ids(view.below(v, "Quota", {}).rows)).toEqual(["q"]);
    expect(ids(view.below(v, "Job", {}).rows)).toEqual(["j"]);
    expect(ids(view.below(v, "Alert", {}).rows)).toEqual(["al"]);
    expect(ids(view.allBelow(v, "Volume") ?? [])).toEqual(["w"]);
    expect(view.allBelow(v, "SnapshotPolicy")).toBeNull();
  });

  it("holds the rows that name it: of a site, a pool and a template", async () => {
    const s = site({ nativeId: "s" });
    const p = pool({ nativeId: "p", site: "s" });
    const t = template({ nativeId: "t" });
    const rows = [
      s,
      p,
      t,
      site({ nativeId: "child", parent: SOLE }),
      host({ nativeId: "h2", site: "s", displayName: "b" }),
      host({ nativeId: "h1", site: "s", displayName: "A" }),
      volume({ nativeId: "v", placements: [placement("s", "p"), placement("s", "p")] }),
      job({ nativeId: "j", site: "s", template: "t" }),
      alert({ nativeId: "a", site: "s" }),
    ];
    const { view } = await estate(rows);
    expect(ids(view.allBelow(s, "Host") ?? [])).toEqual(["h1", "h2"]);
    expect(ids(view.allBelow(s, "StoragePool") ?? [])).toEqual(["p"]);
    expect(view.below(s, "Volume", {}).totalCount).toBe(1);
    expect(ids(view.below(p, "Volume", {}).rows)).toEqual(["v"]);
    expect(ids(view.below(t, "Job", {}).rows)).toEqual(["j"]);
    expect(ids(view.below(s, "Alert", {}).rows)).toEqual(["a"]);
  });

  it("holds the certificates that a site uses itself, and those that instances on its hosts use", async () => {
    const [s, t] = [site({ nativeId: "s" }), site({ nativeId: "t" })];
    const { view } = await estate([
      s,
      t,
      host({ nativeId: "h", site: "s" }),
      certificate({ nativeId: "own", site: "t" }),
      certificate({ nativeId: "by-instance", site: null, instances: ["h:1", "h:2", "gone:1"] }),
      certificate({ nativeId: "unused", site: null, instances: [] }),
    ]);
    expect(ids(view.allBelow(s, "Certificate") ?? [])).toEqual(["by-instance"]);
    expect(ids(view.allBelow(t, "Certificate") ?? [])).toEqual(["own"]);
  });

  it("is filtered, sorted and paged like any other, and tells its own source's state", async () => {
    const v = volume({ nativeId: "v" });
    const quotas = Array.from({ length: 9 }, (_, place) =>
      quota({ nativeId: `q${place}`, volume: "v", path: `/p${8 - place}` }),
    );
    const { view } = await estate([v, volume({ nativeId: "w" }), ...quotas]);
    const args = {
      filter: { path: { in: ["/p1", "/p2", "/p3"] } },
      orderBy: [{ field: "PATH", direction: "DESC" as const }],
    };
    const page = view.below(v, "Quota", { ...args, first: 2 });
    expect(ids(page.rows)).toEqual(["q5", "q6"]);
    expect([page.totalCount, page.hasNextPage, page.complete]).toEqual([3, true, true]);
    expect(page.answers).toMatchObject([{ sourceId: "alpha", kind: "Quota", state: "LIVE", count: 9 }]);
    const after = page.cursorOf(page.rows[1] as RowOf["Quota"]);
    expect(ids(view.below(v, "Quota", { ...args, after }).rows)).toEqual(["q7"]);
    expect(() => view.below(volume({ nativeId: "w" }), "Quota", { ...args, after })).toThrow("another list");
  });

  it("of a kind that the vendor has not is complete and empty, and says UNSUPPORTED and why", async () => {
    const s = site({ nativeId: "s" });
    const { view } = await estate([s]);
    const page = view.below(s, "Host", {});
    expect([page.totalCount, page.complete]).toEqual([0, true]);
    expect(page.answers).toMatchObject([
      { state: "UNSUPPORTED", reason: "This vendor has nothing of this kind.", count: null },
    ]);
  });

  it("agrees with the rest of the request although a newer version came in meanwhile", async () => {
    const v = volume({ nativeId: "v" });
    const { view, feeds, list, clock } = await estate([v, quota({ nativeId: "old", volume: "v" })]);
    const quotas = feeds.find((feed) => feed.kinds[0] === "Quota") as ScriptedFeed;
    quotas.rows = [...quotas.rows, quota({ nativeId: "new", volume: "v" })];
    await clock.advance(5_000);
    expect((await list("Quota", {}, { maxAgeSeconds: 0, waitMs: null })).totalCount).toBe(2);
    expect(ids(view.below(v, "Quota", {}).rows)).toEqual(["old"]);
  });

  it("costs no vendor call, however many rows have one", async () => {
    const volumes = Array.from({ length: 300 }, (_, place) => volume({ nativeId: `v${place}` }));
    const shares = volumes.map((row) => share({ nativeId: `s${row.nativeId}`, volume: row.nativeId }));
    const { view, feeds } = await estate([...volumes, ...shares]);
    const counts = volumes.map((row) => view.below(row, "Share", { first: 5 }).totalCount);
    expect(counts.every((count) => count === 1)).toBe(true);
    expect(feeds.map((feed) => feed.reads.length)).toEqual([1, 1]);
  });
});

describe("A kind that only an id or a filter needs", () => {
  const rows = [share({ nativeId: "x", volume: at("/data/x") }), volume({ nativeId: "v", path: "/data" })];
  const source = () => scriptedSource({ feeds: feedsOf(rows), lateRelations: ["Share.volume"] });

  it("is read along when the vendor names it late", async () => {
    const { view: open } = bench([source()]);
    const view = open();
    await view.prepare(touchingIds(["Share"], ["Share.volume"]), DEFAULT);
    const volumeId = encodeGlobalId({ kind: "Volume", sourceId: "alpha", nativeId: "v" });
    expect(view.idOf(from, "Volume", rows[0]?.kind === "Share" ? rows[0].volume : null)).toBe(volumeId);
    expect(view.answers().map((answer) => answer.kind)).toEqual(["Volume", "Share"]);
    expect(ids((await listOf(open(), "Share", { args: { filter: { volume: [volumeId] } } })).rows)).toEqual(["x"]);
  });

  it("is read side by side with the list, not after it", async () => {
    const feeds = feedsOf(rows);
    for (const feed of feeds) feed.gate = () => gate().held;
    const { list } = bench([scriptedSource({ feeds, lateRelations: ["Share.volume"] })]);
    const volumeId = encodeGlobalId({ kind: "Volume", sourceId: "alpha", nativeId: "v" });
    void list("Share", { filter: { volume: [volumeId] } });
    await settle();
    expect(feeds.map((feed) => feed.reads.length)).toEqual([1, 1]);
  });

  it("is not read when the vendor gives its key", async () => {
    const feeds = feedsOf([share({ nativeId: "x", volume: "v" }), volume({ nativeId: "v" })]);
    const { view: open } = bench([scriptedSource({ feeds })]);
    await open().prepare(touchingIds(["Share"], ["Share.volume"]), DEFAULT);
    expect(feeds.map((feed) => feed.reads.length)).toEqual([1, 0]);
  });

  it("is read when rows turn out to need it: shares that are wherever their volume is", async () => {
    const feeds = feedsOf([
      share({ nativeId: "x", volume: "v", sites: "VOLUME" }),
      volume({ nativeId: "v", placements: [placement(named("north"))] }),
      site({ nativeId: "s", name: "north" }),
    ]);
    const { list } = bench([scriptedSource({ feeds })]);
    const siteId = encodeGlobalId({ kind: "Site", sourceId: "alpha", nativeId: "s" });
    expect(ids((await list("Share", { filter: { site: [siteId] } })).rows)).toEqual(["x"]);
    expect(feeds.map((feed) => feed.reads.length)).toEqual([1, 1, 1]);
  });

  it("is read when rows turn out to need it: certificates that are known by the instances of hosts alone", async () => {
    const feeds = feedsOf([
      certificate({ nativeId: "c", site: null, instances: ["h:1"] }),
      host({ nativeId: "h", site: "s" }),
      site({ nativeId: "s" }),
    ]);
    const { list } = bench([scriptedSource({ feeds })]);
    const siteId = encodeGlobalId({ kind: "Site", sourceId: "alpha", nativeId: "s" });
    expect(ids((await list("Certificate", { filter: { site: [siteId] } })).rows)).toEqual(["c"]);
    expect(feeds.map((feed) => feed.reads.length)).toEqual([1, 1, 0]);
  });
});
