// What happens by itself as vendor time passes? Deliveries of commands and scheduled starts, carried out before the next call.

/** Things to come. */
export interface Agenda {
  /**
   * Does something at a moment (vendor ms); it is told that moment, even when the clock has gone past it.
   * With a key it takes the place of what was to come under the same key.
   */
  at(dueMs: number, happen: (dueMs: number) => void, key?: string): void;
  /** Does everything that is due by now, in order of time; also what comes up meanwhile. */
  settle(now: number): void;
}

/** Makes an empty agenda. */
export function createAgenda(): Agenda {
  let entries: { dueMs: number; happen: (dueMs: number) => void; key: string | undefined }[] = [];
  return {
    at: (dueMs, happen, key) => {
      const others = entries.filter((entry) => key === undefined || entry.key !== key);
      entries = [...others, { dueMs, happen, key }].sort((left, right) => left.dueMs - right.dueMs);
    },
    settle: (now) => {
      for (let next = entries[0]; next !== undefined && next.dueMs <= now; next = entries[0]) {
        entries = entries.slice(1);
        next.happen(next.dueMs);
      }
    },
  };
}
