// How do the rows of a feed come into hand? One desk per feed of a source: one flight per window for all who ask, and every
// read that ends becomes the next version of each of its kinds.
import type { Call, Clock, Priority } from "../contract/call.ts";
import type { Feed, ListCounts } from "../contract/feed.ts";
import type { Kind, Window } from "../contract/kinds.ts";
import type { Problem } from "../contract/problem.ts";
import type { Log } from "../observe/Log.ts";
import type { Collection } from "./Collection.ts";
import { Flight, type Landing, type Patience } from "./Flight.ts";
import { arrivedSoFar, type ReadTimes, readsOf } from "./harvestReads.ts";
import { mergeRead } from "./mergeRead.ts";
import type { Policies } from "./policy.ts";
import { problemOf } from "./problems.ts";
import { emptyHarvest, type Harvest, readFeed } from "./readFeed.ts";
import type { Slicer } from "./Slicer.ts";
import type { Store } from "./Store.ts";
import { keptUnder, sinceOf } from "./windows.ts";

/** What every desk needs. */
export interface DeskTools {
  readonly clock: Clock;
  readonly slicer: Slicer;
  readonly store: Store;
  readonly log: Log;
  /** Greatest number of rows of a collection. */
  readonly maxRows: number;
  /** Least time between a read that is not believed and the one that confirms it. */
  readonly confirmAfterMs: number;
  readonly policies: Policies;
  /** True for rows that stay although a read does not find them. */
  readonly keeps: (sourceId: string, kind: Kind, nativeId: string) => boolean;
}

/** Who wants a read, and how. */
export interface ReadAsk {
  readonly window: Window;
  readonly principal: string;
  readonly priority: Priority;
  /** True when an operator says that what is absent is gone. */
  readonly acceptRemovals?: boolean;
}

/** A read under way. */
export interface FeedFlight {
  /** As in `Flight`. */
  wait(patience: Patience): Promise<Landing<void> | null>;
  /** As in `Flight`. */
  goOn(): void;
  /** What has arrived so far of a kind, as a collection of its own. */
  arrived(kind: Kind): Collection;
}

/** What the last read failed with. */
export interface ReadFailure {
  readonly problem: Problem;
  /** When, on the monotonic clock. */
  readonly atMs: number;
}

/** Reads one feed of one source. */
export interface FeedDesk {
  readonly feed: Feed;
  /** Joins the read of this window that is under way, or starts one. */
  open(ask: ReadAsk): FeedFlight;
  /** What the last read failed with; null when it did not. */
  failure(): ReadFailure | null;
  /** Rows in each vendor list at the last read; null before the first. */
  counts(): ListCounts | null;
  /** How long the last whole read took; 0 before the first. */
  readMs(): number;
  /** Calls off what is under way. */
  close(): void;
}

/** A read that does not end sooner is given up, so that a vendor which never stops answering holds no place for ever. */
const LONGEST_READ_MS = 30 * 60_000;

/** One read; what others may change while it runs is not readonly. */
interface Reading extends ReadTimes {
  readonly window: Window;
  readonly harvest: Harvest;
  readonly principal: string;
  priority: Priority;
  acceptRemovals: boolean;
}

/** Makes the desk of a feed. */
export function createFeedDesk(sourceId: string, feed: Feed, tools: DeskTools): FeedDesk {
  const { clock, slicer, store, log } = tools;
  const underWay = new Map<Window, { readonly flight: Flight<void>; readonly reading: Reading }>();
  const confirmations = new Map<Window, () => void>();
  let failure: ReadFailure | null = null;
  let counts: ListCounts | null = null;
  let readMs = 0;

  const isInDoubt = (window: Window): boolean =>
    feed.kinds.some((kind) => (store.exact({ sourceId, kind }, keptUnder(kind, window))?.suspicion ?? null) !== null);

  const publish = async (reading: Reading, harvest: Harvest): Promise<void> => {
    for (const read of readsOf(feed, { sourceId, harvest, times: reading, endedMs: clock.monotonic() })) {
      const shelf = { sourceId, kind: read.kind };
      const rules = {
        maxRows: tools.maxRows,
        acceptRemovals: reading.acceptRemovals,
        confirmAfterMs: tools.confirmAfterMs,
        keeps: (nativeId: string) => tools.keeps(sourceId, read.kind, nativeId),
        goneMs: (nativeId: string) => {
          const live = store.live(shelf, nativeId);
          return live?.row === null ? live.observedMs : null;
        },
      };
      const { collection } = await store.update({ ...shelf, window: read.window }, (previous) =>
        mergeRead(previous, read, { ...rules, version: store.nextVersion() }),
      );
      store.dropOlder(shelf, clock.monotonic() - tools.policies(sourceId, read.kind).staleIfErrorMs);
      if (collection.suspicion === null) continue;
      log.warn({ source: sourceId, kind: read.kind }, "a read that would remove most rows is not believed yet");
      confirmLater(reading.window);
    }
  };

  const confirmLater = (window: Window): void => {
    if (confirmations.has(window)) return;
    const again = () => {
      confirmations.delete(window);
      open({ window, principal: "gateway", priority: "background" }).goOn();
    };
    confirmations.set(window, clock.after(tools.confirmAfterMs, again));
  };

  const carryOut = async (reading: Reading, signal: AbortSignal): Promise<void> => {
    const call: Call = {
      signal,
      deadlineMs: reading.beganMs + LONGEST_READ_MS,
      principal: reading.principal,
      freshSession: reading.freshSession,
      // Who waits for a read that was begun for nobody in particular moves it up.
      get priority() {
        return reading.priority;
      },
    };
    try {
      const request = { window: reading.window, since: reading.since, call };
      const harvest = await readFeed(feed, request, { slicer, maxRows: tools.maxRows, harvest: reading.harvest });
      await publish(reading, harvest);
      counts = harvest.counts;
      readMs = clock.monotonic() - reading.beganMs;
      failure = null;
    } catch (error) {
      if (!signal.aborted) failure = failed(error);
      throw error;
    } finally {
      if (underWay.get(reading.window)?.reading === reading) underWay.delete(reading.window);
    }
  };

  const failed = (error: unknown): ReadFailure => {
    const problem = problemOf(error, sourceId, `read ${feed.name}`);
    const fields = { source: sourceId, feed: feed.name, code: problem.code };
    if (problem.code === "INTERNAL") log.error(fields, "a read failed by a fault of the gateway", error);
    else log.warn(fields, "a read failed");
    return { problem, atMs: clock.monotonic() };
  };

  const start = (ask: ReadAsk): { readonly flight: Flight<void>; readonly reading: Reading } => {
    const reading: Reading = {
      window: ask.window,
      since: sinceOf(ask.window, clock.now()),
      beganAt: new Date(clock.now()).toISOString(),
      beganMs: clock.monotonic(),
      harvest: emptyHarvest(feed),
      freshSession: isInDoubt(ask.window),
      principal: ask.principal,
      priority: ask.priority,
      acceptRemovals: ask.acceptRemovals === true,
    };
    const flight = new Flight(clock, (signal) => carryOut(reading, signal));
    underWay.set(ask.window, { flight, reading });
    return { flight, reading };
  };

  const open = (ask: ReadAsk): FeedFlight => {
    const found = underWay.get(ask.window);
    const { flight, reading } = found === undefined || found.flight.isCalledOff ? start(ask) : found;
    if (ask.priority !== "background") reading.priority = ask.priority;
    if (ask.acceptRemovals === true) reading.acceptRemovals = true;
    return {
      wait: (patience) => flight.wait(patience),
      goOn: () => flight.goOn(),
      arrived: (kind) =>
        arrivedSoFar(feed, { sourceId, kind, times: reading, harvest: reading.harvest, version: store.nextVersion() }),
    };
  };

  return {
    feed,
    open,
    failure: () => failure,
    counts: () => counts,
    readMs: () => readMs,
    close: () => {
      for (const cancel of confirmations.values()) cancel();
      confirmations.clear();
      for (const { flight } of underWay.values()) flight.callOff();
    },
  };
}
