// Where do sources get their vendors' budgets from? From this process alone, or, where Redis is configured, from what all replicas
// share.
import { randomUUID } from "node:crypto";
import type { Config, SourceConfig } from "./config/Config.ts";
import { connectRedis } from "./connectRedis.ts";
import type { SourceSurroundings } from "./createSource.ts";
import { createRedisSlots } from "./shared-state/redis/createRedisSlots.ts";
import type { Lend } from "./upstream/budget/Allowance.ts";
import { createFleetShare } from "./upstream/budget/createFleetShare.ts";

/** What lends slots to the budgets of sources. */
export interface Budgets {
  /** Who lends to a source; undefined where its process has everything. */
  lenderOf(source: SourceConfig): Lend | undefined;
  /** Gives back what was lent. */
  close(): Promise<void>;
}

/** Makes the budgets. Connects when the first source is made. */
export function createBudgets({ cache }: Config, surroundings: SourceSurroundings): Budgets {
  if (cache.redis === undefined) return { lenderOf: () => undefined, close: async () => {} };
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
    close: async () => {
      await share.close();
      redis.close();
    },
  };
}
