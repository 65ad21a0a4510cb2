// Does the store keep what is needed, and no more? Collections side by side, and updates that overtake each other.
import { describe, expect, it } from "vitest";
import type { Window } from "../../src/contract/kinds.ts";
import type { Collection } from "../../src/inventory/Collection.ts";
import { createSlicer, runNow, type Work } from "../../src/inventory/Slicer.ts";
import { createStore, type Published } from "../../src/inventory/Store.ts";
import { buildTable } from "../../src/inventory/Table.ts";
import { FakeClock } from "../support/FakeClock.ts";
import { job } from "./support/rows.ts";

const shelf = { sourceId: "alpha", kind: "Job" as const };

const collection = (window: Window, readBeganMs: number, more: Partial<Collection> = {}): Collection => ({
  ...shelf,
  window,
  version: readBeganMs,
  table: runNow(buildTable({ ...shelf, key: `${window}${readBeganMs}` }, [job({ nativeId: "j" })])),
  observedAt: "2026-11-20T12:00:00.000Z",
  observedMs: readBeganMs,
  readBeganMs,
  readEndedMs: readBeganMs,
  complete: true,
  coverage: "ALL",
  reason: null,
  readings: new Map(),
  counts: {},
  suspicion: null,
  ...more,
});

function* published(made: Collection): Work<Published> {
  yield;
  return { collection: made, added: [], changed: [], removed: [] };
}

function store() {
  const made = createStore(createSlicer(new FakeClock()), () => {});
  const put = (one: Collection) => made.update({ ...shelf, window: one.window }, () => published(one));
  const windows = () => made.all(shelf).map(({ window }) => window);
  return { ...made, put, windows };
}

describe("Collections of one kind", () => {
  it("make room for a wider one that was read to its end, not for a part or one in doubt", async () => {
    const { put, windows } = store();
    await put(collection("HOUR", 1));
    await put(collection("DAY", 2, { complete: false }));
    await put(collection("WEEK", 3, { suspicion: { sinceMs: 3, absent: new Set(), reason: "strange" } }));
    expect(windows()).toEqual(["HOUR", "DAY", "WEEK"]);
    await put(collection("DAY", 4));
    expect(windows()).toEqual(["DAY", "WEEK"]);
  });

  it("serve what reaches back far enough, the newest first, complete or not", async () => {
    const { put, best } = store();
    await put(collection("ALL", 1));
    await put(collection("DAY", 2, { complete: false }));
    expect(best(shelf, "HOUR")?.window).toBe("DAY");
    expect(best(shelf, "WEEK")?.window).toBe("ALL");
    expect(best({ sourceId: "beta", kind: "Job" }, "HOUR")).toBeNull();
  });

  it("go when they are too old to be served", async () => {
    const { put, windows, dropOlder } = store();
    await put(collection("ALL", 1));
    await put(collection("DAY", 5));
    dropOlder(shelf, 5);
    expect(windows()).toEqual(["DAY"]);
  });
});

describe("An update", () => {
  it("that another one overtook is made anew from what that one left", async () => {
    const { update, put, exact } = store();
    const seen: (number | null)[] = [];
    const slow = update({ ...shelf, window: "ALL" }, function* (previous) {
      seen.push(previous?.version ?? null);
      // While it is being made for the first time, another version takes the place.
      if (seen.length === 1) void put(collection("ALL", 7));
      for (let step = 0; step < 3; step += 1) yield;
      return { collection: collection("ALL", 8 + seen.length), added: [], changed: [], removed: [] };
    });
    await slow;
    expect(seen).toEqual([null, 7]);
    expect(exact(shelf, "ALL")?.version).toBe(10);
  });

  it("that makes nothing leaves everything as it is", async () => {
    const { update, put, exact } = store();
    await put(collection("ALL", 1));
    // biome-ignore lint/correctness/useYield: work that has nothing to do.
    await update({ ...shelf, window: "ALL" }, function* () {
      return null;
    });
    expect(exact(shelf, "ALL")?.version).toBe(1);
  });
});

describe("Rows read by themselves", () => {
  it("are remembered, the last thousand of each kind", () => {
    const { noteLive, live } = store();
    for (let place = 0; place <= 1_000; place += 1)
      noteLive(shelf, `j${place}`, { row: null, observedAt: "", observedMs: place });
    expect(live(shelf, "j0")).toBeNull();
    expect(live(shelf, "j1")?.observedMs).toBe(1);
    expect(live(shelf, "j1000")?.observedMs).toBe(1_000);
  });
});
