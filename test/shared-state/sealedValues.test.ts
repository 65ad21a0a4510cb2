// Are small secrets there for every replica, unreadable where they lie, and absent as soon as anything about them is in doubt?
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createRedisSealedValues } from "../../src/shared-state/redis/createRedisSealedValues.ts";
import { createSeal } from "../../src/shared-state/Seal.ts";
import type { SealedValues } from "../../src/shared-state/SealedValues.ts";
import { FakeClock } from "../support/FakeClock.ts";
import { hasRedisServer, type RedisServer, startRedis } from "../support/redisServer.ts";
import { SECRET } from "./support/collections.ts";
import { given, told } from "./support/fleetExam.ts";
import { createMemorySealedValues } from "./support/memorySealedValues.ts";
import { watchedRedis } from "./support/watchedRedis.ts";

const token = { id: "one", text: 'a token "é" 漢', leftMs: 60_000 };

/** Holds sealed values to their promises. @param make gives those of two replicas that share them. */
function examine(name: string, make: () => readonly [SealedValues, SealedValues]): void {
  describe(`Sealed values in ${name}`, () => {
    it("are found by every replica, with the time that is left of them, and replaced by later ones", async () => {
      const [mine, others] = make();
      expect(told(await mine.get("session:a"))).toBeNull();
      told(await mine.put("session:a", token));
      const found = given(await others.get("session:a"));
      expect(found).toMatchObject({ id: "one", text: token.text });
      expect(found.leftMs > 0 && found.leftMs <= 60_000).toBe(true);
      told(await others.put("session:a", { ...token, id: "two", text: "" }));
      expect(given(await mine.get("session:a"))).toMatchObject({ id: "two", text: "" });
      expect(told(await mine.get("session:b"))).toBeNull();
    });

    it("are dropped by who names the one that is there, not a later one", async () => {
      const [mine, others] = make();
      await mine.put("session:a", token);
      await others.put("session:a", { ...token, id: "two" });
      expect(told(await mine.drop("session:a", "one"))).toBe(false);
      expect(given(await mine.get("session:a")).id).toBe("two");
      expect(told(await mine.drop("session:a", "two"))).toBe(true);
      expect(told(await others.get("session:a"))).toBeNull();
    });
  });
}

examine("memory", () => {
  const made = createMemorySealedValues(new FakeClock());
  return [made, made];
});

describe.runIf(hasRedisServer())("With a real Redis,", () => {
  let server: RedisServer;
  beforeAll(async () => {
    server = await startRedis();
  });
  afterAll(() => server.kill());

  const connect = (prefix: string) => watchedRedis(server.url, { prefix }).redis;
  examine("Redis", () => {
    const prefix = randomUUID();
    const seal = createSeal([SECRET]);
    return [createRedisSealedValues(connect(prefix), seal), createRedisSealedValues(connect(prefix), seal)];
  });

  it("a value lies there unreadable, and ends by itself", async () => {
    const redis = connect("life");
    await createRedisSealedValues(redis, createSeal([SECRET])).put("session:a", token);
    const fields = told(await redis.read((client) => client.hgetall("life:value:session:a")));
    expect(Object.keys(fields).sort()).toEqual(["id", "sealed"]);
    expect(Buffer.from(fields.sealed ?? "", "base64").includes("token")).toBe(false);
    const lifeMs = told(await redis.read((client) => client.pttl("life:value:session:a")));
    expect(lifeMs > 0 && lifeMs <= 60_000).toBe(true);
  });

  it("what was sealed with another key, put under another name, or tampered with, is absent", async () => {
    const redis = connect("forged");
    const values = createRedisSealedValues(redis, createSeal([SECRET]));
    const foreign = createRedisSealedValues(redis, createSeal(["another secret that is long enough, too"]));
    await foreign.put("session:a", token);
    expect(told(await values.get("session:a"))).toBeNull();
    await values.put("session:a", token);
    await redis.write((client) => client.copy("forged:value:session:a", "forged:value:session:b"));
    expect(told(await values.get("session:b"))).toBeNull();
    await redis.write((client) => client.hset("forged:value:session:a", "id", "another"));
    expect(told(await values.get("session:a"))).toBeNull();
    await redis.write((client) => client.hset("forged:value:session:a", "id", "one", "sealed", "nothing"));
    expect(told(await values.get("session:a"))).toBeNull();
  });
});
