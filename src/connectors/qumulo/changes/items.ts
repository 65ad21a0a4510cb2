// How is an item read before it is changed, and what does a look-up conclude from it? With its ETag, which Qumulo gives in the
// header alone (sheet §5). Used by every change of this folder.
import type { Call } from "../../../contract/call.ts";
import type { Json, LookUpEnd, RowName } from "../../../contract/changes/Change.ts";
import { parseAnswer } from "../../../upstream/parseAnswer.ts";
import { type Ask, type QumuloContext, requestOf } from "../api.ts";

/** An item as it is now. */
export interface Tagged<T> {
  readonly value: T;
  /** Null when the vendor gave none: then the change is sent without `If-Match`. */
  readonly etag: string | null;
}

/** Reads an item with its ETag; null for a 404. */
export async function readTagged<T>(context: QumuloContext, ask: Ask<T>, call: Call): Promise<Tagged<T> | null> {
  const response = await context.client.send(requestOf(ask, [404]), call);
  if (response.status === 404) return null;
  const where = { sourceId: context.sourceId, action: `read ${ask.what}` };
  return { value: parseAnswer(ask.schema, response.body, where), etag: response.headers.etag ?? null };
}

/** `If-Match` of an item that was read; nothing when it has no ETag. */
export const ifMatch = (etag: string | null): Record<string, string> => (etag === null ? {} : { "If-Match": etag });

/**
 * Whether what is shown is as wanted: every value that is wanted, compared by depth; what is not wanted may be anything. Lists
 * are of the same length and order.
 */
export function holds(shown: unknown, wanted: Json): boolean {
  if (Array.isArray(wanted)) {
    return Array.isArray(shown) && shown.length === wanted.length && wanted.every((one, at) => holds(shown[at], one));
  }
  if (typeof wanted !== "object" || wanted === null) return shown === wanted;
  if (typeof shown !== "object" || shown === null) return false;
  return Object.entries(wanted).every(([name, inner]) => holds((shown as Record<string, unknown>)[name], inner));
}

/** What an update in doubt came to: as wanted, as it was when it was planned, or something else. */
export function settled(
  target: RowName,
  { asWanted, asBefore }: { readonly asWanted: boolean; readonly asBefore: boolean },
): LookUpEnd {
  if (asWanted) return { found: "DONE", facts: {}, target };
  return asBefore ? { found: "NOT_DONE" } : { found: "UNDECIDED", candidates: [target] };
}
