// What does a query cost vendors? Told on request, from what each feed declares; and refused where it is more than allowed.
import { afterEach, describe, expect, it } from "vitest";
import { createInventory, type Inventory } from "../../src/inventory/createInventory.ts";
import { encodeNodeId } from "../../src/inventory/globalId.ts";
import type { ServerSettings } from "../../src/server/ServerOptions.ts";
import { DOORS } from "../support/doors.ts";
import { FakeClock } from "../support/FakeClock.ts";
import { fakeSource } from "../support/fakeSource.ts";
import { MemoryVendor } from "../support/memoryVendor.ts";
import { type RunningServer, startServer } from "../support/startServer.ts";

interface Estate extends RunningServer {
  readonly inventory: Inventory;
  /** Calls that vendors were asked for so far. */
  calls(): Promise<number>;
  /** Asks for an explanation as well. */
  // biome-ignore lint/suspicious/noExplicitAny: tests read answers of any shape
  explained(query: string, door?: string): Promise<any>;
}

let estate: Estate | undefined;
afterEach(async () => {
  await estate?.close();
  estate?.inventory.close();
});

async function start(settings: Partial<ServerSettings> = {}): Promise<Estate> {
  const vendors = [new MemoryVendor("alpha", 25), new MemoryVendor("beta", 25)];
  const sources = [
    fakeSource({ id: "alpha", memory: vendors[0] as MemoryVendor }),
    fakeSource({ id: "beta", vendor: "NGENEA_HUB", memory: vendors[1] as MemoryVendor }),
  ];
  const clock = new FakeClock();
  const inventory = createInventory({ sources, clock });
  const server = await startServer({ sources, clock, view: inventory.view, settings });
  estate = {
    ...server,
    inventory,
    calls: async () => (await Promise.all(vendors.map((vendor) => vendor.calls()))).flat().length,
    explained: async (query, door = "POST") =>
      (await DOORS[door]?.(server.url, { query, extensions: { explain: true } })) ?? {},
  };
  return estate;
}

const sum = (reads: readonly { readonly calls: number }[]) => reads.reduce((all, { calls }) => all + calls, 0);
const DEEP = "{ sites { nodes { volumes { nodes { shares { nodes { displayName } } jobs { totalCount } } } } } }";

describe("The cost of a query", () => {
  it("is told by every door that is asked for it, each feed once", async () => {
    const { explained } = await start();
    for (const door of Object.keys(DOORS)) {
      const { extensions, errors } = await explained(
        "{ volumes { nodes { shares { totalCount } } } sites { totalCount } }",
        door,
      );
      expect([door, errors]).toEqual([door, undefined]);
      const { reads, vendorCalls, maxVendorCalls } = extensions.explain;
      expect(maxVendorCalls).toBeNull();
      expect(vendorCalls).toBe(sum(reads));
      const names = reads.map(({ source, feed }: { source: string; feed: string }) => `${source} ${feed}`);
      expect(new Set(names).size).toBe(names.length);
      expect(new Set(reads.flatMap(({ kinds }: { kinds: string[] }) => kinds))).toEqual(
        new Set(["Volume", "Share", "Site"]),
      );
    }
  });

  it("is what is then called, once the vendors' lists are known", async () => {
    const { explained, calls, clock, ask } = await start();
    await explained(DEEP);
    await clock.advance(3_600_000);
    const before = await calls();
    const { extensions } = await explained(DEEP);
    await ask(DEEP.replace("sites", "sites(freshness: { maxAgeSeconds: 0 })"));
    expect((await calls()) - before).toBe(extensions.explain.vendorCalls);
  });

  it("says what is in hand already", async () => {
    const { explained } = await start();
    const query = "{ volumes { totalCount } }";
    expect((await explained(query)).extensions.explain.reads.every(({ inHand }: { inHand: boolean }) => inHand)).toBe(
      false,
    );
    expect((await explained(query)).extensions.explain.reads.every(({ inHand }: { inHand: boolean }) => inHand)).toBe(
      true,
    );
  });

  it("counts only the sources that a filter leaves", async () => {
    const { explained } = await start();
    const { extensions } = await explained('{ volumes(filter: { source: ["beta"] }) { totalCount } }');
    expect(extensions.explain.reads.map(({ source }: { source: string }) => source)).toEqual(["beta"]);
  });

  it("of an object by its id is that of one row, or of its list where that costs less", async () => {
    const { explained } = await start();
    const id = encodeNodeId({ type: "Volume", sourceId: "alpha", nativeId: "alpha-1" });
    const { extensions } = await explained(`{ node(id: "${id}") { id } }`);
    expect(extensions.explain.reads).toMatchObject([{ source: "alpha", kinds: ["Volume"], calls: 1 }]);
  });

  it("of the estate is that of the figures asked for, and of all when none is named", async () => {
    const { explained } = await start();
    const some = (await explained("{ estate { total { volumeCount } } }")).extensions.explain;
    const all = (await explained("{ estate { complete } }")).extensions.explain;
    expect(some.vendorCalls).toBeLessThan(all.vendorCalls);
  });

  it("is not told to who does not ask", async () => {
    const { ask } = await start();
    expect(await ask("{ volumes { totalCount } }")).not.toHaveProperty("extensions");
  });

  it("above the limit is refused before any vendor call, with the dearest part named, by every door", async () => {
    const { explained, calls } = await start({ maxVendorCalls: 3 });
    for (const door of Object.keys(DOORS)) {
      const { data, errors, extensions } = await explained(DEEP, door);
      expect([door, data, errors[0].extensions.code]).toEqual([door, undefined, "COST_LIMIT"]);
      expect(errors[0].message).toMatch(
        /may cost [\d,]+ vendor calls; at most 3.*go to "(alpha|beta)" for .*filter by source/,
      );
      if (door === "POST") expect(extensions.explain.vendorCalls).toBeGreaterThan(3);
    }
    expect(await calls()).toBe(0);
  });
});

describe("Rows of an answer", () => {
  it("are counted as they come, over all levels; too many end the answer with one error", async () => {
    const { ask } = await start({ maxRows: 30 });
    expect((await ask("{ volumes(first: 30) { totalCount } }")).errors).toBeUndefined();
    const { errors } = await ask("{ volumes(first: 20) { nodes { displayName shares { nodes { id } } } } }");
    expect(errors).toMatchObject([
      { message: expect.stringContaining("more than 30 rows"), extensions: { code: "COST_LIMIT" } },
    ]);
  });
});
