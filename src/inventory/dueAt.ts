// When is a collection to be read again although nobody asks right now? Pure.

/** Who wants it kept fresh. */
export interface Wishes {
  /** Shortest interval of those who watch it, in milliseconds; null when nobody does. */
  readonly everyMs: number | null;
  /** Shortest `ttlMs` of its kinds that are used or pinned; null when none is. */
  readonly ttlMs: number | null;
}

/** What is known of it. Moments are on the monotonic clock. */
export interface PlanState {
  /** When the read of what is in hand began; null when nothing is. */
  readonly beganMs: number | null;
  /** Before this moment it is not to be read again, whoever watches. */
  readonly restUntilMs: number;
  /** When it was last tried, whatever came of it; -Infinity when it was not. */
  readonly triedMs: number;
  /** Since when it is wanted. */
  readonly wantedMs: number;
  /** From 0 up to 1: its place among all, so that not everything is read at the same moment. */
  readonly place: number;
}

/** A read that is to come. */
export interface Due {
  readonly atMs: number;
  /** `watcher` when somebody watches, else `background`. */
  readonly priority: "watcher" | "background";
}

/** Rows are read again after this part of their time, and later by their place: before anybody finds them too old. */
const EARLIEST_PART = 0.7;
const SPREAD_PART = 0.25;

/** What nobody has read yet is read within this time. */
const FIRST_SPREAD_MS = 60_000;

/** The next read; null when nobody wants one. */
export function dueAt({ everyMs, ttlMs }: Wishes, state: PlanState): Due | null {
  const watched = everyMs === null ? null : { restMs: everyMs, atMs: watchedAt(everyMs, state) };
  const planned = ttlMs === null ? null : { restMs: ttlMs * EARLIEST_PART, atMs: plannedAt(ttlMs, state) };
  const isWatched = watched !== null && (planned === null || watched.atMs <= planned.atMs);
  const next = isWatched ? watched : planned;
  if (next === null) return null;
  const atMs = Math.max(next.atMs, state.restUntilMs, state.triedMs + next.restMs);
  return { atMs, priority: isWatched ? "watcher" : "background" };
}

const watchedAt = (everyMs: number, { beganMs, wantedMs }: PlanState): number =>
  beganMs === null ? wantedMs : beganMs + everyMs;

const plannedAt = (ttlMs: number, { beganMs, wantedMs, place }: PlanState): number =>
  beganMs === null
    ? wantedMs + Math.min(ttlMs, FIRST_SPREAD_MS) * place
    : beganMs + ttlMs * (EARLIEST_PART + SPREAD_PART * place);
