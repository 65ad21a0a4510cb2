// Which rows of a list go out, and in which envelope? The flat envelope that the console really sends (sheet §3).

/** Decoded query parameters. */
export type Query = Readonly<Record<string, string | string[] | undefined>>;

const defaultLimit = 50;
const greatestLimit = 100;

/** A page asked for. */
export interface PageRequest {
  /** Most rows on the page. */
  readonly limit: number;
  /** Rows before the page. */
  readonly offset: number;
}

/** The envelope of every list. */
interface Page extends PageRequest {
  /** Absolute URL of this page. */
  readonly href: string;
  /** Rows of the whole list at this moment. */
  readonly total: number;
  /** Absolute URL of the next page; null on the last one. */
  readonly next: string | null;
  /** Absolute URL of the page before; null on the first one. */
  readonly previous: string | null;
  /** Rows of the page. */
  readonly items: readonly unknown[];
}

/** Published scripts send `offset=0/` and `?limit1000`: what cannot be read falls back to its default (sheet §3). */
function wholeNumber(value: string | string[] | undefined, fallback: number): number {
  return typeof value === "string" && /^\d{1,9}$/.test(value) ? Number(value) : fallback;
}

/** Reads `limit` and `offset`; what a limit above 100 does is the caller's choice. */
export function readPageRequest(query: Query, longPages: "clamp" | "honour"): PageRequest {
  const asked = wholeNumber(query.limit, defaultLimit) || defaultLimit;
  return {
    limit: longPages === "clamp" ? Math.min(asked, greatestLimit) : asked,
    offset: wholeNumber(query.offset, 0),
  };
}

/** Cuts one page out of a list and writes only its rows. `url` is the absolute address of the list, without a query. */
export function pageOf<Row>(
  rows: readonly Row[],
  request: PageRequest & { readonly url: string },
  write: (row: Row) => unknown,
): Page {
  const { limit, offset, url } = request;
  const at = (start: number) => `${url}?limit=${limit}&offset=${start}`;
  return {
    href: at(offset),
    limit,
    offset,
    total: rows.length,
    next: offset + limit < rows.length ? at(offset + limit) : null,
    previous: offset > 0 ? at(Math.max(0, offset - limit)) : null,
    items: rows.slice(offset, offset + limit).map(write),
  };
}

/** The envelope of a list that declares no paging (sheet §3): everything on one page. */
export function wholeList<Row>(rows: readonly Row[], url: string, write: (row: Row) => unknown): Page {
  return pageOf(rows, { limit: Math.max(rows.length, defaultLimit), offset: 0, url }, write);
}
