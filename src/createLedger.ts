// Where are the changes of a configured gateway recorded? Makes the ledger, and the seal that everything in it is under.
import { randomBytes } from "node:crypto";
import type { Config } from "./config/Config.ts";
import { connectRedis } from "./connectRedis.ts";
import type { SourceSurroundings } from "./createSource.ts";
import type { Ledger } from "./shared-state/ledger/Ledger.ts";
import { createDurability } from "./shared-state/ledger/redis/createDurability.ts";
import { createRedisLedger } from "./shared-state/ledger/redis/createRedisLedger.ts";
import { createFileLedger } from "./shared-state/ledger/sql/createFileLedger.ts";
import { createMemoryLedger } from "./shared-state/ledger/sql/createMemoryLedger.ts";
import { createSeal, type Seal } from "./shared-state/Seal.ts";

/** A ledger and its seal. */
export interface SealedLedger {
  readonly ledger: Ledger;
  readonly seal: Seal;
}

/**
 * Makes it. Connects or opens when first used. Throws when a TLS file cannot be read. @param readOnly true beside a gateway that
 * runs.
 */
export function createLedger(
  config: NonNullable<Config["ledger"]>,
  surroundings: SourceSurroundings,
  { readOnly }: { readonly readOnly: boolean } = { readOnly: false },
): SealedLedger {
  const { clock, log } = surroundings;
  // What is in memory is sealed by a secret that ends with it.
  const [key = randomBytes(32).toString("base64url"), ...olderKeys] = config.keys;
  const seal = createSeal([key, ...olderKeys]);
  if (config.folder !== undefined) return { ledger: createFileLedger(config.folder, { clock, log, readOnly }), seal };
  if (config.redis === undefined) return { ledger: createMemoryLedger(clock), seal };
  const redis = connectRedis(config.redis, surroundings);
  const durability = createDurability({ redis, clock, log });
  return { ledger: createRedisLedger({ redis, durability, clock }), seal };
}
