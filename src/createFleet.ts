// How does a gateway speak with its other replicas? Over a connection to the configured Redis for what is small and urgent: news,
// leases and logins.
import { randomUUID } from "node:crypto";
import { accountOf } from "./accountOf.ts";
import type { Config, SourceConfig } from "./config/Config.ts";
import { connectRedis } from "./connectRedis.ts";
import type { SourceSurroundings } from "./createSource.ts";
import type { Fleet } from "./inventory/Fleet.ts";
import { createRedisAnnouncements } from "./shared-state/redis/createRedisAnnouncements.ts";
import { createRedisLeases } from "./shared-state/redis/createRedisLeases.ts";
import { createRedisSealedValues } from "./shared-state/redis/createRedisSealedValues.ts";
import { createSeal, type Seal } from "./shared-state/Seal.ts";
import { createSharedLogins, type SharedLogins } from "./upstream/session/SharedLogins.ts";

/** The fleet that a gateway belongs to, and what is secret between its replicas. */
export interface RunningFleet extends Fleet {
  readonly seal: Seal;
  /** A name of which endpoint is read and as whom, by source id, that tells nothing of either. */
  readonly accounts: ReadonlyMap<string, string>;
  /** Logins that replicas make for each other at a source. */
  loginsOf(source: SourceConfig): SharedLogins;
  /** Lets go of the connection. */
  close(): void;
}

/** Makes it; null where no Redis is configured. Connects when first used. Throws when a TLS file cannot be read. */
export function createFleet({ cache, sources }: Config, surroundings: SourceSurroundings): RunningFleet | null {
  const [key, ...olderKeys] = cache.keys;
  if (cache.redis === undefined || key === undefined) return null;
  const seal = createSeal([key, ...olderKeys]);
  // A connection of its own: behind a large collection a lease would be renewed too late.
  const redis = connectRedis(cache.redis, surroundings);
  const leases = createRedisLeases(redis, surroundings.clock);
  const values = createRedisSealedValues(redis, seal);
  const replica = randomUUID();
  const nameOf = (source: SourceConfig) => seal.nameFor(accountOf(source));
  return {
    news: createRedisAnnouncements(redis),
    leases,
    replica,
    seal,
    accounts: new Map(sources.map((source) => [source.id, nameOf(source)])),
    loginsOf: (source) => {
      const name = `${source.id}:${nameOf(source)}`;
      return createSharedLogins({ values, leases, replica, name, clock: surroundings.clock, newId: randomUUID });
    },
    close: () => redis.close(),
  };
}
