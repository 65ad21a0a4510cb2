// Does this Redis keep what it is given? It must write an append-only file and must never evict; what its own replicas do not have
// yet counts as not written.
import type { Clock } from "../../../contract/call.ts";
import { done, failed, type Outcome } from "../../Outcome.ts";
import type { Redis } from "../../redis/createRedis.ts";
import type { Scribe } from "../../Scribe.ts";

/** Sees to it that what is written stays. */
export interface Durability {
  /** Whether the server is set up to keep things; REFUSED when it is not. Asked of it once a minute. */
  check(): Promise<Outcome<void>>;
  /** Waits until one of its replicas has all that was written, where it has replicas; SLOW when that takes too long. */
  copied(): Promise<Outcome<void>>;
}

/** What it is made over. */
export interface DurabilityParts {
  readonly redis: Redis;
  readonly clock: Pick<Clock, "monotonic">;
  readonly log: Scribe;
}

const CHECK_EVERY_MS = 60_000;
const COPY_MS = 500;

/** Makes it. */
export function createDurability({ redis, clock, log }: DurabilityParts): Durability {
  let checkedMs = Number.NEGATIVE_INFINITY;
  let replicas = 0;
  let lacking: string | null = null;

  const ask = async (): Promise<Outcome<void>> => {
    const told = await redis.read(async (client) =>
      Promise.all([client.info("persistence"), client.info("memory"), client.info("replication")]),
    );
    if (!told.ok) return told;
    const info = told.value.join("\n");
    const lacks = lackOf(info);
    if (lacks !== lacking && lacks !== null)
      log.warn({ lacks }, `the Redis of the ledger would lose what it is given: set ${lacks}. No change is taken.`);
    if (lacks === null && lacking !== null) log.warn({}, "the Redis of the ledger is set up to keep what it is given");
    lacking = lacks;
    replicas = Number(settingOf(info, "connected_slaves") ?? 0);
    checkedMs = lacks === null ? clock.monotonic() : Number.NEGATIVE_INFINITY;
    return lacks === null ? done(undefined) : failed("REFUSED");
  };

  return {
    check: async () => (clock.monotonic() - checkedMs < CHECK_EVERY_MS ? done(undefined) : ask()),
    copied: async () => {
      if (replicas === 0) return done(undefined);
      const acknowledged = await redis.write((client) => client.wait(1, COPY_MS));
      if (!acknowledged.ok) return acknowledged;
      return acknowledged.value >= 1 ? done(undefined) : failed("SLOW");
    },
  };
}

/** Which settings lack, in words of Redis's own configuration; null when none does. Pure. */
export function lackOf(info: string): string | null {
  const lacks = [
    ...(settingOf(info, "aof_enabled") === "1" ? [] : ["appendonly yes"]),
    ...(settingOf(info, "maxmemory_policy") === "noeviction" ? [] : ["maxmemory-policy noeviction"]),
  ];
  return lacks.length === 0 ? null : lacks.join(" and ");
}

const settingOf = (info: string, name: string): string | null =>
  new RegExp(`^${name}:(.*?)\\r?$`, "m").exec(info)?.[1] ?? null;
