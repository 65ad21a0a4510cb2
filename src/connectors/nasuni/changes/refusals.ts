// Which fields of an input does the console have no place for? Refused before it is asked.
import type { Refusals } from "../../../upstream/changes/refusals.ts";

/** One field, and why this vendor does not take it. */
type Untaken = readonly [field: string, value: unknown, reason: string];

/** Throws UNSUPPORTED_BY_VENDOR for the first of the fields that was written. */
export function refuseWritten(refuse: Refusals, fields: readonly Untaken[]): void {
  for (const [field, value, reason] of fields) if (value !== undefined) throw refuse.unsupported(field, reason);
}
