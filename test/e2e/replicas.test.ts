// Do three whole gateways with a real Redis ask a vendor once between them, and does each of them answer whatever becomes of Redis
// while they read?
import { randomUUID } from "node:crypto";
import { Redis as Client } from "ioredis";
import { describe, expect, it, onTestFinished } from "vitest";
import { configSchema } from "../../src/config/Config.ts";
import { createGateway } from "../../src/createGateway.ts";
import { createLog } from "../../src/observe/Log.ts";
import { systemClock } from "../../src/upstream/systemClock.ts";
import { estateVendors } from "../support/estateVendors.ts";
import { hasRedisServer, startRedis } from "../support/redisServer.ts";
import { controlOf } from "../support/SimulatorControl.ts";

const REPLICAS = 3;
const VOLUMES = 1_200;
const query = `{
  volumes(first: 10, freshness: { waitMs: 20000 }) { totalCount sources { source { id } complete error { code } } }
  shares(first: 10, freshness: { waitMs: 20000 }) { totalCount }
}`;

interface Told {
  readonly volumes: {
    readonly totalCount: number;
    readonly sources: readonly {
      readonly source: { readonly id: string };
      readonly complete: boolean;
      readonly error: { readonly code: string } | null;
    }[];
  };
  readonly shares: { readonly totalCount: number };
}

/** Three gateways over two vendors that log in, and one Redis. */
async function startReplicas() {
  const redis = await startRedis();
  onTestFinished(() => redis.kill());
  const vendors = await Promise.all(
    (["qumulo", "hub"] as const).map(async (name) => {
      const simulator = await estateVendors[name].start({ volumes: VOLUMES });
      onTestFinished(() => simulator.close());
      return { name, simulator, control: controlOf(simulator) };
    }),
  );
  const config = configSchema.parse({
    server: { port: 0 },
    planner: { enabled: false },
    cache: {
      keys: ["a key of the tests, thirty-two long"],
      redis: { url: redis.url, prefix: randomUUID(), replicas: REPLICAS },
    },
    sources: vendors.map(({ name, simulator }) => ({
      ...estateVendors[name].source,
      id: name,
      url: simulator.url,
      budget: { login: 1_000, read: 10_000 },
      // Whoever is cut off from Redis waits this long for what others may have sent.
      timeouts: { connectMs: 1_000, headersMs: 2_000, bodyMs: 2_000, callMs: 2_000 },
    })),
  });
  const start = async () => {
    const gateway = await createGateway(config, { clock: systemClock, random: Math.random, log: createLog("silent") });
    return { gateway, url: await gateway.listen() };
  };
  const gateways = await Promise.all(Array.from({ length: REPLICAS }, start));
  onTestFinished(async () => {
    await Promise.all(gateways.map(({ gateway }) => gateway.close()));
  });
  const ask = async ({ url }: { readonly url: string }): Promise<Told> => {
    const answer = await fetch(`${url}/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ query }),
    });
    return ((await answer.json()) as { data: Told }).data;
  };
  const vendor = (wanted: "qumulo" | "hub") => {
    const found = vendors.find(({ name }) => name === wanted);
    if (found === undefined) throw new Error(`There is no ${wanted}.`);
    return found.control;
  };
  /** Resolves when this vendor is being asked for a page of this list. */
  const beingRead = async (name: "qumulo" | "hub", path: string) => {
    while (!(await vendor(name).calls()).some((call) => call.path.startsWith(path)));
  };
  const seen = async () =>
    (await Promise.all(vendors.map(({ control }) => control.calls())))
      .flat()
      .map(({ method, path }) => `${method} ${path}`);
  return { redis, vendor, beingRead, seen, askAll: () => Promise.all(gateways.map(ask)), gateways };
}

/** That every gateway has everything of both vendors. */
const expectAll = (answers: readonly Told[]) => {
  const whole = answers.map(({ volumes }) =>
    volumes.sources.filter(({ complete }) => complete).map(({ source }) => source.id),
  );
  expect(whole).toEqual(Array(REPLICAS).fill(["qumulo", "hub"]));
  expect(new Set(answers.map(({ volumes }) => volumes.totalCount)).size).toBe(1);
  expect(answers[0]?.volumes.totalCount).toBeGreaterThan(2 * VOLUMES);
};

/** That every gateway answered, if need be with a part, and has everything a little later. */
const expectAnswers = async (answers: readonly Told[], askAll: () => Promise<readonly Told[]>) => {
  expect(
    answers.flatMap(({ volumes }) => volumes.sources.map(({ error }) => error?.code ?? "UPSTREAM_TIMEOUT")),
  ).toEqual(Array(2 * REPLICAS).fill("UPSTREAM_TIMEOUT"));
  expectAll(await askAll());
};

describe.runIf(hasRedisServer())("Three gateways with nothing in hand, asked at once,", { timeout: 60_000 }, () => {
  it("ask the vendors for each page once, and log in once", async () => {
    const { askAll, seen } = await startReplicas();
    expectAll(await askAll());
    const calls = await seen();
    expect(calls.length).toBeGreaterThan(15);
    expect(calls.filter((call, place) => calls.indexOf(call) !== place)).toEqual([]);
  });

  it("are all told what the vendor failed with, by one read", async () => {
    const { askAll, vendor } = await startReplicas();
    await vendor("hub").fault({ match: { path: "/api/spaces/" }, fault: { kind: "status", status: 403 } });
    const answers = await askAll();
    const codes = answers.map(({ volumes }) => volumes.sources.find(({ source }) => source.id === "hub")?.error?.code);
    expect(new Set(codes).size).toBe(1);
    expect(codes[0]).toMatch(/^UPSTREAM_/);
  });

  it("answer although Redis dies while one of them reads", async () => {
    const { askAll, redis, vendor, beingRead } = await startReplicas();
    await vendor("hub").fault({ match: { path: "/api/spaces/" }, fault: { kind: "latency", ms: 500 }, times: 1 });
    const asked = askAll();
    await beingRead("hub", "/api/spaces/");
    await redis.kill();
    await expectAnswers(await asked, askAll);
  });

  it("answer although Redis hangs while one of them reads", async () => {
    const { askAll, redis, vendor, beingRead } = await startReplicas();
    await vendor("hub").fault({ match: { path: "/api/spaces/" }, fault: { kind: "latency", ms: 500 }, times: 1 });
    const asked = askAll();
    await beingRead("hub", "/api/spaces/");
    const admin = new Client(redis.url).on("error", () => {});
    await admin.call("CLIENT", "PAUSE", "30000", "ALL");
    await expectAnswers(await asked, askAll);
    admin.disconnect();
  });

  it("answer although Redis is emptied while one of them reads", async () => {
    const { askAll, redis, vendor, beingRead } = await startReplicas();
    await vendor("hub").fault({ match: { path: "/api/spaces/" }, fault: { kind: "latency", ms: 500 }, times: 1 });
    const asked = askAll();
    await beingRead("hub", "/api/spaces/");
    const admin = new Client(redis.url).on("error", () => {});
    await admin.flushall();
    await expectAnswers(await asked, askAll);
    admin.disconnect();
  });
});
