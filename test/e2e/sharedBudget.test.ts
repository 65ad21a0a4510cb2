// Do whole gateways over one real Redis keep a console's budget and answer every query, while Redis is there, gone and back? Over a
// simulator that enforces five reads a second and ten logins a minute. `npm run campaign` does the same for minutes.
import { EventEmitter, once } from "node:events";
import { describe, expect, onTestFinished, test } from "vitest";
import { startNasuniSimulator } from "../../simulators/nasuni/start.ts";
import { configSchema } from "../../src/config/Config.ts";
import { createGateway } from "../../src/createGateway.ts";
import { systemClock } from "../../src/upstream/systemClock.ts";
import { estateVendors } from "../support/estateVendors.ts";
import { hasRedisServer, type RedisServer, startRedis } from "../support/redisServer.ts";
import { controlOf, type SeenCall } from "../support/SimulatorControl.ts";

const KEY = "a key of the tests, thirty-two long";
const LISTS = ["volumes", "sites", "alerts"];
const SHARED = "the vendors' budgets are shared with the other replicas";
const CUT_OFF = "the other replicas cannot be asked: each holds to its part of the budgets";

/** A console that enforces its budget; `seen(n)` resolves after so many more calls. */
async function startConsole() {
  const calls = new EventEmitter();
  const simulator = await startNasuniSimulator({ volumes: 60, observe: () => calls.emit("call") });
  onTestFinished(() => simulator.close());
  const seen = async (count: number) => {
    for (let left = count; left > 0; left -= 1) await once(calls, "call");
  };
  return { url: simulator.url, control: controlOf(simulator), seen };
}

/** A gateway, closed at the end of the test. @param redis none is configured when null. */
async function startGateway(consoleUrl: string, redis: { readonly url: string; readonly replicas?: number } | null) {
  const said: string[] = [];
  const lines = new EventEmitter();
  const note = (_fields: object, message: string) => {
    said.push(message);
    lines.emit("line");
  };
  const timeouts = { connectMs: 500, headersMs: 5_000, bodyMs: 5_000, callMs: 10_000 };
  const source = { ...estateVendors.nasuni.source, id: "nasuni-lyon", url: consoleUrl, timeouts };
  const cache = redis === null ? {} : { keys: [KEY], redis };
  const config = configSchema.parse({ server: { port: 0 }, planner: { enabled: false }, cache, sources: [source] });
  const log = { info: note, warn: note, error: note };
  const gateway = await createGateway(config, { clock: systemClock, random: Math.random, log });
  const url = await gateway.listen();
  onTestFinished(() => gateway.close());
  return {
    /** What became of a list as it is now. */
    ask: async (list: string, waitMs: number) => {
      const query = `{ ${list}(freshness: { maxAgeSeconds: 0, waitMs: ${waitMs} }) { complete sources { state } } }`;
      const body = JSON.stringify({ query });
      const headers = { "content-type": "application/json" };
      const answer = await fetch(`${url}/graphql`, { method: "POST", headers, body });
      const { data, errors } = (await answer.json()) as {
        readonly data: Readonly<Record<string, { readonly complete: boolean }>>;
        readonly errors?: readonly object[];
      };
      return { status: answer.status, errors, complete: data[list]?.complete };
    },
    ready: async () => {
      const answer = await fetch(`${url}/readyz`);
      return { status: answer.status, body: (await answer.json()) as { redis: { state: string } | null } };
    },
    /** Resolves when this is true; looked at again after every log line. */
    until: async (isTrue: () => boolean | Promise<boolean>) => {
      for (;;) {
        const next = once(lines, "line");
        if (await isTrue()) return;
        await next;
      }
    },
    /** How the budgets are shared, as last logged. */
    mode: () => said.findLast((line) => line === SHARED || line === CUT_OFF),
  };
}

/** Most of some moments that any window of so many milliseconds held. */
const mostIn = (moments: readonly number[], windowMs: number): number =>
  Math.max(0, ...moments.map((from) => moments.filter((at) => at >= from && at < from + windowMs).length));

describe.skipIf(!hasRedisServer())("A console that allows five reads a second", () => {
  const startOwnRedis = async (): Promise<RedisServer> => {
    const redis = await startRedis();
    onTestFinished(() => redis.kill());
    return redis;
  };

  test("gets no more from three gateways, which answer every query, while Redis is there, killed and back", async () => {
    const [nmc, redis] = await Promise.all([startConsole(), startOwnRedis()]);
    const settings = { url: redis.url, replicas: 3 };
    const gateways = await Promise.all([0, 1, 2].map(() => startGateway(nmc.url, settings)));
    const askAll = () =>
      Promise.all(gateways.flatMap(({ ask }) => LISTS.map((list) => ask(list, 200)))).then((answers) => {
        for (const answer of answers) expect(answer).toMatchObject({ status: 200, errors: undefined });
      });
    const all = (mode: string, state: string) =>
      Promise.all(
        gateways.map(async (gateway) => {
          await gateway.until(() => gateway.mode() === mode);
          await gateway.until(async () => (await gateway.ready()).body.redis?.state === state);
          expect(await gateway.ready()).toMatchObject({ status: 200, body: { status: "ready" } });
        }),
      );
    const works = async () => {
      const calls = nmc.seen(5);
      await askAll();
      await calls;
    };
    await works();
    await all(SHARED, "connected");
    await redis.kill();
    await all(CUT_OFF, "absent");
    await works();
    await redis.restart();
    await all(SHARED, "connected");
    await works();
    const calls = await nmc.control.calls();
    const isLogin = ({ path }: SeenCall) => path.includes("/auth/login");
    const moments = (wanted: readonly SeenCall[]) => wanted.map(({ at }) => at);
    expect(calls.filter(({ status }) => status === 429)).toEqual([]);
    expect(mostIn(moments(calls.filter((call) => !isLogin(call))), 1_000)).toBeLessThanOrEqual(5);
    expect(mostIn(moments(calls.filter(isLogin)), 60_000)).toBeLessThanOrEqual(10);
  });

  test("is read at once by a gateway alone, whose operator did not say how many there are, and without Redis too", async () => {
    const redis = await startOwnRedis();
    const one = await startConsole();
    const gateway = await startGateway(one.url, { url: redis.url });
    expect(await gateway.ask("sites", 5_000)).toMatchObject({ status: 200, complete: true });
    await redis.kill();
    const another = await startConsole();
    const alone = await startGateway(another.url, { url: redis.url });
    expect(await alone.ask("sites", 5_000)).toMatchObject({ status: 200, complete: true });
    expect(await alone.ready()).toMatchObject({ body: { redis: { state: "absent", reason: "DOWN" } } });
  });
});

test("Where no Redis is configured, a gateway says so and is ready", async () => {
  const nmc = await startConsole();
  const gateway = await startGateway(nmc.url, null);
  expect(await gateway.ready()).toMatchObject({ status: 200, body: { status: "ready", redis: null } });
});
