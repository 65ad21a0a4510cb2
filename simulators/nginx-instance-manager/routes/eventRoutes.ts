// What has happened? Events with the `Metadata` envelope and its page token; neither acknowledged nor deleted (sheet §4, §6.7).
import { apiBase } from "../gateway/mappedPrefixes.ts";
import type { Nim, UidParams } from "../nim.ts";
import { selectEvents } from "../state/selectEvents.ts";
import type { EventRecord } from "../state/workRecords.ts";
import { notFound } from "../wire/apiError.ts";
import { secondTime } from "../wire/moments.ts";
import { cutPage, type Paging, type Query, readPaging, textOf } from "../wire/paging.ts";

function eventJson({ timestampMs, error, ...event }: EventRecord): object {
  return { ...event, timestamp: secondTime(timestampMs), ...(error === null ? {} : { error }) };
}

/** A link to a page; an empty object where there is none, and never a null. */
function pageLink({ page, pageSize }: Paging, pageToken: string, exists: boolean): object {
  if (!exists) return {};
  return { rel: `${apiBase}/analytics/events?page=${page}&pageSize=${pageSize}&pageToken=${pageToken}` };
}

/** Registers the routes of events. */
export function registerEventRoutes(nim: Nim): void {
  const url = `${apiBase}/analytics/events`;
  nim.app.get<{ Querystring: Query }>(url, ({ query }) => {
    const paging = readPaging(query, nim.behaviour);
    const { page, pageSize } = paging;
    const { rows, pageToken } = selectEvents(nim.state, query, nim.clock.now());
    const links = {
      next: pageLink({ page: page + 1, pageSize }, pageToken, pageSize > 0 && page * pageSize < rows.length),
      prev: pageLink({ page: page - 1, pageSize }, pageToken, pageSize > 0 && page > 1),
    };
    const total = textOf(query, "includeTotal") === "true" ? { total: rows.length } : {};
    return { Metadata: { pagination: { links, pageToken, ...total } }, items: cutPage(rows, paging).map(eventJson) };
  });
  nim.app.get<UidParams>(`${url}/:uid`, ({ params }) => {
    const event = nim.state.events.get(params.uid);
    if (event === undefined) throw notFound(`event ${params.uid}`);
    return eventJson(event);
  });
}
