// Five vendors of 2,000 volumes each, one of which allows five reads a second: is the first answer there in time, does a later
// one hold everything, and is that vendor's budget kept to the call?
import { spawn } from "node:child_process";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { createGateway } from "../src/createGateway.ts";
import { demoConfig } from "../src/demo.ts";
import { createLog } from "../src/observe/Log.ts";
import { systemClock } from "../src/upstream/systemClock.ts";
import { mostInOneSecond, type SeenCall } from "./calls.ts";
import type { Finding } from "./report.ts";

const VOLUMES = 2_000;
const WAIT_MS = 2_000;
const LONGEST_MS = 15 * 60_000;
const query = (waitMs: number) =>
  `{ volumes(first: 50, freshness: { waitMs: ${waitMs} }) { totalCount complete nodes { id } sources { source { id } state complete count } } }`;

interface Told {
  readonly source: { readonly id: string };
  readonly state: string;
  readonly complete: boolean;
  readonly count: number | null;
}

/** Starts all simulators in a process of their own, their budgets enforced; their addresses by name. */
async function startSimulators() {
  const main = join(import.meta.dirname, "../simulators/main.ts");
  const child = spawn(process.execPath, [main, "--volumes", `${VOLUMES}`, "--base-port", "15100"], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  let text = "";
  const urls = await new Promise<ReadonlyMap<string, string>>((resolve, reject) => {
    child.once("exit", () => reject(new Error("The simulators ended before they listened.")));
    child.stdout.on("data", (chunk: Buffer) => {
      text += chunk.toString();
      const found = [...text.matchAll(/^(\S+) (http:\S+)$/gm)].map(([, name = "", url = ""]) => [name, url] as const);
      if (found.length === 5) resolve(new Map(found));
    });
  });
  return { urls, stop: () => void child.kill() };
}

/** Runs the campaign. */
export async function fiveVendors(): Promise<readonly Finding[]> {
  const simulators = await startSimulators();
  const config = demoConfig((name) => simulators.urls.get(name) ?? "");
  const surroundings = { clock: systemClock, random: Math.random, log: createLog("silent") };
  const gateway = await createGateway(
    { ...config, server: { ...config.server, port: 0, graphiql: false } },
    surroundings,
  );
  const url = await gateway.listen();
  const ask = async (waitMs: number) => {
    const answer = await fetch(`${url}/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ query: query(waitMs) }),
    });
    const { data } = (await answer.json()) as {
      data: { volumes: { totalCount: number; complete: boolean; sources: Told[] } };
    };
    return data.volumes;
  };
  try {
    const beganMs = systemClock.monotonic();
    const first = await ask(WAIT_MS);
    const firstMs = systemClock.monotonic() - beganMs;
    const limited = (told: readonly Told[]) => told.find(({ source }) => source.id === "nasuni-demo");
    const others = first.sources.filter(({ source, state }) => source.id !== "nasuni-demo" && state !== "UNSUPPORTED");
    let later = await ask(WAIT_MS);
    while (!later.complete && systemClock.monotonic() - beganMs < LONGEST_MS) {
      await pause(5_000);
      later = await ask(WAIT_MS);
    }
    const completeMs = systemClock.monotonic() - beganMs;
    const log = await fetch(`${simulators.urls.get("nasuni")}/__sim/calls`);
    const calls = (await log.json()) as readonly SeenCall[];
    const refused = calls.filter(({ status }) => status === 429).length;
    const most = mostInOneSecond(calls);
    const [early, end] = [limited(first.sources), limited(later.sources)];
    return [
      {
        what: "cold first page, asked to wait 2,000 ms",
        measured: `${Math.round(firstMs)} ms`,
        kept: firstMs < WAIT_MS + 500,
      },
      {
        what: "other sources complete in it",
        measured: `${others.filter(({ complete }) => complete).length} of ${others.length}`,
        kept: others.every(({ complete }) => complete),
      },
      {
        what: "the limited source in it",
        measured: `${early?.state}, ${early?.count} rows`,
        kept: early?.state === "PARTIAL",
      },
      {
        what: "the limited source later",
        measured: `${end?.state}, ${end?.count} rows, complete after ${Math.round(completeMs / 1_000)} s`,
        kept: end?.complete === true && end.count === VOLUMES,
      },
      { what: "most reads in any sliding second (5 allowed)", measured: `${most}`, kept: most <= 5 },
      { what: "calls refused with 429", measured: `${refused} of ${calls.length}`, kept: refused === 0 },
      {
        what: "of the allowed reads used while work waited",
        measured: `${Math.round((calls.length / (completeMs / 1_000) / 5) * 100)} %`,
        kept: true,
      },
    ];
  } finally {
    await gateway.close();
    simulators.stop();
  }
}
