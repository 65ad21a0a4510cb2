// Three gateways, one Redis and a console that allows five reads a second and ten logins a minute, all in processes of their own: is
// its budget kept and used up, also when Redis is killed and comes back empty, and when one gateway alone is cut off from it?
import { setTimeout as pause } from "node:timers/promises";
import { type RedisServer, startRedis } from "../test/support/redisServer.ts";
import { mostInAWindow, mostInOneSecond, type SeenCall } from "./calls.ts";
import { ended, launch, launchGateways } from "./programs.ts";
import { linkToRedis, type RedisLink } from "./redisLink.ts";
import type { Finding } from "./report.ts";
import { type Answers, runClients, watchQueues } from "./sharedBudgetClients.ts";

const GATEWAYS = 3;
const CLIENTS = 200;
const VOLUMES = 1_000;
const RUN_MS = 60_000;
const READS_PER_SECOND = 5;
const LOGINS_PER_MINUTE = 10;
/** In milliseconds after the clients have begun; looked at in the middle between. */
const TROUBLE = { fromMs: 20_000, toMs: 40_000 };

/** What can be done to Redis and to one gateway's way to it. */
interface Hands {
  readonly redis: RedisServer;
  readonly link: RedisLink;
}

/** One run. */
interface Run {
  readonly name: string;
  /** Gateways that are without Redis while there is trouble. */
  readonly cutOff: number;
  readonly begin: (hands: Hands) => Promise<void>;
  readonly end: (hands: Hands) => Promise<void>;
}

const RUNS: readonly Run[] = [
  { name: "Redis stays", cutOff: 0, begin: async () => {}, end: async () => {} },
  {
    name: "Redis is killed at 20 s and back, empty, at 40 s",
    cutOff: GATEWAYS,
    begin: ({ redis }) => redis.kill(),
    end: ({ redis }) => redis.restart(),
  },
  {
    name: "one gateway is cut off from Redis from 20 s to 40 s",
    cutOff: 1,
    begin: ({ link }) => link.cut(),
    end: ({ link }) => link.open(),
  },
];

/** What was seen of one run. */
interface Seen {
  /** Of the vendor, from the moment when the clients began. */
  readonly calls: readonly SeenCall[];
  readonly beganMs: number;
  readonly answers: Answers;
  /** Gateways with reads that waited, second by second. */
  readonly waiting: readonly number[];
  /** Gateways that said that Redis is absent: in the middle of the trouble, and at the end. */
  readonly absent: readonly [number, number];
}

/** Starts the gateways over one console, each with its own way to Redis. */
async function startGateways(consoleUrl: string, redisUrls: readonly string[]) {
  const auth = { username: "storage-admin", password: "nasuni-demo" };
  const starts = redisUrls.map((url) =>
    launchGateways(1, {
      server: { graphiql: false },
      cache: { keys: ["a secret for one campaign, of 32 characters"], redis: { url, replicas: GATEWAYS } },
      sources: [{ id: "nasuni-demo", vendor: "NASUNI", url: consoleUrl, auth }],
    }),
  );
  const gateways = await Promise.all(starts);
  return {
    urls: gateways.flatMap(({ urls }) => urls),
    stop: async () => void (await Promise.all(gateways.map(({ stop }) => stop()))),
  };
}

/** How many gateways say that Redis is absent. */
async function sayAbsent(urls: readonly string[]): Promise<number> {
  const told = urls.map(async (url) => {
    const answer = await fetch(new URL("/readyz", url));
    const { redis } = (await answer.json()) as { readonly redis: { readonly state: string } };
    return redis.state === "absent";
  });
  return (await Promise.all(told)).filter((isAbsent) => isAbsent).length;
}

async function carryOut({ begin, end }: Run): Promise<Seen> {
  const redis = await startRedis();
  const link = await linkToRedis(redis.port);
  const simulatorArgs = ["--only", "nasuni", "--volumes", String(VOLUMES), "--base-port", "0"];
  const simulator = await launch("simulators/main.ts", simulatorArgs, /nasuni (http:\S+)/);
  const gateways = await startGateways(simulator.url, [redis.url, redis.url, link.url]);
  try {
    const { urls } = gateways;
    const beganMs = Date.now();
    const ending = AbortSignal.timeout(RUN_MS);
    const clients = Promise.all([runClients(CLIENTS, urls, ending), watchQueues(urls, ending)]);
    await pause(TROUBLE.fromMs);
    await begin({ redis, link });
    const halfMs = (TROUBLE.toMs - TROUBLE.fromMs) / 2;
    await pause(halfMs);
    const absent = await sayAbsent(urls);
    await pause(halfMs);
    await end({ redis, link });
    const [answers, waiting] = await clients;
    const log = await fetch(`${simulator.url}/__sim/calls`);
    const calls = (await log.json()) as readonly SeenCall[];
    return { calls, beganMs, answers, waiting, absent: [absent, await sayAbsent(urls)] };
  } finally {
    await gateways.stop();
    await ended(simulator.child);
    await link.cut();
    await redis.kill();
  }
}

function findings({ name, cutOff }: Run, { calls, beganMs, answers, waiting, absent }: Seen): readonly Finding[] {
  const reads = calls.filter(({ method }) => method === "GET");
  /** Of the reads that the console allows in this time, in percent. */
  const used = (fromMs: number, toMs: number) => {
    const made = reads.filter(({ at }) => at >= beganMs + fromMs && at < beganMs + toMs).length;
    return Math.round((made / ((READS_PER_SECOND * (toMs - fromMs)) / 1_000)) * 1_000) / 10;
  };
  const { fromMs, toMs } = TROUBLE;
  const parts = [used(0, fromMs), used(fromMs, toMs), used(toMs, RUN_MS)];
  const firstMs = Math.min(...reads.map(({ at }) => at)) - beganMs;
  const refused = calls.filter(({ status }) => status === 429).length;
  const most = mostInOneSecond(calls);
  const logins = calls.filter(({ path }) => path.includes("/auth/login"));
  const mostLogins = mostInAWindow(logins, 60_000);
  const failed = [...answers.failures.values()].reduce((sum, count) => sum + count, 0);
  const failures = [...answers.failures].map(([why, count]) => `; ${count} × ${why}`).join("");
  const finding = (what: string, measured: string, kept: boolean) => ({ what: `${name}: ${what}`, measured, kept });
  return [
    finding("calls refused with 429", `${refused} of ${calls.length}`, refused === 0),
    finding(`most reads in any sliding second (${READS_PER_SECOND} allowed)`, `${most}`, most <= READS_PER_SECOND),
    finding(
      `most logins in any sliding minute (${LOGINS_PER_MINUTE} allowed)`,
      `${mostLogins}`,
      mostLogins <= LOGINS_PER_MINUTE,
    ),
    finding(
      "of the allowed reads used, from the first query on (90 % promised)",
      `${used(0, RUN_MS)} % (by thirds ${parts.map((part) => `${part} %`).join(", ")})`,
      used(0, RUN_MS) >= 90,
    ),
    finding("first read after the first query", `${Math.round(firstMs)} ms`, firstMs < 2_000),
    finding(
      "seconds in which reads waited at a gateway",
      `${waiting.filter((count) => count > 0).length} of ${waiting.length}; ${average(waiting)} gateways of ${GATEWAYS} at a time`,
      true,
    ),
    finding(
      "queries answered, none with an error",
      `${answers.answered} of ${answers.answered + failed}${failures}`,
      failed === 0,
    ),
    finding(
      `gateways that say at 30 s, and at the end, that Redis is absent (${cutOff}, 0)`,
      absent.join(", "),
      absent[0] === cutOff && absent[1] === 0,
    ),
  ];
}

const average = (counts: readonly number[]): number =>
  Math.round((counts.reduce((sum, count) => sum + count, 0) / counts.length) * 10) / 10;

/** Runs the campaign. */
export async function sharedBudget(): Promise<readonly Finding[]> {
  const found: Finding[] = [];
  for (const run of RUNS) found.push(...findings(run, await carryOut(run)));
  return found;
}
