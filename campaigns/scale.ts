// 100,000 rows over five sources: does the gateway stay smooth and small while it starts, reads, reads again, sorts and takes back what was
// kept? A gateway of its own process, watched by a probe; simulators, Redis and a data folder beside it.
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { demoConfig } from "../src/demo.ts";
import { startRedis } from "../test/support/redisServer.ts";
import type { ProbeReading } from "./processProbe.ts";
import { ended, launch } from "./programs.ts";
import type { Finding } from "./report.ts";
import { startWatchedGateway, type WatchedGateway } from "./watchedGateway.ts";

/** Volumes of each of the four vendors that have some; all kinds together are then more than 100,000 rows. */
const VOLUMES = 4_000;
const LONGEST_PAUSE_MS = 50;
const MOST_MEMORY = 1.6;
const MOST_BYTES_PER_ROW = 1_024;
const FIRST_PAGE_MS = 100;
const WARM_PAGE_MS = 10;
const LONGEST_PHASE_MS = 5 * 60_000;
const REST_MS = 2_500;
const WARM_ROUNDS = 5;
const LISTS = [
  "sites",
  "hosts",
  "storagePools",
  "volumes",
  "shares",
  "snapshots",
  "snapshotPolicies",
  "quotas",
  "jobs",
  "jobTemplates",
  "alerts",
  "certificates",
];
/** Orders that nothing else uses, over the longest lists. */
const ORDERS = [
  ["volumes", "USED_PERCENT"],
  ["volumes", "TOTAL_BYTES"],
  ["volumes", "PATH"],
  ["shares", "PATH"],
  ["shares", "PROTOCOL"],
  ["snapshots", "CREATED_AT"],
  ["snapshots", "DISPLAY_NAME"],
] as const;

/** What a list tells of its sources. */
interface Told {
  readonly totalCount: number;
  readonly sources: readonly { readonly state: string; readonly complete: boolean }[];
}

/** One phase as the probe saw it. */
interface Phase {
  readonly name: string;
  readonly seen: ProbeReading;
}

/** What the first gateway found. */
interface ColdRun {
  readonly phases: readonly Phase[];
  readonly rows: number;
  readonly bytesPerRow: number;
  /** With all garbage gone. */
  readonly steady: ProbeReading;
  readonly pages: { readonly firstMs: readonly number[]; readonly warmMs: readonly number[] };
}

const everything = (freshness: string) =>
  `{ ${LISTS.map((list) => `${list}(first: 1, freshness: { ${freshness} }) { totalCount sources { state complete } }`).join(" ")} }`;

const page = (list: string, order: string) =>
  `{ ${list}(first: 100, filter: { displayName: { contains: "e" } }, orderBy: { field: ${order}, direction: DESC }) { totalCount nodes { id displayName } pageInfo { endCursor } } }`;

/**
 * Asks for everything until all sources tell what is wanted; the rows of all lists. Throws when that takes too long.
 * @param freshness what to ask for, so many seconds after the first asking.
 */
async function askUntil(
  gateway: WatchedGateway,
  freshness: (seconds: number) => string,
  isWanted: (told: Told["sources"][number]) => boolean,
): Promise<number> {
  const beganMs = performance.now();
  for (let ms = 0; ms < LONGEST_PHASE_MS; ms = performance.now() - beganMs) {
    const lists = Object.values(await gateway.ask(everything(freshness(Math.ceil(ms / 1_000))))) as Told[];
    if (lists.every(({ sources }) => sources.every((told) => told.state === "UNSUPPORTED" || isWanted(told))))
      return lists.reduce((sum, { totalCount }) => sum + totalCount, 0);
    await pause(100);
  }
  throw new Error("The gateway did not come to hold everything in time.");
}

/** Milliseconds that an answer takes. */
async function timed(gateway: WatchedGateway, query: string): Promise<number> {
  const beganMs = performance.now();
  await gateway.ask(query);
  return performance.now() - beganMs;
}

/** A gateway that finds nothing kept: reads everything, again, and sorts. What it has is kept when it stops. */
async function coldRun(gateway: WatchedGateway): Promise<ColdRun> {
  const phases: Phase[] = [{ name: "start", seen: await gateway.read() }];
  const phase = async <T>(name: string, work: () => Promise<T>): Promise<T> => {
    await gateway.read();
    const result = await work();
    phases.push({ name, seen: await gateway.read() });
    return result;
  };
  const empty = await gateway.collect();
  const rows = await phase("first read of every kind", () =>
    askUntil(
      gateway,
      () => "waitMs: 60000",
      ({ complete }) => complete,
    ),
  );
  // What was read a moment ago is not read again at once.
  await pause(REST_MS);
  await phase("refresh of every kind", () =>
    askUntil(
      gateway,
      (seconds) => `maxAgeSeconds: ${seconds}, waitMs: 60000`,
      ({ state }) => state === "LIVE" || state === "CACHED",
    ),
  );
  const pages = { firstMs: [] as number[], warmMs: [] as number[] };
  await phase("first sorts", async () => {
    for (const [list, order] of ORDERS) pages.firstMs.push(await timed(gateway, page(list, order)));
  });
  for (const [list, order] of ORDERS)
    for (let round = 0; round < WARM_ROUNDS; round += 1) pages.warmMs.push(await timed(gateway, page(list, order)));
  const steady = await gateway.collect();
  return { phases, rows, bytesPerRow: (steady.heapBytes - empty.heapBytes) / rows, steady, pages };
}

/** A gateway that finds everything kept; throws when it had to read. */
async function warmRun(name: string, gateway: WatchedGateway, rows: number): Promise<Phase> {
  const isKept = ({ state }: { readonly state: string }) => state === "CACHED" || state === "STALE";
  const taken = await askUntil(gateway, () => "maxAgeSeconds: 3600, waitMs: 0", isKept);
  const seen = await gateway.read();
  // Alerts and jobs come and go meanwhile.
  if (taken < rows * 0.99) throw new Error(`Of ${rows} rows only ${taken} were taken back.`);
  return { name, seen };
}

const mb = (bytes: number): string => `${Math.round(bytes / 1e6)} MB`;
const ms = (value: number): string => `${value.toFixed(1)} ms`;
const median = (values: readonly number[]): number =>
  values.toSorted((left, right) => left - right)[Math.floor(values.length / 2)] ?? Number.NaN;

function findings({ phases, rows, bytesPerRow, steady, pages }: ColdRun): readonly Finding[] {
  const peak = Math.max(...phases.map(({ seen }) => seen.peakBytes));
  const peakHeap = Math.max(...phases.map(({ seen }) => seen.peakHeapBytes));
  const [firstMs, warmMs] = [Math.max(...pages.firstMs), median(pages.warmMs)];
  return [
    { what: "rows in hand, over five sources", measured: rows.toLocaleString("en"), kept: rows >= 100_000 },
    ...phases.map(({ name, seen }) => ({
      what: `longest pause of the event loop: ${name} (${LONGEST_PAUSE_MS} ms promised)`,
      measured: `${ms(seen.pauseMs)}; longest own work ${ms(seen.workMs)}, longest collection of garbage ${ms(seen.gcMs)}`,
      kept: seen.pauseMs <= LONGEST_PAUSE_MS,
    })),
    {
      what: `peak of resident memory ÷ steady (${MOST_MEMORY} promised)`,
      measured: `${(peak / steady.bytes).toFixed(2)}: ${mb(peak)} ÷ ${mb(steady.bytes)}`,
      kept: peak <= MOST_MEMORY * steady.bytes,
    },
    {
      what: "peak of heap and buffers, garbage included ÷ in use",
      measured: `${(peakHeap / steady.heapBytes).toFixed(2)}: ${mb(peakHeap)} ÷ ${mb(steady.heapBytes)}`,
      kept: true,
    },
    {
      what: `memory for each row (${MOST_BYTES_PER_ROW} bytes promised)`,
      measured: `${Math.round(bytesPerRow)} bytes`,
      kept: bytesPerRow <= MOST_BYTES_PER_ROW,
    },
    {
      what: `first page of 100, filtered, on an order never used, worst of ${ORDERS.length} (${FIRST_PAGE_MS} ms promised)`,
      measured: ms(firstMs),
      kept: firstMs <= FIRST_PAGE_MS,
    },
    {
      what: `the same pages again, median of ${pages.warmMs.length} (${WARM_PAGE_MS} ms promised)`,
      measured: ms(warmMs),
      kept: warmMs <= WARM_PAGE_MS,
    },
  ];
}

/** All five simulators, in a process of their own; the sources that read them, with budgets that hold nobody up. */
async function startVendors() {
  const { url, child } = await launch("campaigns/fastVendors.ts", [String(VOLUMES)], /^((?:\S+ http:\S+\n){5})/m);
  const urls = new Map(
    url
      .trim()
      .split("\n")
      .map((line) => line.split(" ") as [string, string]),
  );
  const budget = { login: 1_000, read: 10_000, write: 1_000 };
  const { sources } = demoConfig((name) => urls.get(name) ?? "");
  return { sources: sources.map(({ id, vendor, url, auth }) => ({ id, vendor, url, auth, budget })), child };
}

/** Runs the campaign. */
export async function scale(): Promise<readonly Finding[]> {
  const folder = await mkdtemp(join(tmpdir(), "storagegraph-"));
  const [vendors, redis] = await Promise.all([startVendors(), startRedis()]);
  /** A gateway that keeps what it has there, for as long as `use` needs it. */
  const during = async <T>(places: object, use: (gateway: WatchedGateway) => Promise<T>): Promise<T> => {
    const file = join(folder, "config.yaml");
    const cache = { keys: ["a secret for one campaign, of 32 characters"], ...places };
    // JSON is YAML too.
    await writeFile(file, JSON.stringify({ server: { graphiql: false }, cache, sources: vendors.sources }));
    const gateway = await startWatchedGateway(file);
    try {
      return await use(gateway);
    } finally {
      await gateway.stop();
    }
  };
  const inRedis = { redis: { url: redis.url, commandTimeoutMs: 5_000 } };
  const inFolder = { dataFolder: join(folder, "data") };
  try {
    const cold = await during({ ...inRedis, ...inFolder }, coldRun);
    const fromRedis = await during(inRedis, (gateway) => warmRun("taking back from Redis", gateway, cold.rows));
    const fromFolder = await during(inFolder, (gateway) =>
      warmRun("taking back from the data folder", gateway, cold.rows),
    );
    return findings({ ...cold, phases: [...cold.phases, fromRedis, fromFolder] });
  } finally {
    await ended(vendors.child);
    await redis.kill();
    await rm(folder, { recursive: true });
  }
}
