// How are a vendor's rows changed from outside? Each vendor gives one handler per unified kind; `POST /__sim/rows` calls it.

/** Unified kind names that `POST /__sim/rows` knows. */
export const rowKinds = [
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

/** One of the unified kind names. */
export type RowKind = (typeof rowKinds)[number];

/** Vendor-shaped fields of a row, in the vendor's own names. */
export type RowValues = Record<string, unknown>;

/**
 * What can be done to the rows of one kind. Ids are the vendor's native ids as text, the same as in its URLs.
 * An absent method means that the vendor has no such change; asking for it answers 400.
 */
export interface RowHandler {
  /** Native ids in the order in which the vendor lists the rows. */
  ids(): readonly string[];
  /** Adds a plausible row, with these fields on top of it ({} for none), and gives its id. */
  insert?(values: RowValues): string;
  /** Lays these fields over the row; false when there is no such row. */
  update?(id: string, values: RowValues): boolean;
  /** Takes the row away; false when there is no such row. */
  remove?(id: string): boolean;
}
