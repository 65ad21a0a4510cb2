// Which unified kinds of resource exist? The words that every room uses for them.

/** Every unified kind, named like its GraphQL type. The order is the order of the GraphQL enum `Kind`. */
export const KINDS = [
  "Site",
  "Host",
  "StoragePool",
  "Volume",
  "Share",
  "Snapshot",
  "SnapshotPolicy",
  "Quota",
  "Job",
  "JobTemplate",
  "Alert",
  "Certificate",
] as const;

/** A unified kind of resource, named like its GraphQL type. */
export type Kind = (typeof KINDS)[number];

/** A product's name. The contract treats it as an opaque word; only configuration and schema list the real ones. */
export type Vendor = string;

/** A moment: RFC 3339 in UTC with milliseconds and `Z`, so that code-unit order is time order. */
export type Instant = string;

/**
 * How far back a read of an unbounded kind reaches, by the row's own time. `ALL` is everything that the vendor keeps.
 * A wider window in hand serves a narrower one.
 */
export const WINDOWS = ["HOUR", "DAY", "WEEK", "ALL"] as const;

/** One rung of the ladder of windows. */
export type Window = (typeof WINDOWS)[number];

/** Length of each window in milliseconds; `ALL` has none. */
export const WINDOW_MS: Readonly<Record<Window, number>> = {
  HOUR: 3_600_000,
  DAY: 86_400_000,
  WEEK: 604_800_000,
  ALL: Number.POSITIVE_INFINITY,
};

/** How much of what the vendor holds a complete read can bring; the same words as the GraphQL enum `Coverage`. */
export type Coverage = "ALL" | "WINDOW" | "LATEST_ONLY" | "PERMITTED_PART" | "UNKNOWN";
