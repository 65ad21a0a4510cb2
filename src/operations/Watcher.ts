// How far is what a vendor runs for us? One watcher per source in the whole fleet: it reads everything that all operations watch
// together, in as few calls as that takes, no more often than they need.
import type { Call, Clock } from "../contract/call.ts";
import { type RowName, type Watched, watchKey } from "../contract/changes/Change.ts";
import { GatewayError } from "../contract/problem.ts";
import type { Row } from "../contract/rows/index.ts";

/** Reads rows now: by single reads or with whole lists, whichever costs fewer calls. Throws a `GatewayError`. */
export type ReadRows = (
  sourceId: string,
  names: readonly RowName[],
  call: Call,
) => Promise<ReadonlyMap<string, Row | null>>;

/** An operation that watches rows. */
export interface Follower {
  /** What it watches now. */
  names(): readonly RowName[];
  /**
   * Looks at the rows as they were just read; null when they could not be. Answers in how many milliseconds it has to look again,
   * or null when it has seen the end. Never throws.
   */
  look(rows: Watched | null): Promise<number | null>;
}

/** Watches for the operations of one source. */
export interface Watcher {
  /** Lets it look in so many milliseconds for the first time; ends when it has seen the end, or when the watcher closes. */
  follow(follower: Follower, inMs: number): Promise<void>;
  /** Lets it look at once: something has changed. */
  hurry(follower: Follower): void;
  /** Looks no more. */
  close(): void;
}

/** What it is made with. */
export interface WatcherTools {
  readonly sourceId: string;
  readonly clock: Clock;
  readonly readRows: ReadRows;
}

interface Place {
  dueMs: number;
  /** Between its last look and its next one. */
  intervalMs: number;
  readonly done: () => void;
}

/** Who is due so soon after another, or within half of its interval, looks with it, so that one read serves both. */
const TOGETHER_MS = 1_000;
/** Nobody looks more often. */
const LEAST_MS = 500;
/** A read that takes longer is given up. */
const READ_MS = 60_000;
/** After so many failed reads in a row it waits no longer still. */
const MOST_BACKOFFS = 6;

/** Makes it. */
export function createWatcher({ sourceId, clock, readRows }: WatcherTools): Watcher {
  const places = new Map<Follower, Place>();
  const closing = new AbortController();
  let cancel = () => {};
  let isLooking = false;
  let failures = 0;

  const plan = (): void => {
    cancel();
    if (isLooking || places.size === 0 || closing.signal.aborted) return;
    const dueMs = Math.min(...[...places.values()].map((place) => place.dueMs));
    cancel = clock.after(Math.max(0, dueMs - clock.monotonic()), () => void lookAround());
  };

  const read = async (names: readonly RowName[]): Promise<{ rows: Watched | null; retryMs: number }> => {
    if (names.length === 0) return { rows: new Map(), retryMs: 0 };
    const call: Call = {
      signal: closing.signal,
      deadlineMs: clock.monotonic() + READ_MS,
      priority: "watcher",
      principal: "gateway",
    };
    try {
      const rows = await readRows(sourceId, names, call);
      failures = 0;
      return { rows, retryMs: 0 };
    } catch (error) {
      failures = Math.min(failures + 1, MOST_BACKOFFS);
      const asked = error instanceof GatewayError ? (error.problem.retryAfterMs ?? 0) : 0;
      return { rows: null, retryMs: Math.max(asked, TOGETHER_MS * 2 ** (failures - 1)) };
    }
  };

  const lookAround = async (): Promise<void> => {
    isLooking = true;
    const nowMs = clock.monotonic();
    const due = [...places].filter(
      ([, { dueMs, intervalMs }]) => dueMs <= nowMs + Math.max(TOGETHER_MS, intervalMs / 2),
    );
    const names = new Map(due.flatMap(([follower]) => follower.names()).map((name) => [watchKey(name), name]));
    const { rows, retryMs } = await read([...names.values()]);
    await Promise.all(
      due.map(async ([follower, place]) => {
        // From here on a hurry is about what this look cannot have seen.
        place.dueMs = Number.POSITIVE_INFINITY;
        const nextMs = closing.signal.aborted ? null : await follower.look(rows);
        if (nextMs === null) {
          places.delete(follower);
          place.done();
        } else {
          place.intervalMs = Math.max(LEAST_MS, nextMs, retryMs);
          place.dueMs = Math.min(place.dueMs, clock.monotonic() + place.intervalMs);
        }
      }),
    );
    isLooking = false;
    plan();
  };

  return {
    follow: (follower, inMs) =>
      new Promise((resolve) => {
        if (closing.signal.aborted) {
          resolve();
          return;
        }
        places.set(follower, { dueMs: clock.monotonic() + inMs, intervalMs: inMs, done: resolve });
        plan();
      }),
    hurry: (follower) => {
      const place = places.get(follower);
      if (place === undefined) return;
      place.dueMs = clock.monotonic();
      plan();
    },
    close: () => {
      closing.abort(new Error("The watcher was closed."));
      cancel();
      for (const { done } of places.values()) done();
      places.clear();
    },
  };
}
