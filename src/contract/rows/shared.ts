// What do rows of every kind have in common?
import type { Kind } from "../kinds.ts";
import type { CapacityBasis, DayOfWeek } from "../words.ts";

/**
 * What every row carries. A row is immutable and plain: two reads of an unchanged object give rows that are deeply
 * equal, so a row never holds the time at which it was read.
 */
export interface RowBase<K extends Kind> {
  readonly kind: K;
  /** Configuration key of the source that it was read through. */
  readonly sourceId: string;
  /** The vendor's own key, unique within source and kind and stable; parts of a composite key joined by `:`. */
  readonly nativeId: string;
  /** What to show people: the vendor's name, else the path, else `nativeId`. Never empty. */
  readonly displayName: string;
  /** The vendor's own word for its state; null when it has none. */
  readonly nativeState: string | null;
}

/** How much fits and how much is in use. All byte figures are exact 64-bit integers. */
export interface CapacityRow {
  readonly totalBytes: bigint | null;
  readonly usedBytes: bigint | null;
  /** Never negative: 0 when over the limit. */
  readonly freeBytes: bigint | null;
  readonly snapshotBytes: bigint | null;
  readonly unlimited: boolean | null;
  readonly basis: CapacityBasis | null;
  /** True when total, used or free was computed from other figures. */
  readonly derived: boolean;
  /** What had to be assumed, in a sentence. */
  readonly assumption: string | null;
}

/** When something recurs, field by field as in the GraphQL type `Schedule`. */
export interface ScheduleRow {
  readonly description: string;
  readonly format: "CRON" | "RRULE" | "FIELDS" | "NATIVE" | "UNKNOWN";
  readonly expression: string | null;
  readonly timezone: string | null;
  readonly intervalSeconds: number | null;
  readonly daysOfWeek: readonly DayOfWeek[] | null;
  readonly dayOfMonth: number | null;
  readonly startTime: string | null;
  readonly endTime: string | null;
  readonly nextRunAt: string | null;
  readonly missedCount: number | null;
}

/** How long something is kept, field by field as in the GraphQL type `Retention`. */
export interface RetentionRow {
  readonly forever: boolean;
  readonly count: number | null;
  readonly ageSeconds: bigint | null;
  readonly expression: string | null;
}

/**
 * What only one vendor knows about a row: the fields of the GraphQL type named by `__typename`, opaque to everything but
 * the schema. Relations inside are `Ref`s, which is why `sourceId` is repeated here.
 */
export interface DetailsRow {
  readonly __typename: string;
  readonly sourceId: string;
  readonly [field: string]: unknown;
}
