// Does a large estate leave room for everybody else? The short form of `campaigns/scale.ts`: turns of the event loop are counted, not
// milliseconds.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { configSchema } from "../../src/config/Config.ts";
import { createGateway } from "../../src/createGateway.ts";
import { createLog } from "../../src/observe/Log.ts";
import { newFolder } from "../shared-state/support/newFolder.ts";
import { estateVendors } from "../support/estateVendors.ts";
import { shiftedClock } from "../support/shiftedClock.ts";

const KEY = "a key of the tests, thirty-two long";
/** Rows that may be handled between two turns. */
const MOST_ROWS_PER_TURN = 100;
const LISTS = ["volumes", "shares", "snapshots", "snapshotPolicies", "quotas"];
const everything = `{ ${LISTS.map((list) => `${list}(first: 1, freshness: { waitMs: 20000 }) { totalCount complete }`).join(" ")} }`;

type Lists = Readonly<Record<string, { readonly totalCount: number; readonly complete: boolean }>>;

async function ask(url: string): Promise<number> {
  const answer = await fetch(`${url}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ query: everything }),
  });
  const lists = Object.values(((await answer.json()) as { readonly data: Lists }).data);
  expect(lists.every(({ complete }) => complete)).toBe(true);
  return lists.reduce((sum, { totalCount }) => sum + totalCount, 0);
}

/** Turns of the event loop until something is done. */
async function turnsUntil<T>(work: Promise<T>): Promise<{ readonly turns: number; readonly result: T }> {
  let turns = 0;
  let isDone = false;
  const count = () => {
    turns += 1;
    if (!isDone) setImmediate(count);
  };
  setImmediate(count);
  const result = await work;
  isDone = true;
  return { turns, result };
}

describe("Some thousand rows", () => {
  it("are read, and taken back from the data folder, with a turn for others after every hundred at most", async () => {
    const simulator = await estateVendors.qumulo.start({ volumes: 300 });
    const source = { ...estateVendors.qumulo.source, id: "paris", url: simulator.url, budget: { read: 10_000 } };
    const cache = { keys: [KEY], dataFolder: await newFolder() };
    const config = configSchema.parse({ server: { port: 0 }, cache, sources: [source] });
    const start = () => createGateway(config, { clock: shiftedClock(), random: () => 0, log: createLog("silent") });

    const first = await start();
    const url = await first.listen();
    const reading = await turnsUntil(ask(url));
    const rows = reading.result;
    expect(rows).toBeGreaterThan(2_500);
    expect(reading.turns).toBeGreaterThan(rows / MOST_ROWS_PER_TURN);
    await first.close();
    await simulator.close();

    const second = await start();
    const takingBack = await turnsUntil(second.listen());
    expect(await ask(takingBack.result)).toBe(rows);
    expect(takingBack.turns).toBeGreaterThan(rows / MOST_ROWS_PER_TURN);
    await second.close();
  });
});

describe("The memory of the process", () => {
  it("is ruled by the same flags however the gateway is started", () => {
    const read = (file: string) => readFileSync(join(import.meta.dirname, "../..", file), "utf8");
    const { scripts } = JSON.parse(read("package.json")) as { readonly scripts: { readonly start: string } };
    const flags = scripts.start.split(" ").filter((word) => word.startsWith("--"));
    expect(flags).not.toEqual([]);
    const command = JSON.parse(/^CMD (\[.*\])$/m.exec(read("Dockerfile"))?.[1] ?? "[]") as readonly string[];
    expect(command.slice(0, flags.length + 2)).toEqual(["node", ...flags, "src/main.ts"]);
  });
});
