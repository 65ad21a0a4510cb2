// Does anybody notice that the configuration changes? One gateway in a process of its own, asked and followed by many, while its file
// is written anew and SIGHUP tells it so: with other grants, limits and log levels, and every fourth time with a mistake.
import { writeFile } from "node:fs/promises";
import { setTimeout as pause } from "node:timers/promises";
import { type Client, createClient } from "graphql-ws";
import { newApiKey } from "../src/access/apiKeys.ts";
import { encodeNodeId } from "../src/inventory/globalId.ts";
import { ended, launch, type Program, withConfig } from "./programs.ts";
import type { Finding } from "./report.ts";

const FOLLOWERS = 100;
const CLIENTS = 20;
const RELOADS = 40;
const BETWEEN_MS = 500;
const FOLLOW = "subscription ($id: ID!) { jobUpdated(id: $id) { job { state } } }";
const ASK = "{ volumes(first: 20) { totalCount nodes { id displayName shares { nodes { name } } } } }";

/** What was seen. */
interface Seen {
  asked: number;
  readonly failures: string[];
  slowestMs: number;
  closed: number;
  readonly states: string[][];
}

/** One who follows a job until told to stop. */
function follow(url: string, { key, id }: { readonly key: string; readonly id: string }, seen: Seen): Client {
  const states: string[] = [];
  seen.states.push(states);
  const client = createClient({
    url: url.replace("http", "ws"),
    webSocketImpl: WebSocket,
    retryAttempts: 0,
    connectionParams: { authorization: `Bearer ${key}` },
  });
  const over = () => {
    seen.closed += 1;
  };
  client.subscribe<{ readonly jobUpdated: { readonly job: { readonly state: string } } }>(
    { query: FOLLOW, variables: { id } },
    { next: ({ data }) => states.push(data?.jobUpdated.job.state ?? "nothing"), error: over, complete: over },
  );
  return client;
}

async function askOnce(url: string, key: string, seen: Seen): Promise<void> {
  const beganMs = performance.now();
  seen.asked += 1;
  try {
    const answer = await fetch(url, {
      method: "POST",
      headers: { "content-type": "application/json", "x-api-key": key },
      body: JSON.stringify({ query: ASK }),
    });
    const { data, errors } = (await answer.json()) as { readonly data?: unknown; readonly errors?: readonly unknown[] };
    if (answer.status !== 200 || data == null || errors !== undefined) seen.failures.push(`status ${answer.status}`);
  } catch (error) {
    seen.failures.push(String(error));
  }
  seen.slowestMs = Math.max(seen.slowestMs, performance.now() - beganMs);
}

/** The file at each turn: other grants for somebody else, other limits, another log level; null for a mistake. */
function turned(config: object, turn: number, { own, others }: Record<"own" | "others", string>): object | null {
  if (turn % 4 === 3) return null;
  const role = turn % 2 === 0 ? "viewer" : "operator";
  const principals = [
    { id: "portal", keys: [own], grants: [{ role: "viewer" }] },
    ...(turn % 3 === 0 ? [] : [{ id: "another", keys: [others], grants: [{ role }] }]),
  ];
  return {
    ...config,
    access: { mode: "required", principals },
    limits: { requestsPerSecond: 10_000 + turn, requestBurst: 20_000, maxPageSize: 500 + turn },
    log: { level: turn % 2 === 0 ? "warn" : "error" },
  };
}

interface Stage {
  readonly file: string;
  readonly gateway: Program;
  readonly config: object;
  readonly jobs: readonly string[];
  /** Lets every job that is followed halt. */
  halt(): Promise<unknown>;
}

async function carryOut({ file, gateway, config, jobs, halt }: Stage, keys: Keys): Promise<Seen> {
  const { url, child } = gateway;
  const seen: Seen = { asked: 0, failures: [], slowestMs: 0, closed: 0, states: [] };
  await askOnce(url, keys.own.key, { ...seen, failures: [] });
  const clients = Array.from({ length: FOLLOWERS }, (_, place) =>
    follow(url, { key: keys.own.key, id: jobs[place % jobs.length] ?? "" }, seen),
  );
  while (seen.states.some((states) => states.length === 0) && seen.closed === 0) await pause(100);
  let isOver = false;
  const asking = Array.from({ length: CLIENTS }, async () => {
    while (!isOver) await Promise.all([askOnce(url, keys.own.key, seen), pause(200)]);
  });
  for (let turn = 0; turn < RELOADS; turn += 1) {
    const next = turned(config, turn, { own: keys.own.hash, others: keys.others.hash });
    await writeFile(file, next === null ? "sources: nowhere" : JSON.stringify(next));
    child.kill("SIGHUP");
    await pause(BETWEEN_MS);
  }
  isOver = true;
  await Promise.all(asking);
  await halt();
  const untilMs = performance.now() + 30_000;
  while (seen.states.some((states) => states.at(-1) !== "PAUSED") && performance.now() < untilMs) await pause(200);
  const { closed } = seen;
  for (const client of clients) await client.dispose();
  return { ...seen, closed };
}

type Keys = Readonly<Record<"own" | "others", ReturnType<typeof newApiKey>>>;

/** Runs the campaign. */
export async function reload(): Promise<readonly Finding[]> {
  const keys: Keys = { own: newApiKey(), others: newApiKey() };
  const vendor = await launch(
    "simulators/main.ts",
    ["--only", "ngenea-hub", "--volumes", "200", "--base-port", "0"],
    /ngenea-hub (http:\S+)/,
  );
  const order = async (body: object) => {
    const headers = { "content-type": "application/json" };
    const init = { method: "POST", headers, body: JSON.stringify({ kind: "Job", ...body }) };
    return ((await (await fetch(`${vendor.url}/__sim/rows`, init)).json()) as { readonly ids: readonly string[] }).ids;
  };
  try {
    const ids = await order({ insert: { values: Array.from({ length: 10 }, () => ({ state: "STARTED" })) } });
    const jobs = ids.map((id) => encodeNodeId({ type: "Job", sourceId: "hub", nativeId: `job:${id}` }));
    const auth = { username: "admin", password: "hub-admin" };
    const config = {
      server: { graphiql: false },
      sources: [{ id: "hub", vendor: "NGENEA_HUB", url: vendor.url, auth }],
    };
    const hashes = { own: keys.own.hash, others: keys.others.hash };
    const seen = await withConfig(turned(config, 0, hashes) ?? config, async (file) => {
      const gateway = await launch("src/main.ts", ["--config", file], /GraphQL\s+(http:\S+)/);
      gateway.child.stdout?.resume();
      const halt = () => order({ update: { ids, values: [{ state: "PAUSED" }] } });
      try {
        return await carryOut({ file, gateway, config, jobs, halt }, keys);
      } finally {
        await ended(gateway.child);
      }
    });
    return findingsOf(seen);
  } finally {
    await ended(vendor.child);
  }
}

function findingsOf({ asked, failures, slowestMs, closed, states }: Seen): readonly Finding[] {
  const sawHalt = states.filter((each) => each.at(-1) === "PAUSED").length;
  const perSecond = Math.round((asked * 1_000) / (RELOADS * BETWEEN_MS));
  return [
    {
      what: `${RELOADS} times SIGHUP, a quarter of them with a mistake in the file, under ${perSecond} requests a second: requests that failed`,
      measured:
        failures.length === 0
          ? `0 of ${asked}`
          : `${failures.length} of ${asked}: ${[...new Set(failures)].join("; ")}`,
      kept: failures.length === 0,
    },
    { what: "slowest request (at most 1,000 ms)", measured: `${Math.round(slowestMs)} ms`, kept: slowestMs <= 1_000 },
    { what: "subscriptions that were closed", measured: `${closed} of ${FOLLOWERS}`, kept: closed === 0 },
    {
      what: "subscriptions that saw afterwards what happened at the vendor",
      measured: `${sawHalt} of ${FOLLOWERS}`,
      kept: sawHalt === FOLLOWERS,
    },
  ];
}
