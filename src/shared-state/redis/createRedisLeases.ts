// How do replicas agree over Redis who does something? One key for each lease, which ends by itself, and scripts that compare
// before they change.
import type { Clock } from "../../contract/call.ts";
import type { Lease, Leases } from "../Leases.ts";
import { done } from "../Outcome.ts";
import type { Redis } from "./createRedis.ts";
import { NEXT_NUMBER } from "./nextNumber.ts";

const TAKE = `${NEXT_NUMBER}
if redis.call('EXISTS', KEYS[1]) == 1 then return false end
local epoch = next_number(KEYS[2])
redis.call('SET', KEYS[1], epoch .. ' ' .. ARGV[1], 'PX', ARGV[2])
return epoch`;

const RENEW = `
if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end
return redis.call('PEXPIRE', KEYS[1], ARGV[2])`;

const RELEASE = `
if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end
return redis.call('DEL', KEYS[1])`;

/** Makes leases over Redis. What is safe to rely on ends a little before the key does: time counts from before the call. */
export function createRedisLeases(redis: Redis, clock: Pick<Clock, "monotonic">): Leases {
  const leaseKey = (name: string) => redis.key("lease", name);
  const holding = ({ epoch, owner }: Lease) => `${epoch} ${owner}`;

  return {
    take: async ({ name, owner, ttlMs }) => {
      const askedMs = clock.monotonic();
      const keys = [leaseKey(name), redis.key("epochs")];
      const taken = await redis.write((client) => client.eval(TAKE, 2, ...keys, owner, Math.ceil(ttlMs)));
      if (!taken.ok) return taken;
      if (taken.value === null) return done(null);
      return done({ name, owner, epoch: Number(taken.value), untilMs: askedMs + ttlMs });
    },
    renew: async (lease, ttlMs) => {
      const askedMs = clock.monotonic();
      const renewed = await redis.write((client) =>
        client.eval(RENEW, 1, leaseKey(lease.name), holding(lease), Math.ceil(ttlMs)),
      );
      if (!renewed.ok) return renewed;
      return done(renewed.value === 1 ? { ...lease, untilMs: askedMs + ttlMs } : null);
    },
    release: async (lease) => {
      const released = await redis.write((client) => client.eval(RELEASE, 1, leaseKey(lease.name), holding(lease)));
      return released.ok ? done(released.value === 1) : released;
    },
  };
}
