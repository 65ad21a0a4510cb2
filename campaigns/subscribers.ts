// What do a thousand subscribers cost? Fifty jobs of one vendor, followed at three gateways that share a Redis, all in processes of their own:
// first each job by one subscriber at one gateway, then by twenty at all of them.
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { type Client, createClient } from "graphql-ws";
import { encodeNodeId } from "../src/inventory/globalId.ts";
import { startRedis } from "../test/support/redisServer.ts";
import type { SeenCall } from "./calls.ts";
import { ended, launch } from "./programs.ts";
import type { Finding } from "./report.ts";
import { startWatchedGateway, type WatchedGateway } from "./watchedGateway.ts";

const GATEWAYS = 3;
const JOBS = 50;
const SUBSCRIBERS = 1_000;
/** From when all follow: when every job halts, and when every job has ended. */
const HALTED_MS = 15_000;
const ENDED_MS = 35_000;
const RUN_MS = 50_000;
const MOST_BYTES = 20_480;

const QUERY = "subscription ($id: ID!) { jobUpdated(id: $id) { sequence change job { id state } } }";

/** One who follows a job over a WebSocket of its own. */
interface Follower {
  readonly client: Client;
  readonly states: string[];
  hasCompleted: boolean;
}

/** What was seen of one run. */
interface Seen {
  readonly calls: number;
  /** Bytes that each subscriber takes at its gateway. */
  readonly bytesEach: number;
  readonly followers: readonly Follower[];
}

function follow(url: string, id: string): Follower {
  const client = createClient({ url: url.replace("http", "ws"), webSocketImpl: WebSocket, retryAttempts: 0 });
  const follower: Follower = { client, states: [], hasCompleted: false };
  client.subscribe<{ readonly jobUpdated: { readonly job: { readonly state: string } } }>(
    { query: QUERY, variables: { id } },
    {
      next: ({ data }) => follower.states.push(data?.jobUpdated.job.state ?? "nothing"),
      error: (error) => follower.states.push(`error ${JSON.stringify(error)}`),
      complete: () => {
        follower.hasCompleted = true;
      },
    },
  );
  return follower;
}

/** The vendor, with jobs that run until they are told otherwise. */
async function startVendor() {
  const args = ["--only", "ngenea-hub", "--volumes", "20", "--base-port", "0"];
  const { url, child } = await launch("simulators/main.ts", args, /ngenea-hub (http:\S+)/);
  const order = async (body: object) => {
    const answer = await fetch(`${url}/__sim/rows`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ kind: "Job", ...body }),
    });
    return ((await answer.json()) as { readonly ids: readonly string[] }).ids;
  };
  const ids = await order({ insert: { values: Array.from({ length: JOBS }, () => ({ state: "STARTED" })) } });
  return {
    url,
    jobs: ids.map((nativeId) => encodeNodeId({ type: "Job", sourceId: "hub", nativeId: `job:${nativeId}` })),
    become: (state: string) => order({ update: { ids, values: [{ state }] } }),
    calls: async () => {
      const calls = (await (await fetch(`${url}/__sim/calls`)).json()) as readonly SeenCall[];
      return calls.filter(({ path }) => !/\/auth\//.test(path)).length;
    },
    forget: () => fetch(`${url}/__sim/calls`, { method: "DELETE" }),
    stop: () => ended(child),
  };
}

async function startGateways(vendorUrl: string, redisUrl: string) {
  const folder = await mkdtemp(join(tmpdir(), "storagegraph-"));
  const file = join(folder, "config.yaml");
  const cache = { keys: ["a secret for one campaign, of 32 characters"], redis: { url: redisUrl, replicas: GATEWAYS } };
  const auth = { username: "admin", password: "hub-admin" };
  const sources = [{ id: "hub", vendor: "NGENEA_HUB", url: vendorUrl, auth }];
  // JSON is YAML too.
  await writeFile(file, JSON.stringify({ server: { graphiql: false }, cache, sources }));
  const gateways = await Promise.all(Array.from({ length: GATEWAYS }, () => startWatchedGateway(file)));
  const stop = async () => {
    await Promise.all(gateways.map((gateway) => gateway.stop()));
    await rm(folder, { recursive: true });
  };
  return { gateways, stop };
}

const heapOf = async (gateways: readonly WatchedGateway[]): Promise<number> =>
  (await Promise.all(gateways.map((gateway) => gateway.collect()))).reduce((sum, { heapBytes }) => sum + heapBytes, 0);

/** Follows every job by so many, from its start to its end. @param urls where, one after the other. */
async function carryOut(each: number, at: number): Promise<Seen> {
  const redis = await startRedis();
  const vendor = await startVendor();
  const { gateways, stop } = await startGateways(vendor.url, redis.url);
  try {
    // What a first question costs is not what following costs.
    for (const gateway of gateways) await gateway.ask("{ jobs { totalCount } sources { totalCount } }");
    await pause(3_000);
    const before = await heapOf(gateways);
    await vendor.forget();
    const followers: Follower[] = [];
    for (let turn = 0; turn < each; turn += 1)
      for (const [place, id] of vendor.jobs.entries())
        followers.push(follow(gateways[(turn + place) % at]?.url ?? "", id));
    const beganMs = Date.now();
    while (followers.some(({ states }) => states.length === 0) && Date.now() < beganMs + HALTED_MS) await pause(100);
    const bytesEach = Math.round(((await heapOf(gateways)) - before) / followers.length);
    await pause(beganMs + HALTED_MS - Date.now());
    await vendor.become("PAUSED");
    await pause(beganMs + ENDED_MS - Date.now());
    await vendor.become("SUCCESS");
    await pause(beganMs + RUN_MS - Date.now());
    const calls = await vendor.calls();
    for (const { client } of followers) await client.dispose();
    return { calls, bytesEach, followers };
  } finally {
    await stop();
    await vendor.stop();
    await redis.kill();
  }
}

/** Runs the campaign. */
export async function subscribers(): Promise<readonly Finding[]> {
  const one = await carryOut(1, 1);
  const many = await carryOut(SUBSCRIBERS / JOBS, GATEWAYS);
  const { followers } = many;
  const sawEnd = followers.filter(({ states, hasCompleted }) => hasCompleted && states.at(-1) === "SUCCEEDED").length;
  const sawHalt = followers.filter(({ states }) => states.includes("PAUSED")).length;
  const stories = new Set(followers.map(({ states }) => states.join(" → ")));
  return [
    {
      what: `vendor calls in ${RUN_MS / 1_000} s: ${SUBSCRIBERS} subscribers at ${GATEWAYS} gateways against ${JOBS} at one`,
      measured: `${many.calls} against ${one.calls}`,
      // The two runs begin at different places of the interval.
      kept: many.calls <= one.calls + 2,
    },
    {
      what: `bytes of heap and buffers per subscriber, its WebSocket included (at most ${MOST_BYTES})`,
      measured: `${many.bytesEach}`,
      kept: many.bytesEach <= MOST_BYTES,
    },
    {
      what: "subscribers that saw the halt",
      measured: `${sawHalt} of ${followers.length}`,
      kept: sawHalt === SUBSCRIBERS,
    },
    {
      what: "subscribers that saw the end, and whose stream ended with it",
      measured: `${sawEnd} of ${followers.length}; what was seen: ${[...stories].join("; ")}`,
      kept: sawEnd === SUBSCRIBERS,
    },
  ];
}
