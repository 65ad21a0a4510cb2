// When was a row read, and is that too long ago?
import type { Instant } from "../contract/kinds.ts";
import type { Row } from "../contract/rows/index.ts";
import type { LiveRow } from "./Store.ts";
import { sourceOf, type ViewContext } from "./ViewContext.ts";

/** Ages of rows, for one request. */
export interface RowAge {
  /** As `InventoryView.observedAt`. */
  observedAt(row: Row): Instant;
  /** As `InventoryView.stale`. */
  stale(row: Row): boolean;
}

/** Makes it. @param readLive a row as this request read it by itself; null when it did not. */
export function createRowAge(context: ViewContext, readLive: (row: Row) => LiveRow | null): RowAge {
  const { kernel, pins } = context;

  /** What this request knows of when the row was read; rows of an answer come from one of the two. */
  const readingOf = (row: Row) => {
    const { collection } = pins.widest(sourceOf(context, row.sourceId), row.kind);
    const live = readLive(row);
    if (live !== null && (collection === null || live.observedMs > collection.observedMs)) return live;
    return collection?.readings.get(row.nativeId) ?? collection;
  };

  return {
    observedAt: (row) => readingOf(row)?.observedAt ?? new Date(context.nowMs).toISOString(),
    stale: (row) => {
      const reading = readingOf(row);
      if (reading === null) return true;
      if ("unconfirmed" in reading && reading.unconfirmed) return true;
      const { ttlMs } = kernel.policies(row.sourceId, row.kind);
      if (kernel.clock.monotonic() - reading.observedMs > ttlMs) return true;
      const failure = kernel.desk(row.sourceId, row.kind)?.failure() ?? null;
      return failure !== null && failure.atMs > reading.observedMs;
    },
  };
}
