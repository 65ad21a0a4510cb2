// Are answers as fresh as they say, and do they say it? Freshness, shared reads, waiting and failing, through a view.
import { describe, expect, it } from "vitest";
import { settle } from "../support/FakeClock.ts";
import { bench, DEFAULT, gate, listOf, NOW } from "./support/estate.ts";
import { ids, volume, volumes } from "./support/rows.ts";
import { failure, ScriptedFeed, scriptedSource } from "./support/scripted.ts";

const SECOND = 1_000;

function oneFeed(count = 3) {
  const feed = new ScriptedFeed(["Volume"], volumes(count));
  return { feed, ...bench([scriptedSource({ feeds: [feed] })]) };
}

/** What the one source of an answer says. */
const said = (page: { readonly answers: readonly object[] }) => page.answers[0];

describe("Without a demand, a list", () => {
  it("is read from the vendor the first time, and says LIVE", async () => {
    const { list } = oneFeed();
    const page = await list("Volume");
    expect(ids(page.rows)).toEqual(["v0", "v1", "v2"]);
    expect(page.complete).toBe(true);
    expect(said(page)).toMatchObject({
      state: "LIVE",
      observedAt: "2026-11-20T12:00:00.000Z",
      complete: true,
      coverage: "ALL",
      count: 3,
      error: null,
      reason: null,
    });
  });

  it("is served from memory for its time to live, without a call", async () => {
    const { list, clock, feed } = oneFeed();
    await list("Volume");
    await clock.advance(60 * SECOND);
    expect(said(await list("Volume"))).toMatchObject({ state: "CACHED", reason: null });
    expect(feed.reads).toHaveLength(1);
  });

  it("that took long to read is read less often, so that reading it never takes up the whole budget", async () => {
    const { list, clock, feed } = oneFeed();
    const slow = gate();
    feed.gate = () => slow.held;
    const first = list("Volume", {}, { maxAgeSeconds: null, waitMs: 500 * SECOND });
    await clock.advance(100 * SECOND);
    slow.open();
    await settle();
    await first;
    await clock.advance(399 * SECOND);
    expect(said(await list("Volume"))).toMatchObject({ state: "CACHED" });
    await clock.advance(2 * SECOND);
    expect(said(await list("Volume"))).toMatchObject({ state: "STALE" });
    expect(feed.reads).toHaveLength(2);
  });

  it("is served STALE at once after that, while one read runs behind", async () => {
    const { list, clock, feed } = oneFeed();
    await list("Volume");
    await clock.advance(61 * SECOND);
    feed.rows = [...feed.rows, volume({ nativeId: "new" })];
    const page = await list("Volume");
    expect(said(page)).toMatchObject({ state: "STALE", complete: true, count: 3 });
    expect(page.totalCount).toBe(3);
    await settle();
    expect(feed.reads).toHaveLength(2);
    expect(feed.reads[1]?.call.priority).toBe("background");
    expect(said(await list("Volume"))).toMatchObject({ state: "CACHED", count: 4 });
  });

  it("is waited for when it is older than that", async () => {
    const { list, clock } = oneFeed();
    await list("Volume");
    await clock.advance(3_600 * SECOND);
    expect(said(await list("Volume"))).toMatchObject({ state: "LIVE", observedAt: "2026-11-20T13:00:00.000Z" });
  });
});

describe("A caller who names an age", () => {
  it("is served from memory within it, and live beyond it", async () => {
    const { list, clock, feed } = oneFeed();
    await list("Volume");
    await clock.advance(30 * SECOND);
    expect(said(await list("Volume", {}, { maxAgeSeconds: 30, waitMs: null }))).toMatchObject({ state: "CACHED" });
    expect(said(await list("Volume", {}, { maxAgeSeconds: 29, waitMs: null }))).toMatchObject({ state: "LIVE" });
    expect(feed.reads).toHaveLength(2);
    expect(feed.reads[1]?.call.priority).toBe("interactive");
  });

  it("gets the vendor's word now with age 0, but not more often than the kind's least age", async () => {
    const { list, clock, feed } = oneFeed();
    await list("Volume", {}, NOW);
    await clock.advance(1_999);
    expect(said(await list("Volume", {}, NOW))).toMatchObject({ state: "CACHED" });
    await clock.advance(1);
    expect(said(await list("Volume", {}, NOW))).toMatchObject({ state: "LIVE" });
    expect(feed.reads).toHaveLength(2);
  });

  it("gets a fresher answer within one request than another list of it was content with", async () => {
    const { view, list, clock } = oneFeed();
    await list("Volume");
    await clock.advance(10 * SECOND);
    const request = view();
    expect(said(await listOf(request, "Volume"))).toMatchObject({ state: "CACHED" });
    expect(said(await listOf(request, "Volume", { freshness: NOW }))).toMatchObject({ state: "LIVE" });
    expect(said(await listOf(request, "Volume", { freshness: DEFAULT }))).toMatchObject({ state: "LIVE" });
  });
});

describe("A vendor that takes its time", () => {
  it("is read once for all who ask meanwhile", async () => {
    const { list, feed, clock } = oneFeed();
    const slow = gate();
    feed.gate = () => slow.held;
    const answers = Promise.all([list("Volume"), list("Volume"), list("Volume", {}, NOW)]);
    await clock.advance(SECOND);
    slow.open();
    for (const page of await answers) expect(said(page)).toMatchObject({ state: "LIVE", count: 3 });
    expect(feed.reads).toHaveLength(1);
  });

  it("is answered PARTIAL with the pages that came in time, and goes on to its end", async () => {
    const { list, feed, clock } = oneFeed(5);
    const slow = gate();
    feed.pageSize = 2;
    feed.gate = (page) => (page === 2 ? slow.held : undefined);
    const answer = list("Volume");
    await clock.advance(2 * SECOND);
    const page = await answer;
    expect(ids(page.rows)).toEqual(["v0", "v1", "v2", "v3"]);
    expect(page.complete).toBe(false);
    expect(said(page)).toMatchObject({
      state: "PARTIAL",
      complete: false,
      count: 4,
      error: { code: "UPSTREAM_TIMEOUT" },
    });
    expect((said(page) as { reason: string }).reason).toContain("2000 ms");
    slow.open();
    await settle();
    expect(said(await list("Volume"))).toMatchObject({ state: "CACHED", complete: true, count: 5 });
    expect(feed.reads).toHaveLength(1);
  });

  it("is answered with the older complete rows rather than with a newer part", async () => {
    const { list, feed, clock } = oneFeed(5);
    await list("Volume");
    await clock.advance(3_600 * SECOND);
    feed.pageSize = 2;
    feed.gate = (page) => (page === 2 ? gate().held : undefined);
    const answer = list("Volume");
    await clock.advance(2 * SECOND);
    expect(said(await answer)).toMatchObject({ state: "STALE", complete: true, count: 5 });
  });

  it("is answered with the older complete rows even when more have come in of the newer part", async () => {
    const { list, feed, clock } = oneFeed(2);
    await list("Volume");
    await clock.advance(3_600 * SECOND);
    feed.rows = volumes(6);
    feed.pageSize = 2;
    feed.gate = (page) => (page === 2 ? gate().held : undefined);
    const answer = list("Volume");
    await clock.advance(2 * SECOND);
    expect(said(await answer)).toMatchObject({ state: "STALE", complete: true, count: 2 });
  });

  it("is asked more urgently once somebody waits for what was begun for nobody", async () => {
    const { list, feed, clock } = oneFeed();
    await list("Volume");
    const slow = gate();
    feed.gate = () => slow.held;
    await clock.advance(61 * SECOND);
    await list("Volume");
    await settle();
    expect(feed.reads[1]?.call.priority).toBe("background");
    const waiting = list("Volume", {}, NOW);
    await settle();
    expect(feed.reads[1]?.call.priority).toBe("interactive");
    slow.open();
    expect(said(await waiting)).toMatchObject({ state: "LIVE" });
    expect(feed.reads).toHaveLength(2);
  });

  it("is waited for no longer than the caller says, nor than its deadline", async () => {
    const { list, feed, clock } = oneFeed();
    feed.gate = () => gate().held;
    const atOnce = await list("Volume", {}, { maxAgeSeconds: null, waitMs: 0 });
    expect(said(atOnce)).toMatchObject({ state: "PARTIAL", count: 0, observedAt: null });
    const answer = list("Volume", {}, { maxAgeSeconds: null, waitMs: 60_000 });
    await clock.advance(9_900);
    expect(said(await answer)).toMatchObject({ state: "PARTIAL" });
  });

  it("is no longer read when the last caller has gone", async () => {
    const { view, feed, clock } = oneFeed();
    feed.gate = () => gate().held;
    const [first, second] = [new AbortController(), new AbortController()];
    const answers = [first, second].map(({ signal }) => listOf(view(undefined, signal), "Volume"));
    const ends = Promise.allSettled(answers);
    await settle();
    first.abort();
    await settle();
    expect(feed.aborted).toBe(0);
    second.abort();
    await ends;
    expect(feed.aborted).toBe(1);
    expect(clock.pending).toBe(0);
  });

  it("is read on although all have gone when somebody was answered in the hope of it", async () => {
    const { view, list, feed, clock } = oneFeed();
    const slow = gate();
    feed.gate = () => slow.held;
    const hasty = list("Volume", {}, { maxAgeSeconds: null, waitMs: 100 });
    const gone = new AbortController();
    const ends = Promise.allSettled([listOf(view(undefined, gone.signal), "Volume")]);
    await clock.advance(100);
    await hasty;
    gone.abort();
    await ends;
    slow.open();
    await settle();
    expect(feed.aborted).toBe(0);
    expect(said(await list("Volume"))).toMatchObject({ state: "CACHED" });
  });
});

describe("A vendor that fails", () => {
  it("costs nothing but its own rows, and the answer says why", async () => {
    const broken = new ScriptedFeed(["Volume"], []);
    broken.error = failure("UPSTREAM_TIMEOUT");
    const well = new ScriptedFeed(["Volume"], [volume({ nativeId: "w", sourceId: "beta" })]);
    const { list } = bench([scriptedSource({ feeds: [broken] }), scriptedSource({ id: "beta", feeds: [well] })]);
    const page = await list("Volume");
    expect(ids(page.rows)).toEqual(["w"]);
    expect(page.complete).toBe(false);
    expect(page.answers).toMatchObject([
      { sourceId: "alpha", state: "FAILED", count: null, observedAt: null, error: { code: "UPSTREAM_TIMEOUT" } },
      { sourceId: "beta", state: "LIVE", count: 1, error: null },
    ]);
  });

  it("is served from what is remembered for so long, and then is FAILED", async () => {
    const { list, feed, clock } = oneFeed();
    await list("Volume");
    feed.error = failure();
    await clock.advance(24 * 3_600 * SECOND);
    expect(said(await list("Volume"))).toMatchObject({ state: "STALE", count: 3, error: { code: "UPSTREAM_ERROR" } });
    await clock.advance(SECOND);
    expect(said(await list("Volume"))).toMatchObject({ state: "FAILED", count: null });
  });

  it("is asked again by the next caller: failures are never kept", async () => {
    const { list, feed } = oneFeed();
    feed.error = failure();
    expect(said(await list("Volume"))).toMatchObject({ state: "FAILED" });
    feed.error = null;
    expect(said(await list("Volume"))).toMatchObject({ state: "LIVE", count: 3, error: null });
  });

  it("names the last failure while older rows are served behind a running read", async () => {
    const { list, feed, clock } = oneFeed();
    await list("Volume");
    feed.error = failure("UPSTREAM_AUTH_FAILED");
    await clock.advance(61 * SECOND);
    await list("Volume");
    await settle();
    expect(said(await list("Volume"))).toMatchObject({ state: "STALE", error: { code: "UPSTREAM_AUTH_FAILED" } });
  });

  it("makes rows stale although they are young", async () => {
    const { view, list, feed, clock } = oneFeed();
    const [row] = (await list("Volume")).rows;
    feed.error = failure();
    await clock.advance(5 * SECOND);
    const answer = await list("Volume", {}, NOW);
    expect(said(answer)).toMatchObject({ state: "STALE", error: { code: "UPSTREAM_ERROR" } });
    expect(row === undefined ? null : view().stale(row)).toBe(true);
    feed.error = null;
    await list("Volume", {}, NOW);
    expect(row === undefined ? null : view().stale(row)).toBe(false);
  });

  it("is not blamed for a read that nobody waited for any more", async () => {
    const { view, feed } = oneFeed();
    feed.gate = () => gate().held;
    const gone = new AbortController();
    const ends = Promise.allSettled([listOf(view(undefined, gone.signal), "Volume")]);
    await settle();
    gone.abort();
    await ends;
    await settle();
    expect(
      view()
        .collectionsOf("alpha")
        .find((answer) => answer.kind === "Volume"),
    ).toMatchObject({ error: null });
    expect(view().sourceHealth("alpha")).toBe("UNKNOWN");
  });

  it("after some pages is answered with these, when nothing else is in hand", async () => {
    const { list, feed } = oneFeed(4);
    feed.pageSize = 2;
    feed.beforePage = (page) => {
      if (page === 1) throw failure("UPSTREAM_RATE_LIMITED");
    };
    const page = await list("Volume");
    expect(ids(page.rows)).toEqual(["v0", "v1"]);
    expect(said(page)).toMatchObject({ state: "PARTIAL", complete: false, error: { code: "UPSTREAM_RATE_LIMITED" } });
  });

  it("by a fault of the gateway says no more than that", async () => {
    const { list, feed } = oneFeed();
    feed.error = new TypeError("secret https://vendor/x");
    const { error } = said(await list("Volume")) as { error: { code: string; message: string } };
    expect(error.code).toBe("INTERNAL");
    expect(error.message).not.toContain("secret");
  });
});
