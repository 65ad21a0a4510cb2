// Do the clocks keep their promises? The real one and the one that tests own.
import { describe, expect, test } from "vitest";
import { sleep } from "../../src/upstream/abort.ts";
import { systemClock } from "../../src/upstream/systemClock.ts";
import { FakeClock } from "../support/FakeClock.ts";

describe("the clock that tests own", () => {
  test("runs timers in the order of their time, at their time, and each once", async () => {
    const clock = new FakeClock("2026-01-01T00:00:00.000Z");
    const ran: string[] = [];
    const note = (name: string) => () => ran.push(`${name} at ${clock.monotonic()}`);
    clock.after(20, note("late"));
    clock.after(10, note("early"));
    clock.after(10, note("early too"));
    const cancel = clock.after(15, note("cancelled"));
    cancel();
    await clock.advance(15);
    expect(ran).toEqual(["early at 10", "early too at 10"]);
    clock.advanceNow(100);
    expect(ran).toEqual(["early at 10", "early too at 10", "late at 20"]);
    expect([clock.monotonic(), clock.pending, new Date(clock.now()).toISOString()]).toEqual([
      115,
      0,
      "2026-01-01T00:00:00.115Z",
    ]);
  });

  test("carries code through several waits in one advance", async () => {
    const clock = new FakeClock();
    const { signal } = new AbortController();
    const woken: number[] = [];
    const work = async (): Promise<void> => {
      for (let round = 0; round < 3; round += 1) {
        await sleep(clock, 1_000, signal);
        woken.push(clock.monotonic());
      }
    };
    const done = work();
    await clock.advance(10_000);
    await done;
    expect(woken).toEqual([1_000, 2_000, 3_000]);
  });
});

describe("the real clock", () => {
  test("never goes back, and calls back after a wait but not when cancelled", async () => {
    const before = systemClock.monotonic();
    const ran: string[] = [];
    const cancel = systemClock.after(0, () => ran.push("cancelled"));
    cancel();
    await new Promise<void>((resolve) => systemClock.after(1, resolve));
    expect(systemClock.monotonic()).toBeGreaterThanOrEqual(before);
    expect(ran).toEqual([]);
  });

  test("does not fire at once when asked for more than Node's timers take", async () => {
    const ran: string[] = [];
    const cancel = systemClock.after(2 ** 40, () => ran.push("too early"));
    await new Promise<void>((resolve) => systemClock.after(5, resolve));
    cancel();
    expect(ran).toEqual([]);
  });
});
