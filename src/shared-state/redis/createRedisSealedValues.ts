// How do small secrets lie in Redis? Each in a hash of its own that ends by itself: its id in clear, so that a script can compare
// it, and its text sealed for this name and id.
import { done } from "../Outcome.ts";
import type { Seal } from "../Seal.ts";
import type { SealedValues } from "../SealedValues.ts";
import type { Redis } from "./createRedis.ts";

const PUT = `
redis.call('DEL', KEYS[1])
redis.call('HSET', KEYS[1], 'id', ARGV[1], 'sealed', ARGV[2])
return redis.call('PEXPIRE', KEYS[1], ARGV[3])`;

const GET = `
local kept = redis.call('HMGET', KEYS[1], 'id', 'sealed')
return {kept[1], kept[2], redis.call('PTTL', KEYS[1])}`;

const DROP = `
if redis.call('HGET', KEYS[1], 'id') ~= ARGV[1] then return 0 end
return redis.call('DEL', KEYS[1])`;

/** Raised whenever what is sealed changes its shape. */
const FORMAT = 1;

/** Makes sealed values over Redis. */
export function createRedisSealedValues(redis: Redis, seal: Seal): SealedValues {
  const keyOf = (name: string) => redis.key("value", name);
  const contextOf = (name: string, id: string) => `value:${FORMAT}:${name}:${id}`;

  return {
    put: async (name, { id, text, leftMs }) => {
      const sealed = seal.seal(Buffer.from(text), contextOf(name, id)).toString("base64");
      const put = await redis.write((client) => client.eval(PUT, 1, keyOf(name), id, sealed, Math.ceil(leftMs)));
      return put.ok ? done(undefined) : put;
    },
    get: async (name) => {
      const found = await redis.read((client) => client.eval(GET, 1, keyOf(name)));
      if (!found.ok) return found;
      // What a key of another kind of data or another release held may be anything.
      const [id, sealed, leftMs] = found.value as [unknown, unknown, unknown];
      if (typeof id !== "string" || typeof sealed !== "string" || typeof leftMs !== "number") return done(null);
      const plain = seal.open(Buffer.from(sealed, "base64"), contextOf(name, id));
      return done(plain === null || leftMs <= 0 ? null : { id, text: plain.toString("utf8"), leftMs });
    },
    drop: async (name, id) => {
      const dropped = await redis.write((client) => client.eval(DROP, 1, keyOf(name), id));
      return dropped.ok ? done(dropped.value === 1) : dropped;
    },
  };
}
