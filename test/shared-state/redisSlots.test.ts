// Does the script in Redis share slots by the same rules as the plain code, and survive what becomes of Redis? Over a real one.
import fc from "fast-check";
import { Redis as Client } from "ioredis";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { newFleet } from "../../src/shared-state/memory/slotFleet.ts";
import { settleAsk } from "../../src/shared-state/memory/slotRules.ts";
import { done } from "../../src/shared-state/Outcome.ts";
import { createRedisSlots, readAnswer, writeAsk } from "../../src/shared-state/redis/createRedisSlots.ts";
import { SLOTS_RULES } from "../../src/shared-state/redis/slotsScript.ts";
import type { SlotsAsk } from "../../src/shared-state/SharedSlots.ts";
import { hasRedisServer, type RedisServer, startRedis } from "../support/redisServer.ts";
import { watchedRedis } from "./support/watchedRedis.ts";

function askOf(more: Partial<SlotsAsk> & { owned?: number; want?: number } = {}): SlotsAsk {
  const { owned = 0, want = 0, ...rest } = more;
  const bucket = { name: "nasuni-lyon:READ", slots: 5, isLent: true, drainMs: 6_000, pauseMs: 0, owned, want };
  return {
    ...{ replica: "a", seq: 1, expected: 1, seat: null, seats: 1, leaving: false, sinceContactMs: null },
    ...{ validUntilMs: Number.MAX_SAFE_INTEGER, buckets: [bucket] },
    ...rest,
  };
}

describe.skipIf(!hasRedisServer())("slots in Redis", () => {
  let server: RedisServer;
  beforeAll(async () => {
    server = await startRedis();
  });
  afterAll(() => server.kill());

  test("are granted and taken back exactly as by the plain rules, whatever replicas say and whenever", async () => {
    const client = new Client(server.url);
    onTestFinished(() => client.disconnect());
    const bucket = fc.record({
      name: fc.constantFrom("nasuni-lyon:READ", "nasuni-lyon:LOGIN"),
      slots: fc.constantFrom(1, 5, 7),
      drainMs: fc.constantFrom(1_000, 6_000),
      isLent: fc.boolean(),
      owned: fc.nat(5),
      want: fc.nat(7),
      pauseMs: fc.constantFrom(0, 0, 500, 20_000),
    });
    const step = fc.record({
      passedMs: fc.oneof(fc.nat(900), fc.nat(8_000), fc.nat(100_000)),
      lateMs: fc.constantFrom(0, 0, 0, 5_000),
      ask: fc.record({
        replica: fc.constantFrom("a", "b", "c", "d"),
        seq: fc.oneof(fc.constant(0), fc.nat(40)),
        expected: fc.constantFrom(1, 2, 3),
        seat: fc.option(fc.nat(4)),
        seats: fc.integer({ min: 1, max: 4 }),
        sinceContactMs: fc.option(fc.nat(100_000)),
        leaving: fc.constantFrom(false, false, false, true),
        buckets: fc.array(bucket, { maxLength: 2 }),
      }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 40 }), async (steps) => {
        await client.flushall();
        let nowMs = 1_772_000_000_000;
        const fleet = newFleet(nowMs);
        for (const [index, { passedMs, lateMs, ask }] of steps.entries()) {
          nowMs += index === 0 ? 0 : passedMs;
          // A sequence number of 0 stands for the next one.
          const seq = ask.seq === 0 ? 1_000 + index : ask.seq;
          const full = { ...ask, seq, validUntilMs: nowMs + 500 - (index === 0 ? 0 : lateMs) };
          const script = `local now = tonumber(ARGV[2])\n${SLOTS_RULES}`;
          const told = readAnswer(done(await client.eval(script, 1, "slots", writeAsk(full), nowMs)));
          // What comes too late, or out of turn, changes neither.
          expect(told).toEqual(done(settleAsk(fleet, full, nowMs)));
        }
      }),
      { numRuns: 60 },
    );
  });

  test("are shared by two replicas by Redis's own clock, and never more than the vendor allows", async () => {
    const [one, two] = [
      createRedisSlots(watchedRedis(server.url, { prefix: "two" }).redis),
      watchedRedis(server.url, { prefix: "two" }).redis,
    ];
    const other = createRedisSlots(two);
    const first = await one.settle(askOf({ expected: 2, seats: 2 }));
    expect(first).toMatchObject({ ok: true, value: { accepted: true, buckets: [{ slots: 0 }] } });
    await other.settle(askOf({ replica: "b", expected: 2, seats: 2, want: 5 }));
    // Heard once more after the other one has joined, so that it is not taken for one that has just crashed.
    await one.settle(askOf({ seq: 2, expected: 2, seats: 2 }));
    const all = await other.settle(askOf({ replica: "b", seq: 2, expected: 2, seats: 2, want: 5 }));
    expect(all).toMatchObject({ ok: true, value: { seats: 2, buckets: [{ slots: 5 }] } });
    const mine = await one.settle(askOf({ seq: 3, expected: 2, seats: 2, want: 5 }));
    expect(mine).toMatchObject({ ok: true, value: { seats: 2, buckets: [{ slots: 0 }] } });
    // The other one has all five; it is told to keep three of them, in favour of who wants some too.
    const less = await other.settle(askOf({ replica: "b", seq: 3, expected: 2, seats: 2, owned: 5, want: 5 }));
    expect(less.ok && less.value.buckets[0]?.slots).toBeLessThan(5);
    const told = await one.clock();
    expect(told.ok && less.ok && told.value - less.value.nowMs).toBeGreaterThanOrEqual(0);
  });

  test("are not touched by an ask that Redis works off too late, or after a later one", async () => {
    const { redis } = watchedRedis(server.url, { prefix: "late" });
    const slots = createRedisSlots(redis);
    const now = await slots.clock();
    const lateMs = now.ok ? now.value - 1 : 0;
    const late = askOf({ owned: 5, want: 5, validUntilMs: lateMs });
    expect(await slots.settle(late)).toMatchObject({ ok: true, value: { accepted: false, buckets: [] } });
    expect(await redis.read((client) => client.exists(redis.key("slots")))).toEqual(done(0));
    await slots.settle(askOf({ seq: 7, want: 2 }));
    expect(await slots.settle(askOf({ seq: 6, owned: 5, want: 5 }))).toMatchObject({ value: { accepted: false } });
  });

  test("are no longer told of when Redis is gone, and told of anew when it is back with nothing in it", async () => {
    const own = await startRedis();
    onTestFinished(() => own.kill());
    const { redis, reached } = watchedRedis(own.url);
    const slots = createRedisSlots(redis);
    expect(await slots.settle(askOf({ want: 2 }))).toMatchObject({ ok: true, value: { buckets: [{ slots: 2 }] } });
    await own.kill();
    await reached("DOWN");
    expect(await slots.settle(askOf({ seq: 2, owned: 2, want: 5 }))).toMatchObject({ ok: false });
    expect(await slots.clock()).toMatchObject({ ok: false });
    await own.restart();
    await reached("UP");
    const back = await slots.settle(askOf({ seq: 3, owned: 2, want: 5, sinceContactMs: 2_000 }));
    expect(back).toMatchObject({ ok: true, value: { accepted: true, buckets: [{ slots: 5 }] } });
  });
});
