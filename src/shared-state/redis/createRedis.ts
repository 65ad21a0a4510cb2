// How does the gateway live with a Redis that may be absent, slow, full or flushed at any moment? One lazy connection whose
// every operation answers with an outcome in bounded time. Under all implementations of shared state over Redis.
import { Redis as Client } from "ioredis";
import type { Instant } from "../../contract/kinds.ts";
import { done, type Failure, failed, type Outcome } from "../Outcome.ts";
import { clientOptions } from "./clientOptions.ts";
import { createSubscriber, type Heard } from "./createSubscriber.ts";
import type { RedisOptions } from "./RedisOptions.ts";
import { failureOf, wordOf } from "./redisFailure.ts";

/** How Redis fares: not asked for yet, well, or how not. FULL still answers reads. */
export type RedisState = "UNUSED" | "UP" | "SLOW" | "FULL" | "DOWN";

/** For metrics and readiness. */
export interface RedisStatus {
  readonly state: RedisState;
  /** Since when. */
  readonly since: Instant;
  /** The word of the last error; null when there was none. Never an address. */
  readonly lastError: string | null;
  /** Operations that were done since the start, and those that were not. */
  readonly operations: { readonly done: number; readonly failed: number };
}

/** A connection to Redis. */
export interface Redis {
  /** Does something that reads. Never throws; waits at most for the first connection and the command timeout. */
  read<T>(action: (client: Client) => Promise<T>): Promise<Outcome<T>>;
  /** Does something that writes, under the same promises. */
  write<T>(action: (client: Client) => Promise<T>): Promise<Outcome<T>>;
  /** A key or channel of this gateway. */
  key(...parts: readonly string[]): string;
  /** Hears all channels that begin with this, over a connection of its own, until the returned function is called. */
  listen(channelPrefix: string, heard: Heard): () => void;
  status(): RedisStatus;
  close(): void;
}

/** Makes a connection. Connects when first used. */
export function createRedis(options: RedisOptions): Redis {
  const { clock, log } = options;
  const client = new Client(options.url, clientOptions(options, { commandTimeout: options.commandTimeoutMs }));
  const subscriber = createSubscriber(() => new Client(options.url, clientOptions(options, {})));
  const operations = { done: 0, failed: 0 };
  /** Words of refusals that were logged: each is told once. */
  const refusals = new Set<string>();
  let state: RedisState = "UNUSED";
  let since = new Date(clock.now()).toISOString();
  let lastError: string | null = null;
  let opening: Promise<void> | null = null;
  let isClosed = false;

  const become = (next: RedisState): void => {
    if (next === state || isClosed) return;
    const isFirst = state === "UNUSED";
    state = next;
    since = new Date(clock.now()).toISOString();
    if (next === "UP" && isFirst) log.info({ state: next }, "Redis answers");
    // As loud as the trouble, so that whoever reads of the one also reads of its end.
    else if (next === "UP") log.warn({ state: next }, "Redis answers again");
    else log.warn({ state: next, error: lastError }, "Redis does not answer as it should; queries go on without it");
  };

  // Where nothing answers, every operation would wait in vain: one probe waits for all.
  const probe = async (): Promise<void> => {
    while (state === "SLOW" && !isClosed) {
      try {
        await client.ping();
        if (state === "SLOW") become("UP");
      } catch (error) {
        if (failureOf(error) !== "SLOW") return;
      }
    }
  };

  const wentWrong = (error: unknown): Failure => {
    const failure = failureOf(error);
    operations.failed += 1;
    lastError = failure === "SLOW" ? "TIMEOUT" : wordOf(error);
    if (failure === "REFUSED" && !refusals.has(lastError)) {
      refusals.add(lastError);
      log.warn({ error: lastError }, "Redis refused an operation");
    }
    if (failure === "FULL") become("FULL");
    if (failure === "SLOW" && (state === "UP" || state === "FULL")) {
      become("SLOW");
      void probe();
    }
    return failure;
  };

  const carryOut = async <T>(action: (client: Client) => Promise<T>, isWrite: boolean): Promise<Outcome<T>> => {
    if (isClosed) return failed("DOWN");
    // The first attempt alone is waited for; ioredis goes on trying by itself.
    opening ??= client.connect().catch(() => {});
    await opening;
    if (state === "DOWN" || state === "SLOW" || state === "UNUSED") {
      operations.failed += 1;
      return failed(state === "SLOW" ? "SLOW" : "DOWN");
    }
    try {
      const value = await action(client);
      operations.done += 1;
      if (isWrite && state === "FULL") become("UP");
      return done(value);
    } catch (error) {
      return failed(wentWrong(error));
    }
  };

  client.on("ready", () => become("UP"));
  client.on("close", () => become("DOWN"));
  client.on("error", (error) => {
    lastError = wordOf(error);
  });

  return {
    read: (action) => carryOut(action, false),
    write: (action) => carryOut(action, true),
    key: (...parts) => [options.prefix, ...parts].join(":"),
    listen: (channelPrefix, heard) => subscriber.listen(channelPrefix, heard),
    status: () => ({ state, since, lastError, operations: { ...operations } }),
    close: () => {
      isClosed = true;
      subscriber.close();
      client.disconnect();
    },
  };
}
