// What can Prometheus ask of a gateway? All metrics of one gateway, and those of its process. Labels come from the configuration and
// from closed lists, so that their number is known beforehand: no row, client or name of a query can add to it.
import { collectDefaultMetrics, Registry } from "prom-client";
import type { CallWatch } from "./CallWatch.ts";
import { addHoldingMetrics, type HoldingSubjects } from "./holdingMetrics.ts";
import type { RequestWatch } from "./RequestWatch.ts";
import { addRequestMetrics } from "./requestMetrics.ts";
import { addUpstreamMetrics, type UpstreamSubjects } from "./upstreamMetrics.ts";

/** What metrics look at. */
export type MetricSubjects = Omit<UpstreamSubjects, "registry"> & Omit<HoldingSubjects, "registry">;

/** The metrics of a gateway. */
export interface Metrics {
  /** To be told of calls to vendors. */
  readonly calls: CallWatch;
  /** To be told of requests. */
  readonly requests: RequestWatch;
  /** As Prometheus reads them. */
  readonly contentType: string;
  text(): Promise<string>;
}

/** Event loop, memory and garbage belong to the process, however many gateways run in it: they are watched once. */
let ofProcess: Registry | null = null;

function processRegistry(): Registry {
  if (ofProcess === null) {
    ofProcess = new Registry();
    collectDefaultMetrics({ register: ofProcess });
  }
  return ofProcess;
}

/** Makes them. */
export function createMetrics(subjects: MetricSubjects): Metrics {
  const registry = new Registry();
  const calls = addUpstreamMetrics({ registry, ...subjects });
  const requests = addRequestMetrics(registry);
  addHoldingMetrics({ registry, ...subjects });
  const process = processRegistry();
  return {
    calls,
    requests,
    contentType: registry.contentType,
    text: async () => (await Promise.all([registry.metrics(), process.metrics()])).join("\n"),
  };
}
