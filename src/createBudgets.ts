// Where do sources get their vendors' budgets from? From this process alone, or, where Redis is configured, from what all replicas
// share.
import { randomUUID } from "node:crypto";
import type { Config, SourceConfig } from "./config/Config.ts";
import { connectRedis } from "./connectRedis.ts";
import type { SourceSurroundings } from "./createSource.ts";
import type { RedisHealth } from "./server/healthRoutes.ts";
import type { RedisStatus } from "./shared-state/redis/createRedis.ts";
import { createRedisSlots } from "./shared-state/redis/createRedisSlots.ts";
import type { Lend } from "./upstream/budget/Allowance.ts";
import { createFleetShare } from "./upstream/budget/createFleetShare.ts";

/** What lends slots to the budgets of sources. */
export interface Budgets {
  /** Who lends to a source; undefined where its process has everything. */
  lenderOf(source: SourceConfig): Lend | undefined;
  /** How Redis fares, which is asked several times a second; null where none is configured. */
  redisHealth(): RedisHealth | null;
  /** Gives back what was lent. */
  close(): Promise<void>;
}

/** Makes the budgets. Connects when the first source is made. */
export function createBudgets({ cache }: Config, surroundings: SourceSurroundings): Budgets {
  if (cache.redis === undefined) return { lenderOf: () => undefined, redisHealth: () => null, close: async () => {} };
  // A connection of its own: behind a large collection a sign of life would come too late.
  const redis = connectRedis(cache.redis, surroundings);
  const share = createFleetShare({
    slots: createRedisSlots(redis),
    replica: randomUUID(),
    expected: cache.redis.replicas ?? null,
    ...surroundings,
  });
  return {
    lenderOf: ({ timeouts }) => share.lender(timeouts.connectMs),
    redisHealth: () => healthOf(redis.status()),
    close: async () => {
      await share.close();
      redis.close();
    },
  };
}

/** A Redis that is slow or full is as good as none to those who share through it. */
const healthOf = ({ state, since }: RedisStatus): RedisHealth =>
  state === "UP" ? { state: "connected", since } : { state: "absent", since, reason: state };
