// How does a request come by rows whose keys it knows? From memory while that is fresh enough, else by single reads or by
// the whole collection, whichever costs the vendor fewer calls.
import type { Feed, SingleReader } from "../contract/feed.ts";
import type { Kind, Window } from "../contract/kinds.ts";
import { GatewayError } from "../contract/problem.ts";
import type { Row } from "../contract/rows/index.ts";
import type { Source } from "../contract/source.ts";
import type { Collection } from "./Collection.ts";
import type { FeedDesk } from "./FeedDesk.ts";
import type { LiveRow } from "./Store.ts";
import type { ViewContext } from "./ViewContext.ts";

/** A row, or null: there is none, or none that the viewer may see. */
export type FoundRows = Map<string, Row | null>;

/** Rows by key, for one request. */
export interface RowsByKey {
  /** As `InventoryView.getMany`. */
  getMany(kind: Kind, sourceId: string, nativeIds: readonly string[]): Promise<FoundRows>;
  /** A row that this request has come by, as last read by itself; null when it was not. */
  readLive(key: { readonly kind: Kind; readonly sourceId: string; readonly nativeId: string }): LiveRow | null;
}

/** While nothing is known of a collection, so many rows or fewer are read singly. */
const FEW_ROWS = 20;

/** Who asks for single rows waits for them as long as there is time: half an answer is none. */
const patiently = { maxAgeSeconds: null, waitMs: Number.POSITIVE_INFINITY };

/** A kind of a source. */
interface Shelf {
  readonly source: Source;
  readonly kind: Kind;
}

/** A kind of a source, with how it is read. */
interface Ask extends Shelf {
  /** Null for alerts that are all concluded from other kinds. */
  readonly desk: FeedDesk | null;
}

/** Makes it. */
export function createRowsByKey(context: ViewContext): RowsByKey {
  const { kernel, viewer, pins, request } = context;
  const own = new Map<string, LiveRow>();
  const keyOf = (kind: Kind, sourceId: string, nativeId: string) => `${kind}:${sourceId}:${nativeId}`;

  /** Rows of the whole collection; those that it does not hold are left out unless it is certain that there are none. */
  const ofCollection = async (
    { source, kind }: Shelf,
    window: Window,
    nativeIds: readonly string[],
  ): Promise<FoundRows> => {
    await pins.want([{ source, kind, window }], patiently);
    const { known, answer } = pins.widest(source, kind);
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
      for (const [nativeId, row] of live) own.set(keyOf(kind, source.id, nativeId), row);
      return new Map([...live].map(([nativeId, { row }]) => [nativeId, row]));
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
    const reader = desk === null ? undefined : singlesOf(desk.feed, kind);
    if (desk !== null && reader !== undefined && areSinglesCheaper(desk, reader, nativeIds.length))
      return readSingly(ask, reader, nativeIds);
    const { defaultWindow } = kernel.policies(source.id, kind);
    const found = await ofCollection(ask, defaultWindow, nativeIds);
    const absent = nativeIds.filter((nativeId) => !found.has(nativeId));
    if (absent.length === 0) return found;
    // What a bounded or broken read does not hold may be there all the same.
    const rest = reader === undefined ? await certainly(ask, absent) : await readSingly(ask, reader, absent);
    return new Map([...found, ...rest]);
  };

  /** Rows of everything that the vendor has; throws when not all of it could be read. */
  const certainly = async (ask: Shelf, nativeIds: readonly string[]): Promise<FoundRows> => {
    const found = await ofCollection(ask, "ALL", nativeIds);
    if (found.size === nativeIds.length) return found;
    const { answer } = pins.widest(ask.source, ask.kind);
    if (answer.complete) return new Map([...nativeIds.map((nativeId) => [nativeId, null] as const), ...found]);
    const message = `Source "${ask.source.id}": not every ${ask.kind} could be read in time to know.`;
    throw new GatewayError({
      code: "DEADLINE_EXCEEDED",
      sourceId: ask.source.id,
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
        if (row !== null) found.set(nativeId, row);
        else if (!isKnownAbsent(context, ask, { nativeId, maxAgeMs: ttlMs })) unknown.push(nativeId);
      }
      const read = unknown.length === 0 ? [] : await readUnknown(ask, unknown);
      for (const [nativeId, row] of read) found.set(nativeId, row);
      for (const [nativeId, row] of found) if (row !== null && viewer.sees?.(row) === false) found.set(nativeId, null);
      return found;
    },
    readLive: ({ kind, sourceId, nativeId }) => own.get(keyOf(kind, sourceId, nativeId)) ?? null,
  };
}

const singlesOf = (feed: Feed, kind: Kind): SingleReader<Kind> | undefined => feed.singles?.[kind];

/** Which of the two costs the vendor fewer calls. */
function areSinglesCheaper(desk: FeedDesk, reader: SingleReader<Kind>, keys: number): boolean {
  const counts = desk.counts();
  return counts === null ? keys <= FEW_ROWS : reader.calls(keys) <= desk.feed.calls(counts);
}

interface KeyAsk {
  readonly nativeId: string;
  readonly maxAgeMs: number;
}

/** The newest version of a row in memory that is not too old; null when there is none. */
function rowInHand({ kernel }: ViewContext, { source, kind }: Shelf, { nativeId, maxAgeMs }: KeyAsk): Row | null {
  const shelf = { sourceId: source.id, kind };
  const oldestMs = kernel.clock.monotonic() - maxAgeMs;
  const live = kernel.store.live(shelf, nativeId);
  let newest: { readonly row: Row | null; readonly observedMs: number } | null = live;
  for (const collection of kernel.store.all(shelf)) {
    const row = collection.table.row(nativeId);
    const reading = collection.readings.get(nativeId) ?? collection;
    const isDoubtful = "unconfirmed" in reading && reading.unconfirmed;
    if (row !== null && !isDoubtful && reading.observedMs >= (newest?.observedMs ?? Number.NEGATIVE_INFINITY))
      newest = { row, observedMs: reading.observedMs };
  }
  return newest !== null && newest.observedMs >= oldestMs ? newest.row : null;
}

/** True when it is known that there is no such row: read so by itself, or absent from everything there is. */
function isKnownAbsent({ kernel }: ViewContext, { source, kind }: Shelf, { nativeId, maxAgeMs }: KeyAsk): boolean {
  const shelf = { sourceId: source.id, kind };
  const oldestMs = kernel.clock.monotonic() - maxAgeMs;
  const live = kernel.store.live(shelf, nativeId);
  const whole = kernel.store.exact(shelf, "ALL");
  if (live?.row === null && live.observedMs >= oldestMs) return true;
  return whole !== null && isWhole(whole) && whole.observedMs >= oldestMs && whole.table.row(nativeId) === null;
}

const isWhole = ({ complete, coverage, suspicion }: Collection): boolean =>
  complete && coverage === "ALL" && suspicion === null;
