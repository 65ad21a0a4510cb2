// Do grants of a configuration come to what they say? Random estates and random grants by source, kind and site: what the gateway
// answers must be what an estate answers that holds nothing else, where "nothing else" is worked out here, by other means.
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { GrantSettings } from "../../src/access/AccessSettings.ts";
import { createViewer } from "../../src/access/createViewer.ts";
import { ruleOf } from "../../src/access/rules.ts";
import type { Viewer } from "../../src/access/Viewer.ts";
import { KINDS, type Kind } from "../../src/contract/kinds.ts";
import type { Row, RowOf } from "../../src/contract/rows/index.ts";
import { createInventory, type Inventory } from "../../src/inventory/createInventory.ts";
import { FakeClock } from "../support/FakeClock.ts";
import { type RunningServer, startServer } from "../support/startServer.ts";
import { anyEstate, type EstateRows, sourcesOf } from "./anyEstate.ts";
import { type Ask, anyQuestion } from "./questions.ts";

const callers = new Map<string, { readonly viewer: Viewer; readonly inventory: Inventory }>();
let server: RunningServer;
beforeAll(async () => {
  const inventories = new WeakMap<Viewer, Inventory>();
  server = await startServer({
    sources: sourcesOf({ rows: [], siteOf: () => null }).sources,
    authenticate: ({ headers }) => {
      const caller = callers.get(String(headers["x-caller"]));
      if (caller === undefined) throw new Error("Nobody of this name asks.");
      inventories.set(caller.viewer, caller.inventory);
      return caller.viewer;
    },
    view: (viewer, request) => {
      const inventory = inventories.get(viewer);
      if (inventory === undefined) throw new Error("This viewer has no inventory.");
      return inventory.view(viewer, { ...request, deadlineMs: Number.POSITIVE_INFINITY });
    },
  });
});
afterAll(() => server.close());

/** Alerts of the estate are concluded from volumes and name no site: they are not granted here. */
const GRANTED = KINDS.filter((kind) => kind !== "Alert");

const anyKinds = fc.option(fc.subarray<Kind>(["Site", "Volume", "Share", "StoragePool", "Job"], { minLength: 1 }));
const anyGrant: fc.Arbitrary<GrantSettings> = fc
  .record({
    source: fc.constantFrom("alpha", "beta"),
    kinds: anyKinds,
    sites: fc.option(fc.subarray(["s0", "s1", "s2"], { minLength: 1 })),
  })
  .map(({ source, kinds, sites }) => ({
    role: "viewer",
    sources: [source],
    kinds: kinds ?? GRANTED,
    ...(sites === null ? {} : { sites }),
  }));

/** Where a row stands, worked out from how the estate was made; null = nobody can tell. */
function standsAt(estate: EstateRows, row: Row): string | null {
  if (row.kind !== "Share" || row.sites !== "VOLUME") return estate.siteOf(row);
  const volumes = estate.rows.filter(
    (other): other is RowOf["Volume"] => other.kind === "Volume" && other.sourceId === row.sourceId,
  );
  const naming = row.volume;
  const named = volumes.filter(({ nativeId, name, path }) => {
    if (typeof naming === "string") return nativeId === naming;
    if (naming?.by === "name") return name === naming.name;
    return naming?.by === "path" && `${path}/share` === naming.path;
  });
  // A name that two volumes bear names neither.
  const [volume] = named;
  return named.length === 1 && volume !== undefined ? estate.siteOf(volume) : null;
}

const isGranted = (grants: readonly GrantSettings[], row: Row, site: string | null): boolean =>
  grants.some(
    ({ sources, kinds, sites }) =>
      sources?.includes(row.sourceId) === true &&
      kinds?.includes(row.kind) === true &&
      (sites === undefined || (site !== null && sites.includes(site))),
  );

const inventoryOf = (estate: EstateRows) =>
  createInventory({ sources: sourcesOf(estate).sources, clock: new FakeClock() });

let serial = 0;
function caller(viewer: Viewer, inventory: Inventory): Ask {
  serial += 1;
  const name = `caller-${serial}`;
  callers.set(name, { viewer, inventory });
  return async (query, variables = {}) => {
    const answer = await fetch(`${server.url}/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json", "x-caller": name },
      body: JSON.stringify({ query, variables }),
    });
    return (await answer.json()) as Awaited<ReturnType<Ask>>;
  };
}

/** Errors as a set of places: which of two that miss the same row is told of it first is of no matter. */
const told = (answer: unknown): unknown =>
  JSON.parse(JSON.stringify(answer), (name, value: unknown) =>
    name === "errors" && Array.isArray(value)
      ? value.map(({ path, extensions }) => `${path} ${extensions.code}`).sort()
      : value,
  );

describe("Grants by source, kind and site", () => {
  it("show what they say and nothing else, to several who ask at once, whatever they ask", async () => {
    let rows = 0;
    const anyAsked = fc.record({
      grants: fc.array(anyGrant, { minLength: 1, maxLength: 3 }),
      questions: fc.array(anyQuestion, { minLength: 1, maxLength: 3 }),
    });
    const sources = [
      { id: "alpha", vendor: "NASUNI" },
      { id: "beta", vendor: "QUMULO" },
    ];
    await fc.assert(
      fc.asyncProperty(anyEstate, fc.array(anyAsked, { minLength: 1, maxLength: 3 }), async (estate, asked) => {
        const shared = inventoryOf(estate);
        const answers = await Promise.all(
          asked.map(async ({ grants, questions }) => {
            const rules = grants.map((grant) => ruleOf(grant, { roles: {}, sources }));
            // Somebody new each time: what one principal may ask in a while is limited.
            const made = { rules, onEnd: null, whereabouts: shared.whereabouts };
            const viewer = createViewer({ ...made, id: `viewer-${serial}` });
            const left = estate.rows.filter((row) => isGranted(grants, row, standsAt(estate, row)));
            // Alone, nobody needs to be kept from anything; kinds that are not granted are said to be.
            const alone = { ...viewer, id: `alone-${serial}`, sees: null, bounds: null };
            const expected = caller(alone, inventoryOf({ rows: left, siteOf: estate.siteOf }));
            const asks = caller(viewer, shared);
            const pairs: [string, unknown, unknown][] = [];
            for (const question of questions)
              pairs.push([question.what, told(await question.put(asks)), told(await question.put(expected))]);
            return pairs;
          }),
        );
        for (const [what, answer, expected] of answers.flat()) {
          expect([what, answer]).toEqual([what, expected]);
          // Two that are refused alike would prove nothing.
          expect(JSON.stringify(answer)).not.toMatch(/COST_LIMIT|INTERNAL|GRAPHQL_/);
          rows += JSON.stringify(answer).split('"displayName"').length - 1;
        }
        callers.clear();
      }),
      { numRuns: 120, seed: 5 },
    );
    expect(rows).toBeGreaterThan(500);
  });
});
