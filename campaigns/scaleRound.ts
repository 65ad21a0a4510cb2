// What does a gateway do with 100,000 rows, phase by phase? One round of the campaign of scale: a gateway that reads, and two that take back
// what it kept.
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { setTimeout as pause } from "node:timers/promises";
import { demoConfig } from "../src/demo.ts";
import { startRedis } from "../test/support/redisServer.ts";
import type { ProbeReading } from "./processProbe.ts";
import { ended, launch } from "./programs.ts";
import { startWatchedGateway, type WatchedGateway } from "./watchedGateway.ts";

/** One phase as the probe saw it. */
export interface Phase {
  readonly name: string;
  readonly seen: ProbeReading;
  /** Longest time, in milliseconds, that this process was held up meanwhile, which does nothing: the doing of the machine. */
  readonly noiseMs: number;
  /** How long each page took to come; none where none was asked for. */
  readonly pagesMs: readonly number[];
}

/** What one round found. */
export interface Round {
  readonly phases: readonly Phase[];
  readonly rows: number;
  readonly bytesPerRow: number;
  /** After all phases, with all garbage gone. */
  readonly steady: ProbeReading;
}

/** Volumes of each of the four vendors that have some; all kinds together are then more than 100,000 rows. */
const VOLUMES = 4_000;
const LONGEST_PHASE_MS = 5 * 60_000;
/** What was read a moment ago is not read again at once. */
const REST_MS = 2_500;
const WARM_TIMES = 5;
const LOOKS_AT_REST = 5;
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

const everything = (freshness: string) =>
  `{ ${LISTS.map((list) => `${list}(first: 1, freshness: { ${freshness} }) { totalCount sources { state complete } }`).join(" ")} }`;

const pages = ORDERS.map(
  ([list, order]) =>
    `{ ${list}(first: 100, filter: { displayName: { contains: "e" } }, orderBy: { field: ${order}, direction: DESC }) { totalCount nodes { id displayName } pageInfo { endCursor } } }`,
);

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

/** Asks for the pages one after the other; how long each took. */
async function timed(gateway: WatchedGateway, queries: readonly string[]): Promise<readonly number[]> {
  const tookMs: number[] = [];
  for (const query of queries) {
    const beganMs = performance.now();
    await gateway.ask(query);
    tookMs.push(performance.now() - beganMs);
  }
  return tookMs;
}

/** This process does next to nothing: what holds it up is the machine. */
const noise = monitorEventLoopDelay({ resolution: 1 });
noise.enable();

/** Notes phases of a gateway: the first one began when it was started. */
function watch(gateway: WatchedGateway) {
  const phases: Phase[] = [];
  const note = async (name: string, pagesMs: readonly number[] = []): Promise<void> => {
    const noiseMs = noise.max / 1e6;
    phases.push({ name, seen: await gateway.read(), noiseMs, pagesMs });
    noise.reset();
  };
  const begin = async (): Promise<void> => {
    await gateway.read();
    noise.reset();
  };
  return { phases, note, begin };
}

/** What is in use with all garbage gone, between the reads that keep rows fresh behind everybody's back. */
async function atRest(gateway: WatchedGateway): Promise<ProbeReading> {
  let least = await gateway.collect();
  for (let look = 1; look < LOOKS_AT_REST; look += 1) {
    await pause(1_000);
    const seen = await gateway.collect();
    if (seen.heapBytes < least.heapBytes) least = seen;
  }
  return least;
}

/** A gateway that finds nothing kept: reads everything, again, and sorts. What it has is kept when it stops. */
async function readingRun(gateway: WatchedGateway): Promise<Round> {
  const { phases, note, begin } = watch(gateway);
  await note("start");
  const empty = await gateway.collect();
  await begin();
  const isComplete = ({ complete }: { readonly complete: boolean }) => complete;
  const rows = await askUntil(gateway, () => "waitMs: 60000", isComplete);
  await note("first read of every kind");
  await pause(REST_MS);
  await begin();
  const isFresh = ({ state }: { readonly state: string }) => state === "LIVE" || state === "CACHED";
  await askUntil(gateway, (seconds) => `maxAgeSeconds: ${seconds}, waitMs: 60000`, isFresh);
  await note("refresh of every kind");
  await note("first sorts", await timed(gateway, pages));
  const warm = Array.from({ length: WARM_TIMES }, () => pages).flat();
  await note("sorted pages again", await timed(gateway, warm));
  const steady = await atRest(gateway);
  return { phases, rows, bytesPerRow: (steady.heapBytes - empty.heapBytes) / rows, steady };
}

/** A gateway that finds everything kept. Throws when it does not take all of it back. */
async function takingBackRun(gateway: WatchedGateway, from: string, rows: number): Promise<readonly Phase[]> {
  const { phases, note } = watch(gateway);
  const isKept = ({ state }: { readonly state: string }) => state === "CACHED" || state === "STALE";
  const taken = await askUntil(gateway, () => "maxAgeSeconds: 3600, waitMs: 0", isKept);
  await note(`taking back from ${from}`);
  // Alerts and jobs come and go meanwhile.
  if (taken < rows * 0.99) throw new Error(`Of ${rows} rows only ${taken} were taken back from ${from}.`);
  return phases;
}

/** All five simulators, in a process of their own; the sources that read them, with budgets that hold nobody up. */
async function startVendors() {
  const { url, child } = await launch("campaigns/fastVendors.ts", [String(VOLUMES)], /^((?:\S+ http:\S+\n){5})/m);
  const lines = url
    .trim()
    .split("\n")
    .map((line) => line.split(" ") as [string, string]);
  const urls = new Map(lines);
  const budget = { login: 1_000, read: 10_000, write: 1_000 };
  const { sources } = demoConfig((name) => urls.get(name) ?? "");
  return { sources: sources.map(({ id, vendor, url, auth }) => ({ id, vendor, url, auth, budget })), child };
}

/** Runs one round, with simulators, a Redis and a data folder of its own. */
export async function scaleRound(): Promise<Round> {
  const folder = await mkdtemp(join(tmpdir(), "storagegraph-"));
  const [vendors, redis] = await Promise.all([startVendors(), startRedis()]);
  /** A gateway that keeps what it has there, for as long as `use` needs it. */
  const during = async <T>(places: object, use: (gateway: WatchedGateway) => Promise<T>): Promise<T> => {
    const file = join(folder, "config.yaml");
    const cache = { keys: ["a secret for one campaign, of 32 characters"], ...places };
    // JSON is YAML too.
    await writeFile(file, JSON.stringify({ server: { graphiql: false }, cache, sources: vendors.sources }));
    noise.reset();
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
    const read = await during({ ...inRedis, ...inFolder }, readingRun);
    const fromRedis = await during(inRedis, (gateway) => takingBackRun(gateway, "Redis", read.rows));
    const fromFolder = await during(inFolder, (gateway) => takingBackRun(gateway, "the data folder", read.rows));
    return { ...read, phases: [...read.phases, ...fromRedis, ...fromFolder] };
  } finally {
    await ended(vendors.child);
    await redis.kill();
    await rm(folder, { recursive: true });
  }
}
