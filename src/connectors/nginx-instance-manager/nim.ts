// How is a list of the vendor read? Two envelopes and three ways of ending; every feed uses them (sheet §4).
import { isDeepStrictEqual } from "node:util";
import { z } from "zod";
import type { Call } from "../../contract/call.ts";
import type { FeedPage } from "../../contract/feed.ts";
import { type ParsedPage, pageNumberPages } from "../../upstream/paging.ts";
import { parseAnswer } from "../../upstream/parseAnswer.ts";
import type { Query, UpstreamClient } from "../../upstream/UpstreamClient.ts";
import type { NimWords } from "./map/words.ts";

/** One NGINX Instance Manager, as all of its feeds see it. */
export interface Nim {
  /** The operator's configuration key. */
  readonly sourceId: string;
  /** What the deployment is called. */
  readonly name: string;
  readonly client: UpstreamClient;
  readonly words: NimWords;
  /** Rows to ask for per page, 1 to 100. */
  readonly pageSize: number;
}

/** One list of the vendor. */
export interface NimList<T> {
  /** Its name among a feed's lists. */
  readonly list: string;
  /** What reading it is for, for example `list systems`. */
  readonly action: string;
  readonly path: string;
  /** Schema of one row. */
  readonly row: z.ZodType<T>;
  /** The vendor's key of a row. */
  idOf(row: T): string;
  /**
   * How it ends. `COUNT`: `{count, items}`. `SHORT`: `{items}` or a bare array, up to the first page that is not full.
   * `TOKEN`: a snapshot at the vendor, named by its first page, that tells its total.
   */
  readonly end: "COUNT" | "SHORT" | "TOKEN";
  readonly query?: Query;
}

/** Rows of one page of a list, and the page as the inventory wants to hear of it, without unified rows. */
export interface NimPage<T> {
  readonly rows: readonly T[];
  readonly page: FeedPage;
}

/** Reads a list page by page. */
export async function* pagesOf<T>(nim: Nim, list: NimList<T>, call: Call): AsyncGenerator<NimPage<T>> {
  const { sourceId, client, pageSize } = nim;
  const { action, path, query = {} } = list;
  const envelope = list.end === "TOKEN" ? snapshotEnvelope(nim, list) : countEnvelope(nim, list);
  const read = {
    client: envelope.client ?? client,
    call,
    request: { action, method: "GET", path, query } as const,
    pageSize,
    pageParam: "page",
    sizeParam: "pageSize",
    parse: envelope.parse,
  };
  for await (const { items, total } of pageNumberPages(read)) {
    const rows = parseAnswer(z.array(list.row), items, { sourceId, action });
    yield { rows, page: { list: list.list, vendorIds: rows.map((row) => list.idOf(row)), total, rows: [] } };
  }
}

/** Reads a list to its end. */
export async function wholeOf<T>(nim: Nim, list: NimList<T>, call: Call): Promise<{ rows: T[]; pages: FeedPage[] }> {
  const whole = { rows: [] as T[], pages: [] as FeedPage[] };
  for await (const { rows, page } of pagesOf(nim, list, call)) {
    whole.rows.push(...rows);
    whole.pages.push(page);
  }
  return whole;
}

/** Calls that a list of so many rows takes. */
export function pageCount({ end }: Pick<NimList<unknown>, "end">, rows: number, pageSize: number): number {
  if (end === "SHORT") return Math.floor(rows / pageSize) + 1;
  // One full page whose count is its own length does not say whether the count is that of the list.
  if (end === "COUNT" && rows === pageSize) return 2;
  return Math.max(1, Math.ceil(rows / pageSize));
}

interface Envelope {
  /** Where later pages need something that the first one told. */
  readonly client?: UpstreamClient;
  parse(body: unknown): ParsedPage;
}

const zCounted = z.object({ count: z.int().nonnegative().nullish(), items: z.array(z.unknown()) });

/**
 * `{count, items}`. Whether `count` is that of the list or of the page is not documented: it is taken for the list's when it is
 * greater than the page. A page that repeats the first one comes from a list that does not page, and ends it.
 */
function countEnvelope({ sourceId, pageSize }: Nim, { action, end }: NimList<unknown>): Envelope {
  let first: readonly unknown[] | null = null;
  let countsList = false;
  return {
    parse: (body) => {
      const answer = Array.isArray(body) ? { items: body } : parseAnswer(zCounted, body, { sourceId, action });
      const { items } = answer;
      const count = end === "COUNT" && "count" in answer ? (answer.count ?? null) : null;
      const isEcho = first !== null && items.length > 0 && isDeepStrictEqual(items, first);
      if (first === null) {
        countsList = count !== null && (count > items.length || items.length < pageSize);
        first = items;
      }
      if (isEcho) return { items: [], total: countsList ? count : null, next: null };
      if (countsList) return { items, total: count, next: null };
      return { items, total: null, next: items.length === pageSize ? "more" : null };
    },
  };
}

const zSnapshotPage = z.object({
  Metadata: z
    .object({ pagination: z.object({ pageToken: z.string().nullish(), total: z.int().nullish() }).nullish() })
    .nullish(),
  items: z.array(z.unknown()),
});

/** `{Metadata: {pagination}, items}`; the first page's token makes the others pages of the same snapshot. */
function snapshotEnvelope({ sourceId, client, pageSize }: Nim, { action }: NimList<unknown>): Envelope {
  let pageToken: string | null = null;
  return {
    client: {
      ...client,
      send: (request, call) => client.send({ ...request, query: { ...request.query, pageToken } }, call),
    },
    parse: (body) => {
      const { Metadata, items } = parseAnswer(zSnapshotPage, body, { sourceId, action });
      const { pageToken: token, total = null } = Metadata?.pagination ?? {};
      pageToken ??= token || null;
      return { items, total, next: total === null && items.length === pageSize ? "more" : null };
    },
  };
}
