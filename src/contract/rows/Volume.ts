// What does a connector say about a volume?
import type { Instant } from "../kinds.ts";
import type { Ref } from "../ref.ts";
import type { Health, LifecycleState, ShareProtocol } from "../words.ts";
import type { CapacityRow, DetailsRow, RowBase } from "./shared.ts";

/** A named space that holds files. */
export interface VolumeRow extends RowBase<"Volume"> {
  readonly name: string | null;
  readonly description: string | null;
  readonly lifecycle: LifecycleState;
  readonly health: Health;
  /** Absolute path without a trailing slash (the root is `/`); target of `PathRef`s. */
  readonly path: string | null;
  readonly capacity: CapacityRow | null;
  readonly protocols: readonly ShareProtocol[] | null;
  readonly createdAt: Instant | null;
  readonly parent: Ref | null;
  /** Null when it could not be read. */
  readonly placements: readonly PlacementRow[] | null;
  readonly details: DetailsRow | null;
}

/** One volume at one site. */
export interface PlacementRow {
  readonly site: Ref | null;
  readonly pool: Ref | null;
  readonly role: "OWNER" | "REMOTE" | "PEER" | "UNKNOWN";
  readonly connected: boolean | null;
  readonly usedBytes: bigint | null;
  readonly unprotectedBytes: bigint | null;
  readonly lastSnapshotAt: Instant | null;
}
