// What happens before the first row of a root field is answered? Looks ahead, has everything that the query touches read
// side by side, and only then answers.
import { listArguments } from "../../resolvers/common.ts";
import { GatewayError } from "../contract/problem.ts";
import type { NodeKey } from "../inventory/globalId.ts";
import type { Touch } from "../inventory/InventoryView.ts";
import type { OperationListAsk, OperationPage } from "../operations/Operations.ts";
import type { GlobalIds, RootReads } from "./Context.ts";
import { freshnessOf } from "./freshness.ts";
import { OPERATION_TYPE } from "./operationId.ts";
import { kindBehind, type NodeTools, prepareNeeded, readNodes } from "./readNodes.ts";
import { keyOfRepresentation } from "./representation.ts";
import { pageSources } from "./sourcePage.ts";
import { needsOf } from "./touch.ts";
import { touchedSources } from "./touchedSources.ts";
import { FIGURE_KINDS } from "./touchTable.ts";

/** Most ids in one `nodes(ids:)`. */
const MOST_NODES = 500;

/** What root reads are made of. */
export interface RootReadsOptions extends NodeTools {
  readonly ids: GlobalIds;
  /** Products, in the order of the GraphQL enum. */
  readonly vendors: readonly string[];
  /** A page of operations. */
  operations(ask: OperationListAsk): Promise<OperationPage>;
  /** Most representations in one `_entities`. */
  readonly maxRepresentations: number;
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
      const [value] = await readNodes(options, [keyOfId(id, options, "id")], info);
      if (value instanceof Error) throw value;
      return value ?? null;
    },
    nodes: async (wanted, info) => {
      if (wanted.length > MOST_NODES)
        throw invalid("ids", `At most ${MOST_NODES} objects can be asked for at once, not ${wanted.length}.`);
      return readNodes(
        options,
        wanted.map((id, place) => keyOfId(id, options, `ids[${place}]`)),
        info,
      );
    },
    entities: async (representations, info) => {
      const { maxRepresentations: most } = options;
      if (representations.length > most)
        throw invalid(
          "representations",
          `At most ${most} entities can be asked for at once, not ${representations.length}.`,
        );
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
    operations: async (args, info) => {
      const page = await options.operations(args);
      const sourceIds = [...new Set(page.rows.flatMap((row) => row.sourceIds))];
      await prepareNeeded(view, { ...pick(needsOf(info, table)), sourceIds });
      return page;
    },
    event: async (event, sourceIds, info) => {
      await prepareNeeded(view, { ...pick(needsOf(info, table)), sourceIds });
      return event;
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

/** What an id of an argument names: a source, or an object of one; an INVALID_INPUT for an id that is none of ours. */
function keyOfId(id: string, { ids, view }: RootReadsOptions, field: string): NodeKey | GatewayError {
  if (view.sources.some((source) => source.id === id)) return { type: "Source", sourceId: id, nativeId: id };
  const decoded = ids.decode(id);
  if (decoded === null || (decoded.type !== OPERATION_TYPE && kindBehind(decoded.type) === null))
    return invalid(field, `"${field}" holds an id that is none of this gateway.`);
  return decoded;
}
