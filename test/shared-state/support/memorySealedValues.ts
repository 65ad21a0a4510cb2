// What are the simplest sealed values? Some in memory, that keep every promise: what tests hold Redis to.
import type { Clock } from "../../../src/contract/call.ts";
import { done } from "../../../src/shared-state/Outcome.ts";
import type { SealedValue, SealedValues } from "../../../src/shared-state/SealedValues.ts";

/** Makes values that live as long as the process. */
export function createMemorySealedValues(clock: Pick<Clock, "monotonic">): SealedValues {
  const kept = new Map<string, SealedValue & { readonly untilMs: number }>();
  return {
    put: async (name, value) => {
      kept.set(name, { ...value, untilMs: clock.monotonic() + value.leftMs });
      return done(undefined);
    },
    get: async (name) => {
      const value = kept.get(name);
      const leftMs = (value?.untilMs ?? 0) - clock.monotonic();
      return done(value === undefined || leftMs <= 0 ? null : { id: value.id, text: value.text, leftMs });
    },
    drop: async (name, id) => done(kept.get(name)?.id === id && kept.delete(name)),
  };
}
