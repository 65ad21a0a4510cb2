// What do a supergraph's routers get for the ids that they hold, and what does that cost the vendors?
import { afterEach, describe, expect, it } from "vitest";
import { EVERYONE } from "../../src/access/Viewer.ts";
import { KINDS } from "../../src/contract/kinds.ts";
import type { Row, RowOf } from "../../src/contract/rows/index.ts";
import { createInventory, type Inventory } from "../../src/inventory/createInventory.ts";
import { encodeNodeId } from "../../src/inventory/globalId.ts";
import { FakeClock } from "../support/FakeClock.ts";
import { FakeView } from "../support/FakeView.ts";
import { fakeSource } from "../support/fakeSource.ts";
import { MemoryVendor } from "../support/memoryVendor.ts";
import { row } from "../support/rows.ts";
import { runQuery } from "../support/runQuery.ts";
import { startEstate } from "../support/startEstate.ts";
import { type RunningServer, startServer } from "../support/startServer.ts";

const id = (type: string, nativeId: string, sourceId = "alpha") => encodeNodeId({ type, sourceId, nativeId });
const named = (type: string, nativeId: string, sourceId = "alpha") => ({
  __typename: type,
  id: id(type, nativeId, sourceId),
});
const numbered = (type: string, letter: string, last: number) =>
  Array.from({ length: last }, (_, n) => named(type, `${letter}${n + 1}`));

const sources = [fakeSource({ id: "alpha" }), fakeSource({ id: "beta" })];
const over = (...rows: Row[]) => new FakeView(sources, rows);

/** Asks for entities, with a selection. */
const entities = (selection: string) =>
  `query ($representations: [_Any!]!) { _entities(representations: $representations) { ${selection} } }`;
const ask = (view: FakeView, representations: readonly unknown[], selection = "__typename ... on Node { id }") =>
  runQuery(view, { query: entities(selection), variables: { representations } });

let running: (RunningServer & { readonly inventory: Inventory }) | undefined;
afterEach(async () => {
  await running?.close();
  running?.inventory.close();
  running = undefined;
});

/** A server over one vendor in memory, `alpha`. */
async function start(volumes: number, viewer = EVERYONE) {
  const alpha = new MemoryVendor("alpha", volumes);
  const sources = [fakeSource({ id: "alpha", memory: alpha })];
  const clock = new FakeClock();
  const inventory = createInventory({ sources, clock });
  const server = await startServer({ sources, clock, view: inventory.view, authenticate: () => viewer });
  running = { ...server, inventory };
  const paths = async () => (await alpha.calls()).map(({ path }) => path).sort();
  return { ...running, alpha, paths };
}

describe("An entity", () => {
  it("of every kind, a source and an NGINX instance are found by their ids, in the order asked", async () => {
    const instance = { __typename: "NginxInstance", sourceId: "alpha", nativeId: "h:1", displayName: "nginx" };
    const host = row("Host", "h", {
      details: {
        type: "NginxHostDetails",
        sourceId: "alpha",
        instances: [instance],
      } as unknown as RowOf["Host"]["details"],
    });
    const rows = KINDS.filter((kind) => kind !== "Host").map((kind) => row(kind, "x"));
    const wanted = [
      named("NginxInstance", "h:1"),
      { __typename: "Source", id: "beta" },
      ...rows.map(({ kind }) => named(kind, "x")).reverse(),
      named("Host", "h"),
    ];
    const { data, errors } = await ask(over(host, ...rows), wanted);
    expect(errors).toBeUndefined();
    expect(data._entities).toEqual(wanted);
  });

  it.each([
    ["a row that there is not", named("Volume", "gone")],
    ["a row of a source that there is not", named("Volume", "v1", "gamma")],
    ["a part of a host that there is not", named("NginxInstance", "no:where")],
    ["a source that there is not", { __typename: "Source", id: "gamma" }],
    ["an operation that there is not", named("Operation", "o1")],
  ])("is null for %s, without an error", async (_what, wanted) => {
    const { data, errors } = await ask(over(row("Volume", "v1")), [wanted, named("Volume", "v1")]);
    expect({ data, errors }).toEqual({ data: { _entities: [null, named("Volume", "v1")] }, errors: undefined });
  });

  it.each([
    ["an id that is no id", { __typename: "Volume", id: "what?" }],
    ["an id of another type", { __typename: "Volume", id: id("Site", "s1") }],
    ["an id that is no text", { __typename: "Volume", id: 7 }],
    ["no id", { __typename: "Volume" }],
    ["a type that there is not", { __typename: "Banana", id: id("Volume", "v1") }],
    ["a type that is no object by itself", { __typename: "Capacity", id: id("Volume", "v1") }],
    ["no type", { id: id("Volume", "v1") }],
    ["no object at all", "Volume"],
  ])("with %s is refused in its own place, and spoils no other", async (_what, wrong) => {
    const { data, errors } = await ask(over(row("Volume", "v1")), [named("Volume", "v1"), wrong]);
    expect(data._entities).toEqual([named("Volume", "v1"), null]);
    expect(errors?.map(({ path }) => path)).toEqual([["_entities", 1]]);
    expect(errors?.[0]?.originalError).toMatchObject({
      problem: { code: "INVALID_INPUT", field: "representations" },
    });
  });

  it("leaves the row of the inventory as it is", async () => {
    const shared = Object.freeze(row("Volume", "v1"));
    const { errors } = await ask(over(shared), [named("Volume", "v1")]);
    expect(errors).toBeUndefined();
    expect(Object.hasOwn(shared, "__typename")).toBe(false);
  });
});

describe("What is asked below entities", () => {
  it("is read side by side before the first is answered, from each one's own source, for its own type", async () => {
    const view = over(row("Site", "s1"), row("Volume", "v1", { sourceId: "beta" }));
    const wanted = [named("Site", "s1"), named("Volume", "v1", "beta")];
    await ask(view, wanted, "... on Site { volumes { totalCount } } ... on Volume { shares { totalCount } }");
    expect(view.prepared).toEqual([
      { kinds: ["Volume"], ids: ["Volume.site"], sourceIds: ["alpha"] },
      { kinds: ["Share"], ids: ["Share.volume"], sourceIds: ["beta"] },
    ]);
  });

  it("brings the rows themselves along when it needs their kind as a whole", async () => {
    const estate = await startEstate({ volumes: 15 });
    try {
      const representations = [1, 2, 3].map((key) => named("Volume", String(key), "hub"));
      const selection = "... on Volume { displayName shares { nodes { volume { displayName } } } }";
      const { data, errors } = await estate.ask(entities(selection), { representations });
      expect(errors).toBeUndefined();
      for (const { displayName } of data._entities) expect(displayName).toEqual(expect.any(String));
      const { hub } = await estate.calls();
      expect(hub.filter((call) => call.includes("/spaces/"))).toEqual(["GET /api/spaces/?page=1&page_size=100"]);
    } finally {
      await estate.close();
    }
  });
});

describe("A hundred entities of several types", () => {
  const representations = [
    ...numbered("Volume", "s", 40),
    ...numbered("Share", "e", 40),
    ...numbered("Site", "p", 3),
    ...numbered("Job", "r", 17),
  ];
  const selection = "... on Resource { displayName }";

  it("cost one pass over each list, or a call each where that is cheaper, and nothing when asked again", async () => {
    const { ask, alpha, clock, paths } = await start(40);
    await ask("{ sites { totalCount } volumes { totalCount } shares { totalCount } jobs { totalCount } }");
    await clock.advance(7_200_000);
    await alpha.forgetCalls();
    const few = representations.filter(({ __typename: type }, n) => type !== "Share" || n < 42);
    const { data, errors } = await ask(entities(selection), { representations: few });
    expect(errors).toBeUndefined();
    expect(data._entities).toHaveLength(62);
    const pages = (list: string) => [1, 2, 3, 4].map((page) => `/${list}?page=${page}`);
    const least = ["/exports/e1", "/exports/e2", "/places?page=1", ...pages("runs"), ...pages("spaces")].sort();
    expect(await paths()).toEqual(least);
    await ask(entities(selection), { representations: [...few].reverse() });
    expect(await paths()).toEqual(least);
  });

  it("cost what nodes(ids:) costs", async () => {
    const first = await start(40);
    await first.ask(entities(selection), { representations });
    const paths = await first.paths();
    await first.close();
    const second = await start(40);
    const ids = representations.map((wanted) => wanted.id);
    await second.ask(`query ($ids: [ID!]!) { nodes(ids: $ids) { ${selection} } }`, { ids });
    expect(await second.paths()).toEqual(paths);
  });

  it("cost one pass over the list when they are more than it has pages, however a batch of them would be read", async () => {
    const { ask, alpha, clock, paths } = await start(6_000);
    await ask("{ volumes(first: 1) { totalCount } }");
    await clock.advance(3_600_000);
    await alpha.forgetCalls();
    const { data } = await ask(entities(selection), { representations: numbered("Volume", "s", 1_000) });
    expect(data._entities[999]).toEqual({ displayName: "space 1000" });
    expect(await paths()).toEqual(Array.from({ length: 600 }, (_, n) => `/spaces?page=${n + 1}`).sort());
  });
});

describe("More than a thousand entities at once", () => {
  it("are refused with their number, before any vendor is asked", async () => {
    const { ask, paths } = await start(4);
    const representations = numbered("Volume", "s", 1_001);
    const { status, errors } = await ask(entities("... on Node { id }"), { representations });
    expect(status).toBe(200);
    expect(errors).toMatchObject([
      {
        path: ["_entities"],
        message: "At most 1000 entities can be asked for at once, not 1001.",
        extensions: { code: "INVALID_INPUT", field: "representations" },
      },
    ]);
    expect(await paths()).toEqual([]);
  });
});

describe("Entities of a vendor that is down", () => {
  it("are typed errors in their places, and the others come", async () => {
    const { ask, alpha } = await start(4);
    await alpha.fault({ match: { path: "/spaces" }, fault: { kind: "drop" } });
    const representations = [named("Volume", "s1"), named("Site", "p1"), { __typename: "Source", id: "alpha" }];
    const { status, data, errors } = await ask(entities("... on Node { id }"), { representations });
    expect(status).toBe(200);
    expect(data._entities).toEqual([null, { id: id("Site", "p1") }, { id: "alpha" }]);
    expect(errors).toMatchObject([
      { path: ["_entities", 0], extensions: { code: "UPSTREAM_UNREACHABLE", source: "alpha" } },
    ]);
  });
});

describe("A caller without a grant", () => {
  it("cannot tell a hidden entity from one that there is not, and no vendor is asked", async () => {
    const { ask, paths } = await start(4, {
      ...EVERYONE,
      digest: "no volumes",
      mayRead: (_, kind) => kind !== "Volume",
    });
    const representations = [named("Volume", "s1"), named("Volume", "gone")];
    const { data, errors } = await ask(entities("... on Node { id }"), { representations });
    expect({ data, errors }).toEqual({ data: { _entities: [null, null] }, errors: undefined });
    expect(await paths()).toEqual([]);
  });
});
