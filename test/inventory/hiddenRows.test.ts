// Where could memory tell of hidden rows by the back door? Long lists kept in hand, rows read by themselves, doubts, and failures.
import { describe, expect, it } from "vitest";
import { EVERYONE, type Viewer } from "../../src/access/Viewer.ts";
import type { Kind } from "../../src/contract/kinds.ts";
import type { Row, RowOf } from "../../src/contract/rows/index.ts";
import { bench, DEFAULT, listOf, NOW, touching } from "./support/estate.ts";
import { job, placement, share, site, volume, volumes } from "./support/rows.ts";
import { failure, ScriptedFeed, scriptedSource } from "./support/scripted.ts";

/** Sees rows whose name begins so. */
const seesOnly = (start: string): Viewer => ({
  ...EVERYONE,
  id: start,
  digest: start,
  mayRead: () => true,
  sees: (row) => row.displayName.startsWith(start),
});
const without = (kind: Kind): Viewer => ({
  ...EVERYONE,
  id: "some",
  digest: `no ${kind}`,
  mayRead: (_source, asked) => asked !== kind,
  sees: null,
});

const feedsOf = (rows: readonly Row[]) =>
  [...Map.groupBy(rows, (row) => row.kind)].map(([kind, ofKind]) => new ScriptedFeed([kind], ofKind));

/** Two sites, a volume at one of them, and shares that are wherever their volume is. */
function sharesAt(siteId: string, count: number): Row[] {
  const shares = Array.from({ length: count }, (_, n) => share({ nativeId: `x${n}`, volume: "v", sites: "VOLUME" }));
  return [
    site({ nativeId: "s0" }),
    site({ nativeId: "s1" }),
    volume({ nativeId: "v", placements: [placement(siteId)] }),
    ...shares,
  ];
}
const below = async (request: ReturnType<ReturnType<typeof bench>["view"]>, siteId: string) => {
  await request.prepare(touching("Site", "Volume", "Share"), DEFAULT);
  return request.below(site({ nativeId: siteId }), "Share", { first: 1 }).totalCount;
};

describe("A long list below a row that goes through rows of another kind", () => {
  it("does not tell a viewer who may not read that kind what somebody else was told", async () => {
    const { view } = bench([scriptedSource({ feeds: feedsOf(sharesAt("s0", 600)) })]);
    expect(await below(view(EVERYONE), "s0")).toBe(600);
    expect(await below(view(without("Volume")), "s0")).toBe(0);
    expect(await below(view(EVERYONE), "s0")).toBe(600);
  });

  it("follows them when they move", async () => {
    const feeds = feedsOf(sharesAt("s0", 600));
    const { view, list, clock } = bench([scriptedSource({ feeds })]);
    expect(await below(view(), "s0")).toBe(600);
    for (const feed of feeds)
      if (feed.kinds.includes("Volume")) feed.rows = [volume({ nativeId: "v", placements: [placement("s1")] })];
    await clock.advance(5_000);
    await list("Volume", {}, NOW);
    expect([await below(view(), "s0"), await below(view(), "s1")]).toEqual([0, 600]);
  });
});

describe("A row that a viewer may not see, asked for by its id", () => {
  const estate = () => {
    const rows = [volume({ nativeId: "a" }), volume({ nativeId: "b" }), share({ nativeId: "a-share", volume: "b" })];
    const feeds = feedsOf(rows);
    for (const feed of feeds) feed.readSingly(feed.kinds[0] ?? "Volume");
    return { feeds, ...bench([scriptedSource({ feeds })]) };
  };

  it("is not found by a relation of a row that the same request may see", async () => {
    const { view } = estate();
    const request = view(seesOnly("a"));
    const found = (await request.getMany("Share", "alpha", ["a-share"])).get("a-share") as RowOf["Share"];
    expect((await request.getMany("Volume", "alpha", ["b"])).get("b")).toBeNull();
    expect(() => request.one(found, "Volume", found.volume)).toThrow("not in hand");
  });

  it("fails like one that there is not when the vendor fails, although it is remembered", async () => {
    const { view, feeds, list, clock } = estate();
    await list("Volume");
    await clock.advance(20 * 3_600_000);
    for (const feed of feeds) feed.error = failure();
    const code = (viewer: Viewer, nativeId: string) =>
      view(viewer)
        .getMany("Volume", "alpha", [nativeId])
        .then(
          (rows) => rows.get(nativeId)?.nativeId,
          (error) => error.problem.code,
        );
    expect(await code(EVERYONE, "b")).toBe("b");
    expect(await code(seesOnly("a"), "b")).toBe("UPSTREAM_ERROR");
    expect(await code(seesOnly("a"), "nowhere")).toBe("UPSTREAM_ERROR");
  });
});

describe("A read that is not believed", () => {
  it("is told with its figures only to who may see all rows", async () => {
    const feed = new ScriptedFeed(["Volume"], volumes(20));
    const { view, clock } = bench([scriptedSource({ feeds: [feed] })]);
    await listOf(view(), "Volume");
    feed.rows = feed.rows.slice(0, 5);
    await clock.advance(5_000);
    const reason = async (viewer: Viewer) =>
      (await listOf(view(viewer), "Volume", { freshness: NOW })).answers[0]?.reason;
    expect(await reason(EVERYONE)).toContain("15 of 20");
    expect(await reason(seesOnly("v1"))).not.toMatch(/\d/);
  });
});

describe("Details of a row that was read by itself", () => {
  it("are there for who may see the row, and for nobody else", async () => {
    const feed = new ScriptedFeed(["Job"], [job({ nativeId: "a" }), job({ nativeId: "b" })]);
    feed.readSingly("Job");
    const getMany = async (keys: readonly string[]) => new Map(keys.map((key) => [key, { steps: [key] }]));
    feed.details.Job = { steps: { fields: ["steps"], calls: (keys) => keys, getMany } };
    const { view } = bench([scriptedSource({ feeds: [feed] })]);
    for (const request of [view(seesOnly("a")), view(seesOnly("a"))]) {
      await request.getMany("Job", "alpha", ["a", "b"]);
      const nativeIds = ["a", "b"];
      const details = await request.details({ kind: "Job", sourceId: "alpha", name: "steps", nativeIds });
      expect([...details]).toEqual([
        ["a", { steps: ["a"] }],
        ["b", null],
      ]);
    }
  });
});
