// How are rows read? A feed is one pass over one or more lists of a vendor that fills one or more kinds.
import type { Call } from "./call.ts";
import type { Coverage, Instant, Kind, Window } from "./kinds.ts";
import type { Row, RowOf } from "./rows/index.ts";

/** How many rows each of a feed's vendor lists holds, by the list's name; lists left out count as 0. */
export type ListCounts = Readonly<Record<string, number>>;

/**
 * Reads whole collections. Kinds that the vendor tells of in the same lists share one feed, so that each list is read
 * once however many kinds a query touches. Each kind is filled by exactly one feed.
 */
export interface Feed {
  /** Name in logs, metrics and reports: a closed word, unique within the connector, for example `spaces`. */
  readonly name: string;
  /** The kinds that one read fills, all of them, each completely. */
  readonly kinds: readonly Kind[];
  /** The rungs that the vendor can bound a read by; always holds `ALL`. Just `ALL` where the vendor cannot bound. */
  readonly windows: readonly Window[];
  /** How much of what the vendor holds a read over `ALL` brings, where a page does not say otherwise. */
  readonly coverage: Coverage;
  /** Names of the vendor lists that a read goes through; the keys of `calls`' argument and of `FeedPage.list`. */
  readonly lists: readonly string[];
  /**
   * Calls that one read makes when nothing fails, logins excluded: a pure function of how many rows each vendor list
   * holds. Never depends on what a query asks for. Tests hold the call log to it and cost limits rely on it.
   */
  calls(counts: ListCounts): number;
  /**
   * Reads everything in the window, once. Promises:
   * - it ends after the last row or throws a `GatewayError`; a failed call is never an empty list;
   * - every row is deeply equal to the one of an earlier read when nothing changed at the vendor;
   * - no two rows of a kind have the same `nativeId`, drift while paging excepted;
   * - it passes `request.call` to every call, and an abort ends it by throwing;
   * - it makes no call per row.
   */
  read(request: FeedRequest): AsyncIterable<FeedPage>;
  /** Live reads of single rows, by kind; a kind left out can only be read as a whole. */
  readonly singles?: { readonly [K in Kind]?: SingleReader<K> };
  /** What lists lack and only a call for one row brings, by kind and name (for example `Job.steps`). */
  readonly details?: { readonly [K in Kind]?: Readonly<Record<string, DetailReader>> };
}

/** What a feed is asked for. */
export interface FeedRequest {
  /** One of the feed's `windows`. */
  readonly window: Window;
  /** Start of the window by the gateway's clock; null for `ALL`. */
  readonly since: Instant | null;
  /** Conditions of every call. */
  readonly call: Call;
}

/** One page of a vendor list, mapped. */
export interface FeedPage {
  /** Which of the feed's `lists` it is a page of. */
  readonly list: string;
  /** The vendor's key of each row of this page, mapped or not: what tells drift while paging. */
  readonly vendorIds: readonly string[];
  /** The vendor's own count of the whole list as this page told it; null when it tells none. */
  readonly total: number | null;
  /** The unified rows made of it, of any of the feed's kinds. May be empty while a feed still joins lists. */
  readonly rows: readonly Row[];
  /** Set when this read brings less of a kind than `Feed.coverage` says. */
  readonly limits?: readonly FeedLimit[];
}

/** Why a read brings less than everything of a kind. */
export interface FeedLimit {
  readonly kind: Kind;
  readonly coverage: Coverage;
  /** In a sentence. */
  readonly reason: string;
}

/** Live reads of rows by key. */
export interface SingleReader<K extends Kind> {
  /** Calls that `getMany` makes for so many keys, logins excluded. */
  calls(keys: number): number;
  /**
   * Reads these rows now. The answer has an entry for every key asked: the row, or null when the vendor says that there
   * is none (a 404). Matched by key, never by position. Throws when any other call fails.
   */
  getMany(nativeIds: readonly string[], call: Call): Promise<ReadonlyMap<string, RowOf[K] | null>>;
}

/** Live reads of what lists lack. */
export interface DetailReader {
  /** Row fields that it brings. */
  readonly fields: readonly string[];
  /** Greatest number of calls that `getMany` makes for so many keys, logins excluded. */
  calls(keys: number): number;
  /** Reads the fields for these rows; an entry for every key, null when the vendor has none for it. Matched by key. */
  getMany(
    nativeIds: readonly string[],
    call: Call,
  ): Promise<ReadonlyMap<string, Readonly<Record<string, unknown>> | null>>;
}
