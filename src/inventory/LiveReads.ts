// How are single rows read live? Once for all who ask for the same row at the same time; what is read enters the inventory.
import type { Call, Clock, Priority } from "../contract/call.ts";
import type { SingleReader } from "../contract/feed.ts";
import type { Kind } from "../contract/kinds.ts";
import { GatewayError } from "../contract/problem.ts";
import { applyLive } from "./applyLive.ts";
import { Flight } from "./Flight.ts";
import type { RequestConditions } from "./Kernel.ts";
import { faultOf } from "./problems.ts";
import type { LiveRow, Store } from "./Store.ts";
import { timeLeftMs } from "./timeLeft.ts";

/** Which rows are wanted. */
export interface LiveAsk {
  readonly sourceId: string;
  readonly kind: Kind;
  readonly nativeIds: readonly string[];
  readonly reader: SingleReader<Kind>;
  readonly request: RequestConditions;
  /** `interactive` when left out. */
  readonly priority?: Priority;
}

/** Reads single rows. */
export interface LiveReads {
  /** An entry for every row asked for. Throws a `GatewayError` when a call fails or the request's deadline passes. */
  read(ask: LiveAsk): Promise<ReadonlyMap<string, LiveRow>>;
  /** Calls off what is under way. */
  close(): void;
}

interface UnderWay {
  readonly flight: Flight<ReadonlyMap<string, LiveRow>>;
  /** Conditions of its calls: those of the most patient of all who wait. */
  readonly conditions: { deadlineMs: number };
}

/** Makes it. @param tools what is read goes to the store. */
export function createLiveReads(tools: {
  readonly clock: Clock;
  readonly store: Store;
  readonly keeps: (sourceId: string, kind: Kind, nativeId: string) => boolean;
}): LiveReads {
  const { clock, store, keeps } = tools;
  const underWay = new Map<string, UnderWay>();

  const enter = async ({ sourceId, kind }: LiveAsk, live: ReadonlyMap<string, LiveRow>): Promise<void> => {
    const shelf = { sourceId, kind };
    for (const [nativeId, row] of live) store.noteLive(shelf, nativeId, row);
    for (const { window } of store.all(shelf))
      await store.update({ ...shelf, window }, (previous) => applyLive(previous, live, store.nextVersion()));
  };

  /** A row that was just created may not be found yet: then what is in hand stays. */
  const absent = ({ sourceId, kind }: LiveAsk, nativeId: string, observed: Omit<LiveRow, "row">): LiveRow => {
    const collections = keeps(sourceId, kind, nativeId) ? store.all({ sourceId, kind }) : [];
    const kept = collections.map(({ table }) => table.row(nativeId)).find((row) => row !== null);
    return { ...observed, row: kept ?? null };
  };

  const start = (ask: LiveAsk, nativeIds: readonly string[]): UnderWay => {
    const conditions = { deadlineMs: ask.request.deadlineMs };
    const keys = nativeIds.map((nativeId) => keyOf(ask, nativeId));
    const work = async (signal: AbortSignal): Promise<ReadonlyMap<string, LiveRow>> => {
      const call: Call = {
        signal,
        principal: ask.request.principal,
        priority: ask.priority ?? "interactive",
        get deadlineMs() {
          return conditions.deadlineMs;
        },
      };
      const observed = { observedAt: new Date(clock.now()).toISOString(), observedMs: clock.monotonic() };
      try {
        const rows = await ask.reader.getMany(nativeIds, call);
        const live = new Map<string, LiveRow>();
        for (const nativeId of nativeIds) {
          const row = rows.get(nativeId);
          if (row === undefined) throw new Error(`The reader of ${ask.kind} rows left one out.`);
          live.set(nativeId, row === null ? absent(ask, nativeId, observed) : { ...observed, row });
        }
        await enter(ask, live);
        return live;
      } finally {
        for (const key of keys) if (underWay.get(key)?.conditions === conditions) underWay.delete(key);
      }
    };
    const made = { flight: new Flight(clock, work), conditions };
    for (const key of keys) underWay.set(key, made);
    return made;
  };

  return {
    read: async (ask) => {
      const flights = new Set<UnderWay>();
      const unread: string[] = [];
      for (const nativeId of new Set(ask.nativeIds)) {
        const found = underWay.get(keyOf(ask, nativeId));
        if (found === undefined || found.flight.isCalledOff) unread.push(nativeId);
        else flights.add(found);
      }
      if (unread.length > 0) flights.add(start(ask, unread));
      const parts = await Promise.all([...flights].map((one) => landed(ask, one, clock)));
      const rows = new Map(parts.flatMap((part) => [...part]));
      return new Map([...rows].filter(([nativeId]) => ask.nativeIds.includes(nativeId)));
    },
    close: () => {
      for (const { flight } of underWay.values()) flight.callOff();
    },
  };
}

const keyOf = ({ sourceId, kind }: LiveAsk, nativeId: string): string => `${kind}:${sourceId}:${nativeId}`;

async function landed(
  { sourceId, kind, request }: LiveAsk,
  { flight, conditions }: UnderWay,
  clock: Clock,
): Promise<ReadonlyMap<string, LiveRow>> {
  conditions.deadlineMs = Math.max(conditions.deadlineMs, request.deadlineMs);
  const waitMs = timeLeftMs(clock, request.deadlineMs);
  const landing = await flight.wait({ waitMs, signal: request.signal, waits: request.waits });
  if (landing?.how === "done") return landing.value;
  if (landing?.how === "failed") throw faultOf(landing.error, sourceId, `read a ${kind}`);
  const message = `Source "${sourceId}": a ${kind} was not read before the request's deadline.`;
  throw new GatewayError({ code: "DEADLINE_EXCEEDED", sourceId, message, retryable: true });
}
