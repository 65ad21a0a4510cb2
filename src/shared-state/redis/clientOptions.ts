// How is ioredis set up so that it never makes anybody wait? For the connection that asks and for the one that listens.
import type { RedisOptions as ClientOptions } from "ioredis";
import type { RedisOptions } from "./RedisOptions.ts";
import { wantsReconnect } from "./redisFailure.ts";

const CONNECT_TIMEOUT_MS = 1_000;

/** A connection over which nothing comes for so long although something was asked is given up. */
const SILENCE_MS = 10_000;

const FIRST_DELAY_MS = 50;
const LONGEST_DELAY_MS = 5_000;

/** Options of a client. @param own what this one has besides. */
export function clientOptions(options: RedisOptions, own: ClientOptions): ClientOptions & { replyMapping: "legacy" } {
  const { username, password, ca, random } = options;
  return {
    lazyConnect: true,
    // What cannot be sent now is answered now: nothing waits for better times.
    enableOfflineQueue: false,
    autoResendUnfulfilledCommands: false,
    autoResubscribe: false,
    maxRetriesPerRequest: 0,
    connectTimeout: CONNECT_TIMEOUT_MS,
    socketTimeout: SILENCE_MS,
    keepAlive: SILENCE_MS,
    retryStrategy: (times) => {
      const delayMs = Math.min(FIRST_DELAY_MS * 2 ** Math.min(times - 1, 10), LONGEST_DELAY_MS);
      return Math.ceil(delayMs * (0.5 + random() / 2));
    },
    reconnectOnError: wantsReconnect,
    ...(username === undefined ? {} : { username }),
    ...(password === undefined ? {} : { password }),
    ...(ca === undefined ? {} : { tls: { ca } }),
    ...own,
    replyMapping: "legacy",
  };
}
