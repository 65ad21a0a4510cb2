// How is a gateway watched from outside? As a process of its own with a probe loaded before it, which is asked over IPC.
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import type { ProbeQuestion, ProbeReading } from "./processProbe.ts";

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

/** Starts a program of this repository; resolves with all lines that it printed once `isReady` says so of them. */
export async function launch(
  args: readonly string[],
  isReady: (text: string) => boolean,
): Promise<{ readonly child: ChildProcess; readonly text: string }> {
  const child = spawn(process.execPath, args, {
    cwd: ROOT,
    stdio: ["ignore", "pipe", "inherit", "ipc"],
    env: { ...process.env, PORT: "0" },
  });
  let text = "";
  await new Promise<void>((resolve, reject) => {
    child.once("exit", () => reject(new Error(`"${args.at(0)}" ended before it was ready.`)));
    child.stdout?.on("data", (chunk: Buffer) => {
      text += chunk.toString();
      if (isReady(text)) resolve();
    });
  });
  return { child, text };
}

/** Ends a program, and resolves when it is gone. */
export async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, "exit");
  child.kill();
  await gone;
}

/** Starts a gateway; resolves when it listens. @param file its configuration. */
export async function startWatchedGateway(file: string): Promise<WatchedGateway> {
  const flags = ["--expose-gc", "--import", PROBE];
  const program = ["src/main.ts", "--config", file];
  const { child, text } = await launch([...flags, ...program], (said) => said.includes("/graphql\n"));
  const url = /GraphQL\s+(http:\S+)/.exec(text)?.[1] ?? "";
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
