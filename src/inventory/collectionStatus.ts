// How does each kind of each source stand in memory? For metrics; makes no call.
import { KINDS } from "../contract/kinds.ts";
import type { CollectionState, CollectionStatus } from "../observe/holdingMetrics.ts";
import type { Collection } from "./Collection.ts";
import type { Kernel } from "./Kernel.ts";

/** Kinds that were read or tried at least once. Of several windows, the one that was read last. */
export function collectionStatus(kernel: Kernel): readonly CollectionStatus[] {
  const nowMs = kernel.clock.monotonic();
  return kernel.sources.flatMap(({ id: sourceId }) =>
    KINDS.flatMap((kind): readonly CollectionStatus[] => {
      const failedMs = kernel.desk(sourceId, kind)?.failure()?.atMs ?? null;
      const latest = newest(kernel.store.all({ sourceId, kind }));
      if (latest === null)
        return failedMs === null ? [] : [{ sourceId, kind, state: "FAILED", rows: null, ageMs: null }];
      const hasFailed = failedMs !== null && failedMs >= latest.readEndedMs;
      const isOld = nowMs - latest.readBeganMs > kernel.policies(sourceId, kind).ttlMs;
      const state = hasFailed ? "FAILED" : stateOf(latest, isOld);
      return [{ sourceId, kind, state, rows: latest.table.rows.length, ageMs: nowMs - latest.observedMs }];
    }),
  );
}

const newest = (collections: readonly Collection[]): Collection | null =>
  collections.reduce<Collection | null>(
    (best, each) => (best === null || each.readBeganMs > best.readBeganMs ? each : best),
    null,
  );

function stateOf({ suspicion, complete }: Collection, isOld: boolean): CollectionState {
  if (suspicion !== null) return "SUSPECT";
  if (!complete) return "PARTIAL";
  return isOld ? "STALE" : "FRESH";
}
