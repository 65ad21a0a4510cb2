// What does a connector say about something that needs attention?
import type { Instant, Kind } from "../kinds.ts";
import type { Ref } from "../ref.ts";
import type { AlertSeverity } from "../words.ts";
import type { RowBase } from "./shared.ts";

/** Something that needs attention. Its window goes by `raisedAt`; active ones are in every window. */
export interface AlertRow extends RowBase<"Alert"> {
  readonly name: string | null;
  readonly severity: AlertSeverity;
  readonly message: string | null;
  /** Null in a derived alert whose evidence tells no moment: the inventory fills in when it was first seen. */
  readonly raisedAt: Instant | null;
  readonly active: boolean | null;
  readonly acknowledged: boolean | null;
  readonly suppressed: boolean | null;
  readonly derived: boolean;
  /** What it is about; null when that is not known. */
  readonly resource: { readonly kind: Kind; readonly ref: Ref } | null;
  readonly site: Ref | null;
}
