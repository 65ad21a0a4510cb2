// What does a connector say about work that the vendor runs?
import type { Instant } from "../kinds.ts";
import type { Ref } from "../ref.ts";
import type { JobType, WorkState } from "../words.ts";
import type { DetailsRow, RowBase } from "./shared.ts";

/** Work that a vendor runs. Its window goes by `createdAt`, else `startedAt`; unfinished work is in every window. */
export interface JobRow extends RowBase<"Job"> {
  readonly name: string | null;
  readonly jobType: JobType;
  readonly nativeType: string | null;
  readonly state: WorkState;
  /** Undefined: not in lists, but a detail reader `progress` brings it. */
  readonly progressPercent?: number | null | undefined;
  readonly progress?: JobProgressRow | null | undefined;
  readonly createdAt: Instant | null;
  readonly startedAt: Instant | null;
  readonly finishedAt: Instant | null;
  readonly expiresAt: Instant | null;
  readonly message: string | null;
  readonly owner: string | null;
  readonly site: Ref | null;
  readonly volume: Ref | null;
  readonly template: Ref | null;
  /** Undefined: not in lists, but a detail reader `steps` brings it. Null: the vendor has none. */
  readonly steps?: readonly JobStepRow[] | null | undefined;
  readonly details: DetailsRow | null;
}

/** How much of the work is done. */
export interface JobProgressRow {
  readonly processedBytes: bigint | null;
  readonly totalBytes: bigint | null;
  readonly processedFiles: bigint | null;
  readonly totalFiles: bigint | null;
  readonly bytesPerSecond: bigint | null;
  readonly remainingSeconds: bigint | null;
}

/** One part of a job. */
export interface JobStepRow {
  readonly sourceId: string;
  readonly name: string;
  readonly state: WorkState;
  readonly nativeState: string | null;
  readonly site: Ref | null;
  readonly startedAt: Instant | null;
  readonly finishedAt: Instant | null;
  readonly message: string | null;
}
