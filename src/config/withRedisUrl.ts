// Which Redis is it when the environment names one too? The environment's, with everything else as configured.
import { type Config, cacheSchema } from "./Config.ts";
import { ConfigError } from "./loadConfig.ts";

/**
 * The configuration with the environment's REDIS_URL in it. @param url null when the environment names none.
 * @throws ConfigError when it is no address of a Redis, or there is no key to seal with.
 */
export function withRedisUrl(config: Config, url: string | null): Config {
  if (url === null) return config;
  const cache = cacheSchema.safeParse({ ...config.cache, redis: { ...config.cache.redis, url } });
  if (cache.success) return { ...config, cache: cache.data };
  const issue = cache.error.issues[0];
  throw new ConfigError(`REDIS_URL: cache.${issue?.path.join(".")}: ${issue?.message}.`);
}
