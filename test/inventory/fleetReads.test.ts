// Does a vendor see each page once, however many replicas are asked for it, and does every replica answer whatever becomes of the
// others and of what they share?
import { describe, expect, it } from "vitest";
import type { RowPage } from "../../src/inventory/InventoryView.ts";
import { gate, NOW } from "./support/estate.ts";
import { startFleet } from "./support/fleet.ts";
import { ids, volumes } from "./support/rows.ts";
import { failure, ScriptedFeed, scriptedSource } from "./support/scripted.ts";

const SECOND = 1_000;
const MINUTE = 60_000;
const patient = { maxAgeSeconds: null, waitMs: 30_000 };
const nowPatiently = { maxAgeSeconds: 0, waitMs: 30_000 };

/** Three replicas over one vendor, which counts the pages that it is asked for. */
async function three(count = 250, options: Parameters<typeof startFleet>[2] = {}) {
  const feed = new ScriptedFeed(["Volume"], volumes(count));
  const seen = { pages: 0 };
  feed.beforePage = () => {
    seen.pages += 1;
  };
  const fleet = await startFleet(3, () => [scriptedSource({ feeds: [feed] })], options);
  const [first, second, third] = fleet.replicas;
  if (first === undefined || second === undefined || third === undefined) throw new Error("Three were started.");
  /** Asks all replicas at once. */
  const askAll = (freshness = patient) =>
    Promise.all(fleet.replicas.map((replica) => replica.list("Volume", { freshness })));
  /** Holds every page of the vendor back until it is opened. */
  const hold = () => {
    const { held, open } = gate();
    feed.gate = () => held;
    return () => {
      feed.gate = undefined;
      open();
    };
  };
  return { ...fleet, feed, seen, first, second, third, askAll, hold };
}

const states = (pages: readonly RowPage<"Volume">[]) => pages.map(({ answers }) => answers[0]?.state);

describe("Three replicas asked at once for what none has", () => {
  it("ask the vendor for each page once, and all answer with everything", async () => {
    const { askAll, seen, feed } = await three();
    const pages = await askAll();
    expect(pages.map(({ totalCount, complete }) => [totalCount, complete])).toEqual([
      [250, true],
      [250, true],
      [250, true],
    ]);
    expect(states(pages)).toEqual(["LIVE", "LIVE", "LIVE"]);
    expect([seen.pages, feed.reads.length]).toEqual([3, 1]);
  });

  it("answer with what they have when the waiting is over, and have the rest as soon as it was read", async () => {
    const { askAll, hold, quiet, clock, replicas, feed } = await three();
    const open = hold();
    const asked = askAll({ maxAgeSeconds: null, waitMs: 2_000 });
    await quiet();
    await clock.advance(2_000);
    expect(states(await asked)).toEqual(["PARTIAL", "PARTIAL", "PARTIAL"]);
    open();
    await quiet();
    const later = await Promise.all(replicas.map((replica) => replica.list("Volume")));
    expect(states(later)).toEqual(["CACHED", "CACHED", "CACHED"]);
    expect(feed.reads).toHaveLength(1);
  });

  it("are all told what the read failed with, and the next who asks reads again", async () => {
    const { askAll, feed, first, quiet } = await three();
    feed.error = failure("UPSTREAM_RATE_LIMITED");
    const pages = await askAll();
    expect(states(pages)).toEqual(["FAILED", "FAILED", "FAILED"]);
    expect(pages.map(({ answers }) => answers[0]?.error?.code)).toEqual(Array(3).fill("UPSTREAM_RATE_LIMITED"));
    expect(feed.reads).toHaveLength(1);
    await quiet();
    feed.error = null;
    expect(states([await first.list("Volume", { freshness: patient })])).toEqual(["LIVE"]);
    expect(feed.reads).toHaveLength(2);
  });

  it("read each for itself what is too large to be kept", async () => {
    const { askAll, feed, seen } = await three(250, { maxBytes: 10 });
    expect(states(await askAll())).toEqual(["LIVE", "LIVE", "LIVE"]);
    expect([seen.pages, feed.reads.length]).toEqual([9, 3]);
  });
});

describe("A replica whose rows are too old", () => {
  it("takes what another one has read meanwhile, without a call, also when it did not hear of it", async () => {
    const { first, second, feed, pass, quiet } = await three();
    await first.list("Volume");
    await quiet();
    second.cutOff(true);
    await pass(30 * SECOND);
    feed.rows = volumes(251);
    await first.list("Volume", { freshness: NOW });
    await quiet();
    second.cutOff(false);
    await pass(45 * SECOND);
    const page = await second.list("Volume", { freshness: { maxAgeSeconds: 50, waitMs: null } });
    expect(page.totalCount).toBe(251);
    expect(feed.reads).toHaveLength(2);
  });

  it("joins the read that another one makes when it demands the present", async () => {
    const { first, second, hold, feed, quiet } = await three();
    const open = hold();
    const early = first.list("Volume", { freshness: nowPatiently });
    await quiet();
    const late = second.list("Volume", { freshness: nowPatiently });
    await quiet();
    open();
    expect(states(await Promise.all([early, late]))).toEqual(["LIVE", "LIVE"]);
    expect(feed.reads).toHaveLength(1);
  });

  it("reads when it demands the present and what the others have was read before it asked", async () => {
    const { first, second, feed, pass, quiet } = await three();
    await first.list("Volume", { freshness: NOW });
    await quiet();
    await pass(10 * SECOND);
    await second.list("Volume", { freshness: NOW });
    expect(feed.reads).toHaveLength(2);
    await quiet();
    // Again within the least time between two reads, which counts for all of them.
    await first.list("Volume", { freshness: NOW });
    expect(feed.reads).toHaveLength(2);
  });

  it("moves up what another one reads for nobody in particular, once somebody waits for it", async () => {
    const { first, second, hold, feed, pass, quiet } = await three();
    await first.list("Volume");
    await pass(2 * MINUTE);
    const open = hold();
    await first.list("Volume");
    await quiet();
    expect(feed.reads.at(-1)?.call.priority).toBe("background");
    const waiting = second.list("Volume", { freshness: nowPatiently });
    await quiet();
    expect(feed.reads.at(-1)?.call.priority).toBe("interactive");
    open();
    await waiting;
    expect(feed.reads).toHaveLength(2);
  });
});

describe("When the replica that reads", () => {
  it("dies, another one reads as soon as its lease is over", async () => {
    const { first, second, hold, feed, clock, quiet } = await three();
    const open = hold();
    const lost = first.list("Volume", { freshness: patient }).catch(() => null);
    await quiet();
    const waiting = second.list("Volume", { freshness: patient });
    await quiet();
    first.crash();
    await clock.advance(14 * SECOND);
    expect(feed.reads).toHaveLength(1);
    await clock.advance(2 * SECOND);
    expect(feed.reads).toHaveLength(2);
    open();
    expect(states([await waiting])).toEqual(["LIVE"]);
    await lost;
  });

  it("takes longer than a lease lasts, nobody else reads", async () => {
    const { first, second, hold, feed, pass, quiet } = await three();
    const open = hold();
    const asked = [first, second].map((replica) =>
      replica.list("Volume", { freshness: { maxAgeSeconds: null, waitMs: 59_000 } }),
    );
    await pass(50 * SECOND);
    expect(feed.reads).toHaveLength(1);
    open();
    expect(states(await Promise.all(asked))).toEqual(["LIVE", "LIVE"]);
    await quiet();
    expect(feed.reads).toHaveLength(1);
  });

  it("loses all who wait there, the work ends, and somebody who waits elsewhere takes over at once", async () => {
    const { first, second, hold, feed, quiet } = await three();
    const open = hold();
    const gone = new AbortController();
    const left = first.list("Volume", { freshness: patient, signal: gone.signal }).catch(() => "gone");
    await quiet();
    const waiting = second.list("Volume", { freshness: patient });
    await quiet();
    gone.abort();
    expect(await left).toBe("gone");
    await quiet();
    expect([feed.aborted, feed.reads.length]).toEqual([1, 2]);
    open();
    expect(states([await waiting])).toEqual(["LIVE"]);
  });

  it("loses all who wait anywhere, nothing is read any more", async () => {
    const { first, second, hold, feed, quiet, clock } = await three();
    hold();
    const gone = new AbortController();
    const left = [first, second].map((replica) =>
      replica.list("Volume", { freshness: patient, signal: gone.signal }).catch(() => "gone"),
    );
    await quiet();
    gone.abort();
    expect(await Promise.all(left)).toEqual(["gone", "gone"]);
    await quiet();
    expect([feed.aborted, feed.reads.length]).toEqual([1, 1]);
    expect(clock.pending).toBe(0);
  });
});

describe("When what replicas share", () => {
  it("is not there, everybody reads at once", async () => {
    const { askAll, store, feed } = await three();
    store.isDown = true;
    expect(states(await askAll())).toEqual(["LIVE", "LIVE", "LIVE"]);
    expect(feed.reads).toHaveLength(3);
  });

  it("goes away in the middle of a read, those who wait read within a second", async () => {
    const { askAll, hold, store, feed, clock, quiet } = await three();
    const open = hold();
    const asked = askAll();
    await quiet();
    store.isDown = true;
    await clock.advance(SECOND);
    expect(feed.reads).toHaveLength(3);
    open();
    expect(states(await asked)).toEqual(["LIVE", "LIVE", "LIVE"]);
  });

  it("is emptied in the middle of a read, everybody has the rows, and nobody waits for what is gone", async () => {
    const { askAll, hold, flush, feed, quiet, clock } = await three();
    const open = hold();
    const asked = askAll();
    await quiet();
    flush();
    await clock.advance(SECOND);
    // One of those who wait finds no lease and reads; the other one waits for that.
    expect(feed.reads).toHaveLength(2);
    open();
    expect(states(await asked)).toEqual(["LIVE", "LIVE", "LIVE"]);
    await quiet();
    expect(feed.reads).toHaveLength(2);
  });
});

describe("A read that is not believed", () => {
  it("is confirmed once for all replicas", async () => {
    const { first, replicas, feed, pass, quiet } = await three(30);
    await first.list("Volume");
    await quiet();
    feed.rows = volumes(2);
    await pass(10 * SECOND);
    await first.list("Volume", { freshness: NOW });
    await quiet();
    expect(states(await Promise.all(replicas.map((replica) => replica.list("Volume"))))).toEqual(
      Array(3).fill("SUSPECT"),
    );
    expect(feed.reads).toHaveLength(2);
    await pass(31 * SECOND);
    expect(feed.reads.map(({ call }) => call.freshSession)).toEqual([false, false, true]);
    const pages = await Promise.all(replicas.map((replica) => replica.list("Volume")));
    expect(pages.map(({ rows }) => ids(rows).length)).toEqual([2, 2, 2]);
  });

  it("is confirmed by another replica when the one that made it is gone", async () => {
    const { first, second, feed, pass, quiet } = await three(30);
    await first.list("Volume");
    feed.rows = volumes(2);
    await pass(10 * SECOND);
    await first.list("Volume", { freshness: NOW });
    await quiet();
    first.crash();
    await pass(31 * SECOND);
    expect((await second.list("Volume")).totalCount).toBe(2);
    expect(feed.reads).toHaveLength(3);
  });

  it("is accepted by the replica that the operator told, although another one is reading", async () => {
    const { first, second, feed, hold, pass, quiet, clock } = await three(30);
    await first.list("Volume");
    await quiet();
    feed.rows = volumes(2);
    await pass(10 * SECOND);
    const open = hold();
    const early = first.list("Volume", { freshness: nowPatiently });
    await quiet();
    const ask = { sourceId: "alpha", kind: "Volume", acceptRemovals: true } as const;
    const told = second.inventory.refresh(ask, {
      signal: new AbortController().signal,
      deadlineMs: clock.monotonic() + 30_000,
      principal: "operator",
    });
    await quiet();
    open();
    await Promise.all([early, told]);
    expect((await second.list("Volume")).totalCount).toBe(2);
    expect(feed.reads).toHaveLength(3);
  });
});

describe("Every replica", () => {
  it("tells its listeners what was added, changed and removed, whoever read it", async () => {
    const { first, replicas, feed, pass, quiet } = await three(3);
    await first.list("Volume");
    await quiet();
    feed.rows = [...volumes(2, () => ({ description: "new" })), ...volumes(5).slice(4)];
    for (const _ of [1, 2]) {
      await pass(10 * SECOND);
      await first.list("Volume", { freshness: NOW });
      await quiet();
    }
    const expected = [
      { added: ["v0", "v1", "v2"], changed: [], removed: [] },
      { added: ["v4"], changed: ["v0", "v1"], removed: [] },
      { added: [], changed: [], removed: ["v2"] },
    ];
    for (const { published } of replicas)
      expect(published.map(({ added, changed, removed }) => ({ added, changed, removed }))).toEqual(expected);
  });

  it("knows how long a read took that another one made, and rests as long", async () => {
    const { first, second, feed, pass, quiet, hold, clock } = await three();
    const open = hold();
    const asked = first.list("Volume", { freshness: patient });
    await quiet();
    await clock.advance(25 * SECOND);
    open();
    await asked;
    await quiet();
    // Five times 25 seconds, where the kind's own time is one minute.
    await pass(90 * SECOND);
    expect(states([await second.list("Volume")])).toEqual(["CACHED"]);
    expect(feed.reads).toHaveLength(1);
  });
});
