// How is a gateway watched? Wires metrics, traces and the log of requests, as far as the configuration wants them.
import type { Config } from "./config/Config.ts";
import { ConfigError } from "./config/loadConfig.ts";
import type { SourceSurroundings } from "./createSource.ts";
import { type CallWatch, watchedBy } from "./observe/CallWatch.ts";
import { createMetrics, type MetricSubjects } from "./observe/createMetrics.ts";
import { createRequestWatch } from "./observe/createRequestWatch.ts";
import { createTracing } from "./observe/createTracing.ts";
import type { RequestWatch } from "./observe/RequestWatch.ts";
import { type Tracing, untraced } from "./observe/Tracing.ts";
import { createMetricsServer, type MetricsRoute } from "./server/metricsRoute.ts";

/** What watches a gateway. */
export interface Observation {
  /** To be told of calls to vendors. */
  readonly calls: CallWatch;
  readonly requests: RequestWatch;
  readonly tracing: Tracing;
  /** What /metrics answers at the gateway's own port; undefined where it does not. */
  readonly metrics: MetricsRoute | undefined;
  /** Begins to answer /metrics at a port of its own, where one is configured. */
  listen(): Promise<void>;
  /** Sends what is not sent yet, and answers /metrics no more. */
  close(): Promise<void>;
}

/** Makes it. The subjects are looked at when somebody asks. Throws when traces are configured and cannot be loaded. */
export async function createObservation(
  config: Config,
  { clock, log }: SourceSurroundings,
  subjects: Omit<MetricSubjects, "clock" | "sourceIds">,
): Promise<Observation> {
  const { enabled, open, port, host } = config.metrics;
  const sourceIds = config.sources.map(({ id }) => id);
  const metrics = enabled ? createMetrics({ ...subjects, clock, sourceIds }) : null;
  const tracing = await tracingOf(config, log);
  const own = metrics !== null && port !== undefined ? createMetricsServer(metrics) : null;
  return {
    calls: watchedBy(...(metrics === null ? [] : [metrics.calls]), tracing.calls),
    requests: createRequestWatch({ log, tracing, metrics: metrics?.requests ?? null }),
    tracing,
    metrics: metrics === null || own !== null ? undefined : { metrics, open },
    listen: async () => {
      if (own === null || port === undefined) return;
      const address = await own.listen({ host, port }).catch((error: unknown) => {
        const isTaken = error instanceof Error && "code" in error && error.code === "EADDRINUSE";
        throw isTaken ? new ConfigError(`Port ${port} of metrics.port is taken. Write another one.`) : error;
      });
      log.info({ address }, "metrics are served");
    },
    close: async () => {
      await own?.close();
      await tracing.close();
    },
  };
}

async function tracingOf({ tracing, sources }: Config, log: SourceSurroundings["log"]): Promise<Tracing> {
  if (tracing === undefined) return untraced;
  const { otlpUrl = null, headers, serviceName, sampleRatio } = tracing;
  const silent = new Set(sources.filter(({ traceparent }) => !traceparent).map(({ id }) => id));
  return createTracing({ otlpUrl, headers, serviceName, sampleRatio, silent, log });
}
