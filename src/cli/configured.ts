// Which configuration does a command work with? The one that is named, or the environment's.
import type { Config } from "../config/Config.ts";
import { readEnvironment } from "../config/environment.ts";
import { ConfigError, loadConfig, processSecrets } from "../config/loadConfig.ts";
import { withRedisUrl } from "../config/withRedisUrl.ts";

/** The option that names it. */
export const CONFIG_OPTION = ["-c, --config <file>", "configuration; STORAGEGRAPH_CONFIG when left out"] as const;

/** The file and what it says. Throws a ConfigError when none is named, or it is wrong. */
export function configured(named: string | undefined): { readonly file: string; readonly config: Config } {
  const env = readEnvironment();
  const file = named ?? env.configFile;
  if (file === null)
    throw new ConfigError("No configuration is named. Write --config FILE or set STORAGEGRAPH_CONFIG.");
  return { file, config: withRedisUrl(loadConfig(file, processSecrets(env.all)), env.redisUrl) };
}
