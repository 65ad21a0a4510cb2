// What do the server's parts hand to resolvers where neither contract nor inventory has a type for it?
import type { Part } from "../../resolvers/index.ts";
import type { Command } from "../contract/commands.ts";
import type { Kind, Vendor } from "../contract/kinds.ts";
import type { ErrorCode } from "../contract/problem.ts";
import type { Row } from "../contract/rows/index.ts";
import type { PlacementRow } from "../contract/rows/Volume.ts";
import type { Source } from "../contract/source.ts";
import type { AlertSeverity, Health, ShareProtocol, WorkState } from "../contract/words.ts";
import type { WordCount } from "../inventory/InventoryView.ts";
import type { CollectionChange, LiveEvent, RowChange } from "../live/LiveEvent.ts";
import type { OperationRecord } from "../operations/OperationRecord.ts";
import type { RefreshRequest, Submission } from "../operations/Operations.ts";

/** A page of sources: what `SourceConnection` is made of. */
export interface SourcePage {
  readonly rows: readonly Source[];
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
  /** Sources that match, over all pages. */
  readonly totalCount: number;
  /** The place of a source of this page. */
  cursorOf(source: Source): string;
}

/** What one vendor can do with one kind; the fields of the GraphQL type `Capability`. */
export interface Capability {
  readonly kind: Kind;
  readonly listable: boolean;
  readonly reason: string | null;
  readonly vendorFilters: readonly string[];
  readonly commands: readonly CommandAvailability[];
}

/** Whether a command may be sent; the fields of the GraphQL type `CommandAvailability`. */
export interface CommandAvailability {
  readonly command: Command;
  readonly available: boolean;
  readonly code: ErrorCode | null;
  readonly reason: string | null;
}

/** The estate as one query asks for it. */
export interface EstateScope {
  /** The kinds that its figures are made of. */
  readonly kinds: ReadonlySet<Kind>;
}

/** One product's part of the estate. */
export interface VendorScope {
  readonly vendor: Vendor;
  readonly sourceIds: readonly string[];
}

/** Anything that `node(id:)` may answer. */
export type NodeValue = Row | Source | Part | OperationRecord;

/** What came of a mutation: what its payload is made of. */
export interface ChangeOutcome extends Submission {
  /** The row that was to be changed or removed, as it was before; null when there was none. */
  readonly before: Row | null;
  /** What was to be read, when it was a refresh. */
  readonly asked: RefreshRequest["input"] | null;
}

/** An event of a followed job. */
export type JobNews = LiveEvent<RowChange<"Job">>;
/** An event of followed alerts. */
export type AlertNews = LiveEvent<RowChange<"Alert">>;
/** An event of followed collections. */
export type CollectionNews = LiveEvent<CollectionChange>;

/** How parts of rows are found again: one entry per GraphQL type of part. */
export interface PartFinder {
  /** The kind of the row that holds it. */
  readonly kind: Kind;
  /** Key of the row that holds it. */
  ownerKey(nativeId: string): string;
  /** The part; null when the row has none of this key. */
  find(owner: Row, nativeId: string): Part | null;
}

/** One volume at one site, with the source whose rows it names. */
export interface PlacementOf extends PlacementRow {
  readonly sourceId: string;
}

/** Rows per health. */
export type HealthTally = WordCount<Health>;
/** Rows per work state. */
export type WorkStateTally = WordCount<WorkState>;
/** Rows per severity. */
export type SeverityTally = WordCount<AlertSeverity>;
/** Rows per protocol. */
export type ProtocolTally = WordCount<ShareProtocol>;
