// Which rows does a list answer? Filters, order and `limit`/`offset` over rows that are made presentable only at the end.

import type { NodeumBehaviour } from "../options.ts";
import type { Json } from "./apiError.ts";
import type { Attributes } from "./attributes.ts";
import { compareValues, type Matcher, readFilter } from "./filterOperators.ts";

/** Query parameters; a repeated one is a list. */
export type Query = Readonly<Record<string, string | readonly string[] | undefined>>;

/** The one value of a parameter, the last when it was repeated; undefined when it is not there. */
export function lastOf(query: Query, name: string): string | undefined {
  const value = query[name];
  return typeof value === "object" ? value.at(-1) : value;
}

/** What a list is made from. */
export interface Listing<Row extends object> {
  /** All rows in default order; what was sorted once is kept for as long as this very array lives. */
  readonly rows: readonly Row[];
  /** What can be filtered and sorted by. */
  readonly attributes: Attributes;
  /** The values of a row by attribute. */
  readonly values: (row: Row) => Json;
  /** Whether `sort_by` is known; files and a few other lists have none (sheet §3). */
  readonly sortable: boolean;
  /** Whether values change with time alone; a sorted list is then not kept. */
  readonly changing: boolean;
}

/** One page of a list. */
export interface Page<Row> {
  /** What `count` says. */
  readonly count: number;
  /** The rows of the page. */
  readonly rows: readonly Row[];
}

type Limits = Pick<NodeumBehaviour, "defaultLimit" | "maxLimit" | "count">;

/** Picks the page that a query asks for. Parameters that are not known are ignored, `page` and `per_page` too. */
export function pageOf<Row extends object>(listing: Listing<Row>, query: Query, limits: Limits): Page<Row> {
  const filters = readFilters(listing.attributes, query);
  const sortBy = listing.sortable ? lastOf(query, "sort_by") : undefined;
  const ordered = sortBy === undefined ? listing.rows : sorted(listing, sortBy);
  const matching =
    filters.length === 0
      ? ordered
      : ordered.filter((row) => {
          const values = listing.values(row);
          return filters.every(([name, matches]) => matches(values[name]));
        });
  const offset = wholeNumber(lastOf(query, "offset")) ?? 0;
  const wanted = wholeNumber(lastOf(query, "limit")) ?? limits.defaultLimit ?? Number.POSITIVE_INFINITY;
  const rows = matching.slice(offset, offset + Math.min(wanted, limits.maxLimit ?? Number.POSITIVE_INFINITY));
  return { count: limits.count === "total" ? matching.length : rows.length, rows };
}

function wholeNumber(text: string | undefined): number | null {
  return text !== undefined && /^\d+$/.test(text) ? Number(text) : null;
}

function readFilters(attributes: Attributes, query: Query): [string, Matcher][] {
  return Object.entries(attributes).flatMap(([name, { unfiltered, kind }]) => {
    const text = lastOf(query, name);
    if (unfiltered || kind === "ids" || kind === "json" || text === undefined) return [];
    return [[name, readFilter(text)] satisfies [string, Matcher]];
  });
}

const sortedLists = new WeakMap<readonly object[], Map<string, readonly object[]>>();

/** Sorts by `a|b:desc`; the Python SDK joins with a comma instead (sheet §3). Attributes that do not exist are skipped. */
function sorted<Row extends object>(listing: Listing<Row>, sortBy: string): readonly Row[] {
  if (listing.changing) return sortRows(listing, sortBy);
  const known = sortedLists.get(listing.rows) ?? new Map<string, readonly object[]>();
  sortedLists.set(listing.rows, known);
  const kept = known.get(sortBy);
  if (kept !== undefined) return kept as readonly Row[];
  const rows = sortRows(listing, sortBy);
  if (known.size > 20) known.clear();
  known.set(sortBy, rows);
  return rows;
}

function sortRows<Row extends object>(listing: Listing<Row>, sortBy: string): readonly Row[] {
  const terms = sortBy
    .split(/[|,]/)
    .map((term) => term.split(":"))
    .filter(([name = ""]) => name in listing.attributes);
  const keyed = listing.rows.map((row) => ({ row, values: listing.values(row) }));
  keyed.sort((left, right) => {
    for (const [name = "", direction] of terms) {
      const order = compareWithNulls(left.values[name], right.values[name]);
      if (order !== 0) return direction === "desc" ? -order : order;
    }
    return 0;
  });
  return keyed.map(({ row }) => row);
}

/** What is not there stands before everything that is, as in MySQL. */
function compareWithNulls(left: unknown, right: unknown): number {
  const [noLeft, noRight] = [left ?? null, right ?? null].map((value) => value === null);
  if (noLeft || noRight) return Number(noRight) - Number(noLeft);
  return compareValues(left, right);
}
