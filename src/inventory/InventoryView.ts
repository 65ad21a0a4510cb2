// What may a resolver ask of the inventory? One view per request: bound to a viewer, and pinned to the collections that
// it saw first, so that every level of one answer agrees with every other.

import type { Viewer } from "../access/Viewer.ts";
import type { Coverage, Instant, Kind } from "../contract/kinds.ts";
import type { Problem } from "../contract/problem.ts";
import type { RelationName } from "../contract/ref.ts";
import type { Row, RowOf } from "../contract/rows/index.ts";
import type { CapacityRow } from "../contract/rows/shared.ts";
import type { Source } from "../contract/source.ts";
import type { AlertSeverity, Health, ShareProtocol, WorkState } from "../contract/words.ts";

/** How old an answer may be and how long to wait for a better one; null takes the kind's own policy. */
export interface Freshness {
  readonly maxAgeSeconds: number | null;
  readonly waitMs: number | null;
}

/** One sort key, as in the GraphQL order inputs. */
export interface Order {
  readonly field: string;
  readonly direction: "ASC" | "DESC";
}

/** Arguments of a list, as they come from GraphQL; `filter` is the kind's GraphQL filter input. */
export interface ListArguments {
  readonly filter?: Readonly<Record<string, unknown>> | null | undefined;
  readonly orderBy?: readonly Order[] | null | undefined;
  readonly first?: number | null | undefined;
  readonly after?: string | null | undefined;
  readonly last?: number | null | undefined;
  readonly before?: string | null | undefined;
}

/** How a source's rows came to be in an answer; the words of the GraphQL enum `SourceAnswerState`. */
export type AnswerState = "LIVE" | "CACHED" | "STALE" | "PARTIAL" | "SUSPECT" | "FAILED" | "FORBIDDEN" | "UNSUPPORTED";

/** How one source contributed to one answer; the fields of the GraphQL type `SourceAnswer`. */
export interface SourceAnswer {
  readonly sourceId: string;
  readonly kind: Kind;
  readonly state: AnswerState;
  readonly observedAt: Instant | null;
  readonly complete: boolean;
  readonly coverage: Coverage;
  readonly count: number | null;
  readonly error: Problem | null;
  readonly reason: string | null;
}

/** A page of rows with its provenance: what a connection is made of. */
export interface RowPage<K extends Kind> {
  readonly kind: K;
  readonly rows: readonly RowOf[K][];
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
  /** The place of a row of this page. */
  cursorOf(row: RowOf[K]): string;
  /** Rows that match, over all pages. */
  readonly totalCount: number;
  readonly complete: boolean;
  readonly answers: readonly SourceAnswer[];
  /** Every row that matches, over all pages, in no particular order: what summaries are made of. */
  readonly matched: readonly RowOf[K][];
}

/**
 * What a query is going to touch, found by looking ahead in its selection, so that all collections are read side by
 * side before the first field is answered.
 */
export interface Touch {
  /** Kinds whose rows are needed. */
  readonly kinds: ReadonlySet<Kind>;
  /** Relations of which only ids are asked: they need the target's rows just where they are late references. */
  readonly ids: ReadonlySet<RelationName>;
  /** The sources in question; null = all that the viewer may see. */
  readonly sourceIds: readonly string[] | null;
}

/** The inventory as one request sees it. Methods that return no promise make no vendor call and never wait. */
export interface InventoryView {
  readonly viewer: Viewer;
  /** Every source that the viewer may see anything of, in configuration order. */
  readonly sources: readonly Source[];

  /**
   * Makes the touched collections fresh enough, side by side over kinds and sources, waits for them as `freshness` allows,
   * and pins them for the rest of the request. `window` arguments come from `root`: the kind and arguments of the
   * root list, which alone may widen the window of its kind. Never throws for a vendor's failure.
   */
  prepare(
    touch: Touch,
    freshness: Freshness,
    root?: { readonly kind: Kind; readonly args: ListArguments },
  ): Promise<void>;

  /**
   * What has to be read for this when nothing is in hand: one entry for each feed of each source, in configuration order.
   * Reads nothing. Throws INVALID_INPUT for a root list whose arguments are wrong.
   */
  cost(touch: Touch, root?: { readonly kind: Kind; readonly args: ListArguments }): readonly FeedCost[];
  /** What it costs to read so many rows of a kind by their keys: as a rule a call for each, but never more than the whole feed. */
  costByKey(kind: Kind, sourceId: string, keys: number): FeedCost | null;

  /** A root list over all sources. Throws INVALID_INPUT naming the field. Long work is done in slices. */
  list<K extends Kind>(kind: K, args: ListArguments): Promise<RowPage<K>>;
  /** A list below one row: rows of `kind` whose relation names it, of the row's own source. Synchronous. */
  below<K extends Kind>(row: Row, kind: K, args: ListArguments): RowPage<K>;
  /** All rows of `kind` whose relation names the row, by displayName; null when they could not be read. Synchronous. */
  allBelow<K extends Kind>(row: Row, kind: K): readonly RowOf[K][] | null;

  /**
   * The row that a relation names; null when it names none. When it names one that is not in hand (or that the viewer
   * may not see: the same), throws a `GatewayError` the first time for each source and kind, and is null after that.
   */
  one<K extends Kind>(from: { readonly sourceId: string }, kind: K, ref: unknown): RowOf[K] | null;
  /** All of several relations that are in hand; null for null. Missing ones as in `one`, but never null inside. */
  many<K extends Kind>(from: { readonly sourceId: string }, kind: K, refs: unknown): readonly RowOf[K][] | null;
  /** Global id of what a relation names, also when its row is not in hand; null when it names none. */
  idOf(from: { readonly sourceId: string }, kind: Kind, ref: unknown): string | null;
  /** Global id of a row. */
  globalId(row: { readonly kind: Kind; readonly sourceId: string; readonly nativeId: string }): string;

  /** When the row was read from the vendor. */
  observedAt(row: Row): Instant;
  /** True when it is older than its kind allows, or its last refresh failed. */
  stale(row: Row): boolean;
  /** Sum of a site's pools, caches left out; null when it has none with figures. */
  capacityOfSite(site: RowOf["Site"]): CapacityRow | null;

  /**
   * Rows by key, live where that is cheaper than the whole collection or the collection is not fresh enough. An entry for
   * every key asked; null: no such row, or one that the viewer may not see. Rows read live enter the inventory.
   */
  getMany<K extends Kind>(
    kind: K,
    sourceId: string,
    nativeIds: readonly string[],
  ): Promise<ReadonlyMap<string, RowOf[K] | null>>;
  /** Detail fields by key (see `DetailReader`); null for a row that has none. */
  details(ask: DetailAsk): Promise<ReadonlyMap<string, Readonly<Record<string, unknown>> | null>>;

  /** The last read of each kind of one source. */
  collectionsOf(sourceId: string): readonly SourceAnswer[];
  /** Tries the connection of each of these sources unless it answered within `freshness`. Never throws for a failure. */
  probe(sourceIds: readonly string[], freshness: Freshness): Promise<void>;
  /** How a source fares: CRITICAL when nothing can be read, WARNING when part is stale or failing. */
  sourceHealth(sourceId: string): Health;
  /** The filtered rows of a page, summed up; computed when asked. Each figure as in the kind's GraphQL summary type. */
  summary<K extends Kind>(page: RowPage<K>): RowSummary;
  /** Figures of the estate or of a part of it, from what is in hand. */
  figures(scope: FigureScope): EstateFiguresRow;
  /** Every (source, kind) that this request touched and how it fared. */
  answers(): readonly SourceAnswer[];
}

/** Which part of the estate: all of it, some sources, or one site. */
export type FigureScope =
  | { readonly all: true }
  | { readonly sourceIds: readonly string[] }
  | { readonly site: RowOf["Site"] };

/** Capacity summed over rows; the fields of the GraphQL type `CapacitySummary`. */
export interface CapacitySummaryRow {
  readonly totalBytes: bigint | null;
  readonly usedBytes: bigint | null;
  readonly freeBytes: bigint | null;
  readonly usedPercent: number | null;
  readonly rowsWithoutTotal: number;
  readonly rowsWithoutUsed: number;
}

/** How many rows have a word, words without rows left out, in the order of the enum. */
export interface WordCount<W extends string> {
  readonly word: W;
  readonly count: number;
}

/** What can be summed over rows; which of it applies is the kind's affair. */
export interface RowSummary {
  /** Volumes: a volume inside another that is also counted adds nothing. Pools: caches left out. */
  readonly capacity: CapacitySummaryRow;
  /** Pools: caches alone. */
  readonly cacheCapacity: CapacitySummaryRow;
  readonly byHealth: readonly WordCount<Health>[];
  readonly byState: readonly WordCount<WorkState>[];
  readonly bySeverity: readonly WordCount<AlertSeverity>[];
  readonly byProtocol: readonly WordCount<ShareProtocol>[];
}

/** The fields of the GraphQL type `EstateFigures`; null = no source in the part has that kind, or none could be read. */
export interface EstateFiguresRow {
  readonly health: Health;
  readonly siteCount: number | null;
  readonly hostCount: number | null;
  readonly storagePoolCount: number | null;
  readonly volumeCount: number | null;
  readonly shareCount: number | null;
  readonly expiringCertificateCount: number | null;
  readonly poolCapacity: CapacitySummaryRow;
  readonly volumeCapacity: CapacitySummaryRow;
  readonly hostsByHealth: readonly WordCount<Health>[] | null;
  readonly alertsBySeverity: readonly WordCount<AlertSeverity>[] | null;
  readonly jobsByState: readonly WordCount<WorkState>[] | null;
}

/** What reading a feed costs its vendor. */
export interface FeedCost {
  readonly sourceId: string;
  /** The feed's own name. */
  readonly feed: string;
  /** The kinds that it is read for. */
  readonly kinds: readonly Kind[];
  /** Calls, logins excluded. */
  readonly calls: number;
  /** True when rows of every one of these kinds are in hand, of whatever age: then an answer may cost nothing. */
  readonly inHand: boolean;
}

/** Which details to read. */
export interface DetailAsk {
  readonly kind: Kind;
  readonly sourceId: string;
  /** Name of the detail reader, for example `steps`. */
  readonly name: string;
  readonly nativeIds: readonly string[];
}
