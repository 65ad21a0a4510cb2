// Three gateways, one Redis and a console that allows five reads a second, all in processes of their own: is its budget kept and
// used up, also when Redis is killed and comes back empty?
import { setTimeout as pause } from "node:timers/promises";
import { type RedisServer, startRedis } from "../test/support/redisServer.ts";
import { mostInOneSecond, type SeenCall } from "./calls.ts";
import { ended, launch, launchGateways } from "./programs.ts";
import type { Finding } from "./report.ts";

const GATEWAYS = 3;
const CLIENTS = 200;
const VOLUMES = 1_000;
const RUN_MS = 60_000;
/** What is measured ends a little before the clients do, so that all of it was under load. */
const MEASURED_MS = RUN_MS - 2_000;
const READS_PER_SECOND = 5;
/** What clients ask for: lists of several feeds, so that every gateway has work. */
const LISTS = ["volumes", "shares", "snapshots", "quotas", "alerts", "jobs", "sites"];

/** What becomes of Redis, in milliseconds after the clients have begun. */
interface RedisFate {
  readonly killedAtMs: number;
  readonly backAtMs: number;
}

/** Starts the gateways over one console and one Redis. */
function startGateways(consoleUrl: string, redis: RedisServer) {
  const auth = { username: "storage-admin", password: "nasuni-demo" };
  const config = {
    server: { graphiql: false },
    cache: { keys: ["a secret for one campaign, of 32 characters"], redis: { url: redis.url, replicas: GATEWAYS } },
    sources: [{ id: "nasuni-demo", vendor: "NASUNI", url: consoleUrl, auth }],
  };
  return launchGateways(GATEWAYS, config);
}

/** One client asks one list after the other until the end; counts its answers and what was no answer. */
async function runClient(url: string, first: number, until: AbortSignal) {
  const seen = { answered: 0, failed: 0 };
  for (let turn = first; !until.aborted; turn += 1) {
    const list = LISTS[turn % LISTS.length];
    const query = `{ ${list}(first: 10, freshness: { maxAgeSeconds: 0, waitMs: 1000 }) { complete sources { state } } }`;
    const body = JSON.stringify({ query });
    try {
      const answer = await fetch(url, { method: "POST", headers: { "content-type": "application/json" }, body });
      const { data } = (await answer.json()) as { data?: unknown };
      if (answer.ok && data !== undefined && data !== null) seen.answered += 1;
      else seen.failed += 1;
    } catch {
      // No answer is what this campaign counts.
      seen.failed += 1;
    }
    await pause(500);
  }
  return seen;
}

/** Runs the campaign once. @param fate null when Redis stays. */
async function run(name: string, fate: RedisFate | null): Promise<readonly Finding[]> {
  const simulatorArgs = ["--only", "nasuni", "--volumes", String(VOLUMES), "--base-port", "0"];
  const redis = await startRedis();
  const simulator = await launch("simulators/main.ts", simulatorArgs, /nasuni (http:\S+)/);
  const gateways = await startGateways(simulator.url, redis);
  try {
    const ending = AbortSignal.timeout(RUN_MS);
    const clients = Array.from({ length: CLIENTS }, (_, index) =>
      runClient(gateways.urls[index % GATEWAYS] ?? "", Math.floor(index / GATEWAYS), ending),
    );
    if (fate !== null) {
      await pause(fate.killedAtMs);
      await redis.kill();
      await pause(fate.backAtMs - fate.killedAtMs);
      await redis.restart();
    }
    const counts = await Promise.all(clients);
    const log = await fetch(`${simulator.url}/__sim/calls`);
    const calls = (await log.json()) as readonly SeenCall[];
    return findings(name, { calls, counts });
  } finally {
    await gateways.stop();
    await ended(simulator.child);
    await redis.kill();
  }
}

interface Seen {
  readonly calls: readonly SeenCall[];
  readonly counts: readonly { readonly answered: number; readonly failed: number }[];
}

function findings(name: string, { calls, counts }: Seen): readonly Finding[] {
  const reads = calls.filter(({ method }) => method === "GET");
  const beganMs = Math.min(...reads.map(({ at }) => at));
  const measured = reads.filter(({ at }) => at < beganMs + MEASURED_MS);
  const used = measured.length / ((READS_PER_SECOND * MEASURED_MS) / 1_000);
  const refused = calls.filter(({ status }) => status === 429).length;
  const most = mostInOneSecond(calls);
  const answered = counts.reduce((sum, count) => sum + count.answered, 0);
  const failed = counts.reduce((sum, count) => sum + count.failed, 0);
  return [
    { what: `${name}: calls refused with 429`, measured: `${refused} of ${calls.length}`, kept: refused === 0 },
    {
      what: `${name}: most reads in any sliding second (${READS_PER_SECOND} allowed)`,
      measured: `${most}`,
      kept: most <= READS_PER_SECOND,
    },
    {
      what: `${name}: of the allowed reads used while work waited (90 % promised)`,
      measured: `${Math.round(used * 1_000) / 10} %`,
      kept: used >= 0.9,
    },
    { what: `${name}: queries answered`, measured: `${answered} of ${answered + failed}`, kept: failed === 0 },
  ];
}

/** Runs the campaign. */
export async function sharedBudget(): Promise<readonly Finding[]> {
  return [
    ...(await run("Redis stays", null)),
    ...(await run("Redis killed at 20 s, back empty at 40 s", { killedAtMs: 20_000, backAtMs: 40_000 })),
  ];
}
