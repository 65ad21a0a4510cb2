// How does a test wait for what becomes of a connection? It reads the log lines, of which there is one for every change.
import { EventEmitter, once } from "node:events";
import { onTestFinished } from "vitest";
import { createRedis, type Redis, type RedisState } from "../../../src/shared-state/redis/createRedis.ts";
import type { RedisOptions } from "../../../src/shared-state/redis/RedisOptions.ts";
import { systemClock } from "../../../src/upstream/systemClock.ts";

/** A connection and what was logged of it. */
export interface WatchedRedis {
  readonly redis: Redis;
  /** What the log lines held, in their order. */
  readonly lines: readonly object[];
  /** Resolves when the connection is in this state. */
  reached(state: RedisState): Promise<void>;
}

/** Makes a connection that is closed when the test is over. */
export function watchedRedis(url: string, more: Partial<RedisOptions> = {}): WatchedRedis {
  const lines: object[] = [];
  const changes = new EventEmitter();
  const note = (fields: object) => {
    lines.push(fields);
    changes.emit("line");
  };
  const redis = createRedis({
    url,
    prefix: "test",
    commandTimeoutMs: 10_000,
    clock: systemClock,
    random: () => 0,
    log: { info: note, warn: note },
    ...more,
  });
  onTestFinished(() => redis.close());
  return {
    redis,
    lines,
    reached: async (state) => {
      while (redis.status().state !== state) await once(changes, "line");
    },
  };
}
