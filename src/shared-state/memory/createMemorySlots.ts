// How do slots move between budgets of one process? The rules over state in memory; also what the script in Redis is held to.
import { done } from "../Outcome.ts";
import type { SharedSlots } from "../SharedSlots.ts";
import { newFleet } from "./slotFleet.ts";
import { settleAsk } from "./slotRules.ts";

/** Makes slots for those who are given the same object. @param nowMs the shared clock. */
export function createMemorySlots(nowMs: () => number): SharedSlots {
  const fleet = newFleet(nowMs());
  return {
    clock: async () => done(nowMs()),
    settle: async (ask) => done(settleAsk(fleet, ask, nowMs())),
  };
}
