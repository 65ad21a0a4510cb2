// Is a short, drifting or strange read ever taken for a deletion? What happens to rows that a read does not find.
import { describe, expect, it } from "vitest";
import type { Row } from "../../src/contract/rows/index.ts";
import type { Published } from "../../src/inventory/Store.ts";
import { settle } from "../support/FakeClock.ts";
import { ago, bench, NOW } from "./support/estate.ts";
import { ids, job, volume, volumes } from "./support/rows.ts";
import { failure, ScriptedFeed, scriptedSource } from "./support/scripted.ts";

const MINUTE = 60_000;

function oneFeed(rows: Row[], options = {}) {
  const feed = new ScriptedFeed([rows[0]?.kind ?? "Volume"], rows);
  const made = bench([scriptedSource({ feeds: [feed] })], options);
  const kind = feed.kinds[0] ?? "Volume";
  /** Reads anew and answers with all rows, by native id. */
  const reread = async () => {
    await made.clock.advance(5_000);
    const page = await made.list(kind, { first: 1_000 }, NOW);
    return { ids: ids(page.rows).sort(), answer: page.answers[0], page };
  };
  return { feed, reread, ...made };
}

describe("A row that one read does not find", () => {
  it("stays, as old as it is and stale, until a second complete read confirms it", async () => {
    const { feed, reread, view } = oneFeed(volumes(3));
    await reread();
    feed.rows = volumes(2);
    const { ids: afterOne, page } = await reread();
    expect(afterOne).toEqual(["v0", "v1", "v2"]);
    const request = view();
    const lost = page.rows.find((row) => row.nativeId === "v2") as Row;
    expect(request.observedAt(lost)).toBe("2026-11-20T12:00:05.000Z");
    expect(request.stale(lost)).toBe(true);
    expect(request.observedAt(page.rows[0] as Row)).toBe("2026-11-20T12:00:10.000Z");
    expect(request.stale(page.rows[0] as Row)).toBe(false);
    expect((await reread()).ids).toEqual(["v0", "v1"]);
  });

  it("is as before when it comes back", async () => {
    const { feed, reread, view } = oneFeed(volumes(3));
    await reread();
    feed.rows = volumes(2);
    await reread();
    feed.rows = volumes(3);
    const { page } = await reread();
    expect(page.rows.map((row) => view().stale(row))).toEqual([false, false, false]);
    feed.rows = volumes(2);
    expect((await reread()).ids).toHaveLength(3);
  });

  it("goes at once when a single read says that there is none", async () => {
    const { feed, reread, view, clock } = oneFeed(volumes(3));
    feed.readSingly("Volume");
    await reread();
    feed.rows = volumes(2);
    await clock.advance(2 * MINUTE);
    expect((await view().getMany("Volume", "alpha", ["v2"])).get("v2")).toBeNull();
    expect(ids((await view().list("Volume", {})).rows)).toEqual(["v0", "v1"]);
  });

  it("goes without being confirmed when it has left the window or its vendor's memory by age", async () => {
    const old = job({ nativeId: "old", createdAt: ago(24 * 3_600) });
    const ending = job({ nativeId: "ending", createdAt: ago(60), expiresAt: "2026-11-20T12:03:00.000Z" });
    const running = job({ nativeId: "running", createdAt: ago(90 * 3_600), state: "RUNNING" });
    const feed = new ScriptedFeed(["Job"], [old, ending, running]);
    feed.windows = ["DAY", "ALL"];
    const { clock, list } = bench([scriptedSource({ feeds: [feed] })]);
    expect((await list("Job")).totalCount).toBe(3);
    feed.rows = [];
    await clock.advance(5 * MINUTE);
    expect(ids((await list("Job", {}, NOW)).rows)).toEqual(["running"]);
    await clock.advance(5_000);
    expect((await list("Job", {}, NOW)).totalCount).toBe(0);
  });
});

describe("A list that changes while it is read", () => {
  it("is read once more, and the second read is believed when it agrees with itself", async () => {
    const { feed, reread } = oneFeed(volumes(6));
    feed.pageSize = 2;
    feed.beforePage = (page, read) => {
      if (read === 1 && page === 1) feed.rows = feed.rows.slice(1);
    };
    const { ids: found, answer } = await reread();
    expect(feed.reads).toHaveLength(2);
    expect(found).toEqual(["v1", "v2", "v3", "v4", "v5"]);
    expect(answer).toMatchObject({ state: "LIVE", complete: true });
  });

  it("twice is not complete, and is joined to what is known instead of replacing it", async () => {
    const { feed, reread } = oneFeed(volumes(6));
    feed.pageSize = 2;
    await reread();
    let next = 6;
    feed.rows = volumes(6).slice(1);
    feed.beforePage = (page) => {
      if (page === 1) feed.rows = [volume({ nativeId: `v${next++}` }), ...feed.rows];
    };
    const { ids: found, answer, page } = await reread();
    expect(found).toContain("v0");
    expect(answer).toMatchObject({ state: "LIVE", complete: false });
    expect((answer as { reason: string }).reason).toContain("changed while it was read");
    expect(page.complete).toBe(false);
  });

  it("is told by the vendor's counts as well as by what is seen twice", async () => {
    const { feed, reread } = oneFeed(volumes(6));
    feed.total = () => 7;
    expect((await reread()).answer).toMatchObject({ complete: false });
    feed.total = () => null;
    expect((await reread()).answer).toMatchObject({ complete: true });
    feed.rows = [...volumes(6), volume({ nativeId: "v0" })];
    expect((await reread()).answer).toMatchObject({ complete: false });
  });
});

describe("A read that would remove more than half of twenty rows", () => {
  const shrunk = async () => {
    const made = oneFeed(volumes(20));
    await made.reread();
    made.feed.rows = volumes(9);
    return made;
  };

  it("is not believed: all rows stay as they were, and the answer says SUSPECT and why", async () => {
    const { reread } = await shrunk();
    const { ids: found, answer, page } = await reread();
    expect(found).toHaveLength(20);
    expect(answer).toMatchObject({ state: "SUSPECT", complete: false, observedAt: "2026-11-20T12:00:05.000Z" });
    expect((answer as { reason: string }).reason).toContain("11 of 20");
    expect(page.complete).toBe(false);
  });

  it("is checked thirty seconds later in a session of its own, and then believed", async () => {
    const { reread, feed, clock, list } = await shrunk();
    await reread();
    expect(feed.reads.map((read) => read.call.freshSession)).toEqual([false, false]);
    await clock.advance(30_000);
    await settle();
    expect(feed.reads).toHaveLength(3);
    expect(feed.reads[2]?.call).toMatchObject({ freshSession: true, priority: "background" });
    const page = await list("Volume");
    expect(page.totalCount).toBe(9);
    expect(page.answers[0]).toMatchObject({ state: "CACHED", complete: true });
  });

  it("is checked once, however often it was read meanwhile", async () => {
    const { reread, feed, clock } = await shrunk();
    await reread();
    await reread();
    await reread();
    await clock.advance(60_000);
    expect(feed.reads.filter((read) => read.call.priority === "background")).toHaveLength(1);
  });

  it("is not confirmed by one that comes too soon, even in a session of its own", async () => {
    const { reread, feed } = await shrunk();
    await reread();
    const { ids: found, answer } = await reread();
    expect(feed.reads[2]?.call.freshSession).toBe(true);
    expect(found).toHaveLength(20);
    expect(answer).toMatchObject({ state: "SUSPECT" });
  });

  it("is forgotten when the next read finds the rows again", async () => {
    const { reread, feed } = await shrunk();
    await reread();
    feed.rows = volumes(20);
    expect((await reread()).answer).toMatchObject({ state: "LIVE", complete: true, count: 20 });
  });

  it("keeps for one more read what only the second of the two did not find", async () => {
    const { reread, feed, clock, list } = await shrunk();
    await reread();
    feed.rows = volumes(8);
    await clock.advance(30_000);
    await settle();
    expect((await list("Volume")).totalCount).toBe(9);
    expect((await reread()).ids).toHaveLength(8);
  });

  it("is believed at once when an operator says so", async () => {
    const { feed, inventory, list, reread, clock } = await shrunk();
    await reread();
    await clock.advance(5_000);
    const request = { signal: new AbortController().signal, deadlineMs: clock.monotonic() + 5_000, principal: "admin" };
    await inventory.refresh({ sourceId: "alpha", kind: "Volume", acceptRemovals: true }, request);
    expect((await list("Volume")).answers[0]).toMatchObject({ state: "CACHED", count: 9, complete: true });
    feed.error = failure();
    const again = inventory.refresh({ sourceId: "alpha", kind: "Volume", acceptRemovals: false }, request);
    await expect(again).rejects.toMatchObject({ problem: { code: "UPSTREAM_ERROR" } });
    const none = inventory.refresh({ sourceId: "alpha", kind: "Quota", acceptRemovals: false }, request);
    await expect(none).rejects.toMatchObject({ problem: { code: "UNSUPPORTED_BY_VENDOR" } });
  });

  it("does not make nineteen rows suspicious, nor exactly half of twenty", async () => {
    const few = oneFeed(volumes(19));
    await few.reread();
    few.feed.rows = [];
    expect((await few.reread()).answer).toMatchObject({ state: "LIVE", complete: true });
    const half = oneFeed(volumes(20));
    await half.reread();
    half.feed.rows = volumes(10);
    expect((await half.reread()).answer).toMatchObject({ state: "LIVE", count: 20 });
    expect((await half.reread()).answer).toMatchObject({ state: "LIVE", count: 10 });
  });

  it("is nothing strange where only the latest of each is listed and keys change all the time", async () => {
    const { feed, reread } = oneFeed(volumes(20));
    feed.coverage = "LATEST_ONLY";
    await reread();
    feed.rows = Array.from({ length: 20 }, (_, place) => volume({ nativeId: `w${place}` }));
    expect((await reread()).answer).toMatchObject({ state: "LIVE", coverage: "LATEST_ONLY", count: 40 });
    expect((await reread()).answer).toMatchObject({ count: 20 });
  });
});

describe("A collection", () => {
  it("keeps the objects of rows that did not change", async () => {
    const { feed, reread } = oneFeed(volumes(3));
    const first = (await reread()).page.rows;
    feed.rows = volumes(3, (place) => (place === 1 ? { description: "changed" } : {}));
    const second = (await reread()).page.rows;
    expect(second[0]).toBe(first[0]);
    expect(second[1]).not.toBe(first[1]);
    expect(second[2]).toBe(first[2]);
  });

  it("takes no more rows than it may, and says that it is not complete", async () => {
    const { feed, reread } = oneFeed(volumes(12), { maxRows: 10 });
    feed.pageSize = 4;
    const { ids: found, answer } = await reread();
    expect(found).toHaveLength(10);
    expect(answer).toMatchObject({ complete: false });
    expect((answer as { reason: string }).reason).toContain("10 rows");
    expect(feed.reads).toHaveLength(1);
  });

  it("says what a limit of the vendor's is", async () => {
    const { feed, reread } = oneFeed(volumes(2));
    feed.limits = [{ kind: "Volume", coverage: "PERMITTED_PART", reason: "The account sees only its own." }];
    expect((await reread()).answer).toMatchObject({
      coverage: "PERMITTED_PART",
      complete: true,
      reason: "The account sees only its own.",
    });
  });

  it("tells listeners what each version added, changed and removed", async () => {
    const changes: object[] = [];
    const { feed, reread } = oneFeed(volumes(3), {
      onPublished: ({ added, changed, removed }: Published) => changes.push({ added, changed, removed }),
    });
    await reread();
    feed.rows = [
      volume({ nativeId: "v0", description: "new" }),
      volume({ nativeId: "v1" }),
      volume({ nativeId: "v9" }),
    ];
    await reread();
    await reread();
    expect(changes).toEqual([
      { added: ["v0", "v1", "v2"], changed: [], removed: [] },
      { added: ["v9"], changed: ["v0"], removed: [] },
      { added: [], changed: [], removed: ["v2"] },
    ]);
  });

  it("keeps rows that were just created through the gateway although a read does not find them", async () => {
    const { feed, reread, view, clock } = oneFeed(volumes(2), {
      keeps: (_source: string, _kind: string, nativeId: string) => nativeId === "v1",
    });
    feed.readSingly("Volume");
    await reread();
    feed.rows = volumes(1);
    await reread();
    await reread();
    expect((await reread()).ids).toEqual(["v0", "v1"]);
    await clock.advance(70_000);
    expect((await view().getMany("Volume", "alpha", ["v1"])).get("v1")?.nativeId).toBe("v1");
    expect((await reread()).ids).toEqual(["v0", "v1"]);
  });
});
