// How does a running process take a changed configuration? SIGHUP: the file is read again, and what can change while the gateway
// runs does; what is wrong with the file changes nothing.
import type { Config } from "./config/Config.ts";
import { ConfigError } from "./config/loadConfig.ts";
import { secretsOf } from "./config/secretsOf.ts";
import type { Gateway } from "./createGateway.ts";
import type { AdjustableLog } from "./observe/Log.ts";

/** What is changed, and from what. */
export interface Reloading {
  readonly gateway: Pick<Gateway, "reload">;
  /** The configuration as it is written now. Throws a ConfigError. */
  readonly read: () => Config;
  readonly log: AdjustableLog;
}

/** Reads it again at each signal. */
export function reloadOnSignal({ gateway, read, log }: Reloading): void {
  process.on("SIGHUP", () => {
    try {
      const { next, taken, waiting } = gateway.reload(read());
      log.adjust(next.log.level, secretsOf(next));
      log.info({ taken }, taken.length === 0 ? "the configuration brings nothing new" : "the configuration was taken");
      if (waiting.length > 0) log.warn({ waiting }, "these settings change with the next start only");
    } catch (error) {
      // Neither may a mistake in the file end the process.
      const why = error instanceof ConfigError ? error.message : "it cannot be used";
      log.error({}, `the configuration was refused, and everything stays as it was: ${why}`, error);
    }
  });
}
