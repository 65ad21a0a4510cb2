// How are the rows found that somebody follows? The same lists and look-ups as queries use, with the viewer's eyes.

import type { Kind } from "../contract/kinds.ts";
import { GatewayError } from "../contract/problem.ts";
import type { RowOf } from "../contract/rows/index.ts";
import type { Freshness, InventoryView, ListArguments } from "../inventory/InventoryView.ts";
import type { FollowedKind, Question, RowListAsk } from "./rowStreams.ts";

/** What was just read is looked at as it is. */
const AS_IT_IS: Freshness = { maxAgeSeconds: 86_400, waitMs: 0 };
const BY_POLICY: Freshness = { maxAgeSeconds: null, waitMs: null };

/** Rows that match a filter. */
export function rowsByFilter<K extends FollowedKind>(
  kind: K,
  { filter, relations, sourceIds }: Pick<RowListAsk, "filter" | "relations" | "sourceIds">,
): Question<K> {
  const rows = async (
    view: InventoryView,
    args: ListArguments,
    at: { sourceIds: readonly string[] | null; freshness: Freshness },
  ) => {
    const touch = { kinds: new Set<Kind>([kind]), ids: relations, sourceIds: at.sourceIds };
    await view.prepare(touch, at.freshness, { kind, args });
    return (await view.list(kind, args)).matched;
  };
  const narrowed = (sourceId: string, fields: Readonly<Record<string, unknown>> | null): ListArguments => ({
    filter: { ...fields, source: [sourceId] },
    first: 0,
  });
  return {
    first: (view) => rows(view, { filter, first: 0 }, { sourceIds, freshness: BY_POLICY }),
    again: (view, sourceId) => rows(view, narrowed(sourceId, filter), { sourceIds: [sourceId], freshness: AS_IT_IS }),
    gone: async (view, lost) => {
      const [sourceId] = lost.map((row) => row.sourceId);
      if (sourceId === undefined) return [];
      const ids = lost.map((row) => view.globalId(row));
      return rows(view, narrowed(sourceId, { id: ids }), { sourceIds: [sourceId], freshness: AS_IT_IS });
    },
  };
}

/** One job by its key. */
export function jobByKey(sourceId: string, nativeId: string): Question<"Job"> {
  const row = async (view: InventoryView, freshness: Freshness): Promise<readonly RowOf["Job"][]> => {
    // The list is read anyway for who follows: the job may be in it.
    await view.prepare({ kinds: new Set(["Job"]), ids: new Set(), sourceIds: [sourceId] }, freshness);
    const found = (await view.getMany("Job", sourceId, [nativeId])).get(nativeId) ?? null;
    return found === null ? [] : [found];
  };
  return {
    first: async (view) => {
      const rows = await row(view, BY_POLICY);
      if (rows.length === 0)
        throw new GatewayError({ code: "NOT_FOUND", field: "id", message: "There is no job of this id." });
      return rows;
    },
    again: (view) => row(view, AS_IT_IS),
  };
}
