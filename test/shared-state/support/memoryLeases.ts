// What are the simplest leases? Some in memory, that keep every promise: what one process needs, and what tests hold Redis to.
import type { Clock } from "../../../src/contract/call.ts";
import type { Lease, Leases } from "../../../src/shared-state/Leases.ts";
import { done } from "../../../src/shared-state/Outcome.ts";

/** Makes leases that live as long as the process. */
export function createMemoryLeases(clock: Pick<Clock, "monotonic">): Leases {
  const held = new Map<string, Lease>();
  let epoch = 0;
  const holder = (name: string): Lease | null => {
    const lease = held.get(name);
    return lease !== undefined && clock.monotonic() < lease.untilMs ? lease : null;
  };
  const isHeld = (lease: Lease) => holder(lease.name)?.epoch === lease.epoch;

  return {
    take: async ({ name, owner, ttlMs }) => {
      if (holder(name) !== null) return done(null);
      epoch += 1;
      const lease = { name, owner, epoch, untilMs: clock.monotonic() + ttlMs };
      held.set(name, lease);
      return done(lease);
    },
    renew: async (lease, ttlMs) => {
      if (!isHeld(lease)) return done(null);
      const renewed = { ...lease, untilMs: clock.monotonic() + ttlMs };
      held.set(lease.name, renewed);
      return done(renewed);
    },
    release: async (lease) => done(isHeld(lease) && held.delete(lease.name)),
  };
}
