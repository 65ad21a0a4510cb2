// What do all ways of paging share? The list to read, one parsed page, and how a page is asked for.
import type { Call } from "../contract/call.ts";
import { nextTurn } from "./nextTurn.ts";
import type { UpstreamClient, UpstreamRequest } from "./UpstreamClient.ts";

/** One page, as far as paging needs to understand it. */
export interface ParsedPage {
  readonly items: readonly unknown[];
  /** The vendor's count of the whole list; null when it tells none. */
  readonly total: number | null;
  /** Link or token of the next page; null or "" when there is none. */
  readonly next: string | null;
}

/** One list to read. */
export interface PagedRead {
  readonly client: UpstreamClient;
  readonly call: Call;
  /** The request of the list, without its paging parameters. */
  readonly request: UpstreamRequest;
  /** Rows to ask for per page. */
  readonly pageSize: number;
  /** Reads the envelope of one answer; throws UPSTREAM_BAD_RESPONSE when it cannot (see `parseAnswer`). */
  parse(body: unknown): ParsedPage;
}

/** The same request with more in its query. */
export function withQuery(request: UpstreamRequest, more: Readonly<Record<string, string | number>>): UpstreamRequest {
  return { ...request, query: { ...request.query, ...more } };
}

/** Whose list it is, for messages. */
export function placeOf(read: PagedRead): { sourceId: string; action: string } {
  return { sourceId: read.client.sourceId, action: read.request.action };
}

/** Reads one page. Pages that come in together are parsed one for each turn of the event loop. */
export async function readPage(read: PagedRead, request: UpstreamRequest): Promise<ParsedPage> {
  const { body } = await read.client.send(request, read.call);
  await nextTurn();
  return read.parse(body);
}
