// Do replicas agree who does something, and hear of each other, also when Redis was gone for a while?
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { createRedisAnnouncements } from "../../src/shared-state/redis/createRedisAnnouncements.ts";
import { createRedisLeases } from "../../src/shared-state/redis/createRedisLeases.ts";
import { FakeClock } from "../support/FakeClock.ts";
import { hasRedisServer, type RedisServer, startRedis } from "../support/redisServer.ts";
import { examineAnnouncements, examineLeases, given, listening, told } from "./support/fleetExam.ts";
import { createMemoryAnnouncements } from "./support/memoryAnnouncements.ts";
import { createMemoryLeases } from "./support/memoryLeases.ts";
import { watchedRedis } from "./support/watchedRedis.ts";

const twice = <T>(made: T): readonly [T, T] => [made, made];
let server: RedisServer;

examineLeases("memory", () => twice(createMemoryLeases(new FakeClock())));
examineAnnouncements("memory", () => twice(createMemoryAnnouncements()));

it("A lease in memory ends by itself", async () => {
  const clock = new FakeClock();
  const leases = createMemoryLeases(clock);
  const lease = given(await leases.take({ name: "a", owner: "r1", ttlMs: 1_000 }));
  await clock.advance(1_000);
  expect(told(await leases.renew(lease, 1_000))).toBeNull();
  expect(given(await leases.take({ name: "a", owner: "r2", ttlMs: 1_000 })).epoch).toBeGreaterThan(lease.epoch);
});

describe.runIf(hasRedisServer())("With a real Redis,", () => {
  beforeAll(async () => {
    server = await startRedis();
  });
  afterAll(() => server.kill());

  const connect = (prefix: string) => watchedRedis(server.url, { prefix }).redis;
  const pair = <T>(make: (prefix: string) => T): readonly [T, T] => {
    const prefix = randomUUID();
    return [make(prefix), make(prefix)];
  };
  const leases = (prefix: string) => createRedisLeases(connect(prefix), new FakeClock());
  const news = (prefix: string) => createRedisAnnouncements(connect(prefix));

  examineLeases("Redis", () => pair(leases));
  examineAnnouncements("Redis", () => pair(news));

  it("a lease ends by itself", async () => {
    const redis = connect("ttl");
    await createRedisLeases(redis, new FakeClock()).take({ name: "a", owner: "r", ttlMs: 60_000 });
    const lifeMs = told(await redis.read((client) => client.pttl("ttl:lease:a")));
    expect(lifeMs > 0 && lifeMs <= 60_000).toBe(true);
  });

  it("a lease that was flushed is not held any more, and the next one has a greater epoch", async () => {
    const redis = connect("flush");
    const mine = createRedisLeases(redis, new FakeClock());
    const lease = given(await mine.take({ name: "a", owner: "r1", ttlMs: 60_000 }));
    await redis.write((client) => client.flushall());
    expect(told(await mine.renew(lease, 60_000))).toBeNull();
    expect(given(await mine.take({ name: "a", owner: "r2", ttlMs: 60_000 })).epoch).toBeGreaterThan(lease.epoch);
  });

  it("two gateways of different prefixes neither hear each other nor hold each other's leases", async () => {
    const [left, right] = [listening(news("left")), listening(news("right*"))];
    await Promise.all([left.joinedTimes(1), right.joinedTimes(1)]);
    await news("right*").announce("collections", "for the right");
    await news("right").announce("collections", "for nobody");
    await news("left").announce("collections", "for the left");
    await Promise.all([left.atLeast(1), right.atLeast(1)]);
    expect([...left.heard, ...right.heard].map(({ text }) => text)).toEqual(["for the left", "for the right"]);
    expect(given(await leases("left").take({ name: "a", owner: "r", ttlMs: 60_000 })).owner).toBe("r");
    expect(given(await leases("right").take({ name: "a", owner: "r", ttlMs: 60_000 })).owner).toBe("r");
  });

  it("who was cut off is told that something may have been missed, and hears again", async () => {
    const own = await startRedis();
    onTestFinished(() => own.kill());
    const { redis, reached } = watchedRedis(own.url);
    const mine = createRedisAnnouncements(redis);
    const early = listening(mine);
    await early.joinedTimes(1);
    await mine.announce("collections", "before");
    await early.atLeast(1);
    await own.kill();
    await reached("DOWN");
    expect(await mine.announce("collections", "lost")).toEqual({ ok: false, failure: "DOWN" });
    expect(await createRedisLeases(redis, new FakeClock()).take({ name: "a", owner: "r", ttlMs: 1 })).toEqual({
      ok: false,
      failure: "DOWN",
    });
    await own.restart();
    await Promise.all([early.joinedTimes(2), reached("UP")]);
    const late = listening(mine);
    await late.joinedTimes(1);
    await mine.announce("collections", "after");
    await Promise.all([early.atLeast(2), late.atLeast(1)]);
    expect(early.heard.map(({ text }) => text)).toEqual(["before", "after"]);
    expect(late.heard.map(({ text }) => text)).toEqual(["after"]);
  });
});
