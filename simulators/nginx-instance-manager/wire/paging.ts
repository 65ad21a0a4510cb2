// Which rows does a caller get? `page` and `pageSize`, 100 at most, 0 for everything; unknown parameters are ignored (sheet §4).
import type { NimBehaviour } from "../options.ts";
import { badRequest } from "./apiError.ts";

/** Most rows on a page, and how many there are without `pageSize`. */
const mostRows = 100;

/** Query parameters; a repeated one is a list. */
export type Query = Readonly<Record<string, string | readonly string[] | undefined>>;

/** Which page is wanted. */
export interface Paging {
  /** From 1 on. */
  readonly page: number;
  /** Rows on a page; 0 means no paging. */
  readonly pageSize: number;
}

/** The text of a parameter (the last one when it is repeated), or undefined. */
export function textOf(query: Query, name: string): string | undefined {
  const value = query[name];
  return typeof value === "object" ? value.at(-1) : value;
}

function wholeNumber(query: Query, name: string, absent: number): number {
  const text = textOf(query, name);
  if (text === undefined || text === "") return absent;
  if (!/^\d+$/.test(text)) throw badRequest(`${name} must be a whole number`);
  return Number(text);
}

/** Reads the page; throws a 400 for what is no page, and for more than 100 rows where the option says so. */
export function readPaging(query: Query, { oversizedPage }: NimBehaviour): Paging {
  const page = wholeNumber(query, "page", 1);
  const pageSize = wholeNumber(query, "pageSize", mostRows);
  if (page < 1) throw badRequest("page must be at least 1");
  if (pageSize > mostRows && oversizedPage === "reject") throw badRequest(`pageSize must be at most ${mostRows}`);
  return { page, pageSize: Math.min(pageSize, mostRows) };
}

/** Cuts out the page; beyond the end it is empty. */
export function cutPage<Row>(rows: readonly Row[], { page, pageSize }: Paging): readonly Row[] {
  return pageSize === 0 ? rows : rows.slice((page - 1) * pageSize, page * pageSize);
}

/** The envelope of inventory lists: `count` is the number of all rows, not of those on the page. */
export interface InventoryPage {
  count: number;
  items: unknown[];
}

/** What makes a page of an inventory list. */
export interface InventorySource<Row> {
  /** All rows that the filters let through. */
  readonly rows: readonly Row[];
  /** How a row looks on the wire; called for rows of the page only. */
  readonly present: (row: Row) => unknown;
}

/** Answers a list in the inventory envelope. */
export function inventoryPage<Row>(
  { rows, present }: InventorySource<Row>,
  query: Query,
  behaviour: NimBehaviour,
): InventoryPage {
  return { count: rows.length, items: cutPage(rows, readPaging(query, behaviour)).map(present) };
}
