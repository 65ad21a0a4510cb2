// How are objects found by their keys? Used by rootReads.ts for `node`, `nodes` and the entities of a supergraph.
import type { GraphQLResolveInfo } from "graphql";
import { parts } from "../../resolvers/index.ts";
import { KINDS, type Kind } from "../contract/kinds.ts";
import type { NodeKey } from "../inventory/globalId.ts";
import type { InventoryView, Touch } from "../inventory/InventoryView.ts";
import type { OperationRecord } from "../operations/OperationRecord.ts";
import { DEFAULT_FRESHNESS } from "./freshness.ts";
import type { RequestLoaders } from "./loaders.ts";
import { OPERATION_TYPE } from "./operationId.ts";
import type { NodeValue } from "./shapes.ts";
import { needsBelow } from "./touch.ts";
import type { TouchTable } from "./touchTable.ts";

/** What objects are read with. */
export interface NodeTools {
  /** An operation by its own id; null when there is none that the caller may see. */
  operation(operationId: string): Promise<OperationRecord | null>;
  readonly view: InventoryView;
  readonly loaders: RequestLoaders;
  readonly table: TouchTable;
}

/** The kind whose rows objects of a GraphQL type are, or stand in; null for types that are no part of a row. */
export const kindBehind = (type: string): Kind | null =>
  KINDS.find((kind) => kind === type) ?? parts[type]?.kind ?? null;

/** Reads what a selection needs by the kinds' own policies; nothing when it needs nothing. */
export async function prepareNeeded(view: InventoryView, touch: Touch): Promise<void> {
  if (touch.kinds.size > 0 || touch.ids.size > 0) await view.prepare(touch, DEFAULT_FRESHNESS);
}

/**
 * Objects by key, in the order asked, with what is selected below them. An Error stands in the place of one that could not
 * be read, and of one that has an Error for its key.
 */
export async function readNodes(
  tools: NodeTools,
  keys: readonly (NodeKey | Error)[],
  info: GraphQLResolveInfo,
): Promise<(NodeValue | null | Error)[]> {
  const { view, table } = tools;
  const readable = keys.filter((key): key is NodeKey => !(key instanceof Error) && key.type !== OPERATION_TYPE);
  const below = new Map(
    [...Map.groupBy(readable, ({ sourceId }) => sourceId)].map(([sourceId, members]) => {
      const needs = [...new Set(members.map(({ type }) => type))].map((type) => needsBelow(info, table, type));
      const kinds = new Set(needs.flatMap(({ kinds }) => [...kinds]));
      const ids = new Set(needs.flatMap(({ ids }) => [...ids]));
      return [sourceId, { kinds, ready: prepareNeeded(view, { kinds, ids, sourceIds: [sourceId] }) }];
    }),
  );
  const read = async (key: NodeKey | Error) => {
    if (key instanceof Error) throw key;
    if (key.type === OPERATION_TYPE) return readOperation(key, tools, info);
    const kind = kindBehind(key.type);
    const { kinds, ready } = below.get(key.sourceId) ?? {};
    // Rows of a kind that is read as a whole anyway need no calls of their own.
    if (kind !== null && kinds?.has(kind)) await ready;
    return readNode(key, tools);
  };
  const values = Promise.allSettled(keys.map(read));
  await Promise.all([...below.values()].map(({ ready }) => ready));
  return (await values).map((result) => {
    if (result.status === "fulfilled") return result.value;
    return result.reason instanceof Error ? result.reason : new Error("A row could not be read.");
  });
}

/** One operation, with what is selected below it at its own sources; null when there is none. */
async function readOperation(
  { sourceId, nativeId }: NodeKey,
  { view, table, operation }: NodeTools,
  info: GraphQLResolveInfo,
): Promise<NodeValue | null> {
  const found = sourceId === "" ? await operation(nativeId) : null;
  if (found === null) return null;
  await prepareNeeded(view, { ...needsBelow(info, table, OPERATION_TYPE), sourceIds: found.sourceIds });
  return found;
}

/** One object; null when there is none, or when the caller may not see it. */
async function readNode(
  { type, sourceId, nativeId }: NodeKey,
  { view, loaders }: NodeTools,
): Promise<NodeValue | null> {
  const source = view.sources.find(({ id }) => id === sourceId) ?? null;
  if (source === null || type === "Source") return source;
  const part = parts[type];
  const kind = kindBehind(type);
  if (kind === null) return null;
  if (part === undefined) return loaders.row(kind, sourceId, nativeId);
  const owner = await loaders.row(kind, sourceId, part.ownerKey(nativeId));
  return owner === null ? null : part.find(owner, nativeId);
}
