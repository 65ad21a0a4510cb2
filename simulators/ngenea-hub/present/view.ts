// What does a row need to be written for this caller? Links, flags and times, shared by all presenters.
import type { Hub } from "../hub.ts";
import { type Json, notFound } from "../wire/apiError.ts";
import { type HubAnswer, type HubCall, ok } from "../wire/endpoint.ts";
import { effectivePageSize, lastValue, pageOf, type Query } from "../wire/paging.ts";

/** One caller's sight of the Hub. */
export interface View {
  /** The Hub. */
  readonly hub: Hub;
  /** Origin of links. */
  readonly origin: string;
  /** Vendor time in ms. */
  readonly now: number;
}

/** Absolute address of a path below `/api`, as Django's hyperlinks are. */
export function link(view: View, path: string): string {
  return `${view.origin}/api${path}`;
}

/** A computed flag in the form that this Hub gives it: a boolean, or a text (sheet §1, distortion 2). */
export function flagWord(view: View, value: boolean): boolean | string {
  const { flags } = view.hub.behaviour;
  if (flags === "boolean") return value;
  return flags === "True" ? (value ? "True" : "False") : String(value);
}

/** The row without the values that are null, for keys of which the reference knows no null; whole when so set. */
export function sparse(view: View, row: Json): Json {
  if (view.hub.behaviour.missingValues === "null") return row;
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null));
}

/** What a list is made of: all its rows, and how one is written. */
export interface Listing<Row> {
  /** Rows after filtering, in listing order. */
  readonly rows: readonly Row[];
  /** Writes one row. */
  readonly present: (row: Row, view: View) => unknown;
  /** Further keys of the envelope, such as `stats` of `/jobs/`. */
  readonly extra?: Readonly<Record<string, unknown>>;
}

/** Answers a paged list; only the rows of the page are written (sheet §3). */
export function answerPage<Row>(hub: Hub, call: HubCall, listing: Listing<Row>): HubAnswer {
  const view = viewOf(hub, call);
  const page = pageOf(listing.rows, { query: call.query, address: `${call.origin}${call.path}` });
  const results = page.results.map((row) => listing.present(row, view));
  const unpaged = effectivePageSize(lastValue(call.query, "page_size")) === 0;
  if (unpaged && hub.behaviour.pageSizeZero === "array") return ok(results);
  return ok({ ...page, results, ...listing.extra });
}

/** The row of the id in the path. Errors: 404. */
export function rowOf<Row>(table: { get(id: string): Row | undefined }, id: string | undefined): Row {
  const row = table.get(id ?? "");
  if (row === undefined) throw notFound();
  return row;
}

/** The values of a list filter, written in one of the ways that this Hub accepts; null when it was not given. */
export function listFilter(hub: Hub, query: Query, name: string): readonly string[] | null {
  const value = query[name];
  if (value === undefined) return null;
  const { listFilters } = hub.behaviour;
  const texts = listFilters === "comma" ? [[value].flat().at(-1) ?? ""] : [value].flat();
  const values = listFilters === "repeated" ? texts : texts.flatMap((text) => text.split(","));
  return values.filter((text) => text !== "");
}

/** The sight of the one who calls. */
export function viewOf(hub: Hub, call: HubCall): View {
  return { hub, origin: call.origin, now: call.now };
}
