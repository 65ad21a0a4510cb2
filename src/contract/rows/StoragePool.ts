// What does a connector say about a pool?
import type { Ref } from "../ref.ts";
import type { Health, LifecycleState } from "../words.ts";
import type { CapacityRow, DetailsRow, RowBase } from "./shared.ts";

/** Space that volumes draw on. */
export interface StoragePoolRow extends RowBase<"StoragePool"> {
  readonly name: string | null;
  readonly description: string | null;
  readonly poolType: "CACHE" | "CLOUD" | "NAS" | "TAPE" | "FILE_SYSTEM" | "UNKNOWN";
  readonly site: Ref | null;
  readonly lifecycle: LifecycleState;
  readonly health: Health;
  readonly capacity: CapacityRow | null;
  readonly details: DetailsRow | null;
}
