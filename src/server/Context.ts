// What may a resolver reach? The one object that every resolver gets; made anew for each request by createContext.ts.
import type { GraphQLResolveInfo } from "graphql";
import type { Clock } from "../contract/call.ts";
import type { VendorCommand } from "../contract/commands.ts";
import type { Kind } from "../contract/kinds.ts";
import type { Row, RowOf } from "../contract/rows/index.ts";
import type { Source } from "../contract/source.ts";
import type { NodeKey } from "../inventory/globalId.ts";
import type { InventoryView, ListArguments, Order, RowPage, SourceAnswer } from "../inventory/InventoryView.ts";
import type { LiveEvent, RowChange } from "../live/LiveEvent.ts";
import type { WaitMeter } from "../observe/WaitMeter.ts";
import type { OperationRecord } from "../operations/OperationRecord.ts";
import type {
  OperationEvent,
  OperationListAsk,
  OperationOptions,
  OperationPage,
  RefreshRequest,
} from "../operations/Operations.ts";
import type {
  Capability,
  ChangeOutcome,
  CollectionNews,
  CommandAvailability,
  EstateScope,
  JobNews,
  NodeValue,
  SourcePage,
} from "./shapes.ts";

/** Everything that a resolver may use. */
export interface Context {
  /** The inventory as this request sees it. */
  readonly view: InventoryView;
  /** Which request it is, for whoever is told how it was answered. */
  readonly request: RequestFacts;
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
  /** Changes, as this caller may ask for and see them. */
  readonly changes: ChangeDesk;
  /** What this caller can follow. */
  readonly live: LiveStreams;
  /** A configured source. Throws when there is none of this key. */
  source(sourceId: string): Source;
}

/** What a request is known by. */
export interface RequestFacts {
  /** To find it by in log and traces. */
  readonly id: string;
  /** Id of who asks. */
  readonly principal: string;
  readonly waits: WaitMeter;
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
  /** A page of operations. Throws LEDGER_UNAVAILABLE. */
  operations(args: OperationListAsk, info: GraphQLResolveInfo): Promise<OperationPage>;
  /** Has what is asked below an event read, at these sources; the event. */
  event<E>(event: E, sourceIds: readonly string[], info: GraphQLResolveInfo): Promise<E>;
  /** A list of sources. */
  sources(args: RootListArguments, info: GraphQLResolveInfo): Promise<SourcePage>;
}

/** Changes of one request. What fails as expected is told in `problems`. */
export interface ChangeDesk {
  /** Asks for a change that a vendor carries out. What is read afterwards in the same request shows what came of it. */
  submit(
    command: VendorCommand,
    input: Readonly<Record<string, unknown>>,
    options: OperationOptions | null | undefined,
  ): Promise<ChangeOutcome>;
  /** Reads from vendors now. */
  refresh(input: RefreshRequest["input"], options: OperationOptions | null | undefined): Promise<ChangeOutcome>;
  /** Stops an operation. @param id its global id. */
  cancel(id: string): Promise<ChangeOutcome>;
  /** An operation by its own id; null when there is none that the caller may see. Throws LEDGER_UNAVAILABLE. */
  get(operationId: string): Promise<OperationRecord | null>;
  /** Global id of an operation. */
  idOf(operationId: string): string;
  /** What a change is about, as it is now; as last known when it is gone; null when it is of another kind. */
  resource<K extends Kind>(outcome: ChangeOutcome, kind: K): Promise<RowOf[K] | null>;
  /** What an operation acts on; null until there is an id, and after it is gone. */
  target(operation: OperationRecord): Promise<Row | null>;
  /** The operation that a job runs because of; null when none of ours. Throws LEDGER_UNAVAILABLE. */
  operationOf(job: RowOf["Job"]): Promise<OperationRecord | null>;
  /** Every collection that a refresh was asked for, as it stands. */
  refreshed(outcome: ChangeOutcome): readonly SourceAnswer[];
}

/** Streams of one caller. `after`: `sequence` of the last event heard. Each throws what is wrong with its arguments. */
export interface LiveStreams {
  /** One operation until it ends. @param id its global id. */
  operation(id: string, after: bigint | null | undefined): AsyncIterable<OperationEvent>;
  /** One job until it ends. @param id its global id. */
  job(id: string, after: bigint | null | undefined): Promise<AsyncIterable<JobNews>>;
  /** Rows that match, as they come, change and go. */
  rows<K extends "Job" | "Alert">(
    kind: K,
    filter: object | null | undefined,
    after: bigint | null | undefined,
  ): Promise<AsyncIterable<LiveEvent<RowChange<K>>>>;
  /** Collections that were read with a different result. */
  collections(ask: {
    readonly kinds?: readonly Kind[] | null | undefined;
    readonly sources?: readonly string[] | null | undefined;
    readonly after?: bigint | null | undefined;
  }): AsyncIterable<CollectionNews>;
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
