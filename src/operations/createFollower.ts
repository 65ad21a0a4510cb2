// How is the vendor's work of one accepted send followed, and stopped when somebody asks for that? The part of a carrier that the
// watcher calls.
import type { FollowEnd, Watched } from "../contract/changes/Change.ts";
import type { Entry } from "./Entry.ts";
import type { Hold } from "./Hold.ts";
import { NotOurs } from "./NotOurs.ts";
import { ending, isNews, type OpenEntry, onward, timedOut, wentOn, withDone } from "./steps.ts";
import { stopJobs } from "./stopJobs.ts";
import type { Follower } from "./Watcher.ts";

/** How often somebody looks, by how long the work has been going on: quick work is seen at once, long work costs few calls. */
const CADENCES = [
  { untilMs: 10_000, everyMs: 1_000 },
  { untilMs: 120_000, everyMs: 3_000 },
  { untilMs: 1_800_000, everyMs: 5_000 },
];
const LONG_WORK_MS = 15_000;
/** A stop that has no effect is asked for again after so long, so often at most. */
const STOP_AGAIN_MS = 30_000;
const MOST_STOPS = 3;

/** When to look again, where the vendor has no cadence of its own. Pure. */
export const cadenceOf = (sinceMs: number): number =>
  CADENCES.find(({ untilMs }) => sinceMs < untilMs)?.everyMs ?? LONG_WORK_MS;

/** Makes it. */
export function createFollower(hold: Hold): Follower & { firstLookMs(): number } {
  const { open: entry, change, write, instant, callWith, deadlineLeftMs, problemOf } = hold;
  const { clock } = hold.tools;
  let stoppedMs = Number.NEGATIVE_INFINITY;

  const sinceMs = ({ work }: OpenEntry) => Math.max(0, clock.now() - work.acceptedMs);
  const cadence = () => Math.max(0, Math.min(cadenceOf(sinceMs(entry())), Math.max(deadlineLeftMs(), 1)));

  const stopWhenAsked = async (rows: Watched): Promise<void> => {
    const { stoppedBy, stops } = entry().work;
    if (stoppedBy === null || stops >= MOST_STOPS || clock.monotonic() - stoppedMs < STOP_AGAIN_MS) return;
    stoppedMs = clock.monotonic();
    try {
      await stopJobs(hold, rows);
    } catch (error) {
      // What cannot be stopped is followed to its own end.
      problemOf(error);
    }
  };

  const take = async (seen: FollowEnd): Promise<number | null> => {
    const at = instant();
    if (seen.ended) {
      await write((now) => atEnd(now, at, seen));
      return null;
    }
    if (deadlineLeftMs() <= 0) {
      await write((now) => timedOut(now, at));
      return null;
    }
    const next = wentOn(entry(), at, seen);
    if (isNews(entry(), next)) await write((now) => wentOn(now, at, seen));
    return Math.min(seen.againInMs ?? cadence(), Math.max(deadlineLeftMs(), 1));
  };

  const look = async (rows: Watched | null): Promise<number | null> => {
    if (rows !== null) await stopWhenAsked(rows);
    const now = entry();
    let seen: FollowEnd | null = null;
    let retryMs: number | null = null;
    try {
      const at = { ...hold.point(), watch: now.work.watch, sinceSentMs: sinceMs(now) };
      if (rows !== null) seen = await change().follow({ ...at, rows }, callWith({ priority: "watcher" }));
    } catch (error) {
      retryMs = problemOf(error).retryAfterMs;
    }
    if (seen !== null) return take(seen);
    if (deadlineLeftMs() > 0) return retryMs ?? cadence();
    await write((open) => timedOut(open, instant()));
    return null;
  };

  return {
    names: () => {
      try {
        return entry().work.watch;
      } catch (error) {
        // Time has jumped and the tenure is over: `look` ends it, the watcher reads for the others.
        if (error instanceof NotOurs) return [];
        throw error;
      }
    },
    look: async (rows) => {
      try {
        return await look(rows);
      } catch {
        // No longer ours, or closing: the carrier finds out for itself.
        return null;
      }
    },
    firstLookMs: () => cadence(),
  };
}

/** The vendor's work has ended. */
function atEnd(now: OpenEntry, at: string, seen: Extract<FollowEnd, { ended: true }>): Entry {
  const { record } = now;
  const facts = { ...now.work.facts, ...seen.facts };
  const target = seen.target ?? record.target;
  const known: OpenEntry = { ...now, record: { ...record, target }, work: { ...now.work, facts } };
  if (seen.state === "SUCCEEDED") return onward(known, at);
  const isPart = seen.state === "FAILED" && now.work.position > 0;
  return ending(known, at, {
    state: isPart ? "PARTIALLY_SUCCEEDED" : seen.state,
    reason: null,
    problems: seen.problems.map((problem, place) => (place === 0 ? withDone(now, problem) : problem)),
    inferred: seen.state === "LOST" ? (seen.inferred ?? "UNDECIDED") : null,
  });
}
