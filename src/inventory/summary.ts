// What do all rows of a list come to? Computed when it is asked for.
import type { Kind } from "../contract/kinds.ts";
import type { Row } from "../contract/rows/index.ts";
import { ALERT_SEVERITIES, HEALTHS, SHARE_PROTOCOLS, WORK_STATES } from "../contract/words.ts";
import { addSum, type CapacitySum, emptySum, summaryOf } from "./capacity.ts";
import type { RowPage, RowSummary } from "./InventoryView.ts";
import { certificateHealth } from "./kinds/Certificate.ts";
import { sumPools, sumVolumes } from "./sums.ts";
import { sourceOf, type ViewContext } from "./ViewContext.ts";
import { inOrder, tally } from "./wordCounts.ts";

/** Sums up the rows of a page over all pages. What does not apply to the kind is empty. */
export function summarize<K extends Kind>(context: ViewContext, page: RowPage<K>): RowSummary {
  const rows: readonly Row[] = page.matched;
  const { stores, caches } = capacityOfAll(context, rows);
  return {
    capacity: summaryOf(stores),
    cacheCapacity: summaryOf(caches),
    byHealth: inOrder(
      HEALTHS,
      tally(rows, (row) => healthOf(row, context.nowMs)),
    ),
    byState: inOrder(
      WORK_STATES,
      tally(rows, (row) => (row.kind === "Job" ? row.state : null)),
    ),
    bySeverity: inOrder(
      ALERT_SEVERITIES,
      tally(rows, (row) => (row.kind === "Alert" ? row.severity : null)),
    ),
    byProtocol: inOrder(
      SHARE_PROTOCOLS,
      tally(rows, (row) => (row.kind === "Share" ? row.protocol : null)),
    ),
  };
}

function capacityOfAll(context: ViewContext, rows: readonly Row[]): { stores: CapacitySum; caches: CapacitySum } {
  const pools = rows.filter((row) => row.kind === "StoragePool");
  if (pools.length > 0) return sumPools(pools);
  const stores = emptySum();
  const volumes = rows.filter((row) => row.kind === "Volume");
  for (const [sourceId, ofSource] of Map.groupBy(volumes, (row) => row.sourceId))
    addSum(stores, sumVolumes(ofSource, context.pins.tables(sourceOf(context, sourceId))));
  return { stores, caches: emptySum() };
}

function healthOf(row: Row, nowMs: number): string | null {
  if ("health" in row) return row.health;
  return row.kind === "Certificate" ? certificateHealth(row, nowMs) : null;
}
