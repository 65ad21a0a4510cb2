// Does the gateway go on while Redis is absent, dies, comes back, is slow, full or refuses? Every operation answers, and
// every change is logged once.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from "vitest";
import { createRedisShelf } from "../../src/shared-state/redis/createRedisShelf.ts";
import { hasRedisServer, type RedisServer, startRedis } from "../support/redisServer.ts";
import { DAY_MS, rowsOf, snapshot, storeOver, volumes } from "./support/collections.ts";
import { watchedRedis } from "./support/watchedRedis.ts";

const down = { ok: false, failure: "DOWN" };
const found = { ok: true, value: { key: volumes } };
let server: RedisServer;

describe.runIf(hasRedisServer())("A Redis", () => {
  beforeEach(async () => {
    server = await startRedis();
  });
  afterEach(() => server.kill());

  it("is not connected to before it is needed", async () => {
    const { redis } = watchedRedis(server.url);
    expect(redis.status()).toMatchObject({ state: "UNUSED", operations: { done: 0, failed: 0 } });
    expect(await redis.read((client) => client.ping())).toEqual({ ok: true, value: "PONG" });
    expect(redis.status()).toMatchObject({ state: "UP", lastError: null, operations: { done: 1, failed: 0 } });
  });

  it("that is absent at the start is done without, and used as soon as it is there", async () => {
    await server.kill();
    const { redis, reached, lines } = watchedRedis(server.url);
    const store = storeOver(createRedisShelf(redis));
    expect(await store.get(volumes)).toEqual(down);
    expect(await store.put(snapshot(), DAY_MS)).toEqual(down);
    expect(redis.status()).toMatchObject({ state: "DOWN", lastError: "ECONNREFUSED" });
    await server.restart();
    await reached("UP");
    expect(await store.put(snapshot(), DAY_MS)).toMatchObject({ ok: true });
    expect(await store.get(volumes)).toMatchObject(found);
    expect(lines).toEqual([{ state: "DOWN", error: "ECONNREFUSED" }, { state: "UP" }]);
  });

  it("that is killed is done without, and used again when it is back, with nothing in it", async () => {
    const { redis, reached, lines } = watchedRedis(server.url);
    const store = storeOver(createRedisShelf(redis));
    await store.put(snapshot(), DAY_MS);
    await server.kill();
    await reached("DOWN");
    expect(await store.get(volumes)).toEqual(down);
    await server.restart();
    await reached("UP");
    expect(await store.get(volumes)).toEqual({ ok: true, value: null });
    expect(await store.put(snapshot(), DAY_MS)).toMatchObject({ ok: true });
    expect(lines.map((line) => "state" in line && line.state)).toEqual(["UP", "DOWN", "UP"]);
  });

  it("that dies in the middle of an answer leaves nobody waiting", async () => {
    const { redis, reached } = watchedRedis(server.url, { commandTimeoutMs: 60_000 });
    await redis.read((client) => client.ping());
    const asked = redis.read((client) => client.blpop("nothing", 0));
    await server.kill();
    expect(await asked).toEqual(down);
    await reached("DOWN");
  });

  it("that hangs is given up after the command timeout, answers nobody meanwhile, and is back when it answers", async () => {
    const { redis, reached, lines } = watchedRedis(server.url, { commandTimeoutMs: 250 });
    const other = watchedRedis(server.url);
    await redis.read((client) => client.ping());
    await other.redis.write((client) => client.call("CLIENT", "PAUSE", "900", "ALL"));
    expect(await redis.read((client) => client.get("a"))).toEqual({ ok: false, failure: "SLOW" });
    let isAsked = false;
    const next = await redis.read(async () => {
      isAsked = true;
    });
    expect(next).toEqual({ ok: false, failure: "SLOW" });
    expect(isAsked).toBe(false);
    await reached("UP");
    expect(await redis.read((client) => client.get("a"))).toEqual({ ok: true, value: null });
    expect(lines).toEqual([{ state: "UP" }, { state: "SLOW", error: "TIMEOUT" }, { state: "UP" }]);
  });

  it("that is full still answers what it holds, and is written to again when there is room", async () => {
    const { redis, lines } = watchedRedis(server.url);
    const store = storeOver(createRedisShelf(redis));
    await store.put(snapshot({ rows: rowsOf(3) }), DAY_MS);
    const limit = (bytes: string) => redis.read((client) => client.config("SET", "maxmemory", bytes));
    await limit("1");
    expect(await store.put(snapshot(), DAY_MS)).toEqual({ ok: false, failure: "FULL" });
    expect(await store.put(snapshot(), DAY_MS)).toEqual({ ok: false, failure: "FULL" });
    expect(redis.status()).toMatchObject({ state: "FULL", lastError: "OOM" });
    expect(await store.get(volumes)).toMatchObject(found);
    await limit("0");
    expect(await store.put(snapshot(), DAY_MS)).toMatchObject({ ok: true });
    expect(lines).toEqual([{ state: "UP" }, { state: "FULL", error: "OOM" }, { state: "UP" }]);
  });

  it("that fills up while a collection is written keeps nothing of it", async () => {
    const { redis } = watchedRedis(server.url);
    const store = storeOver(createRedisShelf(redis));
    await redis.read((client) => client.ping());
    const rows = function* () {
      yield* rowsOf(600);
      void redis.read((client) => client.config("SET", "maxmemory", "1"));
      yield* rowsOf(600);
    };
    expect(await store.put(snapshot({ rows: rows() }), DAY_MS)).toEqual({ ok: false, failure: "FULL" });
    expect(await redis.read((client) => client.keys("test:c*"))).toEqual({ ok: true, value: [] });
  });

  it("that is flushed between two chunks makes a collection absent, not an error", async () => {
    const { redis } = watchedRedis(server.url);
    const store = storeOver(createRedisShelf(redis));
    await store.put(snapshot(), DAY_MS);
    const slow = storeOver(createRedisShelf(redis), {
      nextTurn: async () => void (await redis.write((client) => client.flushall())),
    });
    expect(await slow.get(volumes)).toEqual({ ok: true, value: null });
  });

  it("whose password is wrong refuses, says so once, and is not in the way", async () => {
    await watchedRedis(server.url).redis.read((client) => client.config("SET", "requirepass", "s3cret"));
    const wrong = watchedRedis(server.url, { password: "wrong" });
    expect(await wrong.redis.read((client) => client.ping())).toEqual(down);
    expect(wrong.lines).toHaveLength(1);
    expect(JSON.stringify(wrong.lines)).not.toMatch(/wrong"|127\.0\.0\.1/);
    const right = watchedRedis(server.url, { username: "default", password: "s3cret" });
    expect(await right.redis.read((client) => client.ping())).toEqual({ ok: true, value: "PONG" });
  });

  it("that denies a command refuses it, and goes on with what it allows", async () => {
    const { redis: admin } = watchedRedis(server.url);
    await admin.read((client) => client.call("ACL", "SETUSER", "reader", "on", ">pw", "~*", "&*", "+@all", "-set"));
    const { redis, lines } = watchedRedis(server.url, { username: "reader", password: "pw" });
    const write = () => redis.write((client) => client.set("a", "b"));
    expect([await write(), await write()]).toEqual(Array(2).fill({ ok: false, failure: "REFUSED" }));
    expect(await redis.read((client) => client.get("a"))).toEqual({ ok: true, value: null });
    expect(lines).toEqual([{ state: "UP" }, { error: "NOPERM" }]);
  });

  it("is spoken to over TLS, and only when its certificate is of the authority that was named", async () => {
    const file = (name: string) => join(import.meta.dirname, "../upstream/certificates", name);
    const safe = await startRedis({ cert: file("vendor.pem"), key: file("vendor.key") });
    onTestFinished(() => safe.kill());
    const { redis } = watchedRedis(safe.url, { ca: readFileSync(file("authority.pem"), "utf8") });
    expect(await redis.read((client) => client.ping())).toEqual({ ok: true, value: "PONG" });
    expect(await watchedRedis(safe.url).redis.read((client) => client.ping())).toEqual(down);
    expect(await watchedRedis(safe.url.replace("rediss", "redis")).redis.read((client) => client.ping())).toEqual(down);
  });

  it("is no longer asked once the gateway has stopped", async () => {
    const { redis, lines } = watchedRedis(server.url);
    await redis.read((client) => client.ping());
    redis.close();
    expect(await redis.read((client) => client.ping())).toEqual(down);
    expect(lines).toEqual([{ state: "UP" }]);
  });
});
