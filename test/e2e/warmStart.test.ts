// Does a gateway that starts serve at once what was read before, with its vendor dead, and does it start whatever has become
// of the data folder and of Redis? Whole gateways, one after the other, over a simulator, a folder and a real Redis.
import { readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import type { RunningSimulator } from "../../simulators/chassis/runningSimulator.ts";
import { configSchema } from "../../src/config/Config.ts";
import { createGateway } from "../../src/createGateway.ts";
import { createLog } from "../../src/observe/Log.ts";
import { newFolder } from "../shared-state/support/newFolder.ts";
import { estateVendors } from "../support/estateVendors.ts";
import { hasRedisServer, startRedis } from "../support/redisServer.ts";
import { shiftedClock } from "../support/shiftedClock.ts";

const KEY = "a key of the tests, thirty-two long";
const query = (waitMs: number) =>
  `{ volumes(first: 100, freshness: { waitMs: ${waitMs} }) { totalCount nodes { id displayName stale } sources { state observedAt error { code } } } }`;

const startVendor = async () => {
  const simulator = await estateVendors.qumulo.start({ volumes: 8 });
  onTestFinished(() => simulator.close());
  return simulator;
};

/** A whole gateway over the vendor. */
async function start(simulator: RunningSimulator, cache: object, { aheadMs = 0 } = {}) {
  const timeouts = { connectMs: 500, headersMs: 500, bodyMs: 500, callMs: 1_000 };
  const source = {
    ...estateVendors.qumulo.source,
    id: "paris",
    url: simulator.url,
    timeouts,
    budget: { read: 10_000 },
  };
  const config = configSchema.parse({ server: { port: 0 }, cache: { keys: [KEY], ...cache }, sources: [source] });
  const clock = shiftedClock();
  clock.pass(aheadMs);
  const gateway = await createGateway(config, { clock, random: () => 0, log: createLog("silent") });
  const url = await gateway.listen();
  return {
    close: () => gateway.close(),
    volumes: async (waitMs = 10_000) => {
      const answer = await fetch(`${url}/graphql`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ query: query(waitMs) }),
      });
      const { data } = (await answer.json()) as {
        data: { volumes: { totalCount: number; nodes: { stale: boolean }[]; sources: { observedAt: string }[] } };
      };
      return data.volumes;
    },
  };
}

/** Reads everything with one gateway, and then starts another one, later and with the vendor dead. */
async function afterwards(cache: object, between: () => Promise<void> = async () => {}) {
  const simulator = await startVendor();
  const first = await start(simulator, cache);
  const before = await first.volumes();
  await first.close();
  await between();
  await simulator.close();
  const second = await start(simulator, cache, { aheadMs: 300_000 });
  const after = await second.volumes(0);
  await second.close();
  return { before, after };
}

const sameAsBefore = ({ before, after }: Awaited<ReturnType<typeof afterwards>>) => {
  expect(before).toMatchObject({ sources: [{ state: "LIVE" }] });
  expect(before.nodes.length).toBeGreaterThan(8);
  expect(after.totalCount).toBe(before.totalCount);
  expect(after.nodes.map(({ stale: _, ...row }) => row)).toEqual(before.nodes.map(({ stale: _, ...row }) => row));
};

const nothingThere = ({ after }: Awaited<ReturnType<typeof afterwards>>) =>
  expect(after).toMatchObject({ nodes: [], sources: [{ state: "PARTIAL", observedAt: null }] });

describe("A single node with a data folder", () => {
  it("serves its last saved inventory at once, marked with its age, although the vendor is dead", async () => {
    const seen = await afterwards({ dataFolder: await newFolder() });
    sameAsBefore(seen);
    expect(seen.after.sources).toMatchObject([{ state: "STALE", observedAt: seen.before.sources[0]?.observedAt }]);
  });

  it("starts with nothing in hand when the folder was damaged", async () => {
    const dataFolder = await newFolder();
    const damage = async () => {
      for (const file of await readdir(dataFolder)) await writeFile(join(dataFolder, file), "damaged");
    };
    nothingThere(await afterwards({ dataFolder }, damage));
  });
});

describe.runIf(hasRedisServer())("A replica with a Redis", () => {
  const redis = async () => {
    const server = await startRedis();
    onTestFinished(() => server.kill());
    return { server, cache: { redis: { url: server.url, commandTimeoutMs: 10_000 } } };
  };

  it("serves at once what another one read, although the vendor is dead", async () => {
    const { cache } = await redis();
    sameAsBefore(await afterwards(cache));
  });

  it("starts with nothing in hand when Redis was killed", async () => {
    const { cache, server } = await redis();
    nothingThere(await afterwards(cache, () => server.kill()));
  });

  it("answers from the vendor when Redis was never there", async () => {
    const { cache, server } = await redis();
    await server.kill();
    const gateway = await start(await startVendor(), cache);
    expect(await gateway.volumes()).toMatchObject({ sources: [{ state: "LIVE" }] });
    await gateway.close();
  });
});

describe("A configuration that keeps what was read", () => {
  it("needs a key", () => {
    expect(() => configSchema.parse({ cache: { dataFolder: "data" }, sources: [] })).toThrow(
      /needs at least one secret/,
    );
  });
});
