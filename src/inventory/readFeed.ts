// How is a feed read to its end? Collects its pages, watches for drift, and reads once more when the list changed
// meanwhile. What has arrived so far can be looked at while it runs.
import type { Feed, FeedLimit, FeedRequest, ListCounts } from "../contract/feed.ts";
import type { Kind } from "../contract/kinds.ts";
import type { Row } from "../contract/rows/index.ts";
import { createDriftWatch } from "./drift.ts";
import type { KnownRow } from "./rowsKnown.ts";
import { pausesAt, type Slicer, type Work } from "./Slicer.ts";

/** What a read has brought so far. */
export interface Harvest {
  /** Rows by kind and native id; a row that came twice counts as it came last. */
  readonly rows: ReadonlyMap<Kind, Map<string, Row>>;
  /** Why less than everything was brought, by kind. */
  readonly limits: Map<Kind, FeedLimit>;
  /** Different rows in each vendor list; empty until the read has ended. */
  counts: ListCounts;
  /** Why it is no complete read, in a sentence; null when it is one. */
  shortfall: string | null;
}

/** What reading needs. */
export interface ReadTools {
  readonly slicer: Slicer;
  /** Greatest number of rows of one kind. */
  readonly maxRows: number;
  readonly known: KnownRow;
}

/** A harvest with nothing in it. */
export const emptyHarvest = (feed: Feed): Harvest => ({
  rows: new Map(feed.kinds.map((kind) => [kind, new Map()])),
  limits: new Map(),
  counts: {},
  shortfall: null,
});

/**
 * Reads everything in the window into `harvest`, and again when the list changed meanwhile; when it changed again, both
 * reads are joined and `shortfall` says so. Throws what the feed throws.
 */
export async function readFeed(
  feed: Feed,
  request: FeedRequest,
  { harvest, ...tools }: ReadTools & { readonly harvest: Harvest },
): Promise<Harvest> {
  const isBounded = request.window !== "ALL";
  if (await readOnce(feed, request, { ...tools, harvest, isBounded })) return harvest;
  const second = emptyHarvest(feed);
  if (await readOnce(feed, request, { ...tools, harvest: second, isBounded })) return second;
  for (const [kind, rows] of second.rows) {
    const first = harvest.rows.get(kind);
    for (const [nativeId, row] of first ?? []) if (!rows.has(nativeId)) rows.set(nativeId, row);
  }
  second.shortfall ??= "The vendor's list changed while it was read, twice; rows may be missing or out of date.";
  return second;
}

/** Reads once. False when the list changed meanwhile; a read that stopped at `maxRows` is not repeated. */
async function readOnce(
  feed: Feed,
  request: FeedRequest,
  { harvest, slicer, isBounded, ...tools }: ReadTools & { readonly harvest: Harvest; readonly isBounded: boolean },
): Promise<boolean> {
  const drift = createDriftWatch();
  // One query may set off dozens of reads at once.
  await slicer.breathe();
  for await (const page of feed.read(request)) {
    request.call.signal.throwIfAborted();
    drift.see(page);
    for (const limit of page.limits ?? []) harvest.limits.set(limit.kind, limit);
    if (await slicer.run(takeRows(page.rows, harvest.rows, tools))) continue;
    harvest.shortfall = `Reading stopped at ${tools.maxRows} rows of a kind, the most that the gateway keeps.`;
    break;
  }
  harvest.counts = drift.counts();
  return harvest.shortfall !== null || drift.agrees(isBounded);
}

/** Takes rows in; false when one did not fit. */
function* takeRows(
  rows: readonly Row[],
  into: Harvest["rows"],
  { maxRows, known }: Pick<ReadTools, "maxRows" | "known">,
): Work<boolean> {
  for (const [place, row] of rows.entries()) {
    const rowsOfKind = into.get(row.kind);
    if (rowsOfKind === undefined) throw new Error(`The feed brought a ${row.kind}, which it does not fill.`);
    if (rowsOfKind.size >= maxRows && !rowsOfKind.has(row.nativeId)) return false;
    rowsOfKind.set(row.nativeId, known(row));
    if (pausesAt(place)) yield;
  }
  return true;
}
