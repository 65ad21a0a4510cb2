// Do pages hold what they promise while everything goes wrong at once? Clients page through the lists of two gateways in turn while
// rows come, go and change (also in the middle of a read) and reads fail at any page.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { RowOf } from "../../src/contract/rows/index.ts";
import type { ListArguments, Order, RowPage } from "../../src/inventory/InventoryView.ts";
import type { FakeClock } from "../support/FakeClock.ts";
import { type Bench, bench, listOf } from "./support/estate.ts";
import { capacity, volume } from "./support/rows.ts";
import { failure, ScriptedFeed, scriptedSource } from "./support/scripted.ts";

type Volume = RowOf["Volume"];

const keyOf = ({ sourceId, nativeId }: Volume): string => `${sourceId}:${nativeId}`;
const sized = (bytes: number) => capacity(100n, BigInt(bytes));

const anyRow = fc.record({ displayName: fc.constantFrom("a", "B", "b", "c"), bytes: fc.nat({ max: 5 }) });
const anyRows = fc.record({
  alpha: fc.array(anyRow, { minLength: 25, maxLength: 45 }),
  beta: fc.array(anyRow, { minLength: 25, maxLength: 45 }),
});

/** What happens before a page is asked for, at one of the vendors. */
const anyStep = fc.record({
  source: fc.constantFrom<("alpha" | "beta")[]>("alpha", "beta"),
  drop: fc.array(fc.nat({ max: 30 }), { minLength: 1, maxLength: 3 }),
  resize: fc.array(fc.tuple(fc.nat({ max: 60 }), fc.nat({ max: 5 })), { maxLength: 3 }),
  insert: fc.array(fc.constantFrom("a", "b", "x"), { maxLength: 3 }),
  /** Adds at the end as many rows as go: others move to an earlier page, which no row that comes twice tells. */
  isBalanced: fc.boolean(),
  /** Before which page of the next read it happens; null = at once. */
  midRead: fc.option(fc.nat({ max: 6 })),
  /** At which page of the next read the vendor fails; null = at none. */
  failsAt: fc.option(fc.nat({ max: 6 })),
  passMs: fc.constantFrom(0, 3_000, 70_000, 700_000),
});
type Step = typeof anyStep extends fc.Arbitrary<infer T> ? T : never;

/** Two vendors and two gateways that read them, each with a clock and an inventory of its own. */
function fleet(rows: typeof anyRows extends fc.Arbitrary<infer T> ? T : never) {
  const replicas = [0, 1].map(() => {
    const feeds = new Map<string, ScriptedFeed>();
    for (const sourceId of ["alpha", "beta"]) feeds.set(sourceId, new ScriptedFeed(["Volume"], []));
    const sources = [...feeds].map(([id, feed]) => scriptedSource({ id, feeds: [feed] }));
    for (const feed of feeds.values()) feed.pageSize = 6;
    // This vendor counts nothing: that a row was missed between two of its pages, nobody can know.
    for (const feed of [feeds.get("beta")]) if (feed !== undefined) feed.total = () => null;
    return { feeds, ...bench(sources) };
  });
  const vendors = new Map<string, readonly Volume[]>();
  /** Sets what a vendor holds, for whoever reads it. */
  const hold = (sourceId: string, held: readonly Volume[]) => {
    vendors.set(sourceId, held);
    for (const { feeds } of replicas) {
      const feed = feeds.get(sourceId);
      if (feed !== undefined) feed.rows = [...held];
    }
  };
  for (const sourceId of ["alpha", "beta"] as const)
    hold(
      sourceId,
      rows[sourceId].map(({ displayName, bytes }, n) =>
        volume({ sourceId, nativeId: `v${n}`, displayName, capacity: sized(bytes) }),
      ),
    );
  return { replicas, vendors, hold };
}
type Fleet = ReturnType<typeof fleet>;

let serial = 0;

/** Carries out a step; what it touches is noted. */
function disturb({ replicas, vendors, hold }: Fleet, step: Step, touched: Set<string>): void {
  const { source } = step;
  const apply = () => {
    let held = [...(vendors.get(source) ?? [])];
    // A read that would remove more than half is rightly not believed, and another matter.
    const gone = held.filter((row, place) => step.drop.includes(place) && row.nativeId.startsWith("v"));
    held = held.filter((row) => !gone.includes(row));
    for (const row of gone) touched.add(keyOf(row));
    for (const [place, bytes] of step.resize) {
      const row = held[place];
      if (row === undefined) continue;
      touched.add(keyOf(row));
      held = held.with(place, { ...row, capacity: sized(bytes) });
    }
    const names = step.isBalanced ? gone.map(() => "x") : step.insert;
    const made = names.map((displayName) => volume({ sourceId: source, nativeId: `new${++serial}`, displayName }));
    for (const row of made) touched.add(keyOf(row));
    hold(source, step.isBalanced ? [...held, ...made] : [...made, ...held]);
  };
  let isDue = true;
  const once = () => {
    if (isDue) apply();
    isDue = false;
  };
  for (const { feeds } of replicas) {
    const feed = feeds.get(source);
    if (feed === undefined) continue;
    const reads = feed.reads.length;
    feed.beforePage = (page, read) => {
      if (read > reads && page === step.midRead) once();
      if (read > reads && page === step.failsAt) throw failure("UPSTREAM_TIMEOUT");
    };
  }
  if (step.midRead === null) once();
}

interface Walk {
  readonly order: Order;
  readonly size: number;
  readonly steps: IterableIterator<Step>;
}

/** Pages through all volumes, each page at the gateway whose turn it is; keys in the order of their coming. */
async function walk(made: Fleet, { order, size, steps }: Walk, touched: Set<string>): Promise<string[]> {
  const seen: string[] = [];
  let after: string | null = null;
  for (let turn = 0; ; turn += 1) {
    const { view, clock } = made.replicas[turn % 2] as Bench & { readonly clock: FakeClock };
    const args: ListArguments = { first: size, after, orderBy: [order] };
    const asked = listOf(view(), "Volume", { args, freshness: { maxAgeSeconds: 0, waitMs: 1_000 } });
    await clock.advance(1_000);
    const page: RowPage<"Volume"> = await asked;
    seen.push(...page.rows.map(keyOf));
    const end = page.rows.at(-1);
    if (!page.hasNextPage || end === undefined) return seen;
    after = page.cursorOf(end);
    const step: Step = steps.next().value;
    disturb(made, step, touched);
    for (const replica of made.replicas) await replica.clock.advance(step.passMs);
  }
}

describe("A client that pages through lists of two gateways while vendors change and fail", () => {
  it.each(["DISPLAY_NAME", "USED_BYTES"])("by %s meets every row that stays as it is exactly once", async (field) => {
    await fc.assert(
      fc.asyncProperty(
        anyRows,
        fc.infiniteStream(anyStep),
        fc.constantFrom<Order["direction"][]>("ASC", "DESC"),
        fc.integer({ min: 3, max: 20 }),
        async (rows, steps, direction, size) => {
          const made = fleet(rows);
          const all = [...made.vendors.values()].flat().map(keyOf);
          for (const { list } of made.replicas) await list("Volume");
          const touched = new Set<string>();
          const seen = await walk(made, { order: { field, direction }, size, steps }, touched);
          const stable = all.filter((key) => !touched.has(key));
          expect(seen.filter((key) => stable.includes(key)).sort()).toEqual(stable.sort());
        },
      ),
      { numRuns: 60, seed: 5 },
    );
  });
});

describe("A row whose sort key changes between two pages", () => {
  const three = () => {
    const rows = ["a", "b", "c", "d"].map((name, n) => volume({ nativeId: name, capacity: sized(10 * n) }));
    const feed = new ScriptedFeed(["Volume"], rows);
    return { feed, ...bench([scriptedSource({ feeds: [feed] })]) };
  };
  /** Asks two pages of two, and gives row `name` another size in between. */
  const pages = async (name: string, bytes: number) => {
    const { feed, view, clock } = three();
    const bySize = { first: 2, orderBy: [{ field: "USED_BYTES", direction: "ASC" as const }] };
    const first = await listOf(view(), "Volume", { args: bySize });
    feed.rows = feed.rows.map((row) =>
      row.nativeId === name ? volume({ nativeId: name, capacity: sized(bytes) }) : row,
    );
    await clock.advance(5_000);
    const after = first.cursorOf(first.rows[1] as Volume);
    const second = await listOf(view(), "Volume", {
      args: { ...bySize, first: 4, after },
      freshness: { maxAgeSeconds: 0, waitMs: null },
    });
    return [first, second].map((page) => page.rows.map((row) => row.nativeId).join(""));
  };

  it("comes again when it moved behind the cursor", async () => {
    expect(await pages("a", 25)).toEqual(["ab", "cad"]);
  });

  it("does not come when it moved before the cursor", async () => {
    expect(await pages("d", 5)).toEqual(["ab", "c"]);
  });

  it("comes once when it moved on its own side of the cursor", async () => {
    expect(await pages("d", 15)).toEqual(["ab", "dc"]);
    expect(await pages("a", 7)).toEqual(["ab", "cd"]);
  });
});
