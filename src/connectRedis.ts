// How is a connection to the configured Redis made? Used by what keeps collections and by what shares budgets.
import { readFileSync } from "node:fs";
import type { Config } from "./config/Config.ts";
import type { SourceSurroundings } from "./createSource.ts";
import { createRedis, type Redis } from "./shared-state/redis/createRedis.ts";

/** The settings of Redis. */
type RedisConfig = NonNullable<Config["cache"]["redis"]>;

/** Makes a connection. Connects when first used. Throws when a TLS file cannot be read. */
export function connectRedis(config: RedisConfig, surroundings: SourceSurroundings): Redis {
  const { url, prefix, commandTimeoutMs, username, password, caFile } = config;
  return createRedis({
    url,
    prefix,
    commandTimeoutMs,
    ...(username === undefined ? {} : { username }),
    ...(password === undefined ? {} : { password }),
    ...(caFile === undefined ? {} : { ca: readFileSync(caFile, "utf8") }),
    ...surroundings,
  });
}
