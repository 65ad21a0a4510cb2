// What does a connector say about a snapshot policy?
import type { Ref } from "../ref.ts";
import type { RetentionRow, RowBase, ScheduleRow } from "./shared.ts";

/** A rule that takes snapshots by schedule. */
export interface SnapshotPolicyRow extends RowBase<"SnapshotPolicy"> {
  readonly name: string | null;
  readonly enabled: boolean | null;
  readonly volume: Ref | null;
  readonly path: string | null;
  /** `VOLUME`: wherever its volume is placed. Null when not readable. */
  readonly sites: readonly Ref[] | "VOLUME" | null;
  readonly schedule: ScheduleRow | null;
  readonly retention: RetentionRow | null;
  readonly lockKey: string | null;
}
