// When does what somebody has open end? When their credentials do, or when they would not be let in again as they were.
import type { Clock } from "../contract/call.ts";

/** Something that stays open for somebody. */
export interface Stay {
  /** In milliseconds since the epoch; null = for good. */
  readonly endsMs: number | null;
  /** Whether they would be let in again, with the same grants. */
  isStillSo(): Promise<boolean>;
  /** Is told once. */
  ended(): void;
}

/** All that stays open. */
export interface Endings {
  /** Tells when it ends, until the returned function is called. */
  listen(stay: Stay): () => void;
  /** Asks of each whether it is still so: the settings have changed. */
  check(): void;
}

/** Timers cannot be set for longer than 24 days. */
const LONGEST_WAIT_MS = 86_400_000;

/** Makes it. */
export function createEndings(clock: Clock): Endings {
  const stays = new Map<object, () => Promise<void>>();

  return {
    listen: ({ endsMs, isStillSo, ended }) => {
      const key = {};
      let cancel = () => {};
      const leave = () => {
        stays.delete(key);
        cancel();
      };
      const end = () => {
        if (!stays.has(key)) return;
        leave();
        ended();
      };
      const wait = (until: number) => {
        const leftMs = until - clock.now();
        if (leftMs <= 0) end();
        else cancel = clock.after(Math.min(leftMs, LONGEST_WAIT_MS), () => wait(until));
      };
      stays.set(key, async () => {
        if (!(await isStillSo())) end();
      });
      if (endsMs !== null) wait(endsMs);
      return leave;
    },
    check: () => {
      for (const look of [...stays.values()]) void look();
    },
  };
}
