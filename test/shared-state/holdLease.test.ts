// Is a lease held for as long as something takes, and free at once when it is over?
import { describe, expect, it } from "vitest";
import { holdLease } from "../../src/shared-state/holdLease.ts";
import type { Leases } from "../../src/shared-state/Leases.ts";
import { failed } from "../../src/shared-state/Outcome.ts";
import { FakeClock } from "../support/FakeClock.ts";
import { given, told } from "./support/fleetExam.ts";
import { createMemoryLeases } from "./support/memoryLeases.ts";

const ttlMs = 15_000;
const mine = { name: "read", owner: "mine", ttlMs };
const others = { name: "read", owner: "another", ttlMs };

describe("A lease that is held", () => {
  it("is not free while the work goes on, and is as soon as it is given back", async () => {
    const clock = new FakeClock();
    const leases = createMemoryLeases(clock);
    const held = holdLease(leases, given(await leases.take(mine)), { clock, ttlMs });
    await clock.advance(100_000);
    expect(told(await leases.take(others))).toBeNull();
    await held.release();
    expect(told(await leases.take(others))).not.toBeNull();
    expect(clock.pending).toBe(0);
  });

  it("is taken anew when everything was lost, unless somebody else has it by then, who then keeps it", async () => {
    const clock = new FakeClock();
    let leases = createMemoryLeases(clock);
    const shared: Leases = {
      take: (ask) => leases.take(ask),
      renew: (lease, ms) => leases.renew(lease, ms),
      release: (lease) => leases.release(lease),
    };
    const held = holdLease(shared, given(await shared.take(mine)), { clock, ttlMs });
    leases = createMemoryLeases(clock);
    await clock.advance(5_000);
    expect(told(await leases.take(others))).toBeNull();
    leases = createMemoryLeases(clock);
    // Epochs grow whatever is lost.
    for (const name of ["a", "b", "c"]) await leases.take({ ...others, name });
    given(await leases.take(others));
    await clock.advance(5_000);
    await held.release();
    expect(told(await leases.take(mine))).toBeNull();
  });

  it("holds nobody up when what is shared is gone", async () => {
    const clock = new FakeClock();
    const leases = createMemoryLeases(clock);
    const lease = given(await leases.take(mine));
    const down = async () => failed("DOWN");
    const held = holdLease({ take: down, renew: down, release: down }, lease, { clock, ttlMs });
    await clock.advance(60_000);
    await held.release();
    expect(clock.pending).toBe(0);
  });
});
