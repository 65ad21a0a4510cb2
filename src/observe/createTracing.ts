// How are traces made? With OpenTelemetry, which is loaded only when it is configured: it takes 28 MB, and every span some time.
import { AsyncLocalStorage } from "node:async_hooks";
import type { Context, Span, SpanContext } from "@opentelemetry/api";
import type { SpanExporter } from "@opentelemetry/sdk-trace";
import type { CallWatch } from "./CallWatch.ts";
import type { Log } from "./Log.ts";
import type { Tracing } from "./Tracing.ts";
import { parseTraceparent, writeTraceparent } from "./traceparent.ts";

/** How to trace. */
export interface TracingOptions {
  /** Where spans are sent, as OTLP over HTTP; null passes traces on and sends nothing. */
  readonly otlpUrl: string | null;
  /** Headers for it, for example with a token. */
  readonly headers: Readonly<Record<string, string>>;
  /** What the gateway is called in traces. */
  readonly serviceName: string;
  /** Part of the traces begun here that is sent, from 0 to 1; who began a trace elsewhere decided for it. */
  readonly sampleRatio: number;
  /** Sources that no `traceparent` is sent to. */
  readonly silent: ReadonlySet<string>;
  readonly log: Log;
}

/** Makes them. Throws when OpenTelemetry is not installed. @param exporter takes the spans in the place of `otlpUrl`. */
export async function createTracing(options: TracingOptions, exporter?: SpanExporter): Promise<Tracing> {
  const api = await import("@opentelemetry/api");
  const provider = await createProvider(options, exporter ?? null);
  const tracer = provider.getTracer("storagegraph");
  const current = new AsyncLocalStorage<Span>();
  const below = (span: Span | undefined): Context =>
    span === undefined ? api.ROOT_CONTEXT : api.trace.setSpan(api.ROOT_CONTEXT, span);
  const incoming = (context: SpanContext | null): Context =>
    context === null ? api.ROOT_CONTEXT : api.trace.setSpanContext(api.ROOT_CONTEXT, context);
  const fail = (span: Span, word: string) => span.setStatus({ code: api.SpanStatusCode.ERROR, message: word });

  const calls: CallWatch = {
    began: ({ sourceId, callClass, action, method }) => {
      const attributes = {
        "storagegraph.source": sourceId,
        "storagegraph.call_class": callClass,
        "http.request.method": method,
      };
      const kind = api.SpanKind.CLIENT;
      const span = tracer.startSpan(action, { kind, attributes }, below(current.getStore()));
      const headers = options.silent.has(sourceId) ? {} : { traceparent: writeTraceparent(span.spanContext()) };
      return {
        headers,
        ended: ({ end, status, sent }) => {
          if (status !== null) span.setAttribute("http.response.status_code", status);
          span.setAttributes({ "storagegraph.outcome": end, "storagegraph.sent": sent });
          if (end !== "ok") fail(span, end);
          span.end();
        },
      };
    },
    failed: () => {},
  };
  return {
    calls,
    request: async (headers, work) => {
      const { traceparent, tracestate } = headers;
      const found = parseTraceparent(traceparent);
      const state = typeof tracestate === "string" ? { traceState: api.createTraceState(tracestate) } : {};
      const parent = incoming(found === null ? null : { ...found, ...state });
      const span = tracer.startSpan("GraphQL", { kind: api.SpanKind.SERVER }, parent);
      try {
        return await current.run(span, work);
      } finally {
        span.end();
      }
    },
    answered: ({ id, operation, name, outcome, codes, waitedMs }) => {
      const span = current.getStore();
      if (span === undefined) return;
      span.updateName(name === null ? operation : `${operation} ${name}`);
      span.setAttributes({
        "graphql.operation.type": operation,
        "storagegraph.request_id": id,
        "storagegraph.outcome": outcome,
        "storagegraph.error_codes": [...codes],
        "storagegraph.waited_ms": Math.round(waitedMs),
      });
      if (outcome === "fault") fail(span, "INTERNAL");
    },
    close: () =>
      provider.shutdown().catch(() => {
        // Its error may quote the address or the answer of what takes the spans.
        options.log.warn({}, "the last traces could not be sent");
      }),
  };
}

async function createProvider(options: TracingOptions, given: SpanExporter | null) {
  const sdk = await import("@opentelemetry/sdk-trace");
  const { resourceFromAttributes } = await import("@opentelemetry/resources");
  const exporter = given ?? (await otlpExporter(options));
  const root = new sdk.TraceIdRatioBasedSampler(options.sampleRatio);
  return new sdk.TracerProvider({
    resource: resourceFromAttributes({ "service.name": options.serviceName }),
    sampler: new sdk.ParentBasedSampler({ root }),
    spanProcessors: exporter === null ? [] : [new sdk.BatchSpanProcessor({ exporter })],
  });
}

async function otlpExporter({ otlpUrl, headers }: TracingOptions): Promise<SpanExporter | null> {
  if (otlpUrl === null) return null;
  const { OTLPTraceExporter } = await import("@opentelemetry/exporter-trace-otlp-http");
  return new OTLPTraceExporter({ url: otlpUrl, headers: { ...headers } });
}
