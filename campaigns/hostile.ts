// Does anybody notice that the gateway is attacked? Twenty users ask as fast as they are answered, in turns alone and while the whole corpus of
// hostile documents and connections runs beside them; the gateway, the attackers and the users are processes of their own.
import { fork } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { availableParallelism, loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { newApiKey } from "../src/access/apiKeys.ts";
import { ask, type Target } from "../test/hostile/attack.ts";
import { CORPUS } from "../test/hostile/corpus.ts";
import type { AttackOrder, AttackReport } from "./hostileAttackers.ts";
import { ended, launch } from "./programs.ts";
import type { Finding } from "./report.ts";
import { startWatchedGateway } from "./watchedGateway.ts";

const USERS = 20;
const ATTACKERS = 4;
const LANES = 16;
/** Of one processor. */
const CPU_SHARE = 0.1;
/** Short and many, because what else runs on the machine changes from minute to minute. */
const ROUNDS = 12;
const ROUND_MS = 4_000;
const LEAST_PERCENT = 80;
const MOST_GROWTH_BYTES = 33_554_432;

const QUERY = `{ volumes(first: 100, filter: { usedPercent: { gte: 1 } }) { totalCount nodes { id displayName capacity { usedBytes usedPercent }
  shares { nodes { displayName protocol } } snapshots(first: 5) { nodes { displayName } } } } }`;

/** Callers with keys of their own. */
const callers = (word: string, count: number) =>
  Array.from({ length: count }, (_, at) => ({ id: `${word}-${at}`, ...newApiKey() }));

const users = callers("user", USERS);
const attackers = callers("attacker", ATTACKERS);

const principal = ({ id, hash }: { readonly id: string; readonly hash: string }) => ({
  id,
  keys: [hash],
  grants: [{ role: "viewer" }],
});

/** The gateway: its limits as they are when nothing is said, but for the patience with who is slow, so that slow attacks end within a round. */
const configOf = (vendorUrl: string) => ({
  server: { graphiql: false },
  log: { level: "silent" },
  limits: { headersMs: 1_000, requestMs: 2_000, connectionInitMs: 1_000, pingMs: 1_000 },
  access: { mode: "required", principals: [...users, ...attackers].map(principal) },
  sources: [{ id: "cluster", vendor: "QUMULO", url: vendorUrl, auth: { username: "admin", password: "simulator" } }],
});

/** What users got in a round, each asking again as soon as it was answered. */
async function answersIn(url: string): Promise<{ answers: number; errors: readonly string[] }> {
  const endMs = performance.now() + ROUND_MS;
  let answers = 0;
  const errors: string[] = [];
  const use = async (target: Target) => {
    while (performance.now() < endMs) {
      const end = await ask(target, QUERY);
      if (end === "200 ok") answers += 1;
      else errors.push(end);
    }
  };
  await Promise.all(users.map(({ key }) => use({ url, headers: { "x-api-key": key } })));
  return { answers, errors };
}

/** What was seen in turns. */
interface Round {
  readonly alone: number;
  readonly attacked: number;
  /** Processor time of the gateway in milliseconds. */
  readonly aloneCpuMs: number;
  readonly attackedCpuMs: number;
  readonly errors: readonly string[];
  readonly report: AttackReport;
  readonly pauseMs: number;
}

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;
const perSecond = (answers: number): number => Math.round((answers * 1_000) / ROUND_MS);

/** Runs the campaign. */
export async function hostile(): Promise<readonly Finding[]> {
  const vendor = await launch(
    "simulators/main.ts",
    ["--only", "qumulo", "--volumes", "500", "--base-port", "0"],
    /qumulo\s+(http:\S+)/,
  );
  const folder = await mkdtemp(join(tmpdir(), "storagegraph-"));
  const file = join(folder, "config.yaml");
  // JSON is YAML too.
  await writeFile(file, JSON.stringify(configOf(vendor.url)));
  const [load = 0] = loadavg();
  const gateway = await startWatchedGateway(file);
  const hostiles = fork(join(import.meta.dirname, "hostileAttackers.ts"));
  const order = (given: AttackOrder) => hostiles.send(given);
  try {
    const url = gateway.url.replace("/graphql", "");
    const targets = attackers.map(({ key }) => ({ url, headers: { "x-api-key": key } }));
    // What is done for the first time is compiled first, in every process.
    order({ attack: targets, lanes: LANES, cpuShare: 2 * CPU_SHARE });
    await answersIn(url);
    order({ rest: true });
    await once(hostiles, "message");
    const before = await gateway.collect();
    const rounds: Round[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      await gateway.read();
      const alone = await answersIn(url);
      const { cpuMs: aloneCpuMs } = await gateway.read();
      order({ attack: targets, lanes: LANES, cpuShare: CPU_SHARE });
      const attacked = await answersIn(url);
      const { pauseMs, cpuMs: attackedCpuMs } = await gateway.read();
      order({ rest: true });
      const [report] = (await once(hostiles, "message")) as [AttackReport];
      const errors = [...alone.errors, ...attacked.errors];
      rounds.push({
        alone: alone.answers,
        attacked: attacked.answers,
        aloneCpuMs,
        attackedCpuMs,
        errors,
        report,
        pauseMs,
      });
    }
    const after = await gateway.collect();
    return findings(rounds, { grownBytes: after.heapBytes - before.heapBytes, load });
  } finally {
    await gateway.stop();
    await ended(hostiles);
    await ended(vendor.child);
    await rm(folder, { recursive: true });
  }
}

function findings(
  rounds: readonly Round[],
  { grownBytes, load }: { readonly grownBytes: number; readonly load: number },
): readonly Finding[] {
  const alone = median(rounds.map((round) => round.alone));
  const attacked = median(rounds.map((round) => round.attacked));
  const percent = Math.round(median(rounds.map((round) => round.attacked / round.alone)) * 100);
  const costAlone = median(rounds.map((round) => round.aloneCpuMs / round.alone));
  const costAttacked = median(rounds.map((round) => round.attackedCpuMs / round.attacked));
  const attacks = rounds.reduce((sum, { report }) => sum + report.attacks, 0);
  const strange = [...new Set(rounds.flatMap(({ report }) => report.strange))];
  const errors = rounds.flatMap((round) => round.errors);
  const each = rounds.map((round) => `${perSecond(round.alone)}/${perSecond(round.attacked)}`).join(", ");
  const cpuPercent = Math.round(
    (rounds.reduce((sum, { report }) => sum + report.cpuMs, 0) / (ROUNDS * ROUND_MS)) * 100,
  );
  const pace =
    `${LANES} at a time under ${ATTACKERS} keys, paced to ${Math.round(CPU_SHARE * 100)} % of one processor (took ${cpuPercent} %), ` +
    "because real attackers do not compute on the machine that they attack";
  return [
    {
      what: `throughput that ${USERS} users keep while ${CORPUS.length} kinds of attacks run beside them (at least ${LEAST_PERCENT} %)`,
      measured:
        `${percent} % in the median of ${ROUNDS} rounds in turns; ${perSecond(alone)} answers a second alone, ${perSecond(attacked)} attacked; ` +
        `the gateway's processor time for each answer, attacks included: ${costAlone.toFixed(2)} ms and ${costAttacked.toFixed(2)} ms; ` +
        `${availableParallelism()} processors, on which ${load.toFixed(1)} other programs ran at the start; rounds ${each}`,
      kept: percent >= LEAST_PERCENT,
    },
    {
      what: "attacks, each ended as it must: refused with a code, or its connection closed",
      measured: `${attacks}, ${Math.round((attacks * 1_000) / (ROUNDS * ROUND_MS))} a second; ${pace}; otherwise ended: ${strange.join("; ") || "none"}`,
      kept: strange.length === 0 && attacks >= CORPUS.length,
    },
    {
      what: "answers to users that were errors",
      measured: `${errors.length}${errors.length === 0 ? "" : `: ${[...new Set(errors)].join("; ")}`}`,
      kept: errors.length === 0,
    },
    {
      what: `heap and buffers that the gateway keeps afterwards (at most ${MOST_GROWTH_BYTES / 1_048_576} MB more)`,
      measured: `${(grownBytes / 1_048_576).toFixed(1)} MB; longest pause while attacked ${Math.round(Math.max(...rounds.map(({ pauseMs }) => pauseMs)))} ms`,
      kept: grownBytes <= MOST_GROWTH_BYTES,
    },
  ];
}
