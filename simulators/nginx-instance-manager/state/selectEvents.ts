// Which events does a query mean, and which did it mean when its page token was made? (Sheet §4.)
import { badRequest } from "../wire/apiError.ts";
import { parseFilter } from "../wire/eventFilter.ts";
import { secondTime } from "../wire/moments.ts";
import { parseOrderBy } from "../wire/orderBy.ts";
import { type Query, textOf } from "../wire/paging.ts";
import { readTimeRange } from "../wire/timeRange.ts";
import type { NimState } from "./nimState.ts";
import type { EventRecord } from "./workRecords.ts";

const retentionMs = 120 * 86_400_000;
const keptSnapshots = 200;
const ownFields = new Set(["id", "category", "level", "status", "message", "error"]);

/** A field or dimension of an event as text; null when it has none of this very name. */
function textIn(event: EventRecord, name: string): string | null {
  if (name === "timestamp") return secondTime(event.timestampMs);
  if (ownFields.has(name)) return event[name as "id"];
  return event.dimensions[name] ?? null;
}

const chosen = new WeakMap<readonly EventRecord[], Map<string, readonly EventRecord[]>>();

/** Filters and sorts a listing; the result is kept for the next pages as long as the listing lives. */
function choose(
  listing: readonly EventRecord[],
  range: { fromMs: number; toMs: number },
  { filterText = "", orderText = "" }: { filterText: string | undefined; orderText: string | undefined },
): readonly EventRecord[] {
  const known = chosen.get(listing) ?? new Map<string, readonly EventRecord[]>();
  chosen.set(listing, known);
  const key = `${range.fromMs} ${range.toMs} ${orderText} ${filterText}`;
  const kept = known.get(key);
  if (kept !== undefined) return kept;
  const filter = filterText === "" ? null : parseFilter(filterText);
  const rows = listing.filter(
    (event) =>
      event.timestampMs >= range.fromMs &&
      event.timestampMs < range.toMs &&
      (filter === null || filter((name) => textIn(event, name))),
  );
  if (orderText !== "") rows.sort(parseOrderBy(orderText, (event, name) => textIn(event, name) ?? ""));
  if (known.size >= 20) known.clear();
  known.set(key, rows);
  return rows;
}

/** Keeps a listing under a new token, which looks like a moment but is not one to rely on. */
function keepListing({ eventSnapshots }: NimState, listing: readonly EventRecord[], nowMs: number): string {
  let token = Math.floor(nowMs / 1000);
  while (eventSnapshots.has(String(token))) token += 1;
  eventSnapshots.set(String(token), { listing, takenMs: nowMs });
  const [oldest] = eventSnapshots.keys();
  if (eventSnapshots.size > keptSnapshots && oldest !== undefined) eventSnapshots.delete(oldest);
  return String(token);
}

/** Events in the wanted order (newest first without `orderBy`), and the token under which the same data comes again. */
export function selectEvents(
  state: NimState,
  query: Query,
  nowMs: number,
): { rows: readonly EventRecord[]; pageToken: string } {
  const given = textOf(query, "pageToken");
  // `now` is the moment of the token, lest the pages of one walk drift.
  const snapshot =
    given === undefined ? { listing: state.events.list(), takenMs: nowMs } : state.eventSnapshots.get(given);
  if (snapshot === undefined) throw badRequest("pageToken is not known");
  const { listing, takenMs } = snapshot;
  const momentOf = (id: string) => state.events.get(id)?.timestampMs ?? null;
  const { fromMs, toMs } = readTimeRange(query, { nowMs: takenMs, momentOf });
  // Whole hours, so that calls without a start share what was chosen.
  const oldestMs = Math.floor((takenMs - retentionMs) / 3_600_000) * 3_600_000;
  const range = { fromMs: Math.max(fromMs ?? oldestMs, oldestMs), toMs };
  const words = { filterText: textOf(query, "filter"), orderText: textOf(query, "orderBy") };
  const rows = choose(listing, range, words);
  return { rows, pageToken: given ?? keepListing(state, listing, nowMs) };
}
