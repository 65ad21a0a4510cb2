// How do collections lie in Redis? One key for each chunk, and a hash that points at them, replaced by a script.
import type { Bundle, ChunkShelf } from "../ChunkShelf.ts";
import { done, failed } from "../Outcome.ts";
import type { Redis } from "./createRedis.ts";
import { NEXT_NUMBER } from "./nextNumber.ts";

const NOW = `
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
`;

const BEGIN = `${NEXT_NUMBER}${NOW}
return {next_number(KEYS[1]), string.format('%.0f', now)}`;

const COMMIT = `
local kept = redis.call('HMGET', KEYS[1], 'began', 'put', 'chunks')
if kept[1] and tonumber(kept[1]) > tonumber(ARGV[1]) then return false end
redis.call('HSET', KEYS[1], 'began', ARGV[1], 'put', ARGV[2], 'chunks', ARGV[3], 'head', ARGV[4])
redis.call('PEXPIRE', KEYS[1], ARGV[5])
return {kept[2] or '', kept[3] or '0'}`;

const HEAD = `${NOW}
return {redis.call('HGET', KEYS[1], 'head'), string.format('%.0f', now)}`;

/** Chunks that nothing points at any more stay so long for those who are reading them. */
const FAREWELL_MS = 30_000;

/** Makes the place. */
export function createRedisShelf(redis: Redis): ChunkShelf {
  const headKey = (name: string) => redis.key("collection", name);
  const chunkKey = ({ name, putId }: Bundle, index: number) => redis.key("chunk", name, putId, String(index));
  const chunkKeys = (bundle: Bundle, chunks: number) =>
    Array.from({ length: chunks }, (_, index) => chunkKey(bundle, index));

  return {
    begin: async () => {
      const begun = await redis.write((client) => client.eval(BEGIN, 1, redis.key("versions")));
      if (!begun.ok) return begun;
      // The script answers with two numbers in text.
      const [version, nowMs] = begun.value as [string, string];
      return done({ version: Number(version), nowMs: Number(nowMs) });
    },
    writeChunks: async (bundle, chunks, ttlMs) => {
      let count = 0;
      for await (const chunk of chunks) {
        const key = chunkKey(bundle, count);
        const written = await redis.write((client) => client.set(key, chunk, "PX", Math.ceil(ttlMs) + FAREWELL_MS));
        if (!written.ok) return written;
        count += 1;
      }
      return done(count);
    },
    commit: async ({ beganMs, chunks, head, ttlMs, ...bundle }) => {
      const key = headKey(bundle.name);
      const values = [beganMs, bundle.putId, chunks, Buffer.from(head), Math.ceil(ttlMs)];
      const committed = await redis.write((client) => client.eval(COMMIT, 1, key, ...values));
      if (!committed.ok) return committed;
      if (committed.value === null) return failed("OVERTAKEN");
      const [putId, count] = committed.value as [string, string];
      const old = putId === "" ? [] : chunkKeys({ name: bundle.name, putId }, Number(count));
      await redis.write((client) => Promise.all(old.map((chunk) => client.pexpire(chunk, FAREWELL_MS))));
      return done(undefined);
    },
    discard: async (bundle, chunks) => {
      // One more than is known of: the last one may have been written although no answer came.
      await redis.write((client) => client.unlink(...chunkKeys(bundle, chunks + 1)));
    },
    readHead: async (name) => {
      const found = await redis.read((client) => client.callBuffer("EVAL", HEAD, 1, headKey(name)));
      if (!found.ok) return found;
      const [head, nowMs] = found.value as [Buffer | null, Buffer];
      return done(head === null ? null : { head, nowMs: Number(nowMs.toString("utf8")) });
    },
    readChunks: async function* (bundle, chunks) {
      for (const key of chunkKeys(bundle, chunks)) yield await redis.read((client) => client.getBuffer(key));
    },
  };
}
