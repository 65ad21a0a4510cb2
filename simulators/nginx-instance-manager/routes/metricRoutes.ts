// How full are the disks of the machines? `/analytics/metrics` for the host disk, and the catalogs (sheet §6.7).
import { apiBase } from "../gateway/mappedPrefixes.ts";
import type { Nim } from "../nim.ts";
import type { SystemRecord } from "../state/systemRecords.ts";
import { badRequest } from "../wire/apiError.ts";
import { parseFilter } from "../wire/eventFilter.ts";
import { secondTime } from "../wire/moments.ts";
import { type Query, textOf } from "../wire/paging.ts";
import { durationMs, readTimeRange } from "../wire/timeRange.ts";

const metricUnits = {
  "system.disk.total": "bytes",
  "system.disk.used": "bytes",
  "system.disk.free": "bytes",
  "system.disk.in_use": "percent",
} as const;
type MetricName = keyof typeof metricUnits;

const dimensionNames = ["system_id", "hostname", "mount_point"] as const;
const mostPoints = 500;
const intervalMs = 60_000;
const dayMs = 86_400_000;

interface Wanted {
  readonly name: MetricName;
  /** AVG, SUM, COUNT, MAX, MIN or RATE; null for plain values. */
  readonly aggregate: string | null;
}

function readNames(query: Query): Wanted[] {
  const text = textOf(query, "names") ?? "";
  if (text === "") throw badRequest("names is required");
  return text.split(",").map((part) => {
    const match = /^(?:(AVG|SUM|COUNT|MAX|MIN|RATE)\(([\w.]+)\)|([\w.]+))$/i.exec(part.trim());
    const name = match?.[2] ?? match?.[3] ?? "";
    if (!Object.hasOwn(metricUnits, name)) throw badRequest(`${part} is not in the catalog of metrics`);
    return { name: name as MetricName, aggregate: match?.[1]?.toUpperCase() ?? null };
  });
}

/** The value at a moment: disks fill up by a thousandth a day. */
function valueAt(name: MetricName, system: SystemRecord, daysAfterStart: number): number {
  const total = system.diskTotalBytes;
  const used = Math.min(total, Math.max(0, Math.floor(system.diskUsedBytes + total * 0.001 * daysAfterStart)));
  if (name === "system.disk.total") return total;
  if (name === "system.disk.used") return used;
  return name === "system.disk.free" ? total - used : Math.round((used / total) * 10_000) / 100;
}

function aggregated(how: string, values: readonly number[], seconds: number): number {
  const sum = values.reduce((all, value) => all + value, 0);
  if (how === "SUM") return sum;
  if (how === "COUNT") return values.length;
  if (how === "MAX") return Math.max(...values);
  if (how === "MIN") return Math.min(...values);
  if (how === "RATE") return seconds === 0 ? 0 : ((values.at(-1) ?? 0) - (values[0] ?? 0)) / seconds;
  return sum / Math.max(1, values.length);
}

function momentsOf(nim: Nim, query: Query): number[] {
  const nowMs = nim.clock.now();
  const { fromMs, toMs } = readTimeRange(query, {
    nowMs,
    momentOf: (id) => nim.state.events.get(id)?.timestampMs ?? null,
  });
  // Without a start there is only the last value.
  if (fromMs === null) return [Math.floor(nowMs / intervalMs) * intervalMs];
  const step = durationMs(textOf(query, "resolution") ?? "1h");
  if (step === null || step === 0) throw badRequest("resolution is no duration");
  // Metrics are kept for 32 days.
  const from = Math.max(fromMs, nowMs - 32 * dayMs);
  const count = Math.max(0, Math.min(mostPoints, Math.ceil((Math.min(toMs, nowMs) - from) / step)));
  return Array.from({ length: count }, (_, index) => from + index * step);
}

type Dimensions = Record<(typeof dimensionNames)[number], string>;

const dimensionsOf = ({ uid, hostname }: SystemRecord): Dimensions => ({ system_id: uid, hostname, mount_point: "/" });

function keptDimensions(all: Dimensions, list: string | undefined): Record<string, string> {
  if (list === undefined) return all;
  const wanted = list.split(",").map((name) => name.trim());
  return Object.fromEntries(Object.entries(all).filter(([name]) => wanted.includes(name)));
}

function metricJson(nim: Nim, wanted: Wanted, query: Query): object {
  const filterText = textOf(query, "filter");
  const filter = filterText === undefined ? null : parseFilter(filterText);
  const systems = nim.state.systems.list().filter((system) => {
    const all: Record<string, string> = dimensionsOf(system);
    return filter === null || filter((name) => all[name] ?? null);
  });
  const moments = momentsOf(nim, query);
  const startMs = nim.clock.startedAt();
  const valuesOf = (system: SystemRecord) => moments.map((ms) => valueAt(wanted.name, system, (ms - startMs) / dayMs));
  if (wanted.aggregate === null) {
    const series = systems.map((system) => ({
      dimensions: keptDimensions(dimensionsOf(system), textOf(query, "dimensions")),
      timestamps: moments.map(secondTime),
      values: valuesOf(system),
    }));
    return { name: wanted.name, series };
  }
  const aggr = wanted.aggregate;
  if (textOf(query, "startTime") === undefined) throw badRequest(`${aggr} needs a startTime`);
  const groupBy = textOf(query, "groupBy") ?? "";
  const groups = Map.groupBy(systems, (system) => JSON.stringify(keptDimensions(dimensionsOf(system), groupBy)));
  const seconds = ((moments.at(-1) ?? 0) - (moments[0] ?? 0)) / 1000;
  const series = [...groups].map(([dimensions, members]) => ({
    dimensions: JSON.parse(dimensions) as Record<string, string>,
    timestamps: moments.slice(0, 1).map(secondTime),
    values: [aggregated(aggr, members.flatMap(valuesOf), seconds)],
  }));
  return { name: wanted.name, aggr, series };
}

const eventCatalog = [
  "agent.config",
  "agent.status",
  "clickhouse.status",
  "deployment.status",
  "nginx.status",
  "publication.status",
  ...["certs", "instance groups", "instance sets", "license", "systems", "templates"].map(
    (name) => `entitycud.${name}`,
  ),
];

/** Registers the routes of metrics and of the catalogs. */
export function registerMetricRoutes(nim: Nim): void {
  const { app } = nim;
  const url = `${apiBase}/analytics`;
  app.get<{ Querystring: Query }>(`${url}/metrics`, ({ query }) => ({
    metrics: readNames(query).map((wanted) => metricJson(nim, wanted, query)),
  }));
  app.get(`${url}/catalogs/metrics`, () => ({
    items: Object.entries(metricUnits).map(([name, unit]) => ({ name, unit, dimensions: dimensionNames })),
  }));
  app.get(`${url}/catalogs/dimensions`, () => ({ items: dimensionNames.map((name) => ({ name })) }));
  app.get(`${url}/catalogs/events`, () => ({ items: eventCatalog.map((name) => ({ name })) }));
}
