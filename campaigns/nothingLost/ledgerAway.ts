// What happens while the ledger cannot be written? Its disk is full, its files may not grow, its folder or its Redis is gone: no
// change is taken, no vendor is asked for one, questions are answered, and all comes back by itself.
import { execFileSync } from "node:child_process";
import { mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import type { RedisServer } from "../../test/support/redisServer.ts";
import type { Finding } from "../report.ts";
import { type Ask, findAsks, hasTakenEffect, isWrite, writesOf } from "./changes.ts";
import { configurationOf, type Estate, startEstate, VENDORS } from "./estate.ts";
import { endsOf, insist, submit } from "./operations.ts";
import { type Replica, startReplica, writeConfiguration } from "./replica.ts";

/** A way in which a ledger goes away, and comes back. */
export interface Trouble {
  readonly about: string;
  begin(): void | Promise<void>;
  end(): void | Promise<void>;
}

const WITHIN_MS = 120_000;
/** Where nothing is under way that is followed. */
const QUIET = VENDORS.filter((each) => each !== "ngenea-hub");
const QUESTION = `{ volumes(filter: { source: ["qumulo-demo"] }, freshness: { maxAgeSeconds: 0, waitMs: 20000 }) {
  totalCount complete
} }`;

/** Goes through it once. @param name of what is asked for. */
export async function goThrough(
  trouble: Trouble,
  { estate, at, asks, name }: { estate: Estate; at: Replica; asks: readonly Ask[]; name: string },
): Promise<Finding> {
  const calls = async () => (await Promise.all(VENDORS.map((each) => estate.vendor(each).calls()))).flat();
  const underWay = asks.find(({ field }) => field === "runJobTemplate");
  const later = asks.find(({ field }) => field === "createVolume");
  if (underWay === undefined || later === undefined) throw new Error("Nobody asks for a run and a volume.");
  for (const each of VENDORS) await estate.vendor(each).forgetCalls();
  const first = await insist(() => at, underWay, { name, key: `${name}-before` });
  const begun = writesOf(
    underWay,
    name,
    await until(calls, (all) => writesOf(underWay, name, all).some(hasTakenEffect)),
  );
  await trouble.begin();
  // Calls of what was asked for earlier do not count.
  const quiet = async () => (await Promise.all(QUIET.map((each) => estate.vendor(each).calls()))).flat();
  const before = await quiet();
  const answers = await Promise.all(asks.map((ask) => submit(at, ask, { name: `${name}-no`, key: `${name}-no` })));
  const refused = answers.filter(({ operation, problems }) => operation === null && isUnavailable(problems)).length;
  const sent = (await calls()).filter(isWrite).length - begun.length;
  const asked = (await quiet()).length - before.length;
  const { volumes } = await at.ask<{ volumes: { totalCount: number; complete: boolean } }>(QUESTION);
  await trouble.end();
  const again = await insist(() => at, later, { name, key: `${name}-after` });
  const hurry = () => estate.vendor("ngenea-hub").advance(6_000);
  const ends = await endsOf(() => at, [first, again], { withinMs: WITHIN_MS, meanwhile: hurry });
  const all = await calls();
  const effects = [underWay, later].map((ask) => writesOf(ask, name, all).filter(hasTakenEffect).length);
  const states = ends.map(({ state }) => state);
  return {
    what: `the ledger cannot be written: ${trouble.about}`,
    measured: `${refused} of ${asks.length} changes refused with LEDGER_UNAVAILABLE, ${asked} calls to ${QUIET.length} vendors, ${sent} changing calls to the fourth, ${volumes.complete ? "a question read anew" : "a question not answered in full"}; afterwards what was under way ${states[0]}, what was asked anew ${states[1]}, by ${effects.join(" and ")} calls`,
    kept:
      refused === asks.length &&
      sent === 0 &&
      asked === 0 &&
      volumes.complete &&
      states.every((state) => state === "SUCCEEDED") &&
      effects.join() === "1,4",
  };
}

const isUnavailable = (problems: readonly { readonly code: string }[]): boolean =>
  problems[0]?.code === "LEDGER_UNAVAILABLE";

async function until<T>(look: () => Promise<T>, isThere: (seen: T) => boolean): Promise<T> {
  const untilMs = Date.now() + WITHIN_MS;
  for (;;) {
    const seen = await look();
    if (isThere(seen) || Date.now() > untilMs) return seen;
  }
}

/** Redis is killed, and started again with what it kept. */
export const redisGone = (redis: RedisServer): Trouble => ({
  about: "its Redis is gone",
  begin: () => redis.kill(),
  end: () => redis.restart(),
});

/** A disk so small that it is soon full. */
const DISK = "4m";

/** Mounts a tiny disk; false where that is not allowed. */
function mountDisk(folder: string): boolean {
  mkdirSync(folder);
  try {
    execFileSync("mount", ["-t", "tmpfs", "-o", `size=${DISK}`, "tmpfs", folder], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

/** Writes until there is no room. */
function fill(file: string): void {
  for (const bytes of [65_536, 4_096, 1]) {
    try {
      for (;;) writeFileSync(file, Buffer.alloc(bytes), { flag: "a" });
    } catch {
      // Full: go on with smaller pieces.
    }
  }
}

/** All that can befall a ledger in a file, one after the other, with a gateway and vendors of its own. */
export async function ledgerFileAway(): Promise<readonly Finding[]> {
  const estate = await startEstate();
  const { file, folder, remove } = await writeConfiguration((place) =>
    configurationOf(estate, { folder: `${place}/disk/ledger` }),
  );
  const disk = `${folder}/disk`;
  const isMounted = mountDisk(disk);
  const at = await startReplica(file);
  const full: Trouble = {
    about: `its disk of ${DISK} is full`,
    begin: () => fill(`${disk}/filler`),
    end: () => rmSync(`${disk}/filler`),
  };
  const mayNotGrow: Trouble = {
    about: "its files may not grow (a limit on their size)",
    begin: () => void execFileSync("prlimit", ["--pid", String(at.pid), "--fsize=0:unlimited"]),
    end: () => void execFileSync("prlimit", ["--pid", String(at.pid), "--fsize=unlimited"]),
  };
  const gone: Trouble = {
    about: "its folder is gone, and comes back",
    begin: () => renameSync(`${disk}/ledger`, `${disk}/elsewhere`),
    end: () => renameSync(`${disk}/elsewhere`, `${disk}/ledger`),
  };
  if (!isMounted) process.stdout.write("SKIPPED: a full disk, because none can be mounted here.\n");
  try {
    const asks = await findAsks(at);
    const findings: Finding[] = [];
    for (const [place, trouble] of [...(isMounted ? [full] : []), mayNotGrow, gone].entries())
      findings.push(await goThrough(trouble, { estate, at, asks, name: `away-${place}` }));
    return findings;
  } finally {
    await at.end();
    await estate.stop();
    if (isMounted) execFileSync("umount", [disk]);
    await remove();
  }
}
