// How is a list or an item of the Hub read? The few ways in which its answers come; every feed uses them.
import { z } from "zod";
import type { Call } from "../../contract/call.ts";
import type { SingleReader } from "../../contract/feed.ts";
import type { Kind } from "../../contract/kinds.ts";
import type { RowOf } from "../../contract/rows/index.ts";
import { type ParsedPage, pageNumberPages } from "../../upstream/paging.ts";
import { parseAnswer } from "../../upstream/parseAnswer.ts";
import { parseLongAnswer } from "../../upstream/parseLongAnswer.ts";
import type { Query, UpstreamClient } from "../../upstream/UpstreamClient.ts";
import type { HubWords } from "./map/words.ts";
import type { HubSettings } from "./options.ts";

/** One Hub, as all of its feeds see it. */
export interface Hub {
  /** The operator's configuration key. */
  readonly sourceId: string;
  /** The door to the Hub. */
  readonly client: UpstreamClient;
  /** The operator's options, gaps filled. */
  readonly settings: HubSettings;
  /** Readers of the Hub's words. */
  readonly words: HubWords;
}

/** One list or item of the Hub and the schema of its rows. */
export interface HubList<T> {
  /** What reading it is for, for example `list sites`. */
  readonly action: string;
  /** Path below the base path; ends in `/`. */
  readonly path: string;
  /** Schema of one row. */
  readonly row: z.ZodType<T>;
  /** Filters. */
  readonly query?: Query;
  /** Rows per page, when it is not the operator's `pageSize`. */
  readonly pageSize?: number;
  /** Pages to read side by side, when it is not the usual number. */
  readonly sideBySide?: number;
}

/** One page of a list. */
export interface HubPage<T> {
  /** Its rows, validated. */
  readonly rows: readonly T[];
  /** The Hub's count of the whole list; null when it tells none. */
  readonly total: number | null;
}

const envelope = z.object({ count: z.int().nonnegative(), next: z.string().nullish(), results: z.array(z.unknown()) });

/** Reads a paged list to its end. A bare array is taken for a list of one page: some views of the Hub answer so. */
export async function* pagesOf<T>(hub: Hub, list: HubList<T>, call: Call): AsyncGenerator<HubPage<T>> {
  const { client, settings, sourceId } = hub;
  const { action, path, query = {}, pageSize = settings.pageSize, sideBySide = 4 } = list;
  const parse = (body: unknown): ParsedPage => {
    if (Array.isArray(body)) return { items: body, total: body.length, next: null };
    const { count, next, results } = parseAnswer(envelope, body, { sourceId, action });
    return { items: results, total: count, next: next ?? null };
  };
  const request = { action, method: "GET", path, query } as const;
  const read = { client, call, request, pageSize, parse, pageParam: "page", sizeParam: "page_size", sideBySide };
  for await (const { items, total } of pageNumberPages(read))
    yield { rows: parseAnswer(z.array(list.row), items, { sourceId, action }), total };
}

/** Calls that a paged list of so many rows takes. */
export const pageCount = (rows: number, pageSize: number): number => Math.max(1, Math.ceil(rows / pageSize));

/** Reads a list that comes as one bare array. */
export async function bareListOf<T>(hub: Hub, list: HubList<T>, call: Call): Promise<T[]> {
  const { action, path } = list;
  const { body } = await hub.client.send({ action, method: "GET", path }, call);
  return parseLongAnswer(z.array(list.row), body, { sourceId: hub.sourceId, action });
}

/** Reads one item below a list; null when the Hub says that there is none. */
export async function itemOf<T>(hub: Hub, list: HubList<T>, ask: { id: string; call: Call }): Promise<T | null> {
  const { status, body } = await hub.client.send(
    { action: list.action, method: "GET", path: itemPath(list, ask.id), expect: [404] },
    ask.call,
  );
  return status === 404 ? null : parseAnswer(list.row, body, { sourceId: hub.sourceId, action: list.action });
}

/** Path of one item below a list. */
export const itemPath = (list: Pick<HubList<unknown>, "path">, id: string): string =>
  `${list.path}${encodeURIComponent(id)}/`;

/** A single reader that makes one call per key. @param read the row of a key; null when the Hub has none. */
export function onePerKey<K extends Kind>(
  read: (nativeId: string, call: Call) => Promise<RowOf[K] | null>,
): SingleReader<K> {
  return {
    calls: (keys) => keys,
    getMany: (nativeIds, call) => byKey(nativeIds, (nativeId) => read(nativeId, call)),
  };
}

/** Asks for every key once, side by side, and answers by key. */
export async function byKey<T>(
  keys: readonly string[],
  read: (key: string) => Promise<T>,
): Promise<ReadonlyMap<string, T>> {
  const distinct = [...new Set(keys)];
  return new Map(await Promise.all(distinct.map(async (key) => [key, await read(key)] as const)));
}

/** Takes a key of several lists apart, for example `nfs:7`; null for another form, of which there can be no row. */
export function splitKey<P extends string>(nativeId: string, prefixes: readonly P[]): { prefix: P; id: string } | null {
  const prefix = prefixes.find((candidate) => nativeId.startsWith(`${candidate}:`));
  const id = prefix === undefined ? "" : nativeId.slice(prefix.length + 1);
  return prefix === undefined || id === "" ? null : { prefix, id };
}
