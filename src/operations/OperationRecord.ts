// What is known of one operation? The part of a record in the ledger that may be shown: no input, no secrets. The shapes mirror
// schema/Operation.graphql, so that resolvers hand them on as they are.
import type { RowName } from "../contract/changes/Change.ts";
import type { Command } from "../contract/commands.ts";
import type { Instant } from "../contract/kinds.ts";
import type { Problem } from "../contract/problem.ts";
import type { WorkState } from "../contract/words.ts";

/** How far an operation has come. UNKNOWN is never one. */
export type OperationState = Exclude<WorkState, "UNKNOWN">;

/** One operation, as it stood when it was read. Immutable. */
export interface OperationRecord {
  /** `[A-Za-z0-9]{16,32}`. The global id is made of it: type `Operation`, source id "" (empty), native id this. */
  readonly id: string;
  readonly command: Command;
  readonly state: OperationState;
  readonly dryRun: boolean;
  /** Configuration keys: one, except for REFRESH_INVENTORY. */
  readonly sourceIds: readonly string[];
  /** What it acts on; null until a new resource has an id. Stays after a deletion. It lies in `sourceIds[0]`. */
  readonly target: RowName | null;
  /** What people call the target, as it was when asked. */
  readonly targetName: string | null;
  /** `Viewer.id` of who asked. */
  readonly requestedBy: string;
  readonly requestedAt: Instant;
  readonly finishedAt: Instant | null;
  readonly deadlineAt: Instant;
  readonly idempotencyKey: string;
  /** 0 to 100; null when not known. */
  readonly progressPercent: number | null;
  readonly plan: readonly PlannedCallRecord[];
  readonly calls: readonly VendorCallRecord[];
  /** Oldest first; at least one. */
  readonly transitions: readonly TransitionRecord[];
  /** What the vendor runs because of it, oldest first; it lies in `sourceIds[0]`. Kind `Job` alone. */
  readonly jobs: readonly RowName[];
  readonly inferredOutcome: InferredOutcome | null;
  readonly problems: readonly Problem[];
  /** Number of the last change of anything above; rises with every change, from 1. The last transition's is not greater. */
  readonly sequence: number;
}

/** The fields of `PlannedCall`. */
export interface PlannedCallRecord {
  /** From 1. */
  readonly position: number;
  readonly purpose: string;
  readonly endpoint: string;
  readonly values: readonly { readonly name: string; readonly value: string | null }[];
  readonly waitsForJob: boolean;
}

/** The fields of `VendorCall`. */
export interface VendorCallRecord {
  /** From 1. */
  readonly position: number;
  readonly sentAt: Instant;
  readonly answeredAt: Instant | null;
  readonly status: number | null;
  readonly vendorRequestId: string | null;
  readonly outcome: CallOutcome;
}

/** As the GraphQL enum `CallOutcome`. */
export type CallOutcome = "ACCEPTED" | "REFUSED" | "IN_DOUBT" | "FOUND_DONE" | "FOUND_NOT_DONE";

/** The fields of `OperationTransition`. */
export interface TransitionRecord {
  readonly sequence: number;
  readonly at: Instant;
  readonly state: OperationState;
  readonly reason: string | null;
}

/** As the GraphQL enum `InferredOutcome`. */
export type InferredOutcome = "LOOKS_DONE" | "LOOKS_NOT_DONE" | "UNDECIDED";
