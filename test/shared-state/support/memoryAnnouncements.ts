// What are the simplest announcements? Some in memory, that keep every promise: what tests hold Redis to.
import type { Announcements, Listener } from "../../../src/shared-state/Announcements.ts";
import { done } from "../../../src/shared-state/Outcome.ts";

/** Makes announcements within the process. */
export function createMemoryAnnouncements(): Announcements {
  const listeners = new Set<Listener>();
  const sequences = new Map<string, number>();
  return {
    announce: async (topic, text) => {
      const sequence = (sequences.get(topic) ?? 0) + 1;
      sequences.set(topic, sequence);
      for (const listener of listeners) queueMicrotask(() => listener.heard({ topic, sequence, text }));
      return done(sequence);
    },
    latest: async (topic) => done(sequences.get(topic) ?? null),
    listen: (listener) => {
      listeners.add(listener);
      queueMicrotask(() => listener.joined());
      return () => {
        listeners.delete(listener);
      };
    },
  };
}
