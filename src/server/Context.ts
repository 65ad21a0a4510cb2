// What may a resolver reach? The one object that every resolver gets; made anew for each request by createContext.ts.
import type { GraphQLResolveInfo } from "graphql";
import type { Clock } from "../contract/call.ts";
import type { Kind } from "../contract/kinds.ts";
import type { Row, RowOf } from "../contract/rows/index.ts";
import type { Source } from "../contract/source.ts";
import type { NodeKey } from "../inventory/globalId.ts";
import type { InventoryView, ListArguments, Order, RowPage } from "../inventory/InventoryView.ts";
import type { Capability, CommandAvailability, EstateScope, NodeValue, SourcePage } from "./shapes.ts";

/** Everything that a resolver may use. */
export interface Context {
  /** The inventory as this request sees it. */
  readonly view: InventoryView;
  /** Time, for what is judged by it. */
  readonly clock: Clock;
  /** Global ids. */
  readonly ids: GlobalIds;
  /** What root fields ask for: each looks ahead and has everything read side by side before the first row is answered. */
  readonly roots: RootReads;
  /** What rows ask for one by one, and what is fetched for many at once. */
  readonly loaders: Loaders;
  /** What can be asked to be changed. */
  readonly commands: CommandDesk;
  /** A configured source. Throws when there is none of this key. */
  source(sourceId: string): Source;
}

/** Makes and reads global ids. */
export interface GlobalIds {
  /** The id of an object. */
  encode(key: NodeKey): string;
  /** What an id says; null for a text that is no id of this gateway. */
  decode(id: string): NodeKey | null;
}

/** `FreshnessInput`, as it comes from GraphQL. */
export interface FreshnessArgument {
  readonly maxAgeSeconds?: number | null | undefined;
  readonly waitMs?: number | null | undefined;
}

/** Arguments that every root list has. */
export interface RootListArguments extends Omit<ListArguments, "orderBy"> {
  readonly orderBy?: readonly OrderArgument[] | null | undefined;
  readonly freshness?: FreshnessArgument | null | undefined;
}

/** One sort key, as it comes from GraphQL. */
export interface OrderArgument extends Pick<Order, "field"> {
  readonly direction?: Order["direction"] | null | undefined;
}

/** Reads for root fields. Each throws a `GatewayError` with INVALID_INPUT that names the argument at fault. */
export interface RootReads {
  /** A list of one kind. */
  list<K extends Kind>(kind: K, args: RootListArguments, info: GraphQLResolveInfo): Promise<RowPage<K>>;
  /** The estate's figures. */
  estate(freshness: FreshnessArgument | null | undefined, info: GraphQLResolveInfo): Promise<EstateScope>;
  /** An object by its id; null when there is none. */
  node(id: string, info: GraphQLResolveInfo): Promise<NodeValue | null>;
  /** Objects by their ids, in the order asked. */
  nodes(ids: readonly string[], info: GraphQLResolveInfo): Promise<(NodeValue | null | Error)[]>;
  /** What a supergraph's router names by `__typename` and `id`, in the order asked; an Error for what names nothing. */
  entities(representations: readonly unknown[], info: GraphQLResolveInfo): Promise<(NodeValue | null | Error)[]>;
  /** A source by its key; null when there is none. */
  source(id: string, info: GraphQLResolveInfo): Promise<Source | null>;
  /** A list of sources. */
  sources(args: RootListArguments, info: GraphQLResolveInfo): Promise<SourcePage>;
}

/** Reads for fields of rows. */
export interface Loaders {
  /** Sites of a source, by displayName; null when they could not be read. Asked once for each source and request. */
  sitesOf(sourceId: string): Promise<readonly RowOf["Site"][] | null>;
  /** Every site, by displayName. */
  allSites(): Promise<readonly RowOf["Site"][]>;
  /**
   * What lists lack (see `DetailReader`): null unless the row was asked for by its id, because it costs a call for each
   * row; null as well when the vendor has none.
   */
  detail(row: Row, name: string): Promise<Readonly<Record<string, unknown>> | null> | null;
  /** What an alert is about. Its kind is known by the row alone, so the collection is read when it is first named. */
  alertResource(alert: RowOf["Alert"]): Row | null | Promise<Row | null>;
}

/** What a connector's declarations mean for clients. */
export interface CommandDesk {
  /** Every command for the row's kind. */
  of(row: Row): readonly CommandAvailability[];
  /** What the source can do, kind by kind. */
  capabilities(source: Source): readonly Capability[];
}
