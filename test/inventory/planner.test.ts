// Is fresh in hand what people use and watch, before they ask again, once for all replicas, and nothing else?
import { describe, expect, it } from "vitest";
import type { InventoryOptions } from "../../src/inventory/createInventory.ts";
import { dueAt } from "../../src/inventory/dueAt.ts";
import { startFleet } from "./support/fleet.ts";
import { job, volumes } from "./support/rows.ts";
import { failure, ScriptedFeed, scriptedSource } from "./support/scripted.ts";

const SECOND = 1_000;
const MINUTE = 60_000;
const used = { usedWithinMs: 15 * MINUTE, pins: [] };

/** So many replicas over one vendor of volumes and jobs. */
async function replicas(count: number, options: Partial<InventoryOptions> = {}) {
  const feeds = {
    volumes: new ScriptedFeed(["Volume"], volumes(3)),
    jobs: new ScriptedFeed(["Job"], [job({ nativeId: "j" })]),
  };
  for (const feed of Object.values(feeds)) feed.windows = ["ALL"];
  const fleet = await startFleet(count, () => [scriptedSource({ feeds: Object.values(feeds) })], options);
  return { ...fleet, feeds, one: fleet.replicas[0] ?? fail() };
}

const fail = (): never => {
  throw new Error("There is no replica.");
};

describe("What was used lately", () => {
  it("is read again before it is too old, behind everybody who waits, until nobody has used it for a while", async () => {
    const { one, feeds, pass } = await replicas(1, { planner: used });
    await one.list("Volume");
    for (let minute = 0; minute < 14; minute += 1) {
      await pass(MINUTE);
      expect(one.published.at(-1)?.collection.kind).toBe("Volume");
    }
    const { length } = feeds.volumes.reads;
    // Every 42 to 57 seconds.
    expect(length >= 15 && length <= 21).toBe(true);
    expect(new Set(feeds.volumes.reads.slice(1).map(({ call }) => call.priority))).toEqual(new Set(["background"]));
    await pass(2 * MINUTE);
    const after = feeds.volumes.reads.length;
    await pass(10 * MINUTE);
    expect(feeds.volumes.reads).toHaveLength(after);
    expect(feeds.jobs.reads).toHaveLength(0);
  });

  it("is answered from memory, so that nobody waits", async () => {
    const { one, pass } = await replicas(1, { planner: used });
    await one.list("Volume");
    for (let times = 0; times < 5; times += 1) {
      await pass(100 * SECOND);
      expect((await one.list("Volume")).answers).toMatchObject([{ state: "CACHED" }]);
    }
  });

  it("is read once for all replicas, as often as for one", async () => {
    const reads: number[] = [];
    for (const count of [1, 3]) {
      const { replicas: all, feeds, pass } = await replicas(count, { planner: used });
      for (const replica of all) {
        await replica.list("Volume");
        await pass(SECOND);
      }
      await pass(10 * MINUTE);
      reads.push(feeds.volumes.reads.length);
    }
    expect(reads[1]).toBe(reads[0]);
  });

  it("is not tried more often because the vendor fails", async () => {
    const { one, feeds, pass } = await replicas(1, { planner: used });
    await one.list("Volume");
    feeds.volumes.error = failure();
    await pass(10 * MINUTE);
    expect(feeds.volumes.reads.length).toBeLessThanOrEqual(16);
  });
});

describe("What the configuration pins", () => {
  it("is read although nobody asked, and for ever", async () => {
    const { feeds, pass, one } = await replicas(1, {
      planner: { usedWithinMs: 0, pins: [{ sourceId: null, kind: "Volume" }] },
    });
    await pass(MINUTE);
    expect(feeds.volumes.reads.length).toBeGreaterThanOrEqual(1);
    await pass(59 * MINUTE);
    expect(feeds.volumes.reads.length).toBeGreaterThanOrEqual(60);
    expect(feeds.jobs.reads).toHaveLength(0);
    one.inventory.close();
  });

  it("is not read by all sources at the same moment", async () => {
    const seconds: number[] = [];
    const feeds = Array.from({ length: 30 }, () => new ScriptedFeed(["Volume"], volumes(1)));
    const planner = { usedWithinMs: 0, pins: [{ sourceId: null, kind: "Volume" as const }] };
    const sources = () => feeds.map((feed, place) => scriptedSource({ id: `source-${place}`, feeds: [feed] }));
    const { pass, clock } = await startFleet(1, sources, { planner });
    for (const feed of feeds) feed.beforePage = () => void seconds.push(Math.floor(clock.monotonic() / SECOND));
    await pass(5 * MINUTE);
    const busiest = Math.max(...seconds.map((second) => seconds.filter((other) => other === second).length));
    expect(seconds.length).toBeGreaterThanOrEqual(150);
    expect(busiest).toBeLessThanOrEqual(7);
  });
});

describe("What somebody watches", () => {
  const interest = { sourceId: "alpha", kind: "Job", window: "DAY", everyMs: 5 * SECOND } as const;

  it("is read at the interval asked for, once for all replicas, as long as one of them watches", async () => {
    const { replicas: all, feeds, pass } = await replicas(3);
    const ends = all.map(({ inventory }) => inventory.interest(interest));
    await pass(MINUTE);
    expect(feeds.jobs.reads.length).toBe(13);
    expect(new Set(feeds.jobs.reads.map(({ call }) => call.priority))).toEqual(new Set(["watcher"]));
    for (const { published } of all) expect(published).toHaveLength(13);
    ends[0]?.();
    ends[1]?.();
    await pass(MINUTE);
    expect(feeds.jobs.reads.length).toBe(25);
    ends[2]?.();
    await pass(MINUTE);
    expect(feeds.jobs.reads.length).toBe(25);
  });

  it("is read at the shortest interval of all who watch", async () => {
    const { one, feeds, pass } = await replicas(1);
    const slow = one.inventory.interest({ ...interest, everyMs: 30 * SECOND });
    const quick = one.inventory.interest(interest);
    await pass(30 * SECOND);
    expect(feeds.jobs.reads.length).toBe(7);
    quick();
    await pass(MINUTE);
    expect(feeds.jobs.reads.length).toBe(9);
    slow();
  });

  it("is called off when the last one looks away in the middle of a read", async () => {
    const { one, feeds, quiet, clock } = await replicas(1);
    feeds.jobs.gate = () => new Promise(() => {});
    const end = one.inventory.interest(interest);
    await quiet();
    end();
    await quiet();
    expect(feeds.jobs.aborted).toBe(1);
    await clock.advance(MINUTE);
    expect(clock.pending).toBe(0);
  });

  it("of a kind that nobody reads is no mistake", async () => {
    const { one, clock } = await replicas(1);
    one.inventory.interest({ ...interest, kind: "Certificate" })();
    expect(clock.pending).toBe(0);
  });

  it("is told to everybody who listens, until they stop", async () => {
    const { one, feeds, pass } = await replicas(1);
    const heard: object[] = [];
    const stop = one.inventory.onPublished(({ added, changed, removed }) => heard.push({ added, changed, removed }));
    const end = one.inventory.interest(interest);
    await pass(SECOND);
    feeds.jobs.rows = [job({ nativeId: "j", state: "FAILED" })];
    await pass(5 * SECOND);
    stop();
    await pass(5 * SECOND);
    end();
    expect(heard).toEqual([
      { added: ["j"], changed: [], removed: [] },
      { added: [], changed: ["j"], removed: [] },
    ]);
  });
});

describe("The next read", () => {
  const state = { beganMs: 0, restUntilMs: 0, triedMs: 0, wantedMs: 0, place: 0.5 };

  it("is due when the first of those who want it wants it", () => {
    expect(dueAt({ everyMs: null, ttlMs: null }, state)).toBeNull();
    expect(dueAt({ everyMs: 5_000, ttlMs: 60_000 }, state)).toEqual({ atMs: 5_000, priority: "watcher" });
    expect(dueAt({ everyMs: 90_000, ttlMs: 60_000 }, state)).toEqual({ atMs: 49_500, priority: "background" });
  });

  it("comes neither before the vendor's rest nor soon after one that failed", () => {
    expect(dueAt({ everyMs: 5_000, ttlMs: null }, { ...state, restUntilMs: 8_000 })?.atMs).toBe(8_000);
    expect(dueAt({ everyMs: 5_000, ttlMs: null }, { ...state, triedMs: 4_000 })?.atMs).toBe(9_000);
    expect(dueAt({ everyMs: null, ttlMs: 10_000 }, { ...state, beganMs: null, triedMs: 1_000 })?.atMs).toBe(8_000);
  });
});
