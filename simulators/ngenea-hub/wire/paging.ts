// Which slice of a list does the caller get, and in what envelope? Used by every paged endpoint (sheet §3).
import { invalidPage } from "./apiError.ts";

/** A parsed query: a name that was repeated carries a list. */
export type Query = Record<string, string | string[] | undefined>;

/** The last value of a parameter, as Django's `QueryDict.get` gives it; undefined when absent. */
export function lastValue(query: Query, name: string): string | undefined {
  const value = query[name];
  return Array.isArray(value) ? value.at(-1) : value;
}

/** Rows per page that the Hub really uses: 0 = everything; absent, text, negative or 1 to 19 = 20; above 100 = 100. */
export function effectivePageSize(asked: string | undefined): number {
  if (asked === undefined || !/^\d+$/.test(asked)) return 20;
  const size = Number(asked);
  if (size === 0) return 0;
  return Math.min(100, Math.max(20, size));
}

/** What is needed to page a list: the query, and the address that `next` and `previous` are built on. */
export interface PageRequest {
  /** The caller's query parameters. */
  readonly query: Query;
  /** Absolute address of the list, without a query. */
  readonly address: string;
}

/** A page of rows with its envelope: `count`, `next`, `previous`, `results`. */
export interface Page<Row> {
  /** How many rows the whole list has. */
  readonly count: number;
  /** Absolute address of the next page, null on the last. */
  readonly next: string | null;
  /** Absolute address of the page before, null on the first. */
  readonly previous: string | null;
  /** The rows of this page. */
  readonly results: Row[];
}

/** Cuts one page out of `rows`. Errors: 404 "Invalid page." for a page that is no number, below 1 or past the end. */
export function pageOf<Row>(rows: readonly Row[], request: PageRequest): Page<Row> {
  const size = effectivePageSize(lastValue(request.query, "page_size"));
  if (size === 0) return { count: rows.length, next: null, previous: null, results: [...rows] };
  const pages = Math.max(1, Math.ceil(rows.length / size));
  const asked = lastValue(request.query, "page") ?? "1";
  const page = asked === "last" ? pages : Number(asked);
  if (!Number.isInteger(page) || page < 1 || page > pages) throw invalidPage();
  return {
    count: rows.length,
    next: page < pages ? linkTo(request, page + 1) : null,
    previous: page > 1 ? linkTo(request, page - 1) : null,
    results: rows.slice((page - 1) * size, page * size),
  };
}

/** Django writes links with the names sorted, every value kept, and no `page` for the first page. */
function linkTo(request: PageRequest, page: number): string {
  const parameters = new URLSearchParams();
  for (const name of Object.keys({ ...request.query, page: "" }).sort()) {
    if (name === "page") {
      if (page > 1) parameters.append("page", String(page));
      continue;
    }
    for (const value of [request.query[name] ?? []].flat()) parameters.append(name, value);
  }
  const text = parameters.toString();
  return text === "" ? request.address : `${request.address}?${text}`;
}
