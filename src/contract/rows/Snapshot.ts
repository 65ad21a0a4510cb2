// What does a connector say about a snapshot?
import type { Instant } from "../kinds.ts";
import type { Ref } from "../ref.ts";
import type { LifecycleState } from "../words.ts";
import type { DetailsRow, RowBase } from "./shared.ts";

/** A point-in-time copy. Its window goes by `createdAt`. */
export interface SnapshotRow extends RowBase<"Snapshot"> {
  readonly name: string | null;
  readonly subject: "DATA" | "CONFIGURATION";
  readonly volume: Ref | null;
  readonly path: string | null;
  readonly site: Ref | null;
  readonly lifecycle: LifecycleState;
  readonly progressPercent: number | null;
  readonly createdAt: Instant | null;
  readonly expiresAt: Instant | null;
  readonly locked: boolean | null;
  readonly lockKey: string | null;
  readonly policy: Ref | null;
  readonly uniqueBytes: bigint | null;
  readonly details: DetailsRow | null;
}
