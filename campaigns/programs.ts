// How does a campaign run programs of this repository in processes of their own, and be sure that they are gone afterwards?
import { type ChildProcess, spawn } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A running program and the address that it printed. */
export interface Program {
  readonly url: string;
  readonly child: ChildProcess;
}

/** Starts a program of this repository; resolves with what it printed that matches. */
export async function launch(program: string, args: readonly string[], wanted: RegExp): Promise<Program> {
  const child = spawn(process.execPath, [join(import.meta.dirname, "..", program), ...args], {
    stdio: ["ignore", "pipe", "inherit"],
    env: { ...process.env, PORT: "0" },
  });
  const end = () => child.kill();
  process.once("exit", end);
  child.once("exit", () => process.off("exit", end));
  let text = "";
  const url = await new Promise<string>((resolve, reject) => {
    child.once("exit", () => reject(new Error(`${program} ended before it listened.`)));
    child.stdout.on("data", (chunk: Buffer) => {
      text += chunk.toString();
      const found = wanted.exec(text)?.[1];
      if (found !== undefined) resolve(found);
    });
  });
  return { url, child };
}

/** Ends a program, and resolves when it is gone. */
export const ended = (child: ChildProcess): Promise<void> =>
  new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve();
    child.once("exit", () => resolve());
    child.kill();
  });

async function writeConfig(config: object): Promise<{ readonly folder: string; readonly file: string }> {
  const folder = await mkdtemp(join(tmpdir(), "storagegraph-"));
  const file = join(folder, "config.yaml");
  // JSON is YAML too.
  await writeFile(file, JSON.stringify(config));
  return { folder, file };
}

/** Does something with a configuration file, which is gone afterwards. */
export async function withConfig<T>(config: object, use: (file: string) => Promise<T>): Promise<T> {
  const { folder, file } = await writeConfig(config);
  try {
    return await use(file);
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Starts so many gateways with one configuration; `stop` ends them all. */
export async function launchGateways(count: number, config: object) {
  const { folder, file } = await writeConfig(config);
  const starts = Array.from({ length: count }, () => launch("src/main.ts", ["--config", file], /GraphQL\s+(http:\S+)/));
  const gateways = await Promise.all(starts);
  return {
    urls: gateways.map(({ url }) => url),
    stop: async () => {
      await Promise.all(gateways.map(({ child }) => ended(child)));
      await rm(folder, { recursive: true });
    },
  };
}
