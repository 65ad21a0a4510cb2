// Are collections kept in Redis as faithfully as anywhere, and does nobody see what is not theirs?
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createRedisShelf } from "../../src/shared-state/redis/createRedisShelf.ts";
import { hasRedisServer, type RedisServer, startRedis } from "../support/redisServer.ts";
import { examineCollections } from "./support/collectionStoreExam.ts";
import { DAY_MS, rowsOf, snapshot, storeOver, volumes } from "./support/collections.ts";
import { watchedRedis } from "./support/watchedRedis.ts";

const absent = { ok: true, value: null };
let server: RedisServer;

describe.runIf(hasRedisServer())("Over a real Redis,", () => {
  beforeAll(async () => {
    server = await startRedis();
  });
  afterAll(() => server.kill());

  const connect = (prefix: string = randomUUID()) => watchedRedis(server.url, { prefix }).redis;

  examineCollections("Redis", async () => createRedisShelf(connect()));

  it("two gateways of different prefixes do not see each other", async () => {
    await storeOver(createRedisShelf(connect("one"))).put(snapshot({ rows: rowsOf(3) }), DAY_MS);
    expect(await storeOver(createRedisShelf(connect("two"))).get(volumes)).toEqual(absent);
    expect(await storeOver(createRedisShelf(connect("one"))).get(volumes)).toMatchObject({ value: { key: volumes } });
  });

  it("everything has an end, and what was replaced ends soon", async () => {
    const redis = connect("ttl");
    const store = storeOver(createRedisShelf(redis));
    await store.put(snapshot(), 100_000);
    await store.put(snapshot(), 100_000);
    const lives = await redis.read(async (client) => {
      const keys = await client.keys("ttl:c*");
      return (await Promise.all(keys.map((key) => client.pttl(key)))).sort((left, right) => left - right);
    });
    if (!lives.ok) throw new Error("Redis did not answer");
    expect(lives.value).toHaveLength(7);
    expect(lives.value.slice(0, 3).every((life) => life > 0 && life <= 30_000)).toBe(true);
    expect(lives.value.slice(3).every((life) => life > 30_000 && life <= 130_000)).toBe(true);
  });

  it("keys and values tell nothing of rows", async () => {
    const redis = connect("dark");
    await storeOver(createRedisShelf(redis)).put(snapshot({ rows: rowsOf(3) }), DAY_MS);
    const dump = await redis.read(async (client) => {
      const keys = await client.keys("dark:*");
      const chunks = await Promise.all(keys.filter((key) => key.includes("chunk")).map((key) => client.getBuffer(key)));
      return [...keys, ...chunks.map(String), String(await client.hget("dark:collection:alpha:Volume:ALL", "head"))];
    });
    if (!dump.ok) throw new Error("Redis did not answer");
    expect(dump.value.length).toBeGreaterThan(3);
    expect(dump.value.filter((text) => /displayName|observedAt|reader/.test(text))).toEqual([]);
  });

  it.each(["chunk", "collection"])("a collection whose %s was lost is absent, and can be kept anew", async (part) => {
    const redis = connect();
    const store = storeOver(createRedisShelf(redis));
    await store.put(snapshot(), DAY_MS);
    await redis.write(async (client) => client.del((await client.keys(redis.key(part, "*")))[0] ?? ""));
    expect(await store.get(volumes)).toEqual(absent);
    await store.put(snapshot({ rows: rowsOf(3) }), DAY_MS);
    expect(await store.get(volumes)).toMatchObject({ value: { key: volumes } });
  });

  it("versions go on growing after everything was flushed", async () => {
    const redis = connect();
    const store = storeOver(createRedisShelf(redis));
    const before = await store.put(snapshot(), DAY_MS);
    await redis.write((client) => client.flushall());
    expect(await store.get(volumes)).toEqual(absent);
    const after = await store.put(snapshot(), DAY_MS);
    expect(before.ok && after.ok && after.value.version > before.value.version).toBe(true);
  });
});
