// How is a list read whose pages each name the next, by a link or by a token? Used through paging.ts.
import { type PagedRead, type ParsedPage, placeOf, readPage, withQuery } from "./pagedRead.ts";
import { badAnswer } from "./parseAnswer.ts";

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

/** Whether a path with query is the list's own path or one below it. */
function liesWithin(link: string, listPath: string): boolean {
  const [path = ""] = link.split("?", 1);
  const folder = listPath.endsWith("/") ? listPath : `${listPath}/`;
  return path === listPath || path.startsWith(folder);
}

/** Remembers a link or token; one that comes twice would read the list for ever. */
function once(read: PagedRead, seen: Set<string>, next: string): void {
  if (seen.has(next)) throw badAnswer(placeOf(read), "leads back to a page already read");
  seen.add(next);
}
