// What of a collection outlives the process? Everything that a query could see of it, with ages in the place of moments,
// because clocks of two processes are never compared.
import type { CollectionKey, CollectionSnapshot, SnapshotRow } from "../shared-state/CollectionStore.ts";
import type { Collection } from "./Collection.ts";

/** Makes a collection ready to be kept. @param account as in `CollectionKey`. @param nowMs on the monotonic clock. */
export function snapshotOf(collection: Collection, account: string, nowMs: number): CollectionSnapshot {
  const { suspicion } = collection;
  return {
    key: keyOf(collection, account),
    facts: {
      observedAt: collection.observedAt,
      observedAgeMs: nowMs - collection.observedMs,
      readBeganAgeMs: nowMs - collection.readBeganMs,
      readEndedAgeMs: nowMs - collection.readEndedMs,
      complete: collection.complete,
      coverage: collection.coverage,
      reason: collection.reason,
      counts: collection.counts,
      suspicion: suspicion && { sinceAgeMs: nowMs - suspicion.sinceMs, reason: suspicion.reason },
    },
    rows: rowsOf(collection, nowMs),
  };
}

/** Under which key a collection is kept. */
export const keyOf = ({ sourceId, kind, window }: Omit<CollectionKey, "account">, account: string): CollectionKey => ({
  sourceId,
  kind,
  window,
  account,
});

function* rowsOf({ table, readings, suspicion }: Collection, nowMs: number): Generator<SnapshotRow> {
  for (const row of table.rows) {
    const reading = readings.get(row.nativeId);
    yield {
      row,
      ...(reading === undefined ? {} : { reading: aged(reading, nowMs) }),
      ...(suspicion?.absent.has(row.nativeId) === true ? { doubted: true } : {}),
    };
  }
}

const aged = (
  {
    observedMs,
    ...reading
  }: { readonly observedMs: number } & Omit<NonNullable<SnapshotRow["reading"]>, "observedAgeMs">,
  nowMs: number,
) => ({ ...reading, observedAgeMs: nowMs - observedMs });
