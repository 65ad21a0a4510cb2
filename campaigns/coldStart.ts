// Do three gateways cost vendors as much as one? All in processes of their own: a cold start asked for everything at once, a minute of
// steady use, and the death of the gateway that reads for all.
import { setTimeout as pause } from "node:timers/promises";
import { demoConfig } from "../src/demo.ts";
import { startRedis } from "../test/support/redisServer.ts";
import { type AskedGateways, startAskedGateways } from "./askedGateways.ts";
import type { SeenCall } from "./calls.ts";
import { ended, launch } from "./programs.ts";
import type { Finding } from "./report.ts";

const GATEWAYS = 3;
const VOLUMES = 60;
const STEADY_MS = 60_000;
/** Time between two questions of the steady use. */
const EVERY_MS = 200;
/** Lists that stay fresh for longer than all of them take to be read. */
const COLD_LISTS = ["volumes", "shares", "snapshots", "quotas", "sites", "hosts", "storagePools"];
const LISTS = [...COLD_LISTS, "alerts", "jobs"];
const LOGIN = /login|\/auth\/token/;
/** A dead reader's lease lasts so long; what is needed besides is the time of asking and reading. */
const LEASE_MS = 15_000;

/** All five simulators in a process of their own; their addresses by name. */
async function startVendors(only: readonly string[] | null = null, volumes = VOLUMES) {
  const count = only?.length ?? 5;
  const args = ["--volumes", String(volumes), "--base-port", "0", ...(only === null ? [] : ["--only", only.join(",")])];
  const { url: printed, child } = await launch(
    "simulators/main.ts",
    args,
    new RegExp(`((?:^\\S+ http:\\S+\\n){${count}})`, "m"),
  );
  const lines = printed
    .trim()
    .split("\n")
    .map((line) => line.split(" ") as [string, string]);
  const urls = new Map(lines);
  const calls = async (): Promise<readonly string[]> => {
    const logs = await Promise.all(
      [...urls].map(async ([name, url]) => {
        const log = (await (await fetch(`${url}/__sim/calls`)).json()) as readonly SeenCall[];
        return log.map(({ method, path }) => `${name} ${method} ${withoutMoments(path)}`);
      }),
    );
    return logs.flat();
  };
  return { urls, calls, stop: () => ended(child) };
}

/** Windows begin at the moment of the asking: two runs ask for the same page of two windows. */
const withoutMoments = (path: string): string =>
  path.replace(/\d{4}-\d\d-\d\dT[\d:.%A-Z]+|\b1[6-9]\d{8}(?:\d{3})?\b/g, "<moment>");

/** Makes the sources of simulators. */
const sourcesOf = (urls: ReadonlyMap<string, string>) =>
  demoConfig((name) => urls.get(name) ?? "http://nowhere.invalid").sources.filter(
    ({ url }) => !url.endsWith(".invalid"),
  );

const everything = `{ ${COLD_LISTS.map((list) => `${list}(first: 1, freshness: { waitMs: 9000 }) { complete }`).join(" ")} }`;

/** Asks for everything until all of it is in hand, at every gateway at once. */
async function readEverything({ urls, ask }: AskedGateways): Promise<void> {
  const untilComplete = async (url: string) => {
    for (;;) {
      const lists = Object.values(await ask(url, everything)) as readonly { readonly complete: boolean }[];
      if (lists.every(({ complete }) => complete)) return;
    }
  };
  await Promise.all(urls.map(untilComplete));
}

/** A minute of questions, the same whatever the number of gateways, each at the next one; how many were answered. */
async function askSteadily({ urls, ask }: AskedGateways): Promise<number> {
  const asked: Promise<boolean>[] = [];
  const beganMs = performance.now();
  for (let turn = 0; turn * EVERY_MS < STEADY_MS; turn += 1) {
    await pause(Math.max(0, beganMs + turn * EVERY_MS - performance.now()));
    const list = LISTS[(turn * 7) % LISTS.length];
    const freshness = turn % 5 === 0 ? "maxAgeSeconds: 5, waitMs: 2000" : "waitMs: 2000";
    const answered = ask(
      urls[turn % urls.length] ?? "",
      `{ ${list}(first: 10, freshness: { ${freshness} }) { totalCount } }`,
    );
    asked.push(
      answered.then(
        () => true,
        () => false,
      ),
    );
  }
  return (await Promise.all(asked)).filter((isAnswered) => isAnswered).length;
}

/** What so many gateways cost the vendors. */
async function costOf(count: number) {
  const redis = await startRedis();
  const vendors = await startVendors();
  const gateways = await startAskedGateways(count, { sources: sourcesOf(vendors.urls), redisUrl: redis.url });
  try {
    await readEverything(gateways);
    const cold = await vendors.calls();
    const answered = await askSteadily(gateways);
    const steady = (await vendors.calls()).length - cold.length;
    return { cold, steady, answered };
  } finally {
    await gateways.stop();
    await vendors.stop();
    await redis.kill();
  }
}

const timesOf = (calls: readonly string[]): ReadonlyMap<string, number> => {
  const times = new Map<string, number>();
  for (const call of calls) times.set(call, (times.get(call) ?? 0) + 1);
  return times;
};

/** Kills the gateway that reads a slow vendor's list, and sees how long the others take to have all of it. */
async function deathOfTheReader(): Promise<readonly Finding[]> {
  const redis = await startRedis();
  const vendors = await startVendors(["nasuni"], 100);
  const gateways = await startAskedGateways(GATEWAYS, { sources: sourcesOf(vendors.urls), redisUrl: redis.url });
  const [reader, ...others] = gateways.urls;
  const volumes = "{ volumes(first: 1, freshness: { waitMs: 2000 }) { totalCount complete } }";
  const isThere = async (url: string) => {
    const told = (await gateways.ask(url, volumes)) as {
      readonly volumes: { readonly totalCount: number; readonly complete: boolean };
    };
    return told.volumes.complete && told.volumes.totalCount === 100;
  };
  try {
    await gateways.ask(reader ?? "", volumes);
    await Promise.all(others.map(isThere));
    const before = (await vendors.calls()).length;
    await gateways.kill(0);
    const beganMs = performance.now();
    let first = before;
    let takenOverMs = 0;
    const waiting = [...others];
    while (waiting.length > 0 && performance.now() - beganMs < 180_000) {
      if (waiting[0] !== undefined && (await isThere(waiting[0]))) waiting.shift();
      first = Math.max(first, (await vendors.calls()).length);
      if (takenOverMs === 0 && first > before + 1) takenOverMs = performance.now() - beganMs;
    }
    const listed = timesOf((await vendors.calls()).filter((call) => !LOGIN.test(call)));
    return [
      {
        what: `the reader is killed: somebody else reads (its lease lasts ${LEASE_MS / 1_000} s)`,
        measured: `after ${Math.round(takenOverMs / 1_000)} s`,
        kept: takenOverMs > 0 && takenOverMs < LEASE_MS + 10_000,
      },
      {
        what: "the other two have everything, and no page was asked for more than twice",
        measured: `${waiting.length === 0 ? "both" : "not both"}, most for one page: ${Math.max(...listed.values())}`,
        kept: waiting.length === 0 && Math.max(...listed.values()) <= 2,
      },
    ];
  } finally {
    await gateways.stop();
    await vendors.stop();
    await redis.kill();
  }
}

/** Runs the campaign. */
export async function coldStart(): Promise<readonly Finding[]> {
  const one = await costOf(1);
  const three = await costOf(GATEWAYS);
  const [timesOne, timesThree] = [timesOf(one.cold), timesOf(three.cold)];
  const more = [...timesThree].filter(([call, times]) => times > (timesOne.get(call) ?? 0));
  const logins = three.cold.filter((call) => LOGIN.test(call));
  const questions = STEADY_MS / EVERY_MS;
  return [
    {
      what: `cold start of ${GATEWAYS} gateways, asked for ${COLD_LISTS.length} lists of five vendors at once: calls`,
      measured: `${three.cold.length}; one gateway: ${one.cold.length}`,
      kept: three.cold.length <= one.cold.length,
    },
    {
      what: "pages asked for more often than by one gateway",
      measured: `${more.length} of ${timesThree.size}${more.length === 0 ? "" : `: ${more.map(([call]) => call).join(", ")}`}`,
      kept: more.length === 0,
    },
    {
      what: "logins at the three vendors that have any",
      measured: `${logins.length}`,
      kept: logins.length === new Set(logins).size && logins.length <= 3,
    },
    {
      what: `a minute of use, ${questions} questions spread over the gateways: calls (at most 10 % more than one gateway)`,
      measured: `${three.steady}; one gateway: ${one.steady}`,
      kept: three.steady <= one.steady * 1.1,
    },
    {
      what: "questions answered",
      measured: `${three.answered} of ${questions}; one gateway: ${one.answered}`,
      kept: three.answered === questions && one.answered === questions,
    },
    ...(await deathOfTheReader()),
  ];
}
