// What does a query cost vendors? Looks ahead in every root field, as its own reading will, and adds up what each feed declares.
import type { GraphQLResolveInfo } from "graphql";
import { listArguments } from "../../../resolvers/common.ts";
import { KINDS, type Kind } from "../../contract/kinds.ts";
import type { NodeKey } from "../../inventory/globalId.ts";
import type { FeedCost, InventoryView, ListArguments, Touch } from "../../inventory/InventoryView.ts";
import type { GlobalIds, RootListArguments } from "../Context.ts";
import { kindBehind } from "../readNodes.ts";
import { needsBelow, needsOf, type Selected } from "../touch.ts";
import { touchedSources } from "../touchedSources.ts";
import { FIGURE_KINDS, type TouchTable } from "../touchTable.ts";
import { type AskedOperation, type RootField, rootFieldsOf } from "./rootFields.ts";

/** What a query costs when nothing is in hand. */
export interface QueryCost {
  /** Vendor calls in all, logins excluded. */
  readonly calls: number;
  /** Each feed once. */
  readonly feeds: readonly FeedCost[];
}

/** What it is found out with. */
export interface CostTools {
  readonly view: InventoryView;
  readonly ids: GlobalIds;
  readonly table: TouchTable;
}

/** What a query costs. Changes and subscriptions cost what they do, not what they ask for: they count as nothing. */
export function queryCost(asked: AskedOperation, tools: CostTools): QueryCost {
  const feeds = new Map<string, FeedCost>();
  if (asked.operation.operation === "query")
    for (const root of rootFieldsOf(asked))
      for (const cost of costOfRoot(root, asked, tools)) {
        const key = `${cost.sourceId} ${cost.feed}`;
        const other = feeds.get(key);
        feeds.set(key, other === undefined ? cost : together(cost, other));
      }
  const all = [...feeds.values()];
  return { calls: all.reduce((sum, { calls }) => sum + calls, 0), feeds: all };
}

/** One read serves all who ask for it. */
const together = (left: FeedCost, right: FeedCost): FeedCost => ({
  ...left,
  kinds: [...new Set([...left.kinds, ...right.kinds])],
  calls: Math.max(left.calls, right.calls),
  inHand: left.inHand && right.inHand,
});

function costOfRoot(root: RootField, asked: AskedOperation, { view, ids, table }: CostTools): readonly FeedCost[] {
  const { field, args } = root;
  const selected: Selected = {
    ...asked,
    variableValues: { ...asked.variableValues },
    fieldNodes: root.fieldNodes,
    parentType: root.parentType,
    returnType: field.type,
  };
  const named = keysOf(field.name, args, ids);
  if (named !== null) return costOfKeys(named, selected, { view, ids, table });
  const needs = needsOf(selected as GraphQLResolveInfo, table);
  const { filter } = args as RootListArguments;
  const kind = KINDS.find((candidate) => String(field.type) === `${candidate}Connection!`);
  if (kind !== undefined)
    return costOf(view, { ...pick(needs), sourceIds: touchedSources(filter, view.sources, ids) }, listOf(kind, args));
  if (field.name === "estate" && needs.kinds.size === 0)
    return costOf(view, { ...pick(needs), kinds: FIGURE_KINDS, sourceIds: null });
  const sourceIds =
    field.name === "source"
      ? [String(args.id)]
      : touchedSources({ source: filter?.id, vendor: filter?.vendor }, view.sources, ids);
  return costOf(view, { ...pick(needs), sourceIds: field.name === "operations" ? null : sourceIds });
}

const listOf = (kind: Kind, args: RootField["args"]): { kind: Kind; args: ListArguments } => ({
  kind,
  args: listArguments(args as RootListArguments),
});

/** Arguments that are wrong are refused where they are read; until then they cost nothing. */
function costOf(view: InventoryView, touch: Touch, root?: { kind: Kind; args: ListArguments }): readonly FeedCost[] {
  if (touch.kinds.size === 0 && touch.ids.size === 0 && root === undefined) return [];
  try {
    return view.cost(touch, root);
  } catch {
    return [];
  }
}

/** Objects that a root field asks for by their ids; null for one that does not. */
function keysOf(field: string, args: RootField["args"], ids: GlobalIds): readonly NodeKey[] | null {
  const given =
    field === "node"
      ? [args.id]
      : field === "nodes"
        ? args.ids
        : field === "_entities" && Array.isArray(args.representations)
          ? args.representations.map((representation: { readonly id?: unknown } | null) => representation?.id)
          : null;
  if (!Array.isArray(given)) return null;
  return given.flatMap((id: unknown) => (typeof id === "string" ? (ids.decode(id) ?? []) : []));
}

function costOfKeys(keys: readonly NodeKey[], selected: Selected, { view, table }: CostTools): readonly FeedCost[] {
  return [...Map.groupBy(keys, ({ sourceId }) => sourceId)].flatMap(([sourceId, members]) =>
    [...Map.groupBy(members, ({ type }) => type)].flatMap(([type, { length }]) => {
      const kind = kindBehind(type);
      const below = costOf(view, { ...pick(needsBelow(selected, table, type)), sourceIds: [sourceId] });
      const own = kind === null ? null : view.costByKey(kind, sourceId, length);
      return own === null ? below : [own, ...below];
    }),
  );
}

const pick = ({ kinds, ids }: Pick<Touch, "kinds" | "ids">) => ({ kinds, ids });
