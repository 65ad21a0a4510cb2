// How is a list or an item of a Nodeum server read? Every feed asks through here.
import { z } from "zod";
import type { Call } from "../../contract/call.ts";
import type { SingleReader } from "../../contract/feed.ts";
import type { Kind } from "../../contract/kinds.ts";
import { GatewayError } from "../../contract/problem.ts";
import type { RowOf } from "../../contract/rows/index.ts";
import { offsetPages, type ParsedPage } from "../../upstream/paging.ts";
import { parseAnswer } from "../../upstream/parseAnswer.ts";
import { parseLongAnswer } from "../../upstream/parseLongAnswer.ts";
import { sideBySide } from "../../upstream/sideBySide.ts";
import type { Query, UpstreamClient } from "../../upstream/UpstreamClient.ts";
import type { NodeumWords } from "./map/words.ts";

/** One Nodeum server, as all of its feeds see it. */
export interface Nodeum {
  readonly sourceId: string;
  readonly client: UpstreamClient;
  readonly words: NodeumWords;
  readonly pageSize: number;
}

/** One list of the server. */
export interface NodeumList<T> {
  /** For people, after "list" and "read": `containers`. */
  readonly what: string;
  /** Path below the base path, without a slash at its end. */
  readonly path: string;
  /** Under which key of the envelope its rows stand. */
  readonly key: string;
  /** Schema of one row. */
  readonly row: z.ZodType<T>;
  /** Filters. */
  readonly query?: Query;
}

/** One page of a list. */
export interface NodeumPage<T> {
  readonly rows: readonly T[];
  /** The server's count of the whole list; null when it tells none, or one that may not be that of the whole list. */
  readonly total: number | null;
}

const zCount = z.object({ count: z.int().nonnegative().nullish() });

/**
 * Reads a list to its end, always in the order of its ids: the server documents no order, and offsets mean nothing without
 * one. Whether `count` is that of the list or of the page is not documented either (sheet §12): where it is no more than
 * what a full page holds, one more page is asked for.
 */
export async function* pagesOf<T>(nodeum: Nodeum, list: NodeumList<T>, call: Call): AsyncGenerator<NodeumPage<T>> {
  const { sourceId, client, pageSize } = nodeum;
  const action = `list ${list.what}`;
  const envelope = z.object({ [list.key]: z.array(z.unknown()) }).and(zCount);
  const parse = (body: unknown): ParsedPage => {
    const { count: total = null, [list.key]: items = [] } = parseAnswer(envelope, body, { sourceId, action });
    return { items, total, next: isInDoubt(items.length, total, pageSize) ? "perhaps" : null };
  };
  const request = { action, method: "GET", path: list.path, query: { sort_by: "id", ...list.query } } as const;
  const read = { client, call, request, pageSize, parse, limitParam: "limit", offsetParam: "offset" };
  let doubted = false;
  for await (const { items, total, next } of offsetPages(read)) {
    doubted ||= next !== null;
    const rows = await parseLongAnswer(z.array(list.row), items, { sourceId, action });
    yield { rows, total: doubted ? null : total };
  }
}

const isInDoubt = (held: number, total: number | null, pageSize: number): boolean =>
  total !== null && held >= pageSize && total <= held;

/** Calls that a list of so many rows takes: one more than it fills where a count in doubt is looked after. */
export function pageCount(rows: number, pageSize: number): number {
  return rows === pageSize ? 2 : Math.max(1, Math.ceil(rows / pageSize));
}

/** Reads one item below a list; null when there is none. Only a number is sent: names are taken for keys too (sheet §1). */
export async function itemOf<T extends { readonly id: string }>(
  nodeum: Nodeum,
  { what, path, row }: Pick<NodeumList<T>, "what" | "path" | "row">,
  ask: { readonly id: string; readonly call: Call },
): Promise<T | null> {
  if (!isKey(ask.id)) return null;
  const action = `read one of ${what}`;
  const request = { action, method: "GET", path: `${path}/${ask.id}`, expect: [404] } as const;
  const { status, body } = await nodeum.client.send(request, ask.call);
  if (status === 404) return null;
  const item = parseAnswer(row, body, { sourceId: nodeum.sourceId, action });
  // Another row may bear this number as its name.
  return item.id === ask.id ? item : null;
}

/** Whether a text can be a key of the server: all of them are whole numbers. */
export const isKey = (id: string): boolean => /^\d+$/.test(id);

/** A single reader with a fixed number of calls per key. @param read the row of a key; null when there is none. */
export function byKey<K extends Kind>(
  callsPerKey: number,
  read: (nativeId: string, call: Call) => Promise<RowOf[K] | null>,
): SingleReader<K> {
  return {
    calls: (keys) => keys * callsPerKey,
    async getMany(nativeIds, call) {
      const keys = [...new Set(nativeIds)];
      const rows = await sideBySide(call, (own) => keys.map((key) => read(key, own)));
      return new Map(keys.map((key, index) => [key, rows[index] ?? null]));
    },
  };
}

/** A whole list in hand, with its pages. */
export interface WholeList<T> {
  readonly pages: readonly NodeumPage<T>[];
  /** Null when it could not be had: withheld from this account, or not in this release. */
  readonly rows: readonly T[] | null;
  readonly withheld: boolean;
}

/** Reads a list that must be there. */
export async function wholeList<T>(nodeum: Nodeum, list: NodeumList<T>, call: Call): Promise<WholeList<T>> {
  const pages: NodeumPage<T>[] = [];
  for await (const page of pagesOf(nodeum, list, call)) pages.push(page);
  return { pages, rows: pages.flatMap((page) => page.rows), withheld: false };
}

/** Reads a list that only enriches: a key may lack its scope (403), a release the path (404). Anything else is thrown. */
export async function listIfOpen<T>(nodeum: Nodeum, list: NodeumList<T>, call: Call): Promise<WholeList<T>> {
  try {
    return await wholeList(nodeum, list, call);
  } catch (error) {
    const code = error instanceof GatewayError ? error.problem.code : null;
    if (code !== "UPSTREAM_FORBIDDEN" && code !== "NOT_FOUND") throw error;
    return { pages: [], rows: null, withheld: code === "UPSTREAM_FORBIDDEN" };
  }
}
