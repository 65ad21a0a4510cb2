// How do changes see what they do? Rows as the vendor has them from the moment of asking on, read one by one or with their lists,
// whichever costs fewer calls; and what memory holds of them, for no viewer in particular.
import type { Clock, Priority } from "../contract/call.ts";
import type { Kind } from "../contract/kinds.ts";
import { GatewayError } from "../contract/problem.ts";
import type { Row } from "../contract/rows/index.ts";
import type { FeedDesk } from "./FeedDesk.ts";
import type { Kernel, RequestConditions } from "./Kernel.ts";
import { faultOf } from "./problems.ts";
import { areSinglesCheaper, singlesOf } from "./readingCost.ts";
import type { LiveRow } from "./Store.ts";
import { timeLeftMs } from "./timeLeft.ts";
import { keptUnder } from "./windows.ts";
import { windowToRead } from "./windowToRead.ts";

/** A row of a source. */
export interface NamedRow {
  readonly kind: Kind;
  readonly nativeId: string;
}

/** Under which conditions rows are read. */
export interface NowConditions extends RequestConditions {
  readonly priority: Priority;
}

/** Rows as they are now. */
export interface RowsNow {
  /**
   * Reads rows, in an answer that was begun after the asking; an entry `<kind> <nativeId>` for each, null for one that the vendor does
   * not have. They enter the inventory. Throws a `GatewayError` when a call fails.
   */
  read(
    sourceId: string,
    names: readonly NamedRow[],
    conditions: NowConditions,
  ): Promise<ReadonlyMap<string, Row | null>>;
  /** The newest version of a row in memory; null when there is none. */
  inHand(sourceId: string, name: NamedRow): Row | null;
  /** Whether any rows of a kind of a source are in memory. */
  holds(sourceId: string, kind: Kind): boolean;
}

/** A read that was under way already does not count; the next one does, unless that was joined by another replica's. */
const MOST_READS = 4;

const keyOf = ({ kind, nativeId }: NamedRow): string => `${kind} ${nativeId}`;

/** Makes it. */
export function createRowsNow(kernel: Kernel, clock: Clock): RowsNow {
  const tooLate = (sourceId: string, kind: Kind) =>
    new GatewayError({
      code: "DEADLINE_EXCEEDED",
      sourceId,
      message: `Source "${sourceId}": ${kind} rows were not read in time.`,
      retryable: true,
    });

  /** One by one. */
  const readSingly = async (
    { sourceId, kind, desk }: { readonly sourceId: string; readonly kind: Kind; readonly desk: FeedDesk },
    nativeIds: readonly string[],
    { priority, ...request }: NowConditions,
  ): Promise<ReadonlyMap<string, Row | null>> => {
    const reader = singlesOf(desk.feed, kind);
    if (reader === null) throw new Error(`${kind} rows are not read one by one.`);
    const askedMs = clock.monotonic();
    let live: ReadonlyMap<string, LiveRow> = new Map();
    let left = nativeIds;
    for (let reads = 0; reads < MOST_READS && left.length > 0; reads += 1) {
      const read = await kernel.liveReads.read({ sourceId, kind, nativeIds: left, reader, request, priority });
      live = new Map([...live, ...read]);
      left = left.filter((nativeId) => (live.get(nativeId)?.observedMs ?? Number.NEGATIVE_INFINITY) < askedMs);
    }
    return new Map(nativeIds.map((nativeId) => [nativeId, live.get(nativeId)?.row ?? null]));
  };

  /** With the list. */
  const readList = async (
    { sourceId, kind, desk }: { readonly sourceId: string; readonly kind: Kind; readonly desk: FeedDesk },
    { priority, principal, signal, deadlineMs }: NowConditions,
  ): Promise<(nativeId: string) => Row | null> => {
    const { defaultWindow } = kernel.policies(sourceId, kind);
    const window = windowToRead(kernel.policies, { sourceId, kind, window: defaultWindow }, desk.feed);
    const askedMs = clock.monotonic();
    for (let reads = 0; reads < MOST_READS; reads += 1) {
      const flight = desk.open({ window, principal, priority });
      const landing = await flight.wait({ waitMs: timeLeftMs(clock, deadlineMs), signal });
      if (landing?.how === "failed") throw faultOf(landing.error, sourceId, `read ${desk.feed.name}`);
      if (landing?.how !== "done") break;
      const collection = kernel.store.best({ sourceId, kind }, keptUnder(kind, window));
      if (collection !== null && collection.readBeganMs >= askedMs) return (nativeId) => collection.table.row(nativeId);
    }
    throw tooLate(sourceId, kind);
  };

  const readOfFeed = async (
    sourceId: string,
    desk: FeedDesk,
    names: readonly NamedRow[],
    conditions: NowConditions,
  ): Promise<(readonly [string, Row | null])[]> => {
    const byKind = Map.groupBy(names, ({ kind }) => kind);
    const counts = new Map([...byKind].map(([kind, of]) => [kind, of.length]));
    const areSingle = areSinglesCheaper(kernel, { sourceId, desk }, counts);
    const ofKinds = [...byKind].map(async ([kind, of]) => {
      const at = { sourceId, kind, desk };
      const ids = of.map(({ nativeId }) => nativeId);
      const rows = areSingle ? await readSingly(at, ids, conditions) : await fromList(at, ids, conditions);
      return ids.map((nativeId) => [keyOf({ kind, nativeId }), rows.get(nativeId) ?? null] as const);
    });
    return (await Promise.all(ofKinds)).flat();
  };

  /** What a bounded or late list does not hold may be there all the same, where it can be asked for by itself. */
  const fromList = async (
    at: { readonly sourceId: string; readonly kind: Kind; readonly desk: FeedDesk },
    nativeIds: readonly string[],
    conditions: NowConditions,
  ): Promise<ReadonlyMap<string, Row | null>> => {
    const rowOf = await readList(at, conditions);
    const found = new Map(nativeIds.map((nativeId) => [nativeId, rowOf(nativeId)]));
    const absent = nativeIds.filter((nativeId) => found.get(nativeId) === null);
    if (absent.length === 0 || singlesOf(at.desk.feed, at.kind) === null) return found;
    return new Map([...found, ...(await readSingly(at, absent, conditions))]);
  };

  return {
    read: async (sourceId, names, conditions) => {
      const unique = [...new Map(names.map((name) => [keyOf(name), name])).values()];
      const byDesk = Map.groupBy(unique, ({ kind }) => kernel.desk(sourceId, kind));
      const parts = [...byDesk].map(async ([desk, of]) =>
        desk === null ? of.map((name) => [keyOf(name), null] as const) : readOfFeed(sourceId, desk, of, conditions),
      );
      return new Map((await Promise.all(parts)).flat());
    },
    inHand: (sourceId, { kind, nativeId }) => {
      const shelf = { sourceId, kind };
      const live = kernel.store.live(shelf, nativeId);
      let newest: { readonly row: Row | null; readonly observedMs: number } | null = live;
      for (const { table, observedMs } of kernel.store.all(shelf)) {
        const row = table.row(nativeId);
        if (row !== null && observedMs >= (newest?.observedMs ?? Number.NEGATIVE_INFINITY))
          newest = { row, observedMs };
      }
      return newest?.row ?? null;
    },
    holds: (sourceId, kind) => kernel.store.all({ sourceId, kind }).length > 0,
  };
}
