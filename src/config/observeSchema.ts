// What does a gateway tell of itself? The parts of the configuration for log, metrics and traces.
import { z } from "zod";

/** What is logged. */
export const logSchema = z
  .strictObject({
    /** Least level written: `info` has a line for each request. */
    level: z.enum(["info", "warn", "error", "silent"]).default("info"),
  })
  .prefault({});

/** What Prometheus may ask. */
export const metricsSchema = z
  .strictObject({
    /** False to measure nothing and to have no /metrics. */
    enabled: z.boolean().default(true),
    /** True to answer /metrics to everybody who reaches the gateway; else to callers of the same machine alone. */
    open: z.boolean().default(false),
    /** A port of its own for /metrics, which then is not at the gateway's; whoever reaches it is answered. */
    port: z.int().min(0).max(65_535).optional(),
    /** Address for that port. */
    host: z.string().min(1).default("127.0.0.1"),
  })
  .prefault({});

/** Traces; without it OpenTelemetry is not even loaded. */
export const tracingSchema = z.strictObject({
  /** Where spans are sent, as OTLP over HTTP, for example `http://collector:4318/v1/traces`; left out: traces are only passed on. */
  otlpUrl: z.url({ protocol: /^https?$/, error: "must be an http or https address" }).optional(),
  /** Headers for it, for example with a token. */
  headers: z.record(z.string(), z.string()).default({}),
  /** What this gateway is called in traces. */
  serviceName: z.string().min(1).default("storagegraph"),
  /** Part of the traces begun here that is sent, from 0 to 1. */
  sampleRatio: z.number().min(0).max(1).default(1),
});
