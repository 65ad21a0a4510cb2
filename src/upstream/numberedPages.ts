// How is a list read whose pages are numbered or counted? Several pages at once, handed on in order; used by paging.ts.
import { isDeepStrictEqual } from "node:util";
import { nextTurn } from "./nextTurn.ts";
import type { PagedRead, ParsedPage } from "./pagedRead.ts";
import { placeOf, readPage, withQuery } from "./pagedRead.ts";
import { badAnswer } from "./parseAnswer.ts";

/** A list whose pages can be asked for in any order. */
interface NumberedRead extends PagedRead {
  /** How many pages to read side by side. */
  readonly sideBySide: number;
  /** Query of one page. @param index 0 for the first. @param step rows that the vendor puts on a page. */
  queryOf(index: number, step: number): Readonly<Record<string, string | number>>;
  /** Whether a list without a total goes on after this page. */
  goesOn(page: ParsedPage): boolean;
}

/**
 * Reads pages numbered from 1. The first page tells how many there are (by the rows that the vendor really puts on one);
 * the others are read side by side and yielded in order. Goes on past the announced last page while `next` is set, for
 * rows that came in meanwhile. A 404 or an empty page before the end ends the list when the vendor's total has fallen, and
 * is UPSTREAM_BAD_RESPONSE when it has not. A list without a total is read for as long as `next` is set.
 */
export function pageNumberPages(
  read: PagedRead & { readonly pageParam: string; readonly sizeParam: string; readonly sideBySide?: number },
): AsyncGenerator<ParsedPage> {
  const { pageParam, sizeParam, pageSize, sideBySide = 4 } = read;
  return numberedPages({
    ...read,
    sideBySide,
    queryOf: (index) => ({ [pageParam]: index + 1, [sizeParam]: pageSize }),
    goesOn: hasNext,
  });
}

/**
 * Reads pages by offset and limit, like `pageNumberPages`. The offset advances by the rows that the first page really
 * held, so a vendor that caps the limit loses no rows. A list without a total is read up to its first short page.
 */
export function offsetPages(
  read: PagedRead & { readonly limitParam: string; readonly offsetParam: string; readonly sideBySide?: number },
): AsyncGenerator<ParsedPage> {
  const { limitParam, offsetParam, pageSize, sideBySide = 4 } = read;
  return numberedPages({
    ...read,
    sideBySide,
    queryOf: (index, step) => ({ [offsetParam]: index * step, [limitParam]: pageSize }),
    goesOn: (page) => hasNext(page) || page.items.length >= pageSize,
  });
}

async function* numberedPages(read: NumberedRead): AsyncGenerator<ParsedPage> {
  const first = await readFirst(read);
  yield first;
  if (first.items.length === 0) return;
  const stop = new AbortController();
  const call = { ...read.call, signal: AbortSignal.any([read.call.signal, stop.signal]), freshSession: false };
  try {
    yield* laterPages({ ...read, call }, first);
  } finally {
    // The list has ended, failed, or nobody reads on: pages still under way are of no use.
    stop.abort();
  }
}

async function* laterPages(read: NumberedRead, first: ParsedPage): AsyncGenerator<ParsedPage> {
  const step = first.items.length;
  const announced = first.total === null ? 1 : Math.ceil(first.total / step);
  const goesOn = first.total === null ? read.goesOn : hasNext;
  const underWay: Promise<ParsedPage | null>[] = [];
  let asked = 1;
  let last = first;
  for (let index = 1; index < announced || goesOn(last); index += 1) {
    while (asked <= index || (asked < announced && underWay.length < read.sideBySide)) {
      underWay.push(quiet(readLater(read, asked, step)));
      asked += 1;
    }
    const page = (await underWay.shift()) ?? null;
    if (page === null || page.items.length === 0) {
      await expectFallen(read, page, index * step);
      return;
    }
    // A vendor that does not heed the page number would be read for ever.
    const isEcho = index >= announced && isDeepStrictEqual(page.items, last.items);
    if (isEcho) throw badAnswer(placeOf(read), "repeats a page in place of the next");
    yield page;
    last = page;
  }
}

/** A page past the end is right only when rows went away: the list must by now be no longer than what was read. */
async function expectFallen(read: NumberedRead, page: ParsedPage | null, readSoFar: number): Promise<void> {
  const total = (page ?? (await readFirst(read))).total;
  if (total !== null && total > readSoFar) throw badAnswer(placeOf(read), "ends before the count that it announces");
}

function readFirst(read: NumberedRead): Promise<ParsedPage> {
  return readPage(read, withQuery(read.request, read.queryOf(0, read.pageSize)));
}

/** A later page; null when the vendor says that there is no such page. */
async function readLater(read: NumberedRead, index: number, step: number): Promise<ParsedPage | null> {
  const request = withQuery(read.request, read.queryOf(index, step));
  const response = await read.client.send({ ...request, expect: [...(request.expect ?? []), 404] }, read.call);
  if (response.status === 404) return null;
  await nextTurn();
  return read.parse(response.body);
}

function hasNext(page: ParsedPage): boolean {
  return page.next !== null && page.next !== "";
}

/** A page that fails before its turn is heard of at its turn. */
function quiet<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => undefined);
  return promise;
}
