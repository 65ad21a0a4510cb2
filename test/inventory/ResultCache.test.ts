// Are pages of a result that was sorted behind the same as those of one that was not?
import { describe, expect, it } from "vitest";
import { Ranking } from "../../src/inventory/Ranking.ts";
import { createResultCache, selectPage } from "../../src/inventory/ResultCache.ts";
import { createSlicer, runNow } from "../../src/inventory/Slicer.ts";
import { FakeClock, settle } from "../support/FakeClock.ts";
import { volumes } from "./support/rows.ts";

const silent = { info: () => {}, warn: () => {}, error: () => {} };
const cache = () => createResultCache(createSlicer(new FakeClock()), silent);

/** So many rows in a jumbled order, with ties. */
const result = (count: number) => {
  const rows = volumes(count);
  return { ranking: new Ranking(rows, [rows.map((_, place) => (place * 37) % 50)], [-1]), order: null };
};

describe("A result", () => {
  it("gives the same pages before and after it was sorted, from either end and between any places", async () => {
    const kept = result(400);
    const places = [null, 3, 77, 250, 399].map((place) => (place === null ? null : kept.ranking.placeOf(place)));
    const pages = () =>
      places.flatMap((after) =>
        places.flatMap((before) =>
          (["start", "end"] as const).map((from) => runNow(selectPage(kept, { size: 7, from, after, before }))),
        ),
      );
    const unsorted = pages();
    cache().sortBehind(kept);
    await settle();
    expect(kept.order).toHaveLength(400);
    expect(pages()).toEqual(unsorted);
  });

  it("is forgotten when there are too many others, the least used first", () => {
    const { get, set } = cache();
    const [large, small] = [result(150_000), result(10)];
    set("a", large);
    set("b", large);
    set("small", small);
    get("a");
    set("c", large);
    expect([get("a") !== null, get("b") !== null, get("small") !== null, get("c") !== null]).toEqual([
      true,
      false,
      true,
      true,
    ]);
    set("too large", result(500_000));
    expect([get("too large"), get("c") !== null]).toEqual([null, true]);
  });
});
