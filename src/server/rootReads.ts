// What happens before the first row of a root field is answered? Looks ahead, has everything that the query touches read
// side by side, and only then answers.
import type { GraphQLResolveInfo } from "graphql";
import { listArguments } from "../../resolvers/common.ts";
import { parts } from "../../resolvers/index.ts";
import { KINDS } from "../contract/kinds.ts";
import { GatewayError } from "../contract/problem.ts";
import type { NodeKey } from "../inventory/globalId.ts";
import type { InventoryView, Touch } from "../inventory/InventoryView.ts";
import type { GlobalIds, RootReads } from "./Context.ts";
import { DEFAULT_FRESHNESS, freshnessOf } from "./freshness.ts";
import type { RequestLoaders } from "./loaders.ts";
import { keyOfRepresentation } from "./representation.ts";
import type { NodeValue } from "./shapes.ts";
import { pageSources } from "./sourcePage.ts";
import { needsBelow, needsOf } from "./touch.ts";
import { touchedSources } from "./touchedSources.ts";
import { FIGURE_KINDS, type TouchTable } from "./touchTable.ts";

/** Most ids in one `nodes(ids:)`. */
const MOST_NODES = 500;

/** What root reads are made of. */
export interface RootReadsOptions {
  readonly view: InventoryView;
  readonly ids: GlobalIds;
  readonly loaders: RequestLoaders;
  readonly table: TouchTable;
  /** Products, in the order of the GraphQL enum. */
  readonly vendors: readonly string[];
}

/** Makes the root reads of one request. */
export function createRootReads(options: RootReadsOptions): RootReads {
  const { view, ids, table, vendors } = options;
  const visible = (id: string) => view.sources.find((source) => source.id === id) ?? null;

  return {
    list: async (kind, args, info) => {
      const freshness = freshnessOf(args.freshness);
      const needs = needsOf(info, table);
      const sourceIds = touchedSources(args.filter, view.sources, ids);
      const listArgs = listArguments(args);
      await view.prepare({ ...pick(needs), sourceIds }, freshness, { kind, args: listArgs });
      return view.list(kind, listArgs);
    },
    estate: async (freshness, info) => {
      const needs = pick(needsOf(info, table));
      // Provenance without figures would be empty and look like a clean bill: then all figures are meant.
      const kinds = needs.kinds.size === 0 ? FIGURE_KINDS : needs.kinds;
      await view.prepare({ ...needs, kinds, sourceIds: null }, freshnessOf(freshness));
      return { kinds };
    },
    node: async (id, info) => {
      const [value] = await readNodes(options, [decode(id, options, "id")], info);
      if (value instanceof Error) throw value;
      return value ?? null;
    },
    nodes: async (wanted, info) => {
      if (wanted.length > MOST_NODES)
        throw invalid("ids", `At most ${MOST_NODES} objects can be asked for at once, not ${wanted.length}.`);
      return readNodes(
        options,
        wanted.map((id) => decode(id, options, "ids")),
        info,
      );
    },
    entities: (representations, info) => {
      const tools = { schema: info.schema, ids };
      return readNodes(
        options,
        representations.map((representation) => keyOfRepresentation(representation, tools)),
        info,
      );
    },
    source: async (id, info) => {
      const source = visible(id);
      if (source !== null) await prepareNeeded(view, { ...pick(needsOf(info, table)), sourceIds: [id] });
      return source;
    },
    sources: async (args, info) => {
      const traits = {
        health: ({ id }: { readonly id: string }) => view.sourceHealth(id),
        vendors,
        viewer: view.viewer.digest,
      };
      const everyId = view.sources.map(({ id }) => id);
      const sourceIds = touchedSources({ source: args.filter?.id, vendor: args.filter?.vendor }, view.sources, ids);
      const probed = isGiven(args.freshness) ? view.probe(sourceIds ?? everyId, freshnessOf(args.freshness)) : null;
      await Promise.all([probed, prepareNeeded(view, { ...pick(needsOf(info, table)), sourceIds })]);
      return pageSources(view.sources, args, traits);
    },
  };
}

const isGiven = <T>(value: T | null | undefined): value is T => value !== null && value !== undefined;
const pick = ({ kinds, ids }: Pick<Touch, "kinds" | "ids">) => ({ kinds, ids });
const invalid = (field: string, message: string) => new GatewayError({ code: "INVALID_INPUT", field, message });

/** Reads what a selection needs by the kinds' own policies; nothing when it needs nothing. */
async function prepareNeeded(view: InventoryView, touch: Touch): Promise<void> {
  if (touch.kinds.size > 0 || touch.ids.size > 0) await view.prepare(touch, DEFAULT_FRESHNESS);
}

const kindNamed = (type: string) => KINDS.find((kind) => kind === type);
const isNodeType = (type: string): boolean => kindNamed(type) !== undefined || Object.hasOwn(parts, type);

/** What an id of an argument names: a source, or an object of one. Throws INVALID_INPUT for an id that is none of ours. */
function decode(id: string, { ids, view }: RootReadsOptions, field: string): NodeKey {
  if (view.sources.some((source) => source.id === id)) return { type: "Source", sourceId: id, nativeId: id };
  const decoded = ids.decode(id);
  if (decoded === null || !isNodeType(decoded.type))
    throw invalid(field, `"${field}" holds an id that is none of this gateway.`);
  return decoded;
}

/** Objects by key, in the order asked; an Error in the place of one that could not be read, or that was one already. */
async function readNodes(
  options: RootReadsOptions,
  keys: readonly (NodeKey | Error)[],
  info: GraphQLResolveInfo,
): Promise<(NodeValue | null | Error)[]> {
  const { view, table } = options;
  const readable = keys.filter((key) => !(key instanceof Error));
  const prepared = [...Map.groupBy(readable, ({ sourceId }) => sourceId)].map(([sourceId, members]) => {
    const needs = [...new Set(members.map(({ type }) => type))].map((type) => needsBelow(info, table, type));
    return prepareNeeded(view, {
      kinds: new Set(needs.flatMap(({ kinds }) => [...kinds])),
      ids: new Set(needs.flatMap(({ ids }) => [...ids])),
      sourceIds: [sourceId],
    });
  });
  const values = Promise.allSettled(keys.map((key) => (key instanceof Error ? key : readNode(key, options))));
  await Promise.all(prepared);
  return (await values).map((result) => {
    if (result.status === "fulfilled") return result.value;
    return result.reason instanceof Error ? result.reason : new Error("A row could not be read.");
  });
}

/** One object; null when there is none, or when the caller may not see it. */
async function readNode(key: NodeKey, { view, loaders }: RootReadsOptions): Promise<NodeValue | null> {
  const { type, sourceId, nativeId } = key;
  const source = view.sources.find(({ id }) => id === sourceId) ?? null;
  if (source === null || type === "Source") return source;
  const kind = kindNamed(type);
  if (kind !== undefined) return loaders.row(kind, sourceId, nativeId);
  const part = parts[type];
  if (part === undefined) return null;
  const owner = await loaders.row(part.kind, sourceId, part.ownerKey(nativeId));
  return owner === null ? null : part.find(owner, nativeId);
}
