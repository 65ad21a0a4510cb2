// How does a running process stop? SIGTERM, which orchestrators send, lets requests go elsewhere first; SIGINT, which people send, does not
// wait for that. Either way it has ended when the configured time is over.
import type { Config } from "./config/Config.ts";
import type { Clock } from "./contract/call.ts";
import type { Gateway } from "./createGateway.ts";
import type { Log } from "./observe/Log.ts";

/** What is stopped, and by when. */
export interface Stopping {
  readonly gateway: Pick<Gateway, "drain" | "close">;
  readonly server: Pick<Config["server"], "drainMs">;
  readonly clock: Pick<Clock, "after">;
  readonly log: Log;
  /** Ends what was started beside the gateway. */
  closeRest(): Promise<void>;
}

/** Stops at the first signal; further ones change nothing. */
export function stopOnSignal({ gateway, server, clock, log, closeRest }: Stopping): void {
  let isStopping = false;
  const stop = async (signal: "SIGINT" | "SIGTERM"): Promise<void> => {
    if (isStopping) return;
    isStopping = true;
    log.info({ signal }, "the gateway stops");
    const cancel = clock.after(server.drainMs, () => {
      log.error({ drainMs: server.drainMs }, "not everything ended in time; what was under way is cut");
      process.exit(1);
    });
    if (signal === "SIGTERM") await gateway.drain();
    await gateway.close();
    await closeRest();
    cancel();
    log.info({}, "the gateway has stopped");
  };
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => void stop(signal));
}
