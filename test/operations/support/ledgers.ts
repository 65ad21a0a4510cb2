// Over which ledgers are changes examined? Memory, a file, and a real Redis; each can be opened again, as by another process, and can
// lose its leases, as when their holder was silent for too long.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Ledger } from "../../../src/shared-state/ledger/Ledger.ts";
import { createDurability } from "../../../src/shared-state/ledger/redis/createDurability.ts";
import { createRedisLedger } from "../../../src/shared-state/ledger/redis/createRedisLedger.ts";
import { createFileLedger } from "../../../src/shared-state/ledger/sql/createFileLedger.ts";
import { createMemoryLedger } from "../../../src/shared-state/ledger/sql/createMemoryLedger.ts";
import { createRedis } from "../../../src/shared-state/redis/createRedis.ts";
import { systemClock } from "../../../src/upstream/systemClock.ts";
import type { FakeClock } from "../../support/FakeClock.ts";
import { startRedis } from "../../support/redisServer.ts";

export const quiet = { info: () => {}, warn: () => {}, error: () => {} };

/** One ledger, as often as it is opened. */
export interface LedgerPlace {
  /** Opens it: at another replica where it can be shared, else anew after the one before was closed. */
  open(): Ledger;
  /** True when it can be open twice at once. */
  readonly shared: boolean;
  /** Lets every lease run out. */
  expireLeases(): Promise<void>;
  end(): Promise<void>;
}

/** In memory: what closes is open all the same. */
export async function memoryPlace(clock: FakeClock): Promise<LedgerPlace> {
  const ledger = createMemoryLedger(clock);
  return {
    open: () => ({ ...ledger, close: async () => {} }),
    shared: true,
    expireLeases: () => clock.advance(600_000),
    end: () => ledger.close(),
  };
}

/** In a folder. */
export async function filePlace(clock: FakeClock): Promise<LedgerPlace> {
  const folder = await mkdtemp(join(tmpdir(), "storagegraph-"));
  return {
    open: () => createFileLedger(folder, { clock, log: quiet }),
    shared: false,
    expireLeases: () => clock.advance(600_000),
    end: () => rm(folder, { recursive: true }),
  };
}

/** In a Redis of its own that keeps everything. */
export async function redisPlace(clock: FakeClock): Promise<LedgerPlace> {
  const folder = await mkdtemp(join(tmpdir(), "storagegraph-"));
  const server = await startRedis(undefined, folder);
  const connect = () =>
    createRedis({
      url: server.url,
      prefix: "sg",
      commandTimeoutMs: 5_000,
      clock: systemClock,
      random: () => 0.5,
      log: quiet,
    });
  return {
    open: () => {
      const redis = connect();
      return createRedisLedger({ redis, durability: createDurability({ redis, clock, log: quiet }), clock });
    },
    shared: true,
    expireLeases: async () => {
      const redis = connect();
      await redis.write(async (client) => {
        for (const key of await client.keys("sg:lease:*")) await client.del(key);
      });
      redis.close();
    },
    end: async () => {
      await server.kill();
      await rm(folder, { recursive: true });
    },
  };
}
