// What stands in the places where a gateway keeps things? All of it, as whoever got hold of the place would read it.
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { Redis } from "ioredis";

/** Every file below a folder, names and contents, byte by byte as latin-1 text. */
export async function folderText(folder: string): Promise<string> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const parts = await Promise.all(
    entries.map(async (entry) => {
      const path = join(entry.parentPath, entry.name);
      return entry.isFile() ? `${path}\n${await readFile(path, "latin1")}` : path;
    }),
  );
  return parts.join("\n");
}

/** Every key of a Redis, with what is behind it. */
export async function redisText(url: string): Promise<string> {
  const redis = new Redis(url);
  const parts: string[] = [];
  for (const key of await redis.keys("*")) {
    parts.push(key);
    const type = await redis.type(key);
    const read: Readonly<Record<string, () => Promise<readonly (Buffer | null)[]>>> = {
      string: async () => [await redis.getBuffer(key)],
      hash: async () =>
        Object.entries(await redis.hgetallBuffer(key)).flatMap(([name, value]) => [Buffer.from(name), value]),
      list: () => redis.lrangeBuffer(key, 0, "-1"),
      set: () => redis.smembersBuffer(key),
      zset: () => redis.zrangeBuffer(key, 0, "-1"),
      stream: async () => (await redis.xrangeBuffer(key, "-", "+")).flatMap(([, fields]) => fields),
    };
    const reader = read[type];
    if (reader === undefined) throw new Error(`A Redis key is of type ${type}, which this does not read.`);
    parts.push(...(await reader()).map((value) => value?.toString("latin1") ?? ""));
  }
  redis.disconnect();
  return parts.join("\n");
}

/** Everything that is published in a Redis from now on. */
export async function redisMessages(url: string): Promise<{ readonly texts: readonly string[]; close(): void }> {
  const redis = new Redis(url);
  const texts: string[] = [];
  await redis.psubscribe("*");
  redis.on("pmessage", (_pattern: string, channel: string, text: string) => texts.push(`${channel} ${text}`));
  return { texts, close: () => redis.disconnect() };
}
