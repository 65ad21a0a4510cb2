// Are lists right whatever the rows? Random rows, orders and pages against filtering, sorting and slicing by hand, and
// paging while rows come, go and change.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { RowOf } from "../../src/contract/rows/index.ts";
import type { Order, RowPage } from "../../src/inventory/InventoryView.ts";
import { type Bench, bench, NOW } from "./support/estate.ts";
import { capacity, volume } from "./support/rows.ts";
import { ScriptedFeed, scriptedSource } from "./support/scripted.ts";

function estate(rows: RowOf["Volume"][]) {
  const feeds = ["alpha", "beta"].map(
    (sourceId) =>
      new ScriptedFeed(
        ["Volume"],
        rows.filter((row) => row.sourceId === sourceId),
      ),
  );
  const [alpha, beta] = feeds as [ScriptedFeed, ScriptedFeed];
  return { alpha, beta, ...bench([scriptedSource({ feeds: [alpha] }), scriptedSource({ id: "beta", feeds: [beta] })]) };
}

/** Rows with few different names and sizes, so that ties are common. */
const anyRow = fc.record({
  nativeId: fc.integer({ min: 0, max: 40 }).map(String),
  sourceId: fc.constantFrom("alpha", "beta"),
  displayName: fc.constantFrom("a", "B", "b", "ä", "c"),
  capacity: fc.option(fc.tuple(fc.bigInt(1n, 4n), fc.bigInt(0n, 4n)).map(([total, used]) => capacity(total, used))),
});
const anyRows = fc
  .uniqueArray(anyRow, { selector: (row) => `${row.sourceId}:${row.nativeId}`, maxLength: 60 })
  .map((rows) => rows.map(volume));
const anyOrder = fc.array(
  fc.record({
    field: fc.constantFrom("DISPLAY_NAME", "TOTAL_BYTES", "USED_PERCENT"),
    direction: fc.constantFrom("ASC", "DESC"),
  }),
  { maxLength: 3 },
);

/** What a row is sorted by, as an administrator would say it. */
const keyOf: Readonly<Record<string, (row: RowOf["Volume"]) => string | number | bigint | null>> = Object.fromEntries([
  ["DISPLAY_NAME", (row) => row.displayName.toLowerCase()],
  ["TOTAL_BYTES", (row) => row.capacity?.totalBytes ?? null],
  ["USED_PERCENT", (row) => percentOf(row.capacity)],
] as [string, (row: RowOf["Volume"]) => string | number | bigint | null][]);

const percentOf = (given: RowOf["Volume"]["capacity"]): number | null =>
  given === null ? null : (100 * Number(given.usedBytes)) / Number(given.totalBytes);

/** Negative when the left row comes first. */
function compare(left: RowOf["Volume"], right: RowOf["Volume"], orders: readonly Order[]): number {
  for (const { field, direction } of orders.length === 0 ? [byName] : orders) {
    const [a, b] = [keyOf[field]?.(left) ?? null, keyOf[field]?.(right) ?? null];
    if (a === b) continue;
    if (a === null || b === null) return a === null ? 1 : -1;
    return (a < b ? -1 : 1) * (direction === "ASC" ? 1 : -1);
  }
  const [a, b] = [left, right].map((row) => [row.sourceId, row.nativeId].join(" ").padEnd(20)) as [string, string];
  return a < b ? -1 : 1;
}

const byName: Order = { field: "DISPLAY_NAME", direction: "ASC" };

/** All rows that are used so much, in order. */
const naive = (rows: readonly RowOf["Volume"][], orders: readonly Order[], atLeast: bigint) =>
  rows.filter((row) => (row.capacity?.usedBytes ?? -1n) >= atLeast).sort((left, right) => compare(left, right, orders));

describe("Many random lists", () => {
  it("equal what filtering, sorting and slicing all rows by hand gives", async () => {
    const page = fc.record({ size: fc.integer({ min: 0, max: 20 }), from: fc.constantFrom("first", "last") });
    await fc.assert(
      fc.asyncProperty(anyRows, anyOrder, fc.bigInt(0n, 4n), page, async (rows, orderBy, atLeast, { size, from }) => {
        const { list } = estate(rows);
        const filter = { usedBytes: { gte: { bytes: atLeast } } };
        const expected = naive(rows, orderBy, atLeast);
        // The second time the result comes from memory, the third time it is sorted already.
        for (let time = 0; time < 3; time += 1) {
          const found = await list("Volume", { filter, orderBy, [from]: size });
          const slice =
            from === "first"
              ? expected.slice(0, size)
              : expected.slice(expected.length - Math.min(size, expected.length));
          expect(found.rows).toEqual(slice);
          expect(found.totalCount).toBe(expected.length);
          expect(found.hasNextPage).toBe(from === "first" && expected.length > size);
          expect(found.hasPreviousPage).toBe(from === "last" && expected.length > size);
        }
      }),
      { numRuns: 150, seed: 1 },
    );
  });

  it("show every row that stays as it is exactly once, in both directions, while others come, go and change", async () => {
    const step = fc.record({
      drop: fc.array(fc.nat({ max: 60 }), { maxLength: 4 }),
      rename: fc.array(fc.tuple(fc.nat({ max: 60 }), fc.constantFrom("A", "bb", "z")), { maxLength: 4 }),
      insert: fc.array(fc.constantFrom("a", "ab", "b", "x"), { maxLength: 4 }),
    });
    await fc.assert(
      fc.asyncProperty(anyRows, fc.infiniteStream(step), fc.boolean(), async (rows, steps, isForward) => {
        const made = estate(rows);
        const touched = new Set<unknown>();
        let serial = 0;
        const disturb = async () => {
          const { drop, rename, insert } = steps.next().value;
          const feed = serial % 2 === 0 ? made.alpha : made.beta;
          for (const place of drop) touched.add(keyOfRow(feed.rows[place]));
          feed.rows = feed.rows.filter((_, place) => !drop.includes(place));
          for (const [place, displayName] of rename) {
            const row = feed.rows[place];
            touched.add(keyOfRow(row));
            if (row !== undefined) feed.rows = feed.rows.with(place, { ...row, displayName });
          }
          for (const displayName of insert)
            feed.rows = [
              ...feed.rows,
              volume({ nativeId: `new${serial++}`, displayName, sourceId: sourceOfFeed(made, feed) }),
            ];
          serial += 1;
          await made.clock.advance(5_000);
        };
        const seen = await walk(made, isForward, disturb);
        const stable = rows.map(keyOfRow).filter((key) => !touched.has(key));
        expect(seen.filter((key) => stable.includes(key)).sort()).toEqual(stable.sort());
      }),
      { numRuns: 100, seed: 2 },
    );
  });
});

const keyOfRow = (row: { sourceId: string; nativeId: string } | undefined) =>
  row === undefined ? "" : `${row.sourceId}:${row.nativeId}`;

const sourceOfFeed = (made: { readonly alpha: ScriptedFeed }, feed: ScriptedFeed) =>
  feed === made.alpha ? "alpha" : "beta";

/** Pages through all volumes, reading anew before each page. */
async function walk({ list }: Bench, isForward: boolean, disturb: () => Promise<void>): Promise<string[]> {
  const seen: string[] = [];
  let cursor: string | null = null;
  for (;;) {
    const page: RowPage<"Volume"> = await list(
      "Volume",
      isForward ? { first: 3, after: cursor } : { last: 3, before: cursor },
      NOW,
    );
    seen.push(...page.rows.map(keyOfRow));
    const edge = isForward ? page.rows.at(-1) : page.rows[0];
    if (edge === undefined || !(isForward ? page.hasNextPage : page.hasPreviousPage)) return seen;
    cursor = page.cursorOf(edge);
    await disturb();
  }
}
