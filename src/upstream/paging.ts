// How is a whole vendor list read, page by page? Async iterators for every way of paging; connectors' feeds use them.
import type { Call } from "../contract/call.ts";
import { nextTurn } from "./nextTurn.ts";
import { badAnswer } from "./parseAnswer.ts";
import type { UpstreamClient, UpstreamRequest } from "./UpstreamClient.ts";

export { offsetPages, pageNumberPages } from "./numberedPages.ts";

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

/**
 * Reads pages that each name the link of the next, one after the other. A link is reduced to a path on the source; one
 * that leads to another origin, out of the list's own path, or to a page already read is UPSTREAM_BAD_RESPONSE, and nothing
 * is sent to it. Ends at a page without a link.
 */
export async function* nextLinkPages(read: PagedRead & { readonly sizeParam: string }): AsyncGenerator<ParsedPage> {
  const { client, request } = read;
  const seen = new Set<string>();
  let here = withQuery(request, { [read.sizeParam]: read.pageSize });
  for (;;) {
    const page = await readPage(read, here);
    yield page;
    if (page.next === null || page.next === "") return;
    const path = client.ownLink(page.next, request);
    if (!liesWithin(path, request.path)) throw badAnswer(placeOf(read), "links to a page outside of its list");
    once(read, seen, path);
    const { query: _, ...rest } = request;
    here = { ...rest, path };
  }
}

/** Reads pages that each hold the token of the next, one after the other. Ends at a page without a token. */
export async function* tokenPages(
  read: PagedRead & { readonly tokenParam: string; readonly sizeParam: string },
): AsyncGenerator<ParsedPage> {
  const seen = new Set<string>();
  const sized = withQuery(read.request, { [read.sizeParam]: read.pageSize });
  let here = sized;
  for (;;) {
    const page = await readPage(read, here);
    yield page;
    if (page.next === null || page.next === "") return;
    once(read, seen, page.next);
    here = withQuery(sized, { [read.tokenParam]: page.next });
  }
}

/** The same request with more in its query. */
export function withQuery(request: UpstreamRequest, more: Readonly<Record<string, string | number>>): UpstreamRequest {
  return { ...request, query: { ...request.query, ...more } };
}

/** Remembers a link or token; one that comes twice would read the list for ever. */
function once(read: PagedRead, seen: Set<string>, next: string): void {
  if (seen.has(next)) throw badAnswer(placeOf(read), "leads back to a page already read");
  seen.add(next);
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

/** Whether a path with query is the list's own path or one below it. */
function liesWithin(link: string, listPath: string): boolean {
  const [path = ""] = link.split("?", 1);
  const folder = listPath.endsWith("/") ? listPath : `${listPath}/`;
  return path === listPath || path.startsWith(folder);
}
