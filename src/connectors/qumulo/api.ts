// How do the feeds ask Qumulo? Every read of this connector goes through one of three ways: it must be there, it may be
// gone, or it may be withheld.
import type { z } from "zod";
import type { Call } from "../../contract/call.ts";
import type { FeedLimit } from "../../contract/feed.ts";
import type { Kind } from "../../contract/kinds.ts";
import { GatewayError } from "../../contract/problem.ts";
import { parseLongAnswer } from "../../upstream/parseLongAnswer.ts";
import { sideBySide } from "../../upstream/sideBySide.ts";
import type { Query, UpstreamClient, UpstreamRequest } from "../../upstream/UpstreamClient.ts";
import type { QumuloWords } from "./map/words.ts";

/** What every feed of one source works with. */
export interface QumuloContext {
  readonly sourceId: string;
  readonly client: UpstreamClient;
  readonly words: QumuloWords;
  /** Milliseconds since the epoch: some answers tell an end where others tell what is left. */
  now(): number;
  /** Rows to ask for per page of a paged list. */
  readonly pageSize: number;
}

/** One thing to read. */
export interface Ask<T> {
  /** What it is, for people, after "read": `the license status`. */
  readonly what: string;
  readonly path: string;
  readonly query?: Query;
  readonly schema: z.ZodType<T>;
  /** True when every release has it, so that a 404 is a fault and no "not here". */
  readonly everywhere?: true;
}

/** What came of reading something that an account may lack the privilege for, or a release the endpoint. */
export interface Part<T> {
  readonly what: string;
  /** Null when it was withheld (403), or when this release does not have it (404). */
  readonly value: T | null;
  /** True when it was withheld. */
  readonly refused: boolean;
}

/** The request that an ask stands for. */
export function requestOf(
  ask: Pick<Ask<unknown>, "what" | "path" | "query">,
  expect: readonly number[] = [],
): UpstreamRequest {
  return { action: `read ${ask.what}`, method: "GET", path: ask.path, query: ask.query ?? {}, expect };
}

/** Reads what must be there; throws a `GatewayError` when it is not. */
export async function readIt<T>(context: QumuloContext, ask: Ask<T>, call: Call): Promise<T> {
  return parse(context, ask, (await context.client.send(requestOf(ask), call)).body);
}

/** Reads what may be gone: null for a 404. */
export async function readIfThere<T>(context: QumuloContext, ask: Ask<T>, call: Call): Promise<T | null> {
  const response = await context.client.send(requestOf(ask, [404]), call);
  return response.status === 404 ? null : parse(context, ask, response.body);
}

/** One item of a collection. */
export interface Item<T> {
  /** See `Ask.what`. */
  readonly what: string;
  /** Path of its collection, with the slash. */
  readonly under: string;
  readonly id: string;
  /** What follows the id in the path, for example `/status`; nothing when left out. */
  readonly tail?: string;
  readonly schema: z.ZodType<T>;
}

/** Every key read by item is a number or a uuid; anything else would lead to another path than the item's. */
const KEY = /^[\w-]+$/;

/** Reads one item: null for a 404, and without a call for what cannot be a key. */
export async function readItem<T>(context: QumuloContext, item: Item<T>, call: Call): Promise<T | null> {
  const { what, under, id, tail = "", schema } = item;
  return KEY.test(id) ? readIfThere(context, { what, path: `${under}${id}${tail}`, schema }, call) : null;
}

/** Reads what may be withheld (403) or, unless it is everywhere, unknown to this release (404). */
export async function readPart<T>(context: QumuloContext, ask: Ask<T>, call: Call): Promise<Part<T>> {
  const { what } = ask;
  const response = await context.client.send(requestOf(ask, ask.everywhere ? [403] : [403, 404]), call);
  if (response.status === 403 || response.status === 404)
    return { what, value: null, refused: response.status === 403 };
  return { what, value: await parse(context, ask, response.body), refused: false };
}

/** Says which of a kind's parts were withheld; empty when none was. */
export function limitsOf(kind: Kind, parts: readonly Part<unknown>[]): FeedLimit[] {
  const withheld = parts.filter((part) => part.refused).map((part) => part.what);
  if (withheld.length === 0) return [];
  const reason = `The account at the vendor may not read ${withheld.join(", ")}.`;
  return [{ kind, coverage: "PERMITTED_PART", reason }];
}

/** Throws UPSTREAM_FORBIDDEN when every part was withheld: then nothing was read, which is no empty list. */
export function notAllRefused(context: QumuloContext, parts: readonly Part<unknown>[]): void {
  if (!parts.every((part) => part.refused)) return;
  throw new GatewayError({
    code: "UPSTREAM_FORBIDDEN",
    message: `${context.sourceId}: the account at the vendor may not read ${parts.map((part) => part.what).join(", ")}`,
    sourceId: context.sourceId,
    vendorStatus: 403,
  });
}

/** Reads rows by key, side by side. @param read answers null when there is no such row. */
export async function oneByOne<R>(
  nativeIds: readonly string[],
  call: Call,
  read: (nativeId: string, call: Call) => Promise<R | null>,
): Promise<ReadonlyMap<string, R | null>> {
  const entries = await sideBySide(call, (all) => nativeIds.map(async (id) => [id, await read(id, all)] as const));
  return new Map(entries);
}

function parse<T>(context: QumuloContext, ask: Ask<T>, body: unknown): Promise<T> {
  return parseLongAnswer(ask.schema, body, { sourceId: context.sourceId, action: `read ${ask.what}` });
}
