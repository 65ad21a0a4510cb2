// How full is the cluster, now and before? The file system and its history (sheet §8.2).

import { capacityOf } from "../capacity.ts";
import type { QumuloContext } from "../qumuloContext.ts";
import { decodeError } from "../wire/apiError.ts";

const hour = 3_600_000;
const intervals: Record<string, number> = { hourly: hour, daily: 24 * hour, weekly: 7 * 24 * hour };

/** Longest answer, so that a careless begin-time does not ask for a million hours. */
const mostPeriods = 5_000;

/** Core keeps two years; what lies before is a gap, and gaps are skipped. */
const keptMs = 730 * 24 * hour;

function readMoment(name: string, text: string): number {
  const ms = /^\d+$/.test(text) ? Number(text) * 1_000 : Date.parse(text);
  if (Number.isNaN(ms)) throw decodeError(`Error decoding query parameter '${name}'`);
  return ms;
}

interface HistoryQuery {
  Querystring: { "begin-time"?: string; "end-time"?: string; interval?: string };
}

/** Registers the capacity routes. */
export function registerCapacityRoutes(context: QumuloContext): void {
  const { app, clock } = context;
  app.get("/v1/file-system", () => {
    const { total, free, snapshots } = capacityOf(context.state);
    return {
      block_size_bytes: 4096,
      total_size_bytes: String(total),
      free_size_bytes: String(free),
      snapshot_size_bytes: String(snapshots),
    };
  });
  app.get<HistoryQuery>("/v1/analytics/capacity-history/", ({ query }) => {
    const begin = query["begin-time"];
    if (begin === undefined) throw decodeError("Missing required query parameter 'begin-time'");
    const end = query["end-time"] === undefined ? clock.now() : readMoment("end-time", query["end-time"]);
    const step = intervals[query.interval ?? "hourly"];
    if (step === undefined) throw decodeError("Error decoding query parameter 'interval'");
    const oldest = Math.max(readMoment("begin-time", begin), clock.startedAt() - keptMs);
    const first = Math.ceil(oldest / step) * step;
    const { total, data, snapshots } = capacityOf(context.state);
    const count = Math.min(mostPeriods, Math.max(0, Math.ceil((end - first) / step)));
    return Array.from({ length: count }, (_, index) => {
      const atMs = first + index * step;
      // Data has grown by a steady tenth a year; the present figure is the last one.
      const thousandths = 1_000n - BigInt(Math.round(((clock.now() - atMs) / (365 * 24 * hour)) * 100));
      const before = (bytes: bigint) => String((bytes * thousandths) / 1_000n);
      return {
        period_start_time: atMs / 1_000,
        capacity_used: before(data + snapshots),
        data_used: before(data),
        metadata_used: before(data / 200n),
        snapshot_used: before(snapshots),
        total_usable: String(total),
        details_status: index === count - 1 ? "PENDING" : "AVAILABLE",
      };
    });
  });
}
