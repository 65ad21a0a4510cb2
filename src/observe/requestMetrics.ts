// How are requests answered? Metrics with labels from closed sets alone: no name, caller or text that a client chooses.
import { Counter, Gauge, Histogram, type Registry } from "prom-client";
import { ERROR_CODES } from "../contract/problem.ts";
import type { RequestWatch } from "./RequestWatch.ts";

const SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** Codes of the closed list, and those with which GraphQL itself refuses a request. Everything else is OTHER. */
const CODES: ReadonlySet<string> = new Set([
  ...ERROR_CODES,
  ...[
    "GRAPHQL_PARSE_FAILED",
    "GRAPHQL_VALIDATION_FAILED",
    "BAD_USER_INPUT",
    "BAD_REQUEST",
    "OPERATION_RESOLUTION_FAILURE",
  ],
]);

/** Adds them; what it returns is to be told of requests. */
export function addRequestMetrics(registry: Registry): RequestWatch {
  const registers = [registry];
  const requests = new Counter({
    name: "storagegraph_requests_total",
    help: "GraphQL requests that were answered, by kind and outcome: ok, partial, refused or fault.",
    labelNames: ["operation", "outcome"],
    registers,
  });
  const errors = new Counter({
    name: "storagegraph_request_errors_total",
    help: "GraphQL requests that were answered with at least one error of this code.",
    labelNames: ["code"],
    registers,
  });
  const durations = new Histogram({
    name: "storagegraph_request_duration_seconds",
    help: "From taking a request to its answer.",
    labelNames: ["operation"],
    buckets: SECONDS,
    registers,
  });
  const own = new Histogram({
    name: "storagegraph_request_own_seconds",
    help: "The same without the time in which vendors were waited for; queries alone.",
    buckets: SECONDS,
    registers,
  });
  const subscribers = new Gauge({ name: "storagegraph_subscribers", help: "Open subscriptions.", registers });
  requests.inc({ operation: "query", outcome: "ok" }, 0);
  requests.inc({ operation: "query", outcome: "fault" }, 0);
  return {
    answered: ({ operation, outcome, codes, durationMs, waitedMs }) => {
      requests.inc({ operation, outcome });
      for (const code of new Set(codes.map((each) => (CODES.has(each) ? each : "OTHER")))) errors.inc({ code });
      durations.observe({ operation }, durationMs / 1_000);
      if (operation === "query") own.observe(Math.max(0, durationMs - waitedMs) / 1_000);
    },
    subscribed: () => {
      subscribers.inc();
      return () => subscribers.dec();
    },
  };
}
