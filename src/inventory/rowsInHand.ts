// What does memory know of a row, as one viewer sees it? The newest version of it, or that there is none. A row that the viewer
// may not see is treated as one that is not there from the start, so that not even a call or a failure tells of it.
import type { Kind } from "../contract/kinds.ts";
import type { Row } from "../contract/rows/index.ts";
import type { Source } from "../contract/source.ts";
import type { Collection } from "./Collection.ts";
import type { ViewContext } from "./ViewContext.ts";

/** A kind of a source. */
export interface Shelf {
  readonly source: Source;
  readonly kind: Kind;
}

/** Which row, and how old what is known of it may be. */
export interface KeyAsk {
  readonly nativeId: string;
  readonly maxAgeMs: number;
}

/** The newest version of a row in memory that is not too old and that the viewer may see; null when there is none. */
export function rowInHand(context: ViewContext, { source, kind }: Shelf, { nativeId, maxAgeMs }: KeyAsk): Row | null {
  const { kernel, viewer } = context;
  const shelf = { sourceId: source.id, kind };
  const oldestMs = kernel.clock.monotonic() - maxAgeMs;
  const live = kernel.store.live(shelf, nativeId);
  let newest: { readonly row: Row | null; readonly observedMs: number } | null = live;
  for (const collection of kernel.store.all(shelf)) {
    const row = collection.table.row(nativeId);
    const reading = collection.readings.get(nativeId) ?? collection;
    const isDoubtful = "unconfirmed" in reading && reading.unconfirmed;
    if (row !== null && !isDoubtful && reading.observedMs >= (newest?.observedMs ?? Number.NEGATIVE_INFINITY))
      newest = { row, observedMs: reading.observedMs };
  }
  return newest === null || newest.observedMs < oldestMs ? null : visibleTo(viewer, newest.row);
}

/** True when it is known that the viewer can have no such row: read so by itself, or absent from everything there is. */
export function isKnownAbsent(context: ViewContext, { source, kind }: Shelf, { nativeId, maxAgeMs }: KeyAsk): boolean {
  const { kernel, viewer } = context;
  const shelf = { sourceId: source.id, kind };
  const oldestMs = kernel.clock.monotonic() - maxAgeMs;
  const live = kernel.store.live(shelf, nativeId);
  const whole = kernel.store.exact(shelf, "ALL");
  if (live !== null && live.observedMs >= oldestMs && visibleTo(viewer, live.row) === null) return true;
  if (whole === null || !isWhole(whole) || whole.observedMs < oldestMs) return false;
  return visibleTo(viewer, whole.table.row(nativeId)) === null;
}

/** The row, as far as the viewer may see it. */
export const visibleTo = <R extends Row>({ sees, bounds }: ViewContext["viewer"], row: R | null): R | null => {
  if (row === null || sees?.(row) === false) return null;
  return bounds?.concern(row.sourceId, row.kind) === true ? bounds.trimmed(row.sourceId, row) : row;
};

const isWhole = ({ complete, coverage, suspicion }: Collection): boolean =>
  complete && coverage === "ALL" && suspicion === null;
