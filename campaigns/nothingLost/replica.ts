// How is a gateway asked, killed, stopped in the middle of its work and let go on? Each is a process of its own.
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ended, launch } from "../programs.ts";

/** A running gateway. */
export interface Replica {
  readonly url: string;
  readonly pid: number;
  /** Asks it; its data. Throws when it does not answer within half a minute, or with an error. */
  ask<T>(query: string, variables?: object): Promise<T>;
  /** Kills it as a crash would, and waits until it is gone. */
  kill(): Promise<void>;
  /** Takes the processor away from it. */
  stop(): void;
  /** Gives it back. */
  goOn(): void;
  /** Ends it as an operator would, and waits until it is gone. */
  end(): Promise<void>;
}

const ANSWER_MS = 30_000;

/** Starts a gateway. @param file its configuration. */
export async function startReplica(file: string): Promise<Replica> {
  const { url, child } = await launch("src/main.ts", ["--config", file], /GraphQL\s+(http:\S+)/);
  return {
    url,
    pid: child.pid ?? 0,
    ask: async <T>(query: string, variables: object = {}) => {
      const answer = await fetch(url, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ query, variables }),
        signal: AbortSignal.timeout(ANSWER_MS),
      });
      const { data, errors } = (await answer.json()) as { data?: T | null; errors?: readonly { message: string }[] };
      if (data == null || errors !== undefined)
        throw new Error(`The gateway answered ${answer.status}: ${errors?.[0]?.message}`);
      return data;
    },
    kill: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const gone = once(child, "exit");
      child.kill("SIGKILL");
      await gone;
    },
    stop: () => void child.kill("SIGSTOP"),
    goOn: () => void child.kill("SIGCONT"),
    end: async () => {
      child.kill("SIGCONT");
      await ended(child);
    },
  };
}

/** A configuration in a file of its own, beside which a ledger may lie. */
export interface ConfigurationFile {
  readonly folder: string;
  readonly file: string;
  remove(): Promise<void>;
}

/** Writes a configuration. @param configure makes it, for the folder that it will lie in. */
export async function writeConfiguration(configure: (folder: string) => object): Promise<ConfigurationFile> {
  const folder = await mkdtemp(join(tmpdir(), "storagegraph-"));
  const file = join(folder, "config.yaml");
  // JSON is YAML too.
  await writeFile(file, JSON.stringify(configure(folder)));
  return { folder, file, remove: () => rm(folder, { recursive: true, force: true }) };
}
