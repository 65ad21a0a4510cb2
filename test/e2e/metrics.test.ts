// What does Prometheus read of a gateway? The same numbers that vendors and clients count, and no more series than the configuration has
// sources and kinds.
import { request } from "node:http";
import { afterEach, describe, expect, it } from "vitest";
import { startWatchedEstate, type WatchedEstate, type WatchedOptions } from "../support/watchedEstate.ts";

let estate: WatchedEstate | undefined;
afterEach(() => estate?.close());

async function start(options: Partial<WatchedOptions> = {}): Promise<WatchedEstate> {
  estate = await startWatchedEstate({ vendors: ["qumulo", "hub"], ...options });
  return estate;
}
const own = (series: ReadonlyMap<string, number>) =>
  [...series.keys()].filter((name) => name.startsWith("storagegraph_"));

describe("Metrics of vendors", () => {
  it("count the calls that the vendor counts, logins apart from reads", async () => {
    const { ask, metrics, vendor } = await start();
    await ask("{ volumes { totalCount } shares { totalCount } }");
    const calls = await vendor("qumulo").calls();
    const logins = calls.filter(({ path }) => path.startsWith("/v1/session/login")).length;
    const series = await metrics();
    const counted = (callClass: string) =>
      series.get(`storagegraph_upstream_calls_total{source="qumulo",call_class="${callClass}",outcome="ok"}`);
    expect(counted("READ")).toBe(calls.length - logins);
    expect(counted("LOGIN")).toBe(logins);
    const timed = 'storagegraph_upstream_call_duration_seconds_count{source="qumulo",call_class="READ"}';
    expect(series.get(timed)).toBe(calls.length - logins);
  });

  it("tell by which code calls fail, and when the vendor is left alone", async () => {
    const { ask, metrics, vendor } = await start({ source: { breaker: { failuresInARow: 2 } } });
    await vendor("qumulo").fault({ match: { path: "/" }, fault: { kind: "status", status: 500, body: {} } });
    await ask("{ volumes { totalCount } }");
    const series = await metrics();
    const failed = [...series].filter(([name]) => name.includes('source="qumulo"') && name.includes("UPSTREAM_ERROR"));
    expect(Object.fromEntries(failed)).toMatchObject({
      'storagegraph_upstream_calls_total{source="qumulo",call_class="LOGIN",outcome="UPSTREAM_ERROR"}': 2,
    });
    expect(series.get('storagegraph_breaker_state{source="qumulo",state="OPEN"}')).toBe(1);
    expect(series.get('storagegraph_breaker_state{source="hub",state="CLOSED"}')).toBe(1);
    expect(series.get('storagegraph_collection_state{source="qumulo",kind="Volume",state="FAILED"}')).toBe(1);
  });

  it("show what a vendor may get, and that it asked to be spared", async () => {
    const { ask, metrics, vendor } = await start({ vendors: ["qumulo"] });
    const headers = { "retry-after": "120" };
    await vendor("qumulo").fault({
      match: { path: "/v1/files" },
      fault: { kind: "status", status: 429, headers, body: {} },
    });
    await vendor("qumulo").fault({
      match: { path: "/v1/shares" },
      fault: { kind: "status", status: 429, headers, body: {} },
    });
    await ask(
      "{ volumes(freshness: { waitMs: 300 }) { totalCount } shares(freshness: { waitMs: 300 }) { totalCount } }",
    );
    const series = await metrics();
    const of = (name: string) => series.get(`storagegraph_budget_${name}{source="qumulo",call_class="READ"}`);
    expect(of("calls_per_second")).toBe(10_000);
    expect(of("paused_seconds")).toBeGreaterThan(60);
    expect(of("queued_calls")).toBeGreaterThanOrEqual(0);
  });

  it("say loudly where no certificate is checked", async () => {
    const { metrics } = await start({ vendors: ["hub"], source: { tls: { insecureSkipVerify: true } } });
    expect((await metrics()).get('storagegraph_source_tls_unverified{source="hub"}')).toBe(1);
  });
});

describe("Metrics of what is in memory", () => {
  it("show rows, their age and state for kinds that were asked for, and nothing of others", async () => {
    const { ask, clock, metrics } = await start({ vendors: ["hub"] });
    const { data } = await ask("{ volumes { totalCount } }");
    const fresh = await metrics();
    expect(fresh.get('storagegraph_collection_rows{source="hub",kind="Volume"}')).toBe(data.volumes.totalCount);
    expect(fresh.get('storagegraph_collection_state{source="hub",kind="Volume",state="FRESH"}')).toBe(1);
    expect(fresh.get('storagegraph_collection_rows{source="hub",kind="Job"}')).toBeUndefined();
    clock.pass(3_600_000);
    const old = await metrics();
    expect(old.get('storagegraph_collection_state{source="hub",kind="Volume",state="STALE"}')).toBe(1);
    expect(old.get('storagegraph_collection_age_seconds{source="hub",kind="Volume"}')).toBeGreaterThanOrEqual(3_600);
  });

  it("count operations by state", async () => {
    const { ask, metrics } = await start({ vendors: ["qumulo"] });
    const { text } = await ask(
      'mutation { refreshInventory(input: { kinds: [VOLUME] }, options: { idempotencyKey: "a", waitMs: 5000 }) { operation { state } } }',
    );
    expect(text).toContain("SUCCEEDED");
    const series = await metrics();
    expect(series.get('storagegraph_operations{state="SUCCEEDED"}')).toBe(1);
    expect(series.get("storagegraph_ledger_up")).toBe(1);
  });
});

describe("Metrics of requests", () => {
  it("tell kinds and outcomes, and errors by code", async () => {
    const { ask, metrics } = await start({ vendors: ["hub"] });
    await ask("{ volumes { totalCount } }");
    await ask("{ nonsense }");
    await ask('{ node(id: "x") { id } volumes { totalCount } }');
    const series = await metrics();
    expect(series.get('storagegraph_requests_total{operation="query",outcome="ok"}')).toBeGreaterThanOrEqual(1);
    expect(series.get('storagegraph_requests_total{operation="none",outcome="refused"}')).toBe(1);
    expect(series.get('storagegraph_request_errors_total{code="GRAPHQL_VALIDATION_FAILED"}')).toBe(1);
    expect(series.get("storagegraph_ready")).toBe(1);
    expect(series.get("storagegraph_subscribers")).toBe(0);
  });

  it("gain no series by names, ids, variables and filters that clients think of", async () => {
    const { ask, metrics } = await start();
    const any = (index: number) =>
      ask(
        `query Name${index}($id: ID!) { node(id: $id) { id } volumes(filter: { displayName: { contains: "v${index}" } }) { totalCount } }`,
        {
          variables: { id: `id-${index}` },
          headers: { "x-request-id": `request-${index}`, "user-agent": `client-${index}` },
        },
      );
    await any(0);
    await any(1);
    const before = own(await metrics());
    for (let index = 2; index < 60; index += 1) await any(index);
    expect(own(await metrics())).toEqual(before);
  });
});

describe("The address of metrics", () => {
  it("answers callers of the same machine, and nobody who comes through a proxy", async () => {
    const { url } = await start({ vendors: ["hub"] });
    expect((await fetch(`${url}/metrics`)).status).toBe(200);
    const proxied = await fetch(`${url}/metrics`, { headers: { "x-forwarded-for": "203.0.113.7" } });
    expect(proxied.status).toBe(403);
    expect(await proxied.text()).not.toContain("hub");
  });

  it("answers everybody where the configuration opens it", async () => {
    const { url } = await start({ vendors: ["hub"], config: { metrics: { open: true } } });
    expect((await fetch(`${url}/metrics`, { headers: { "x-forwarded-for": "203.0.113.7" } })).status).toBe(200);
  });

  it("is not there where nothing is to be measured", async () => {
    const { url } = await start({ vendors: ["hub"], config: { metrics: { enabled: false } } });
    expect((await fetch(`${url}/metrics`)).status).toBe(404);
  });

  it("can be a port of its own, and then is not at the gateway's", async () => {
    const { url, lines } = await start({ vendors: ["hub"], config: { metrics: { port: 0 } } });
    expect((await fetch(`${url}/metrics`)).status).toBe(404);
    const { address } = JSON.parse(lines.find((line) => line.includes("metrics are served")) ?? "{}") as {
      address: string;
    };
    const answer = await new Promise<number | undefined>((resolve) => {
      request(`${address}/metrics`, (response) => {
        response.resume();
        resolve(response.statusCode);
      }).end();
    });
    expect(answer).toBe(200);
  });
});
