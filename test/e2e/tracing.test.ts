// Does a trace that a client began go through the gateway to vendors, and does it hold a span of each request and each call?
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import type { Exchange } from "../../simulators/chassis/exchange.ts";
import { parseTraceparent } from "../../src/observe/traceparent.ts";
import { startWatchedEstate, type WatchedEstate, type WatchedOptions } from "../support/watchedEstate.ts";

const TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
const INCOMING = `00-${TRACE}-00f067aa0ba902b7-01`;

interface Span {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly name: string;
  readonly kind: number;
  readonly attributes: readonly { readonly key: string }[];
}

/** What takes spans: OTLP as JSON over HTTP. */
interface Collector {
  readonly url: string;
  readonly texts: string[];
  readonly server: Server;
}

async function startCollector(): Promise<Collector> {
  const texts: string[] = [];
  const server = createServer((incoming, answer) => {
    let text = "";
    incoming.on("data", (chunk) => {
      text += chunk;
    });
    incoming.on("end", () => {
      texts.push(text);
      answer.writeHead(200, { "content-type": "application/json" }).end("{}");
    });
  });
  await new Promise<void>((listening) => void server.listen(0, "127.0.0.1", listening));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1/traces`, texts, server };
}

const spansIn = (texts: readonly string[]): readonly Span[] =>
  texts.flatMap((text) =>
    (JSON.parse(text) as { resourceSpans: { scopeSpans: { spans: Span[] }[] }[] }).resourceSpans.flatMap((resource) =>
      resource.scopeSpans.flatMap(({ spans }) => spans),
    ),
  );

let collector: Collector | undefined;
let estate: WatchedEstate | undefined;
afterEach(async () => {
  await estate?.close();
  collector?.server.close();
  [estate, collector] = [undefined, undefined];
});

async function start(options: Partial<WatchedOptions> = {}) {
  const seen: Exchange[] = [];
  const observe = (exchange: Exchange) => seen.push(exchange);
  estate = await startWatchedEstate({ vendors: ["qumulo"], observe, ...options });
  const ask = (query: string, headers: Record<string, string> = { traceparent: INCOMING }) =>
    estate?.ask(query, { headers });
  return { estate, seen, ask };
}

describe("A trace", () => {
  it("that a client began goes on in the gateway and at vendors, with a span of the request and of each call", async () => {
    collector = await startCollector();
    const { estate: running, seen, ask } = await start({ config: { tracing: { otlpUrl: collector.url } } });
    await ask("query Nightly { volumes { totalCount } }");
    await running.close();
    estate = undefined;
    const spans = spansIn(collector.texts);
    expect(new Set(spans.map(({ traceId }) => traceId))).toEqual(new Set([TRACE]));
    const [request] = spans.filter(({ name }) => name === "query Nightly");
    expect(request).toMatchObject({ parentSpanId: "00f067aa0ba902b7" });
    const calls = spans.filter((span) => span !== request);
    expect(calls.length).toBe(seen.length);
    expect(new Set(calls.map(({ parentSpanId }) => parentSpanId))).toEqual(new Set([request?.spanId]));
    const sent = seen.map(({ requestHeaders }) => parseTraceparent(requestHeaders.traceparent)?.spanId);
    expect(new Set(sent)).toEqual(new Set(calls.map(({ spanId }) => spanId)));
  });

  it("holds neither variables, nor addresses, nor what vendors say", async () => {
    collector = await startCollector();
    const { estate: running, ask } = await start({ config: { tracing: { otlpUrl: collector.url } } });
    await running.vendor("qumulo").fault({
      match: { path: "/v1/files" },
      fault: { kind: "status", status: 500, body: { description: "planted-body-secret" } },
    });
    await ask('{ volumes(filter: { displayName: { contains: "planted-filter" } }) { totalCount } }');
    await running.close();
    estate = undefined;
    const text = collector.texts.join("");
    expect(text).toContain("UPSTREAM_ERROR");
    expect(text).not.toMatch(/planted|127\.0\.0\.1|\/v1\/|simulator/);
  });

  it("begins anew where a header is not valid, and is not sent where the client did not sample it", async () => {
    collector = await startCollector();
    const { estate: running, seen, ask } = await start({ config: { tracing: { otlpUrl: collector.url } } });
    await ask("{ volumes { totalCount } }", { traceparent: INCOMING.replace(/-01$/, "-00") });
    await ask("query Anew { shares { totalCount } }", { traceparent: "00-nonsense" });
    await running.close();
    estate = undefined;
    const spans = spansIn(collector.texts);
    expect(spans.map(({ name }) => name)).toContain("query Anew");
    expect(spans.map(({ traceId }) => traceId)).not.toContain(TRACE);
    const unsampled = seen
      .map(({ requestHeaders }) => String(requestHeaders.traceparent))
      .filter((text) => text.includes(TRACE));
    expect(unsampled.length).toBeGreaterThan(0);
    expect(unsampled.every((text) => text.endsWith("-00"))).toBe(true);
  });

  it("is passed on without anything that takes spans, and kept from a source that chokes on the header", async () => {
    const passing = await start({ config: { tracing: {} } });
    await passing.ask("{ volumes { totalCount } }");
    expect(passing.seen.every(({ requestHeaders }) => String(requestHeaders.traceparent).includes(TRACE))).toBe(true);
    await passing.estate.close();
    const silent = await start({ config: { tracing: {} }, source: { traceparent: false } });
    await silent.ask("{ volumes { totalCount } }");
    expect(silent.seen.length).toBeGreaterThan(0);
    expect(silent.seen.filter(({ requestHeaders }) => requestHeaders.traceparent !== undefined)).toEqual([]);
  });

  it("is nobody's business where none is configured: no header, and OpenTelemetry is not loaded", async () => {
    const { seen, ask } = await start();
    await ask("{ volumes { totalCount } }");
    expect(seen.filter(({ requestHeaders }) => requestHeaders.traceparent !== undefined)).toEqual([]);
  });
});

describe("The header traceparent", () => {
  it.each([
    ["of version 00", INCOMING, { traceId: TRACE, spanId: "00f067aa0ba902b7", traceFlags: 1 }],
    [
      "of a later version, with more behind it",
      `01-${TRACE}-00f067aa0ba902b7-03-more`,
      { traceId: TRACE, traceFlags: 1 },
    ],
  ])("%s is read", (_what, header, expected) => {
    expect(parseTraceparent(header)).toMatchObject(expected);
  });

  it.each([
    ["with capitals", INCOMING.toUpperCase()],
    ["of version ff", INCOMING.replace("00-", "ff-")],
    ["without a trace", `00-${"0".repeat(32)}-00f067aa0ba902b7-01`],
    ["without a span", `00-${TRACE}-${"0".repeat(16)}-01`],
    ["of version 00 with more behind it", `${INCOMING}-more`],
    ["that came twice", [INCOMING, INCOMING]],
    ["that is missing", undefined],
  ])("%s begins a new trace", (_what, header) => {
    expect(parseTraceparent(header)).toBeNull();
  });
});
