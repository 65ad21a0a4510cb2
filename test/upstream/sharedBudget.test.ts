// Do replicas keep a vendor's budget together, whatever becomes of the store between them? All on a clock that the test owns.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { CallClass } from "../../src/contract/call.ts";
import type { CallLimit } from "../../src/upstream/budget/CallLimit.ts";
import { slotLimitOf } from "../../src/upstream/budget/CallLimit.ts";
import { fleetOf, flood, type Link } from "./simulatedFleet.ts";

const seconds = (count: number): number => count * 1_000;

describe("while the store is there", () => {
  test("three replicas with work use all that the vendor allows, and none goes without", async () => {
    const { clock, fleet } = fleetOf(5, 3);
    for (const replica of [0, 1, 2]) fleet.start(replica);
    flood(fleet, [0, 1, 2]);
    await clock.advance(seconds(60));
    expect(fleet.mostInAWindow()).toBeLessThanOrEqual(5);
    expect(fleet.count(0, seconds(60))).toBeGreaterThanOrEqual(270);
    for (const replica of [0, 1, 2]) expect(fleet.count(0, seconds(60), replica)).toBeGreaterThanOrEqual(50);
  });

  test("one replica with work may use all that the others leave", async () => {
    const { clock, fleet } = fleetOf(5, 3);
    for (const replica of [0, 1, 2]) fleet.start(replica);
    flood(fleet, [1]);
    await clock.advance(seconds(60));
    expect(fleet.count(0, seconds(60), 1)).toBeGreaterThanOrEqual(270);
    expect(fleet.mostInAWindow()).toBeLessThanOrEqual(5);
  });

  test("a replica that begins to work gets its share within seconds, however busy the others are", async () => {
    const { clock, fleet } = fleetOf(5, 3);
    for (const replica of [0, 1, 2]) fleet.start(replica);
    flood(fleet, [0, 1], 100);
    await clock.advance(seconds(30));
    flood(fleet, [2]);
    await clock.advance(seconds(3));
    expect(fleet.count(seconds(30), seconds(33), 2)).toBeGreaterThanOrEqual(1);
    await clock.advance(seconds(20));
    expect(fleet.count(seconds(33), seconds(53), 2)).toBeGreaterThanOrEqual(18);
  });

  test("where the vendor allows fewer calls than there are replicas, they take turns", async () => {
    const { clock, fleet } = fleetOf(1, 3);
    for (const replica of [0, 1, 2]) fleet.start(replica);
    flood(fleet, [0, 1, 2]);
    await clock.advance(seconds(120));
    expect(fleet.mostInAWindow()).toBe(1);
    for (const replica of [0, 1, 2]) expect(fleet.count(0, seconds(120), replica)).toBeGreaterThanOrEqual(20);
    // 24 of the 120 seconds may go to handing over.
    expect(fleet.count(0, seconds(120))).toBeGreaterThanOrEqual(96);
  });

  test("a vendor's request for silence holds for every replica", async () => {
    const { clock, fleet } = fleetOf(5, 3);
    for (const replica of [0, 1, 2]) fleet.start(replica);
    await clock.advance(seconds(5));
    fleet.budget(0)?.pause("READ", seconds(30));
    await clock.advance(500);
    flood(fleet, [0, 1, 2]);
    await clock.advance(seconds(29));
    expect(fleet.arrivals).toHaveLength(0);
    await clock.advance(seconds(3));
    expect(fleet.arrivals.length).toBeGreaterThanOrEqual(10);
  });
});

describe("when the store is lost", () => {
  test("and comes back empty, replicas with work go on at the vendor's pace all the time", async () => {
    const { clock, fleet } = fleetOf(5, 3);
    for (const replica of [0, 1, 2]) fleet.start(replica);
    flood(fleet, [0, 1, 2]);
    await clock.advance(seconds(20));
    for (const replica of [0, 1, 2]) fleet.link(replica, "down");
    await clock.advance(seconds(20));
    expect([0, 1, 2].map((replica) => fleet.isShared(replica))).toEqual([false, false, false]);
    fleet.flush();
    for (const replica of [0, 1, 2]) fleet.link(replica, "up");
    await clock.advance(seconds(20));
    expect([0, 1, 2].map((replica) => fleet.isShared(replica))).toEqual([true, true, true]);
    expect(fleet.mostInAWindow()).toBeLessThanOrEqual(5);
    expect(fleet.count(0, seconds(60))).toBeGreaterThanOrEqual(270);
  });

  test("and comes back empty, replicas still know how many they were, although the operator did not say", async () => {
    const { clock, fleet } = fleetOf(5, null);
    for (const replica of [0, 1, 2]) fleet.start(replica);
    flood(fleet, [0, 1, 2]);
    await clock.advance(seconds(20));
    for (const replica of [0, 1, 2]) fleet.link(replica, "down");
    await clock.advance(seconds(20));
    fleet.flush();
    for (const replica of [2, 0, 1]) {
      fleet.link(replica, "up");
      await clock.advance(seconds(4));
    }
    await clock.advance(seconds(8));
    expect(fleet.mostInAWindow()).toBeLessThanOrEqual(5);
    expect(fleet.count(0, seconds(60))).toBeGreaterThanOrEqual(270);
  });

  test("and was never there, and the operator did not say how many replicas there are, three stay within the limit", async () => {
    const { clock, fleet } = fleetOf(5, null);
    for (const replica of [0, 1, 2]) fleet.start(replica, "down");
    flood(fleet, [0, 1, 2]);
    await clock.advance(seconds(10));
    expect(fleet.mostInAWindow()).toBe(3);
    for (const replica of [0, 1, 2]) expect(fleet.count(0, 100, replica)).toBe(1);
  });

  test("to one replica alone, it goes on with its part and the others with the rest", async () => {
    const { clock, fleet } = fleetOf(5, 3);
    for (const replica of [0, 1, 2]) fleet.start(replica);
    flood(fleet, [0, 1, 2]);
    await clock.advance(seconds(20));
    fleet.link(2, "down");
    await clock.advance(seconds(40));
    expect(fleet.mostInAWindow()).toBeLessThanOrEqual(5);
    expect(fleet.count(0, seconds(60))).toBeGreaterThanOrEqual(270);
    expect(fleet.count(seconds(20), seconds(60), 2)).toBeGreaterThanOrEqual(36);
  });

  test("and was never there, each replica takes what the operator's number leaves it, after three seconds", async () => {
    const { clock, fleet } = fleetOf(5, 3);
    for (const replica of [0, 1, 2]) fleet.start(replica, "down");
    flood(fleet, [0, 1, 2]);
    // What the others have lent out of its part comes back in so long, should they be there.
    await clock.advance(seconds(3.1));
    expect(fleet.arrivals).toHaveLength(0);
    await clock.advance(seconds(60));
    for (const replica of [0, 1, 2]) expect(fleet.count(seconds(3), seconds(63), replica)).toBeGreaterThanOrEqual(54);
  });

  test("an idle replica has its part all the same, once the others' calls on it are over", async () => {
    const { clock, fleet } = fleetOf(5, 3);
    for (const replica of [0, 1, 2]) fleet.start(replica);
    flood(fleet, [0], 20);
    await clock.advance(seconds(20));
    for (const replica of [0, 1, 2]) fleet.link(replica, "down");
    flood(fleet, [1, 2]);
    await clock.advance(seconds(30));
    expect(fleet.mostInAWindow()).toBeLessThanOrEqual(5);
    for (const replica of [1, 2]) expect(fleet.count(seconds(40), seconds(50), replica)).toBeGreaterThanOrEqual(9);
  });
});

describe("when a replica ends", () => {
  test("without a word, its slots come back once its calls have left every window, but for its part", async () => {
    const { clock, fleet } = fleetOf(5, 3);
    for (const replica of [0, 1, 2]) fleet.start(replica);
    flood(fleet, [0], 20);
    await clock.advance(seconds(10));
    fleet.crash(0);
    flood(fleet, [1, 2], 20);
    await clock.advance(seconds(20));
    // Two of five are kept for it, should it only be cut off.
    expect(fleet.count(seconds(15), seconds(30))).toBeGreaterThanOrEqual(40);
    await clock.advance(seconds(100));
    expect(fleet.count(seconds(110), seconds(130))).toBeGreaterThanOrEqual(72);
  });

  test.each([3, null])(
    "and all the others too, those that come instead read as soon as those calls are over, of %s expected",
    async (expected) => {
      const { clock, fleet } = fleetOf(5, expected);
      for (const replica of [0, 1, 2]) fleet.start(replica);
      flood(fleet, [0, 1, 2]);
      await clock.advance(seconds(20));
      for (const replica of [0, 1, 2]) fleet.crash(replica);
      await clock.advance(seconds(2));
      for (const replica of [0, 1, 2]) fleet.start(replica);
      flood(fleet, [0, 1, 2]);
      await clock.advance(seconds(20));
      expect(fleet.mostInAWindow()).toBeLessThanOrEqual(5);
      expect(fleet.count(seconds(22), seconds(24))).toBeGreaterThanOrEqual(1);
      expect(fleet.count(seconds(24), seconds(42))).toBeGreaterThanOrEqual(81);
    },
  );

  test("with a word, another one that is started takes its place at once", async () => {
    const { clock, fleet } = fleetOf(5, 3);
    for (const replica of [0, 1, 2]) fleet.start(replica);
    flood(fleet, [0, 1, 2]);
    await clock.advance(seconds(20));
    await Promise.all([fleet.leave(0), clock.advance(100)]);
    fleet.start(0);
    flood(fleet, [0]);
    await clock.advance(seconds(20));
    expect(fleet.mostInAWindow()).toBeLessThanOrEqual(5);
    expect(fleet.count(seconds(22), seconds(40))).toBeGreaterThanOrEqual(81);
  });
});

describe("whatever becomes of the store and of replicas", () => {
  const trouble = fc.record({
    atMs: fc.nat(seconds(130)),
    replica: fc.nat(3),
    event: fc.constantFrom<"crash" | "all" | Link>("up", "down", "down", "slow", "slow", "crash", "all"),
    forMs: fc.oneof(fc.nat(2_500), fc.nat(seconds(20)), fc.nat(seconds(120))),
    flushes: fc.boolean(),
  });
  const scenario = fc.record({
    limit: fc.constantFrom<CallLimit>(1, 2, 5, 7, { calls: 10, perSeconds: 6 }),
    callClass: fc.constantFrom<CallClass>("READ", "READ", "LOGIN"),
    replicas: fc.integer({ min: 2, max: 4 }),
    seed: fc.nat(1_000_000),
    arriveMs: fc.constantFrom(40, 900, 4_000),
    wayMs: fc.constantFrom(2, 60, 110),
    busy: fc.array(
      fc.record({ atMs: fc.nat(seconds(120)), replica: fc.nat(3), width: fc.integer({ min: 1, max: 15 }) }),
      {
        minLength: 2,
        maxLength: 6,
      },
    ),
    troubles: fc.array(trouble, { minLength: 1, maxLength: 8 }),
  });

  test("no window at the vendor holds more calls than allowed", async () => {
    await fc.assert(
      fc.asyncProperty(scenario, async ({ limit, callClass, replicas, seed, arriveMs, wayMs, busy, troubles }) => {
        const { clock, fleet } = fleetOf(limit, replicas, { seed, arriveMs, wayMs, callClass });
        const everybody = Array.from({ length: replicas }, (_, replica) => replica);
        for (const replica of everybody) fleet.start(replica);
        for (const { atMs, replica, width } of busy) {
          clock.after(atMs, () => flood(fleet, [replica % replicas], width));
        }
        for (const { atMs, replica, event, forMs, flushes } of troubles) {
          const who = event === "all" ? everybody : [replica % replicas];
          clock.after(atMs, () => {
            if (event === "crash") {
              fleet.crash(replica % replicas);
              // Nobody remembers a replica that ends before anybody has heard it, so another one must not be faster than this.
              clock.after(arriveMs + slotLimitOf(limit).windowMs, () => fleet.start(replica % replicas));
            } else for (const one of who) fleet.link(one, event === "all" ? "down" : event);
          });
          clock.after(atMs + forMs, () => {
            if (event === "all" && flushes) fleet.flush();
            for (const one of who) fleet.link(one, "up");
          });
        }
        await clock.advance(seconds(180));
        expect(fleet.mostInAWindow()).toBeLessThanOrEqual(slotLimitOf(limit).slots);
      }),
      { numRuns: 12 },
    );
  });
});
