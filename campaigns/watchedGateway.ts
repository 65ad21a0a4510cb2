// How is a gateway watched from outside? As a process of its own with a probe loaded before it, which is asked over IPC.
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { ProbeQuestion, ProbeReading } from "./processProbe.ts";
import { ended } from "./programs.ts";

/** A running gateway and its probe. */
export interface WatchedGateway {
  /** Where it answers GraphQL. */
  readonly url: string;
  /** Asks a query; its data. Throws when the answer holds errors. */
  ask(query: string): Promise<Record<string, unknown>>;
  /** What the probe saw since it was last asked. */
  read(): Promise<ProbeReading>;
  /** The same, after all garbage was collected. */
  collect(): Promise<ProbeReading>;
  /** Stops it as an operator would, and waits until it is gone. */
  stop(): Promise<void>;
}

const ROOT = join(import.meta.dirname, "..");
const PROBE = join(import.meta.dirname, "processProbe.ts");

/** Starts a gateway as `npm start` does; resolves when it listens. @param file its configuration. */
export async function startWatchedGateway(file: string): Promise<WatchedGateway> {
  const flags = [...(await startFlags()), "--expose-gc", "--import", PROBE];
  const child = spawn(process.execPath, [...flags, "src/main.ts", "--config", file], {
    cwd: ROOT,
    stdio: ["ignore", "pipe", "inherit", "ipc"],
    env: { ...process.env, PORT: "0" },
  });
  const end = () => child.kill();
  process.once("exit", end);
  child.once("exit", () => process.off("exit", end));
  const url = await addressOf(child);
  const question = async (wanted: ProbeQuestion): Promise<ProbeReading> => {
    const answered = once(child, "message");
    child.send(wanted);
    const [reading] = (await answered) as [ProbeReading];
    return reading;
  };
  return {
    url,
    ask: async (query) => {
      const answer = await fetch(url, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ query }),
      });
      const { data, errors } = (await answer.json()) as {
        readonly data: Record<string, unknown>;
        readonly errors?: readonly { readonly message: string }[];
      };
      if (errors !== undefined) throw new Error(`The gateway answered: ${errors[0]?.message}`);
      return data;
    },
    read: () => question("read"),
    collect: () => question("collect"),
    stop: () => ended(child),
  };
}

/** The flags that `npm start` gives to Node. */
async function startFlags(): Promise<readonly string[]> {
  const { scripts } = JSON.parse(await readFile(join(ROOT, "package.json"), "utf8")) as {
    readonly scripts: { readonly start: string };
  };
  return scripts.start.split(" ").filter((word) => word.startsWith("--"));
}

/** Where it says that it listens. What it says later is let go of, for a full pipe would hold it up. */
function addressOf(child: ChildProcess): Promise<string> {
  let text = "";
  return new Promise((resolve, reject) => {
    child.once("exit", () => reject(new Error("The gateway ended before it listened.")));
    child.stdout?.on("data", (chunk: Buffer) => {
      text = `${text}${chunk}`.slice(-1_000);
      const [, url] = /GraphQL\s+(http:\S+)\n/.exec(text) ?? [];
      if (url !== undefined) resolve(url);
    });
  });
}
