// How do slots move between replicas? One script in Redis settles every ask. Used by the composition root.
import { z } from "zod";
import { done, failed, type Outcome } from "../Outcome.ts";
import type { SharedSlots, SlotsAnswer, SlotsAsk } from "../SharedSlots.ts";
import type { Redis } from "./createRedis.ts";
import { SLOTS_NOW, SLOTS_RULES } from "./slotsScript.ts";

const answerSchema = z.object({
  nowMs: z.number(),
  accepted: z.boolean(),
  seat: z.int().transform((seat) => (seat < 0 ? null : seat)),
  seats: z.int(),
  // An empty list is an empty object to Lua.
  buckets: z
    .array(z.object({ name: z.string(), slots: z.int().nonnegative(), pauseMs: z.number() }))
    .or(z.strictObject({}).transform(() => []))
    .default([]),
});

/** Makes slots that all replicas with the same Redis and prefix share. */
export function createRedisSlots(redis: Redis): SharedSlots {
  const key = redis.key("slots");
  return {
    clock: async () => {
      const told = await redis.read((client) => client.time());
      if (!told.ok) return told;
      const [seconds, micros] = told.value;
      return done(Number(seconds) * 1_000 + Math.floor(Number(micros) / 1_000));
    },
    settle: async (ask) =>
      readAnswer(await redis.write((client) => client.eval(SLOTS_NOW + SLOTS_RULES, 1, key, writeAsk(ask)))),
  };
}

/** The ask as the script reads it: JSON, where null is -1. */
export function writeAsk(ask: SlotsAsk): string {
  return JSON.stringify({ ...ask, seat: ask.seat ?? -1, sinceContactMs: ask.sinceContactMs ?? -1 });
}

/** Reads what the script answered. */
export function readAnswer(told: Outcome<unknown>): Outcome<SlotsAnswer> {
  if (!told.ok) return told;
  // Written by our own script, and checked all the same because it comes from outside.
  const answer = answerSchema.safeParse(JSON.parse(String(told.value)));
  return answer.success ? done(answer.data) : failed("REFUSED");
}
