// How is a ledger shared by replicas? In a Redis that keeps everything: on its disk, and on its own replicas where it has some.
import type { Clock } from "../../../contract/call.ts";
import type { Lease, Leases } from "../../Leases.ts";
import { done, type Outcome } from "../../Outcome.ts";
import type { Redis } from "../../redis/createRedis.ts";
import { createRedisLeases } from "../../redis/createRedisLeases.ts";
import type { AuditLine, Claimed, Fence, Ledger, LedgerEntry, Opened, Written } from "../Ledger.ts";
import type { Durability } from "./createDurability.ts";
import { CLAIM, OPEN, SINCE, UNCLAIM, WRITE } from "./ledgerScripts.ts";

/** What it is made over. */
export interface RedisLedgerParts {
  /** A connection for the ledger alone. */
  readonly redis: Redis;
  readonly durability: Durability;
  readonly clock: Pick<Clock, "monotonic">;
}

/** Makes a ledger over Redis. */
export function createRedisLedger({ redis, durability, clock }: RedisLedgerParts): Ledger {
  const leases: Leases = createRedisLeases(redis, clock);
  const holding = ({ epoch, owner }: Pick<Lease, "epoch" | "owner"> | Fence) => `${epoch} ${owner}`;

  /** A step that writes: only where what is written is kept, and only done when replicas have it too. */
  const step = async (
    script: string,
    ask: object,
    ...texts: readonly string[]
  ): Promise<Outcome<readonly unknown[]>> => {
    const ready = await durability.check();
    if (!ready.ok) return ready;
    const answer = await redis.write((client) => client.eval(script, 0, redis.key(), JSON.stringify(ask), ...texts));
    if (!answer.ok) return answer;
    const copied = await durability.copied();
    return copied.ok ? done(answer.value as readonly unknown[]) : copied;
  };

  return {
    claim: async ({ ttlMs, ...ask }) => {
      const answer = await step(CLAIM, { ...ask, ttlMs: Math.ceil(ttlMs) });
      if (!answer.ok) return answer;
      const [how, recorded, id, digests] = answer.value.map(String);
      if (how === "claimed") return done<Claimed>({ how });
      return done<Claimed>({ how: "taken", recorded: recorded === "1", id: id ?? "", digests: digests ?? "" });
    },
    unclaim: async ({ id, names }) => {
      const answer = await step(UNCLAIM, { id, names });
      return answer.ok ? done(undefined) : answer;
    },
    open: async ({ record, work, ...ask }) => {
      const answer = await step(OPEN, ask, record, work);
      if (!answer.ok) return answer;
      const [how, what] = answer.value.map(String);
      if (how === "key" || how === "lock") return done<Opened>({ how, by: what ?? "" });
      return done<Opened>(how === "written" ? { how, stream: Number(what) } : { how: "auditMoved" });
    },
    write: async ({ record, work, fence, revision, keptMs, ...ask }) => {
      const held = fence === null ? null : { name: fence.name, holding: holding(fence) };
      const asked = {
        ...ask,
        fence: held ?? false,
        revision: String(revision),
        next: revision + 1,
        keptMs: Math.ceil(keptMs),
      };
      const answer = await step(WRITE, asked, record, work ?? "");
      if (!answer.ok) return answer;
      const [how, stream] = answer.value.map(String);
      if (how === "written") return done<Written>({ how, stream: Number(stream) });
      return done<Written>({ how: how === "fenced" || how === "overtaken" ? how : "auditMoved" });
    },
    get: async (id) => {
      const fields = ["revision", "stream", "open", "record", "work"];
      const found = await redis.read((client) => client.hmget(redis.key("entry", id), ...fields));
      return found.ok ? done(entryOf([id, ...found.value])) : found;
    },
    since: async (stream, most) => {
      const ask = JSON.stringify({ stream: String(stream), most });
      const found = await redis.write((client) => client.eval(SINCE, 0, redis.key(), ask));
      if (!found.ok) return found;
      const fields = found.value as readonly (string | null)[];
      const entries: LedgerEntry[] = [];
      for (let place = 0; place < fields.length; place += FIELDS) {
        const entry = entryOf(fields.slice(place, place + FIELDS));
        if (entry !== null) entries.push(entry);
      }
      return done(entries.slice(0, most));
    },
    auditHead: async () => {
      // Lines are only ever added, so that the last one of so many stays the last one of so many.
      return redis.read(async (client): Promise<AuditLine | null> => {
        const sequence = await client.llen(redis.key("audit"));
        const text = sequence === 0 ? null : await client.lindex(redis.key("audit"), sequence - 1);
        return text === null ? null : { sequence, text };
      });
    },
    auditFrom: async (sequence, most) => {
      const found = await redis.read((client) => client.lrange(redis.key("audit"), sequence - 1, sequence + most - 2));
      if (!found.ok) return found;
      return done(found.value.map((text, place): AuditLine => ({ sequence: sequence + place, text })));
    },
    leases,
    listen: (heard) => redis.listen(redis.key("ledger-news"), { message: heard, joined: heard }),
    close: async () => redis.close(),
  };
}

/** Id, revision, stream, open, record, work. */
const FIELDS = 6;

function entryOf([id, revision, stream, open, record, work]: readonly (
  | string
  | null
  | undefined
)[]): LedgerEntry | null {
  if (id === undefined || id === null || typeof revision !== "string" || typeof record !== "string") return null;
  return {
    id,
    revision: Number(revision),
    stream: Number(stream),
    open: open === "1",
    record,
    work: typeof work === "string" && work !== "" ? work : null,
  };
}
