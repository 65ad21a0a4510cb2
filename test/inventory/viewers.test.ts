// Does anything tell of what a viewer may not see? Two viewers side by side over the same rows.
import { describe, expect, it } from "vitest";
import { EVERYONE, type Viewer } from "../../src/access/Viewer.ts";
import type { Kind } from "../../src/contract/kinds.ts";
import type { Row, RowOf } from "../../src/contract/rows/index.ts";
import { encodeGlobalId } from "../../src/inventory/globalId.ts";
import { bench, DEFAULT, listOf, touching } from "./support/estate.ts";
import { alert, capacity, ids, placement, share, site, volume } from "./support/rows.ts";
import { ScriptedFeed, scriptedSource } from "./support/scripted.ts";

/** Sees rows whose name begins so. */
const seesOnly = (start: string): Viewer => ({
  ...EVERYONE,
  id: `only-${start}`,
  digest: `only-${start}`,
  mayRead: () => true,
  sees: (row) => row.displayName.startsWith(start),
});

/** May read these kinds of these sources alone. */
const mayRead = (sourceIds: string[], kinds: Kind[]): Viewer => ({
  ...EVERYONE,
  id: "some-kinds",
  digest: `${sourceIds}${kinds}`,
  mayRead: (sourceId, kind) => sourceIds.includes(sourceId) && kinds.includes(kind),
  sees: null,
});

const feedsOf = (rows: readonly Row[]) =>
  [...Map.groupBy(rows, (row) => row.kind)].map(([kind, ofKind]) => new ScriptedFeed([kind], ofKind));

const rows = [
  site({ nativeId: "s", displayName: "a-site" }),
  volume({
    nativeId: "root",
    displayName: "a-root",
    path: "/",
    capacity: capacity(100n, 60n),
    placements: [placement("s")],
  }),
  volume({
    nativeId: "hidden",
    displayName: "b-hidden",
    path: "/hidden",
    capacity: capacity(10n, 9n),
    parent: { by: "path", path: "/hidden", above: true },
    placements: [placement("s")],
  }),
  share({ nativeId: "x", displayName: "a-share", volume: { by: "path", path: "/hidden/x" } }),
  share({ nativeId: "y", displayName: "b-share", volume: "hidden" }),
];

const estate = () => bench([scriptedSource({ feeds: feedsOf(rows) })]);

describe("A viewer who may see some rows", () => {
  it("gets rows, counts, sums and provenance as if there were no others, while somebody else gets all", async () => {
    const { view } = estate();
    const [some, all] = [view(seesOnly("a-")), view(EVERYONE)];
    const [few, many] = [await listOf(some, "Volume"), await listOf(all, "Volume")];
    expect([few.totalCount, many.totalCount]).toEqual([1, 2]);
    expect([few.answers[0]?.count, many.answers[0]?.count]).toEqual([1, 2]);
    expect(few.matched).toHaveLength(1);
    expect(ids((await listOf(view(seesOnly("b-")), "Volume")).rows)).toEqual(["hidden"]);
    expect(some.summary(few).capacity.usedBytes).toBe(60n);
    expect(view(seesOnly("b-")).summary(await listOf(view(seesOnly("b-")), "Volume")).capacity.usedBytes).toBe(9n);
    expect(some.figures({ all: true }).volumeCount).toBe(1);
  });

  it("cannot tell a hidden row from one that is not there", async () => {
    const { view } = estate();
    const some = view(seesOnly("a-"));
    await some.prepare(touching("Volume", "Share", "Site"), DEFAULT);
    const missing = (nativeId: string) => {
      const request = view(seesOnly("a-"));
      try {
        return request.one({ sourceId: "alpha" }, "Volume", nativeId);
      } catch (error) {
        return String(error);
      }
    };
    expect(missing("hidden")).toBe(missing("nowhere"));
    const hiddenId = encodeGlobalId({ kind: "Volume", sourceId: "alpha", nativeId: "hidden" });
    expect((await listOf(some, "Volume", { args: { filter: { id: [hiddenId] } } })).totalCount).toBe(0);
    expect((await listOf(some, "Share", { args: { filter: { volume: [hiddenId] } } })).totalCount).toBe(0);
    expect((await some.getMany("Volume", "alpha", ["hidden", "nowhere", "root"])).get("hidden")).toBeNull();
  });

  it("finds below a row, and by path, what would be there if hidden rows were not", async () => {
    const { view } = estate();
    const [root, hidden, seen] = [rows[1], rows[2], rows[3]] as [RowOf["Volume"], RowOf["Volume"], RowOf["Share"]];
    const [some, all] = [view(seesOnly("a-")), view(EVERYONE)];
    for (const request of [some, all]) await request.prepare(touching("Volume", "Share", "Site"), DEFAULT);
    expect(some.one(seen, "Volume", seen.volume)?.nativeId).toBe("root");
    expect(all.one(seen, "Volume", seen.volume)?.nativeId).toBe("hidden");
    expect(ids(some.below(root, "Share", {}).rows)).toEqual(["x"]);
    expect(ids(all.below(root, "Share", {}).rows)).toEqual([]);
    expect(ids(all.below(hidden, "Share", {}).rows)).toEqual(["x", "y"]);
    expect(some.below(rows[0] as Row, "Volume", {}).totalCount).toBe(1);
    expect(some.allBelow(root, "Volume")).toEqual([]);
  });

  it("cannot use a cursor of somebody else", async () => {
    const { view } = estate();
    const page = await listOf(view(EVERYONE), "Volume", { args: { first: 1 } });
    const after = page.cursorOf(page.rows[0] as RowOf["Volume"]);
    await expect(listOf(view(seesOnly("a-")), "Volume", { args: { after } })).rejects.toMatchObject({
      problem: { code: "INVALID_INPUT", field: "after" },
    });
    expect(ids((await listOf(view(EVERYONE), "Volume", { args: { after } })).rows)).toEqual(["hidden"]);
  });
});

describe("A viewer who may read some kinds", () => {
  it("is told FORBIDDEN, without a row, a count or a call for the viewer's sake", async () => {
    const feeds = feedsOf(rows);
    const { view } = bench([scriptedSource({ feeds })]);
    const request = view(mayRead(["alpha"], ["Share"]));
    const page = await listOf(request, "Volume");
    expect([page.totalCount, page.complete]).toEqual([0, false]);
    expect(page.answers).toMatchObject([{ state: "FORBIDDEN", count: null, observedAt: null, error: null }]);
    expect(feeds.flatMap((feed) => feed.reads)).toEqual([]);
    expect((await request.getMany("Volume", "alpha", ["root"])).get("root")).toBeNull();
    expect(() => request.one({ sourceId: "alpha" }, "Volume", "root")).toThrow(
      expect.objectContaining({ problem: expect.objectContaining({ code: "FORBIDDEN" }) }),
    );
    expect(request.figures({ all: true }).volumeCount).toBeNull();
  });

  it("does not know of sources that have nothing for the viewer", async () => {
    const other = scriptedSource({ id: "beta", feeds: [new ScriptedFeed(["Volume"], [])] });
    const { view } = bench([scriptedSource({ feeds: feedsOf(rows) }), other]);
    const request = view(mayRead(["alpha"], ["Volume"]));
    expect(request.sources.map((source) => source.id)).toEqual(["alpha"]);
    expect((await listOf(request, "Volume")).answers.map((answer) => answer.sourceId)).toEqual(["alpha"]);
    expect(request.collectionsOf("beta")).toEqual([]);
    expect((await request.getMany("Volume", "beta", ["x"])).get("x")).toBeNull();
  });
});

describe("An alert that the gateway concluded", () => {
  const source = () =>
    scriptedSource({
      feeds: feedsOf(rows),
      readers: { Alert: { derived: true } },
      deriveAlerts: {
        from: ["Volume"],
        derive: ({ Volume = [] }) =>
          Volume.map((row) =>
            alert({
              nativeId: `full:${row.nativeId}`,
              displayName: `a-alert on ${row.nativeId}`,
              derived: true,
              active: true,
              resource: { kind: "Volume", ref: row.nativeId },
            }),
          ),
      },
    });

  it("from a row that the viewer may not see is hidden with it", async () => {
    const { view } = bench([source()]);
    expect(ids((await listOf(view(seesOnly("a-")), "Alert")).rows)).toEqual(["full:root"]);
    expect((await listOf(view(EVERYONE), "Alert")).totalCount).toBe(2);
    expect((await listOf(view(mayRead(["alpha"], ["Alert"])), "Alert")).answers[0]).toMatchObject({ count: 0 });
  });
});
