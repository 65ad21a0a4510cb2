// Does long work leave the event loop free? Slices by a clock that ticks at every look.
import { describe, expect, it } from "vitest";
import { EVERYONE } from "../../src/access/Viewer.ts";
import { createInventory } from "../../src/inventory/createInventory.ts";
import { Ranking } from "../../src/inventory/Ranking.ts";
import { createSlicer, pausesAt, runNow, type Work } from "../../src/inventory/Slicer.ts";
import { sortRanking } from "../../src/inventory/sortRanking.ts";
import { FakeClock } from "../support/FakeClock.ts";
import { DEFAULT, touching } from "./support/estate.ts";
import { ids, share, volumes } from "./support/rows.ts";
import { ScriptedFeed, scriptedSource } from "./support/scripted.ts";

/** So many steps, each taking one millisecond of the clock. */
function* steps(clock: FakeClock, count: number, done: string[] = [], name = ""): Work<string> {
  for (let step = 0; step < count; step += 1) {
    clock.advanceNow(1);
    done.push(name);
    yield;
  }
  return name;
}

/** A slicer whose turns are counted and pass at once. */
function counted() {
  const clock = new FakeClock();
  const turns: number[] = [];
  const slicer = createSlicer(clock, (then) => {
    const began = clock.monotonic();
    setImmediate(() => {
      turns.push(clock.monotonic() - began);
      then();
    });
  });
  return { clock, turns, slicer };
}

describe("Work in slices", () => {
  it("takes no more than its share of any turn of the event loop", async () => {
    const { clock, turns, slicer } = counted();
    expect(await slicer.run(steps(clock, 100, [], "x"))).toBe("x");
    expect(turns.length).toBeGreaterThanOrEqual(12);
    expect(Math.max(...turns)).toBeLessThanOrEqual(8);
  });

  it("of many queries at once takes no more of a turn than that of one", async () => {
    const { clock, turns, slicer } = counted();
    const done: string[] = [];
    await Promise.all(["a", "b", "c"].map((name) => slicer.run(steps(clock, 24, done, name))));
    expect(Math.max(...turns)).toBeLessThanOrEqual(8);
    // Each gets its turn: nobody waits for the whole of another.
    expect(done.indexOf("c")).toBeLessThan(done.lastIndexOf("a"));
  });

  it("takes its place behind the work that waits", async () => {
    const { clock, slicer } = counted();
    const done: string[] = [];
    const first = slicer.run(steps(clock, 7, done, "a"));
    const second = slicer.run(steps(clock, 12, done, "b"));
    await first;
    await slicer.run(steps(clock, 1, done, "c"));
    await second;
    expect(done.join("")).toBe("aaaaaaabbbbbbcbbbbbb");
  });

  it("passes on what the work throws, and goes on with the others", async () => {
    const { clock, slicer } = counted();
    const failing = function* (): Work<never> {
      yield;
      throw new Error("broken");
    };
    const well = slicer.run(steps(clock, 20, [], "well"));
    await expect(slicer.run(failing())).rejects.toThrow("broken");
    expect(await well).toBe("well");
  });

  it("is done in one go for callers that cannot wait", () => {
    expect(runNow(steps(new FakeClock(), 50, [], "all"))).toBe("all");
    expect([98, 99, 100, 199].map(pausesAt)).toEqual([false, true, false, true]);
  });
});

describe("Sorting in slices", () => {
  it("equals sorting at once, and can be left often", () => {
    const rows = volumes(5_000);
    const columns = [rows.map((_, place) => (place * 7_919) % 1_000), rows.map((_, place) => (place * 31) % 7)];
    const ranking = new Ranking(rows, columns, [1, -1]);
    const work = sortRanking(ranking);
    let pauses = 0;
    let step = work.next();
    for (; step.done !== true; step = work.next()) pauses += 1;
    expect([...step.value]).toEqual([...rows.keys()].sort((left, right) => ranking.compare(left, right)));
    expect(pauses).toBeGreaterThan(100);
  });
});

describe("An inventory", () => {
  it("yields in every long loop: reading, merging, indexing, filtering, sorting and paging", async () => {
    // Every look at the clock costs a millisecond, so that every loop which looks is long.
    class TickingClock extends FakeClock {
      override monotonic(): number {
        this.advanceNow(1);
        return super.monotonic();
      }
    }
    const clock = new TickingClock();
    const rows = [
      ...volumes(4_000),
      ...volumes(4_000).map((row) => share({ nativeId: row.nativeId, volume: row.nativeId })),
    ];
    const feeds = [new ScriptedFeed(["Volume"], rows.slice(0, 4_000)), new ScriptedFeed(["Share"], rows.slice(4_000))];
    for (const feed of feeds) feed.pageSize = 4_000;
    const { view } = createInventory({ sources: [scriptedSource({ feeds })], clock });
    const request = view(EVERYONE, {
      signal: new AbortController().signal,
      deadlineMs: Number.POSITIVE_INFINITY,
      principal: "p",
    });
    const args = { filter: { displayName: { contains: "v" } }, first: 2 };
    let turns = 0;
    let isDone = false;
    const count = () => {
      turns += 1;
      if (!isDone) setImmediate(count);
    };
    setImmediate(count);
    await request.prepare(touching("Volume", "Share"), { ...DEFAULT, waitMs: 1e9 }, { kind: "Volume", args });
    const page = await request.list("Volume", args);
    isDone = true;
    expect(ids(page.rows)).toEqual(["v0", "v1"]);
    expect(page.totalCount).toBe(4_000);
    expect(turns).toBeGreaterThan(20);
  });
});
