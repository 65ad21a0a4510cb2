// Does a gateway that is asked to stop under load lose a request? Real processes and sockets kept alive: SIGTERM at 200 requests a second,
// once behind a load balancer that looks at /readyz, and once with clients that look at nothing.
import { once } from "node:events";
import { createClient } from "graphql-ws";
import WebSocket from "ws";
import { startQumuloSimulator } from "../simulators/qumulo/start.ts";
import { type DrainLoad, startLoad } from "./drainLoad.ts";
import { ended, launch, type Program, withConfig } from "./programs.ts";
import type { Finding } from "./report.ts";

const REQUESTS_A_SECOND = 200;
const BEFORE_MS = 3_000;
const AFTER_MS = 2_500;
const DRAIN_MS = 15_000;
const ROUNDS = 5;
/** Every tenth request tries the vendor, which takes up to so long, and longer than the gateway takes new requests. */
const VENDOR_MS = 1_500;

/** What one stop came to. */
interface Stop {
  readonly load: DrainLoad;
  readonly endedAfterMs: number;
  readonly code: number | null;
}

/** Runs it. */
export async function drain(): Promise<readonly Finding[]> {
  const vendor = await startQumuloSimulator({ volumes: 200 });
  await fetch(`${vendor.url}/__sim/faults`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ match: { path: "/v1/version" }, fault: { kind: "latency", ms: VENDOR_MS } }),
  });
  const source = { id: "paris", vendor: "QUMULO", url: vendor.url, auth: { username: "admin", password: "simulator" } };
  const config = {
    server: { port: 0, drainMs: DRAIN_MS },
    log: { level: "warn" },
    sources: [{ ...source, budget: { read: 5_000 } }],
  };
  const findings = await withConfig(config, async (file) => {
    const start = () => launch("src/main.ts", ["--config", file], /GraphQL\s+(http:\S+)/);
    const balanced: Stop[] = [];
    const [first, other] = await Promise.all([start(), start()]);
    let [going, staying] = [first, other];
    for (let round = 0; round < ROUNDS; round += 1) {
      balanced.push(await stopUnderLoad(going, staying));
      [going, staying] = [staying, await start()];
    }
    const subscription = await stopUnderSubscription(going, staying);
    const alone = await stopUnderLoad(staying, null);
    return [...behindBalancer(balanced), ...subscription, ...withoutBalancer(alone)];
  });
  await vendor.close();
  return findings;
}

/** SIGTERM in the middle of the load. @param other where a balancer sends requests once `going` is not ready. */
async function stopUnderLoad(going: Program, other: Program | null): Promise<Stop> {
  const load = startLoad({ going: going.url, other: other?.url ?? null, perSecond: REQUESTS_A_SECOND });
  await after(BEFORE_MS);
  const askedMs = performance.now();
  const gone = once(going.child, "exit");
  going.child.kill("SIGTERM");
  const [code] = (await gone) as [number | null];
  const endedAfterMs = performance.now() - askedMs;
  await after(other === null ? 0 : AFTER_MS);
  return { load: await load.stop(), endedAfterMs, code };
}

/** A subscriber of the gateway that stops connects to the other one by itself. */
async function stopUnderSubscription(going: Program, other: Program): Promise<readonly Finding[]> {
  const codes: number[] = [];
  let url = going.url;
  const reconnected = Promise.withResolvers<void>();
  const client = createClient({
    url: () => url.replace("http", "ws"),
    webSocketImpl: WebSocket,
    retryAttempts: 20,
    lazy: false,
    on: {
      closed: (event) => {
        codes.push((event as { readonly code: number }).code);
        url = other.url;
      },
      connected: () => {
        if (codes.length > 0) reconnected.resolve();
      },
    },
  });
  const errors: unknown[] = [];
  const leave = client.subscribe(
    { query: "subscription { inventoryChanged { sequence } }" },
    { next: () => {}, error: (error) => void errors.push(error), complete: () => {} },
  );
  await after(1_000);
  await ended(going.child);
  await reconnected.promise;
  leave();
  await client.dispose();
  const [code] = codes;
  return [
    {
      what: "A subscriber is told to connect again, and does so elsewhere without being told an error",
      measured: `close code ${code}; errors ${errors.length}`,
      kept: code === 1001 && errors.length === 0,
    },
  ];
}

function behindBalancer(stops: readonly Stop[]): readonly Finding[] {
  const sum = (count: (load: DrainLoad) => number) => stops.reduce((all, { load }) => all + count(load), 0);
  const longestMs = Math.max(...stops.map(({ endedAfterMs }) => endedAfterMs));
  const lost = sum(({ lost }) => lost.length);
  return [
    {
      what: `Behind a balancer that asks /readyz every 100 ms, ${ROUNDS} stops at ${REQUESTS_A_SECOND} requests a second lose no request`,
      measured: `${sum(({ answered }) => answered)} answered, ${lost} lost, ${sum(({ refused }) => refused)} refused before they were sent`,
      kept: lost === 0 && sum(({ refused }) => refused) === 0,
    },
    {
      what: "Requests that wait for the vendor meanwhile, longer than new ones are taken, are answered in full too",
      measured: `${sum(({ slow }) => slow)} of the answers waited for it`,
      kept: sum(({ slow }) => slow) > 0,
    },
    {
      what: `The process has ended within drainMs (${DRAIN_MS} ms), with code 0`,
      measured: `longest ${Math.round(longestMs)} ms; codes ${stops.map(({ code }) => code).join(" ")}`,
      kept: longestMs < DRAIN_MS && stops.every(({ code }) => code === 0),
    },
  ];
}

function withoutBalancer({ load, endedAfterMs, code }: Stop): readonly Finding[] {
  const { answered, refused, lost } = load;
  return [
    {
      what: "Clients that look at nothing and ask on: what was accepted is answered, the rest is refused before it is sent",
      measured: `${answered} answered, ${lost.length} lost${lost.length === 0 ? "" : ` (${[...new Set(lost)].join(", ")})`}, ${refused} refused; ended after ${Math.round(endedAfterMs)} ms with code ${code}`,
      kept: lost.length === 0 && code === 0,
    },
  ];
}

const after = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
