// Do viewers with different grants ever learn of each other's rows? Random estates, grants and questions, put by several viewers
// at once to one server over HTTP, must be answered as if each viewer were alone with an estate that holds nothing else.
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Viewer } from "../../src/access/Viewer.ts";
import { createInventory, type Inventory } from "../../src/inventory/createInventory.ts";
import type { RequestConditions } from "../../src/inventory/Kernel.ts";
import { failure } from "../inventory/support/scripted.ts";
import { FakeClock } from "../support/FakeClock.ts";
import { type RunningServer, startServer } from "../support/startServer.ts";
import { anyEstate, type EstateRows, sourcesOf } from "./anyEstate.ts";
import { anyGrants, censored, viewerOf } from "./grants.ts";
import { type Ask, anyQuestion, anyQuestionOfMemory, type Question } from "./questions.ts";

/** Whom a request comes from, and which inventory it is answered from; by the name in its header. */
const callers = new Map<string, { readonly viewer: Viewer; readonly inventory: Inventory }>();
let serial = 0;
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
    view: (viewer, request: RequestConditions) => {
      const inventory = inventories.get(viewer);
      if (inventory === undefined) throw new Error("This viewer has no inventory.");
      return inventory.view(viewer, { ...request, deadlineMs: Number.POSITIVE_INFINITY });
    },
  });
});
afterAll(() => server.close());

/** Lets a viewer ask an inventory over HTTP. */
function caller(viewer: Viewer, inventory: Inventory): Ask {
  const name = `caller-${++serial}`;
  callers.set(name, { viewer, inventory });
  return async (query, variables = {}) => {
    const answer = await fetch(`${server.url}/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json", "x-caller": name },
      body: JSON.stringify({ query, variables }),
    });
    return (await answer.json()) as { data?: unknown; errors?: unknown[] };
  };
}

/** An inventory over these rows, its clock and its feeds. */
function inventoryOf(estate: EstateRows) {
  const { sources, feeds } = sourcesOf(estate);
  const clock = new FakeClock();
  return { inventory: createInventory({ sources, clock }), feeds, clock };
}

interface ToldError {
  readonly path?: readonly unknown[];
  readonly message: string;
  readonly extensions: { readonly code: string };
}

/** Somebody new each time: what one principal may ask in a while is limited. */
const newName = () => `viewer-${++serial}`;
const somebodyElse = (viewer: Viewer): Viewer => ({ ...viewer, id: newName() });

/** Two that are refused alike would prove nothing. */
function provesSomething(answers: unknown): void {
  expect(JSON.stringify(answers)).not.toMatch(/COST_LIMIT|INTERNAL|GRAPHQL_/);
}

/** An error as a line. That a vendor fails is known to all once anybody has asked it, and tells of no row. */
const lineOf = ({ path, message, extensions }: ToldError): string =>
  [path, message.includes("is not in hand") ? "" : extensions.code, message.replace(/ The vendor failed.*/, "")].join(
    " ",
  );

/** What an answer tells, with errors in the order of their places. */
const told = (answer: unknown): unknown =>
  JSON.parse(JSON.stringify(answer), (name, value: unknown) =>
    name === "errors" && Array.isArray(value) ? value.map(lineOf).sort() : value,
  );

/** Some viewers with what each asks. */
const anyAsked = (question: fc.Arbitrary<Question>) =>
  fc.array(fc.record({ grants: anyGrants, questions: fc.array(question, { minLength: 1, maxLength: 4 }) }), {
    minLength: 2,
    maxLength: 4,
  });

/** Puts questions one after the other. */
async function put(ask: Ask, questions: readonly Question[]): Promise<unknown[]> {
  const answers: unknown[] = [];
  for (const question of questions) answers.push([question.what, told(await question.put(ask))]);
  return answers;
}

describe("Viewers with different grants who ask one gateway at the same time", () => {
  it("are each answered as if they were alone and nothing else existed, in whatever order vendors answer", async () => {
    let rowsTold = 0;
    await fc.assert(
      fc.asyncProperty(anyEstate, anyAsked(anyQuestion), fc.scheduler(), async (estate, asked, scheduler) => {
        const shared = inventoryOf(estate);
        for (const feed of shared.feeds) feed.gate = (page) => scheduler.schedule(Promise.resolve(), `page ${page}`);
        const viewers = asked.map(({ grants }) => viewerOf(newName(), grants, estate));
        const answering = viewers.map((viewer, place) =>
          put(caller(viewer, shared.inventory), asked[place]?.questions ?? []),
        );
        const answers = await scheduler.waitFor(Promise.all(answering));
        for (const [place, viewer] of viewers.entries()) {
          const alone = inventoryOf(censored(estate, viewer)).inventory;
          const expected = await put(caller(somebodyElse(viewer), alone), asked[place]?.questions ?? []);
          expect(answers[place]).toEqual(expected);
          provesSomething(expected);
          rowsTold += JSON.stringify(expected).split('"displayName"').length - 1;
        }
        callers.clear();
      }),
      { numRuns: 120, seed: 3 },
    );
    expect(rowsTold).toBeGreaterThan(1_000);
  });

  it("learn nothing from what memory holds of others' rows when every vendor fails", async () => {
    const anyAge = fc.constantFrom(1_000, 30_000, 300_000, 3_600_000, 30 * 3_600_000);
    await fc.assert(
      fc.asyncProperty(anyEstate, anyAsked(anyQuestionOfMemory), anyAge, async (estate, asked, ageMs) => {
        const failing = async (rows: EstateRows) => {
          const made = inventoryOf(rows);
          const all = viewerOf(newName(), { deniedSources: [], deniedKinds: [], sites: null }, rows);
          const lists = "volumes sites shares jobs storagePools alerts".split(" ");
          const ask = caller(all, made.inventory);
          provesSomething(await ask(`{ ${lists.map((list) => `${list} { totalCount }`).join(" ")} }`));
          // How long a list is decides how its rows are read by key, which a failure would tell: here all fit in one page.
          for (const feed of made.feeds) feed.pageSize = 100;
          for (const feed of made.feeds) feed.error = failure("UPSTREAM_UNREACHABLE");
          await made.clock.advance(ageMs);
          return made.inventory;
        };
        const shared = await failing(estate);
        const viewers = asked.map(({ grants }) => viewerOf(newName(), grants, estate));
        const answers = await Promise.all(
          viewers.map((viewer, place) => put(caller(viewer, shared), asked[place]?.questions ?? [])),
        );
        for (const [place, viewer] of viewers.entries()) {
          const alone = caller(somebodyElse(viewer), await failing(censored(estate, viewer)));
          const expected = await put(alone, asked[place]?.questions ?? []);
          expect(answers[place]).toEqual(expected);
          provesSomething(expected);
        }
        callers.clear();
      }),
      { numRuns: 60, seed: 4 },
    );
  });
});
