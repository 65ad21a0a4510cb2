// Which rows are on this page, and how does the client get the next one? `limit` and `after` of sheet §4.
import type { FastifyRequest } from "fastify";
import type { QumuloSettings } from "../qumuloOptions.ts";
import { decodeError } from "./apiError.ts";

/** One page and the link to the next. */
export interface Page<Row> {
  rows: Row[];
  /** `next` is a relative URI to be requested verbatim; at the end null, or "" from old cores. */
  paging: { next: string | null };
}

/** Where the rows come from. */
export interface PageSource<Row> {
  /** All rows, ascending by key. */
  rows: readonly Row[];
  /** Key of a row: a decimal number as text. */
  keyOf: (row: Row) => string;
}

/** Orders decimal texts as the numbers they are, also above 2^53. */
export function compareDecimal(left: string, right: string): number {
  return left.length - right.length || (left < right ? -1 : left > right ? 1 : 0);
}

/** Index of the first row whose key is above `key`; the rows are sorted, so halves are enough. */
function firstAbove<Row>({ rows, keyOf }: PageSource<Row>, key: string): number {
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (compareDecimal(keyOf(rows[middle] as Row), key) <= 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The cursor is base64 with its padding, so that a client which decodes or re-encodes the link breaks it. */
const encodeKey = (key: string) => encodeURIComponent(Buffer.from(`k${key}`).toString("base64"));

function decodeKey(after: string): string {
  const text = Buffer.from(after, "base64").toString();
  if (!/^k\d+$/.test(text)) throw decodeError("Error decoding query parameter 'after'");
  return text.slice(1);
}

function readLimit(limit: string | undefined, most: number): number {
  if (limit === undefined) return most;
  if (!/^[1-9]\d*$/.test(limit)) throw decodeError("Error decoding query parameter 'limit'");
  return Math.min(Number(limit), most);
}

/** Cuts out the page that a request asks for. Throws decode_error for a bad `limit` or `after`. */
export function pageOf<Row>(request: FastifyRequest, source: PageSource<Row>, settings: QumuloSettings): Page<Row> {
  const { limit, after, ...others } = request.query as Record<string, string | undefined>;
  const size = readLimit(limit, settings.maxPageSize);
  const from = after === undefined ? 0 : firstAbove(source, decodeKey(after));
  const rows = source.rows.slice(from, from + size);
  const last = rows.at(-1);
  if (last === undefined || from + size >= source.rows.length) {
    return { rows, paging: { next: settings.endOfList === "null" ? null : "" } };
  }
  const path = request.raw.url?.split("?", 1)[0];
  const kept = Object.entries(others).map(([name, value]) => `&${name}=${encodeURIComponent(value ?? "")}`);
  return { rows, paging: { next: `${path}?after=${encodeKey(source.keyOf(last))}&limit=${size}${kept.join("")}` } };
}
