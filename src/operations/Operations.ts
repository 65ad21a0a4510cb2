// What can be asked of changes? The one interface that the server uses: ask for one, call it off, read and follow what came of it.
import type { Viewer } from "../access/Viewer.ts";
import type { Command, VendorCommand } from "../contract/commands.ts";
import type { Instant, Kind } from "../contract/kinds.ts";
import type { ErrorCode, Problem } from "../contract/problem.ts";
import type { Row } from "../contract/rows/index.ts";
import type { OperationRecord, OperationState } from "./OperationRecord.ts";

/** Everything about changes. Every method is behind the viewer: what they may not see is as absent. */
export interface Operations {
  /** Plans, records, sends and follows a change. Never throws for an expected failure, nor for a ledger that is away. */
  submit(ask: ChangeRequest): Promise<Submission>;
  /** The same for REFRESH_INVENTORY, which the gateway carries out itself. */
  refresh(ask: RefreshRequest): Promise<Submission>;
  /** Stops one: sends not made are dropped, and its jobs cancelled where the vendor can. The operation, or NOT_FOUND. */
  cancel(viewer: Viewer, operationId: string): Promise<Submission>;
  /** One by its id; null when there is none, or none that the viewer may see. Throws LEDGER_UNAVAILABLE. */
  get(viewer: Viewer, operationId: string): Promise<OperationRecord | null>;
  /** A page. Throws INVALID_INPUT naming the argument, and LEDGER_UNAVAILABLE. */
  list(viewer: Viewer, ask: OperationListAsk): Promise<OperationPage>;
  /**
   * Follows one operation until it ends; the last event carries its final state. The first event comes at once: with `after`
   * what was missed, without it how it stands. Throws NOT_FOUND and LEDGER_UNAVAILABLE from the first `next`, and ends when the
   * signal fires. Who reads slowly gets the latest, with numbers left out.
   */
  follow(viewer: Viewer, ask: FollowAsk): AsyncIterable<OperationEvent>;
  /**
   * The operation that each of these jobs of a source runs because of, by the job's native id; jobs that none of them caused, or whose
   * operation the viewer may not see, are left out. Asked once for all jobs of an answer. Throws LEDGER_UNAVAILABLE.
   */
  ofJobs(viewer: Viewer, sourceId: string, nativeIds: readonly string[]): Promise<ReadonlyMap<string, OperationRecord>>;
  /** What can be asked of this row now, the commands of its kind in the order of the enum. Cheap: makes no call. */
  availability(viewer: Viewer, row: Row): readonly CommandAnswer[];
  /** What can be asked of a kind of a source in general, the same commands. */
  capability(viewer: Viewer, sourceId: string, kind: Kind): readonly CommandAnswer[];
}

/** A change that somebody asks for. */
export interface ChangeRequest {
  readonly viewer: Viewer;
  readonly command: VendorCommand;
  /**
   * The GraphQL input as parsed by graphql-js: global ids as text, DateTime as `Instant`, ByteCount as bigint, enums as their
   * names, null and undefined for what was left out.
   */
  readonly input: Readonly<Record<string, unknown>>;
  readonly options?: OperationOptions | null | undefined;
  /** How long who asks waits: planning, and `waitMs`, end with it; a recorded operation goes on. */
  readonly conditions: AskConditions;
}

/** A read of everything in these sources and kinds, now. */
export interface RefreshRequest {
  readonly viewer: Viewer;
  readonly input: {
    readonly sourceIds?: readonly string[] | null | undefined;
    readonly kinds?: readonly Kind[] | null | undefined;
    /** True when an operator says that rows which are not found are gone. */
    readonly acceptRemovals?: boolean | null | undefined;
  };
  readonly options?: OperationOptions | null | undefined;
  readonly conditions: AskConditions;
}

/** Of the HTTP request. */
export interface AskConditions {
  readonly signal: AbortSignal;
  /** On the monotonic clock. */
  readonly deadlineMs: number;
}

/** As `OperationOptionsInput`. */
export interface OperationOptions {
  readonly idempotencyKey?: string | null | undefined;
  readonly dryRun?: boolean | null | undefined;
  readonly waitMs?: number | null | undefined;
}

/** What every mutation answers. */
export interface Submission {
  /** Null when it was refused before it was recorded. A dry run has one that is kept nowhere. */
  readonly operation: OperationRecord | null;
  /** Why it was refused, or the operation's own problems. */
  readonly problems: readonly Problem[];
}

/** Arguments of the list of operations, as they come from GraphQL. */
export interface OperationListAsk {
  readonly filter?: OperationFilter | null | undefined;
  readonly orderBy?: readonly OperationOrder[] | null | undefined;
  readonly first?: number | null | undefined;
  readonly after?: string | null | undefined;
  readonly last?: number | null | undefined;
  readonly before?: string | null | undefined;
}

/** As `OperationFilter`; `id` and `target` are global ids. */
export interface OperationFilter {
  readonly id?: readonly string[] | null | undefined;
  readonly source?: readonly string[] | null | undefined;
  readonly command?: readonly Command[] | null | undefined;
  readonly state?: readonly string[] | null | undefined;
  readonly target?: readonly string[] | null | undefined;
  readonly requestedBy?: StringCondition | null | undefined;
  readonly requestedAt?: MomentCondition | null | undefined;
  readonly idempotencyKey?: readonly string[] | null | undefined;
  readonly dryRun?: boolean | null | undefined;
}

/** As `StringFilter`. */
export interface StringCondition {
  readonly in?: readonly string[] | null | undefined;
  readonly contains?: string | null | undefined;
  readonly startsWith?: string | null | undefined;
  readonly isNull?: boolean | null | undefined;
}

/** As `DateTimeFilter`. */
export interface MomentCondition {
  readonly since?: Instant | null | undefined;
  readonly before?: Instant | null | undefined;
  readonly sinceSecondsAgo?: number | null | undefined;
  readonly beforeSecondsAgo?: number | null | undefined;
  readonly isNull?: boolean | null | undefined;
}

/** As `OperationOrder`. */
export interface OperationOrder {
  readonly field: "REQUESTED_AT" | "FINISHED_AT" | "STATE";
  readonly direction?: "ASC" | "DESC" | null | undefined;
}

/** What `OperationConnection` is made of; `nodes`, `edges` and `pageInfo` as for every page. */
export interface OperationPage {
  readonly rows: readonly OperationRecord[];
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
  cursorOf(row: OperationRecord): string;
  /** Over all pages. */
  readonly totalCount: number;
  /** Over all pages, states without operations left out, in the order of the enum. */
  readonly byState: readonly { readonly word: OperationState; readonly count: number }[];
}

/** Which operation to follow. */
export interface FollowAsk {
  readonly operationId: string;
  /** `sequence` of the last event seen; null for from now. */
  readonly after: bigint | number | null;
  readonly signal: AbortSignal;
}

/** The fields of the GraphQL type `OperationEvent`. */
export interface OperationEvent {
  readonly sequence: number;
  readonly at: Instant;
  readonly gap: boolean;
  readonly operation: OperationRecord;
}

/** The fields of the GraphQL type `CommandAvailability`. */
export interface CommandAnswer {
  readonly command: Command;
  readonly available: boolean;
  /** Null when available. */
  readonly code: ErrorCode | null;
  /** Why not, or under which condition. */
  readonly reason: string | null;
}
