// How do the rows of a feed come into hand? One desk per feed of a source: one flight per window for all who ask, here and at
// other replicas, and every read that ends becomes the next version of each of its kinds.
import type { Call, Clock, Priority } from "../contract/call.ts";
import type { Feed, ListCounts } from "../contract/feed.ts";
import type { Kind, Window } from "../contract/kinds.ts";
import type { Problem } from "../contract/problem.ts";
import type { Log } from "../observe/Log.ts";
import type { Collection } from "./Collection.ts";
import { createConfirmations } from "./Confirmations.ts";
import { Flight, type Landing, type Patience } from "./Flight.ts";
import { arrivedSoFar, type ReadTimes } from "./harvestReads.ts";
import { offerRead } from "./offerRead.ts";
import type { Policies } from "./policy.ts";
import { problemOf } from "./problems.ts";
import { publishRead } from "./publishRead.ts";
import { moveUp, type Reading } from "./Reading.ts";
import { emptyHarvest, readFeed } from "./readFeed.ts";
import { rowsKnown } from "./rowsKnown.ts";
import type { SharedReads } from "./SharedReads.ts";
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
  /** Decides with other replicas who reads. */
  readonly sharedReads: SharedReads;
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
  /**
   * Whether what another replica has read meanwhile will do, should that be found before a call is made; when left out, whatever
   * was begun to be read after the asking.
   */
  readonly enough?: (collection: Collection) => boolean;
}

/** A read under way. */
export interface FeedFlight {
  /** As in `Flight`. */
  wait(patience: Patience): Promise<Landing<void> | null>;
  /** As in `Flight`. */
  goOn(): void;
  /** What has arrived so far of a kind, as a collection of its own. */
  arrived(kind: Kind): Promise<Collection>;
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
  /** How long the last whole read took, whoever made it; 0 before the first. */
  readMs(): number;
  /** Takes note of a collection that was read by another process. @param window the window that its read was for. */
  adopted(collection: Collection, window: Window): void;
  /** Calls off what is under way. */
  close(): void;
}

/** A read that does not end sooner is given up, so that a vendor which never stops answering holds no place for ever. */
const LONGEST_READ_MS = 30 * 60_000;

/** Makes the desk of a feed. */
export function createFeedDesk(sourceId: string, feed: Feed, tools: DeskTools): FeedDesk {
  const { clock, slicer, store, log } = tools;
  const underWay = new Map<Window, { readonly flight: Flight<void>; readonly reading: Reading }>();
  const confirmations = createConfirmations(clock, (window) => {
    // Another replica may have done it.
    if (!isInDoubt(window)) return;
    const enough = ({ suspicion }: Collection) => suspicion === null;
    open({ window, principal: "gateway", priority: "background", enough }).goOn();
  });
  let failure: ReadFailure | null = null;
  let counts: ListCounts | null = null;
  let readMs = 0;

  const isInDoubt = (window: Window): boolean =>
    feed.kinds.some((kind) => (store.exact({ sourceId, kind }, keptUnder(kind, window))?.suspicion ?? null) !== null);

  const timesOf = (window: Window): ReadTimes => ({
    window,
    since: sinceOf(window, clock.now()),
    beganAt: new Date(clock.now()).toISOString(),
    beganMs: clock.monotonic(),
    freshSession: isInDoubt(window),
  });

  const carryOut = async (reading: Reading, signal: AbortSignal): Promise<void> => {
    const times = timesOf(reading.times.window);
    reading.times = times;
    const call: Call = {
      signal,
      deadlineMs: times.beganMs + LONGEST_READ_MS,
      principal: reading.principal,
      freshSession: times.freshSession,
      // Who waits for a read that was begun for nobody in particular moves it up.
      get priority() {
        return reading.priority;
      },
    };
    const request = { window: times.window, since: times.since, call };
    const tableOf = (kind: Kind) => store.exact({ sourceId, kind }, keptUnder(kind, times.window))?.table ?? null;
    const readTools = { slicer, maxRows: tools.maxRows, known: rowsKnown(feed.kinds, tableOf) };
    const harvest = await readFeed(feed, request, { ...readTools, harvest: reading.harvest });
    const { acceptRemovals } = reading;
    const isDoubted = await publishRead(tools, { sourceId, feed, times, harvest, acceptRemovals });
    if (isDoubted) confirmations.later(times.window, tools.confirmAfterMs);
    counts = harvest.counts;
    readMs = clock.monotonic() - times.beganMs;
  };

  const fly = async (
    reading: Reading,
    enough: (collection: Collection) => boolean,
    signal: AbortSignal,
  ): Promise<void> => {
    try {
      const offered = { sourceId, feed, reading, enough, carryOut: () => carryOut(reading, signal) };
      await tools.sharedReads.once(offerRead(store, offered), signal);
      failure = null;
    } catch (error) {
      if (!signal.aborted) failure = failed(error);
      throw error;
    } finally {
      if (underWay.get(reading.times.window)?.reading === reading) underWay.delete(reading.times.window);
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
    const times = timesOf(ask.window);
    const reading: Reading = {
      times,
      harvest: emptyHarvest(feed),
      principal: ask.principal,
      priority: ask.priority,
      acceptRemovals: ask.acceptRemovals === true,
    };
    const { enough = ({ readBeganMs }: Collection) => readBeganMs >= times.beganMs } = ask;
    const flight = new Flight(clock, (signal) => fly(reading, enough, signal));
    underWay.set(ask.window, { flight, reading });
    return { flight, reading };
  };

  const open = (ask: ReadAsk): FeedFlight => {
    const found = underWay.get(ask.window);
    const { flight, reading } = found === undefined || found.flight.isCalledOff ? start(ask) : found;
    moveUp(reading, ask.priority);
    if (ask.acceptRemovals === true) reading.acceptRemovals = true;
    return {
      wait: (patience) => flight.wait(patience),
      goOn: () => flight.goOn(),
      arrived: (kind) => {
        const soFar = { times: reading.times, harvest: reading.harvest, version: store.nextVersion() };
        return slicer.run(arrivedSoFar(feed, { sourceId, kind, ...soFar }));
      },
    };
  };

  return {
    feed,
    open,
    failure: () => failure,
    counts: () => counts,
    readMs: () => readMs,
    adopted: (collection, window) => {
      readMs = collection.readEndedMs - collection.readBeganMs;
      counts = collection.counts;
      if (collection.suspicion === null) return;
      const dueMs = collection.suspicion.sinceMs + tools.confirmAfterMs;
      confirmations.later(window, Math.max(0, dueMs - clock.monotonic()));
    },
    close: () => {
      confirmations.close();
      for (const { flight } of underWay.values()) flight.callOff();
    },
  };
}
