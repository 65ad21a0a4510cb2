// How does a request come by rows whose keys it knows? From memory while that is fresh enough, else by single reads or by
// the whole collection, whichever costs the vendor fewer calls.
import type { SingleReader } from "../contract/feed.ts";
import type { Kind } from "../contract/kinds.ts";
import { GatewayError } from "../contract/problem.ts";
import type { Row } from "../contract/rows/index.ts";
import type { FeedDesk } from "./FeedDesk.ts";
import type { Want } from "./obtain.ts";
import { areSinglesCheaper, singlesOf } from "./readingCost.ts";
import { isKnownAbsent, rowInHand, type Shelf, visibleTo } from "./rowsInHand.ts";
import type { LiveRow } from "./Store.ts";
import type { ViewContext } from "./ViewContext.ts";
import { isWindowed, widestOf } from "./windows.ts";

/** A row, or null: there is none, or none that the viewer may see. */
export type FoundRows = Map<string, Row | null>;

/** Rows by key, for one request. */
export interface RowsByKey {
  /** As `InventoryView.getMany`. */
  getMany(kind: Kind, sourceId: string, nativeIds: readonly string[]): Promise<FoundRows>;
  /** A row that this request has come by, as last read by itself; null when it was not. */
  readLive(key: { readonly kind: Kind; readonly sourceId: string; readonly nativeId: string }): LiveRow | null;
}

/** Who asks for single rows waits for them as long as there is time: half an answer is none. */
const patiently = { maxAgeSeconds: null, waitMs: Number.POSITIVE_INFINITY };

/** A kind of a source, with how it is read. */
interface Ask extends Shelf {
  /** Null for alerts that are all concluded from other kinds. */
  readonly desk: FeedDesk | null;
}

/** What is asked of one feed in one turn: its kinds are decided upon together. */
interface Round {
  /** Keys that are not in hand, by kind. */
  readonly keys: Map<Kind, number>;
  /** True when they are read one by one; known once the turn has asked for everything. */
  readonly areReadSingly: Promise<boolean>;
}

/** Makes it. */
export function createRowsByKey(context: ViewContext): RowsByKey {
  const { kernel, viewer, pins, request } = context;
  const own = new Map<string, LiveRow>();
  const rounds = new Map<FeedDesk, Round>();
  const keyOf = (kind: Kind, sourceId: string, nativeId: string) => `${kind}:${sourceId}:${nativeId}`;

  /** Joins the round of a feed, or opens one. */
  const joinRound = ({ source, kind }: Shelf, desk: FeedDesk, count: number): Round => {
    const round = rounds.get(desk) ?? openRound(source.id, desk);
    rounds.set(desk, round);
    round.keys.set(kind, (round.keys.get(kind) ?? 0) + count);
    return round;
  };
  const openRound = (sourceId: string, desk: FeedDesk): Round => {
    const keys = new Map<Kind, number>();
    // Loaders of different kinds dispatch in one turn: what all of them ask for is known right after it.
    const areReadSingly = Promise.resolve().then(() => {
      rounds.delete(desk);
      return areSinglesCheaper(kernel, { sourceId, desk }, keys);
    });
    return { keys, areReadSingly };
  };

  /** Rows of the whole collection; those that it does not hold are left out unless it is certain that there are none. */
  const ofCollection = async (want: Want, nativeIds: readonly string[]): Promise<FoundRows> => {
    await pins.want([want], patiently);
    const { known, answer } = pins.widest(want.source, want.kind);
    const found: FoundRows = new Map();
    for (const nativeId of nativeIds) {
      const row = known?.row(nativeId) ?? null;
      if (row !== null || (answer.complete && answer.coverage !== "WINDOW")) found.set(nativeId, row);
    }
    return found;
  };

  /** Reads rows by themselves; when that fails, those in hand will do while they are not too old. */
  const readSingly = async (
    { source, kind }: Ask,
    reader: SingleReader<Kind>,
    nativeIds: readonly string[],
  ): Promise<FoundRows> => {
    const ask = { sourceId: source.id, kind, nativeIds, reader, request };
    try {
      const live = await kernel.liveReads.read(ask);
      const seen = [...live].map(
        ([nativeId, found]) => [nativeId, { ...found, row: visibleTo(viewer, found.row) }] as const,
      );
      for (const [nativeId, found] of seen) own.set(keyOf(kind, source.id, nativeId), found);
      return new Map(seen.map(([nativeId, { row }]) => [nativeId, row]));
    } catch (error) {
      request.signal.throwIfAborted();
      const { staleIfErrorMs } = kernel.policies(source.id, kind);
      const old = nativeIds.map((nativeId) =>
        rowInHand(context, { source, kind }, { nativeId, maxAgeMs: staleIfErrorMs }),
      );
      if (old.some((row) => row === null)) throw error;
      return new Map(nativeIds.map((nativeId, place) => [nativeId, old[place] ?? null]));
    }
  };

  const readUnknown = async (ask: Ask, nativeIds: readonly string[]): Promise<FoundRows> => {
    const { source, kind, desk } = ask;
    const windowOf = (of: Kind) => kernel.policies(source.id, of).defaultWindow;
    const reader = desk === null ? null : singlesOf(desk.feed, kind);
    const round = desk === null ? null : joinRound(ask, desk, nativeIds.length);
    if (reader !== null && (await round?.areReadSingly)) return readSingly(ask, reader, nativeIds);
    // Kinds of one feed that are bounded differently are still read by one read.
    const beside = [...(round?.keys.keys() ?? [])].filter(isWindowed).map(windowOf);
    const alongside = beside.length === 0 ? {} : { alongside: widestOf(beside) };
    const found = await ofCollection({ source, kind, window: windowOf(kind), ...alongside }, nativeIds);
    const absent = nativeIds.filter((nativeId) => !found.has(nativeId));
    if (absent.length === 0) return found;
    // What a bounded or broken read does not hold may be there all the same.
    const rest = reader === null ? await certainly(ask, absent) : await readSingly(ask, reader, absent);
    return new Map([...found, ...rest]);
  };

  /** Rows of everything that the vendor has; throws when not all of it could be read. */
  const certainly = async ({ source, kind }: Shelf, nativeIds: readonly string[]): Promise<FoundRows> => {
    const found = await ofCollection({ source, kind, window: "ALL" }, nativeIds);
    if (found.size === nativeIds.length) return found;
    const { answer } = pins.widest(source, kind);
    if (answer.complete) return new Map([...nativeIds.map((nativeId) => [nativeId, null] as const), ...found]);
    const message = `Source "${source.id}": not every ${kind} could be read in time to know.`;
    throw new GatewayError({
      code: "DEADLINE_EXCEEDED",
      sourceId: source.id,
      message,
      retryable: true,
      ...answer.error,
    });
  };

  return {
    getMany: async (kind, sourceId, nativeIds) => {
      const source = pins.source(sourceId);
      const nothing: FoundRows = new Map(nativeIds.map((nativeId) => [nativeId, null]));
      if (source === null || !viewer.mayRead(sourceId, kind)) return nothing;
      if (viewer.bounds?.concern(sourceId, kind) === true) await pins.place(source, kind);
      const desk = kernel.desk(sourceId, kind);
      const isConcluded = kind === "Alert" && source.connector.deriveAlerts !== null;
      if (isConcluded) return readUnknown({ source, kind, desk: null }, nativeIds);
      if (desk === null) return nothing;
      const ask = { source, kind, desk };
      const { ttlMs } = kernel.policies(sourceId, kind);
      const unknown: string[] = [];
      const found = new Map(nothing);
      for (const nativeId of found.keys()) {
        const row = rowInHand(context, ask, { nativeId, maxAgeMs: ttlMs });
        const live = kernel.store.live({ sourceId, kind }, nativeId);
        if (row !== null && live?.row === row) own.set(keyOf(kind, sourceId, nativeId), live);
        if (row !== null) found.set(nativeId, row);
        else if (!isKnownAbsent(context, ask, { nativeId, maxAgeMs: ttlMs })) unknown.push(nativeId);
      }
      const read = unknown.length === 0 ? [] : await readUnknown(ask, unknown);
      for (const [nativeId, row] of read) found.set(nativeId, row);
      return found;
    },
    readLive: ({ kind, sourceId, nativeId }) => own.get(keyOf(kind, sourceId, nativeId)) ?? null,
  };
}
