// What do all rows of a list come to? Computed when it is asked for.
import type { Kind } from "../contract/kinds.ts";
import type { Row } from "../contract/rows/index.ts";
import { ALERT_SEVERITIES, HEALTHS, SHARE_PROTOCOLS, WORK_STATES } from "../contract/words.ts";
import { addSum, emptySum, summaryOf } from "./capacity.ts";
import type { RowPage, RowSummary } from "./InventoryView.ts";
import { certificateHealth } from "./kinds/Certificate.ts";
import { sumPools, sumVolumes } from "./sums.ts";
import { sourceOf, type ViewContext } from "./ViewContext.ts";
import { inOrder, tally } from "./wordCounts.ts";

/** Sums up the rows of a page over all pages. What does not apply to the kind is empty. */
export function summarize<K extends Kind>(context: ViewContext, page: RowPage<K>): RowSummary {
  const rows: readonly Row[] = page.matched;
  const pools = sumPools(rows.filter((row) => row.kind === "StoragePool"));
  const capacity = emptySum();
  addSum(capacity, pools.stores);
  const volumes = rows.filter((row) => row.kind === "Volume");
  for (const [sourceId, ofSource] of Map.groupBy(volumes, (row) => row.sourceId))
    addSum(capacity, sumVolumes(ofSource, context.pins.tables(sourceOf(context, sourceId))));
  return {
    capacity: summaryOf(capacity),
    cacheCapacity: summaryOf(pools.caches),
    byHealth: inOrder(HEALTHS, tally(healthsOf(rows, context.nowMs))),
    byState: inOrder(WORK_STATES, tally(rows.filter((row) => row.kind === "Job").map((row) => row.state))),
    bySeverity: inOrder(ALERT_SEVERITIES, tally(rows.filter((row) => row.kind === "Alert").map((row) => row.severity))),
    byProtocol: inOrder(SHARE_PROTOCOLS, tally(rows.filter((row) => row.kind === "Share").map((row) => row.protocol))),
  };
}

function* healthsOf(rows: readonly Row[], nowMs: number): Generator<string> {
  for (const row of rows)
    if ("health" in row) yield row.health;
    else if (row.kind === "Certificate") yield certificateHealth(row, nowMs);
}
