// What does a connector say about a quota?
import type { Ref } from "../ref.ts";
import type { CapacityRow, RowBase } from "./shared.ts";

/** A limit on a volume or on folders in it. */
export interface QuotaRow extends RowBase<"Quota"> {
  readonly scope: "VOLUME" | "FOLDER" | "EACH_CHILD" | "UNKNOWN";
  readonly volume: Ref | null;
  readonly path: string | null;
  readonly capacity: CapacityRow | null;
  readonly notifyEmail: string | null;
}
