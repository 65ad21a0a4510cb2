// How is a list or an item of a Nasuni console read? Every list comes in one envelope; every feed reads it through here.
import { z } from "zod";
import type { Call } from "../../contract/call.ts";
import type { FeedPage, SingleReader } from "../../contract/feed.ts";
import type { Kind } from "../../contract/kinds.ts";
import { GatewayError } from "../../contract/problem.ts";
import type { Row, RowOf } from "../../contract/rows/index.ts";
import { offsetPages, type ParsedPage } from "../../upstream/paging.ts";
import { parseAnswer } from "../../upstream/parseAnswer.ts";
import type { UpstreamClient } from "../../upstream/UpstreamClient.ts";
import type { NasuniWords } from "./map/words.ts";
import type { NasuniSettings } from "./options.ts";

/** One console, as all of its feeds see it. */
export interface Nmc {
  /** The operator's configuration key. */
  readonly sourceId: string;
  /** The door to the console. */
  readonly client: UpstreamClient;
  /** The operator's options, gaps filled. */
  readonly settings: NasuniSettings;
  /** Readers of the console's words. */
  readonly words: NasuniWords;
}

/** One list of the console. */
export interface NmcList<T> {
  /** Its name in `Feed.lists`. */
  readonly name: string;
  /** What reading it is for, for example `list filers`. */
  readonly action: string;
  /** Path below the base path; ends in `/`. */
  readonly path: string;
  /** Schema of one row. */
  readonly row: z.ZodType<T>;
  /** The vendor's key of a row, unique within the list. */
  keyOf(row: T): string;
}

/** One page of a list. */
export interface NmcPage<T> {
  readonly rows: readonly T[];
  /** The console's count of the whole list. */
  readonly total: number;
}

// The machine-readable description of v1.2 draws another envelope, without items (sheet §3); this is the real one.
const envelope = z.object({ total: z.int().nonnegative(), next: z.string().nullish(), items: z.array(z.unknown()) });

/** Reads a list to its end, page by page. @param pageSize the operator's when left out. */
export async function* pagesOf<T>(
  { client, settings, sourceId }: Nmc,
  list: Pick<NmcList<T>, "action" | "path" | "row">,
  { call, pageSize = settings.pageSize }: { readonly call: Call; readonly pageSize?: number },
): AsyncGenerator<NmcPage<T>> {
  const { action, path, row } = list;
  const parse = (body: unknown): ParsedPage & { readonly total: number } => {
    const { total, next, items } = parseAnswer(envelope, body, { sourceId, action });
    return { items, total, next: next ?? null };
  };
  const request = { action, method: "GET", path } as const;
  const read = { client, call, request, pageSize, parse, limitParam: "limit", offsetParam: "offset" };
  for await (const { items, total } of offsetPages(read))
    yield { rows: parseAnswer(z.array(row), items, { sourceId, action }), total: total ?? 0 };
}

/** Reads a list to its end, all pages at once in hand. */
export async function wholeList<T>(nmc: Nmc, list: NmcList<T>, call: Call): Promise<readonly NmcPage<T>[]> {
  return gather(pagesOf(nmc, list, { call }));
}

/** Reads to the end. */
export async function gather<T>(pages: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const page of pages) all.push(page);
  return all;
}

/** All rows of the pages of a list. */
export const rowsOf = <T>(pages: readonly NmcPage<T>[]): T[] => pages.flatMap((page) => page.rows);

/** A page of a list as a feed hands it on. */
export function feedPage<T>(list: NmcList<T>, page: NmcPage<T>, rows: readonly Row[]): FeedPage {
  return { list: list.name, vendorIds: page.rows.map(list.keyOf), total: page.total, rows };
}

/** Calls that a list of so many rows takes. */
export const pageCount = (nmc: Nmc, rows = 0): number => Math.max(1, Math.ceil(rows / nmc.settings.pageSize));

/** Reads one item; null when the console says that there is none. */
export async function itemOf<T>(
  nmc: Nmc,
  item: { readonly action: string; readonly path: string; readonly row: z.ZodType<T> },
  call: Call,
): Promise<T | null> {
  const { action, path, row } = item;
  const { status, body } = await nmc.client.send({ action, method: "GET", path, expect: [404] }, call);
  return status === 404 ? null : parseAnswer(row, body, { sourceId: nmc.sourceId, action });
}

/** Reads a list below one thing; null when the console says that there is no such thing. */
export async function unlessGone<T>(pages: AsyncIterable<T>): Promise<T[] | null> {
  try {
    return await gather(pages);
  } catch (error) {
    if (error instanceof GatewayError && error.problem.vendorStatus === 404) return null;
    throw error;
  }
}

/** Writes a path of the console out of keys: `/volumes/{guid}/filers/`. */
export const pathOf = (parts: TemplateStringsArray, ...keys: readonly string[]): string =>
  String.raw({ raw: parts }, ...keys.map(encodeURIComponent));

/**
 * A single reader that makes so many calls per key, keys side by side.
 * @param form the parts of a key, for its length; a key of another form costs no call, for there can be no such row.
 */
export function perKey<K extends Kind>(
  callsPerKey: number,
  form: RegExp,
  read: (parts: readonly string[], call: Call) => Promise<RowOf[K] | null>,
): SingleReader<K> {
  return {
    calls: (keys) => keys * callsPerKey,
    async getMany(nativeIds, call) {
      const one = async (nativeId: string) => {
        const parts = form.exec(nativeId);
        return [nativeId, parts === null ? null : await read(parts.slice(1), call)] as const;
      };
      return new Map(await Promise.all([...new Set(nativeIds)].map(one)));
    },
  };
}
