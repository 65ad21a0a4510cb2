// Is nothing lost and nothing doubled? Real gateways with real ledgers are killed and stopped in the middle of changes, asked for the
// same thing a hundred times at once, cut off from their ledger, and left and found again by those who follow.
import { setMaxListeners } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startRedis } from "../test/support/redisServer.ts";
import { findAsks } from "./nothingLost/changes.ts";
import { aloneWithFile, pairWithRedis } from "./nothingLost/crews.ts";
import { configurationOf, startEstate } from "./nothingLost/estate.ts";
import { goThrough, ledgerFileAway, redisGone } from "./nothingLost/ledgerAway.ts";
import { askWithOneKey } from "./nothingLost/oneKey.ts";
import { takeHold } from "./nothingLost/operations.ts";
import { type Replica, startReplica, writeConfiguration } from "./nothingLost/replica.ts";
import { comeBack } from "./nothingLost/resume.ts";
import { type Judged, strikeAll } from "./nothingLost/rounds.ts";
import { FILE_STRIKES, REDIS_STRIKES } from "./nothingLost/strikes.ts";
import type { Finding } from "./report.ts";

/** Strikes at a gateway with a ledger in a file. */
async function strikesWithFile(): Promise<readonly Judged[]> {
  const estate = await startEstate();
  const crew = await aloneWithFile(estate);
  try {
    return await strikeAll(FILE_STRIKES, { estate, crew, lane: "file" });
  } finally {
    await crew.end();
    await estate.stop();
  }
}

/** One lane of strikes at gateways that share a ledger. */
async function strikesWithRedis(lane: number, redisUrl: string): Promise<readonly Judged[]> {
  const estate = await startEstate();
  const begin = async (first: Replica) => takeHold(first, await findAsks(first), `begin-${lane}`);
  const crew = await pairWithRedis(estate, { redisUrl, lane: String(lane), begin });
  try {
    return await strikeAll(REDIS_STRIKES[lane] ?? [], { estate, crew, lane: String(lane) });
  } finally {
    await crew.end();
    await estate.stop();
  }
}

/** Three gateways that share a ledger in a Redis of their own: asked with one key, cut off from it, and followed. */
async function three(): Promise<readonly Finding[]> {
  const kept = await mkdtemp(join(tmpdir(), "storagegraph-redis-"));
  const redis = await startRedis(undefined, kept);
  const estate = await startEstate();
  const { file, remove } = await writeConfiguration(() =>
    configurationOf(estate, { redisUrl: redis.url, lane: "three" }),
  );
  const gateways = [await startReplica(file), await startReplica(file), await startReplica(file)] as const;
  const [at] = gateways;
  try {
    const asks = await findAsks(at);
    const run = asks.find(({ field }) => field === "runJobTemplate");
    if (run === undefined) throw new Error("Nobody asks for a run.");
    return [
      ...(await askWithOneKey(gateways, asks, estate)),
      await goThrough(redisGone(redis), { estate, at, asks, name: "redis-away" }),
      ...(await comeBack(gateways, run, estate)),
    ];
  } finally {
    await Promise.all(gateways.map((gateway) => gateway.end()));
    await estate.stop();
    await remove();
    await redis.kill();
    await rm(kept, { recursive: true, force: true });
  }
}

/** All strikes, the lanes beside one another: most of their time is waiting for leases to run out. */
async function strikes(): Promise<readonly Judged[]> {
  const kept = await mkdtemp(join(tmpdir(), "storagegraph-redis-"));
  const redis = await startRedis(undefined, kept);
  try {
    const shared = REDIS_STRIKES.map((_, lane) => strikesWithRedis(lane, redis.url));
    return (await Promise.all([strikesWithFile(), ...shared])).flat();
  } finally {
    await redis.kill();
    await rm(kept, { recursive: true, force: true });
  }
}

/** Every program of this campaign is ended should it end early. */
const MOST_PROGRAMS = 100;

/** Runs the campaign. */
export async function nothingLost(): Promise<readonly Finding[]> {
  setMaxListeners(MOST_PROGRAMS, process);
  const [judged, away, shared] = await Promise.all([strikes(), ledgerFileAway(), three()]);
  return [...strikeFindings(judged), ...shared, ...away];
}

const nameOf = ({ strike, isTakenOver }: Judged): string =>
  `${strike.how} ${isTakenOver ? "with another gateway over Redis" : "with a file"}`;

function strikeFindings(judged: readonly Judged[]): readonly Finding[] {
  const told = (of: readonly Judged[], what: (one: Judged) => string) =>
    [...Map.groupBy(of, what)].map(([word, all]) => `${all.length} ${word}`).join(", ");
  const targets = judged.filter(({ isTarget }) => isTarget);
  const spanOf = (isTakenOver: boolean) => {
    const times = judged.filter((one) => one.isTakenOver === isTakenOver).map(({ tookMs }) => tookMs / 1_000);
    return `${Math.round(Math.min(...times))} to ${Math.round(Math.max(...times))} s`;
  };
  const faults = judged.flatMap(({ fault }) => fault ?? []);
  return [
    {
      what: `a gateway is struck in the middle of a change, with four others beside it: ${told(targets, nameOf)}`,
      measured: `the change stood ${told(targets, ({ stood }) => stood)}; all changes: ${told(judged, ({ stood }) => stood)}`,
      kept: targets.length === 20,
    },
    {
      what: "every operation comes to its true end, no call took effect twice, and each row is there once",
      measured: `${told(judged, ({ state }) => state)}; all five had ended ${spanOf(true)} after the strike where another gateway took over from a lease of 34 s, ${spanOf(false)} where the same one went on${faults.length === 0 ? "" : `; ${faults.join("; ")}`}`,
      kept: faults.length === 0,
    },
  ];
}
