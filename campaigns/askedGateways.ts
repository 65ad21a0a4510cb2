// How does a campaign start gateways that share a Redis, ask them, and kill one? Each is a process of its own.
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ended, launch } from "./programs.ts";

/** Running gateways. */
export interface AskedGateways {
  readonly urls: readonly string[];
  /** Asks one; its data. Throws when it does not answer. */
  ask(url: string, query: string): Promise<Record<string, unknown>>;
  /** Kills one as a crash would, and waits until it is gone. */
  kill(place: number): Promise<void>;
  stop(): Promise<void>;
}

/** Starts so many with one configuration. @param sources as in the configuration. */
export async function startAskedGateways(
  count: number,
  { sources, redisUrl }: { readonly sources: readonly object[]; readonly redisUrl: string },
): Promise<AskedGateways> {
  const folder = await mkdtemp(join(tmpdir(), "storagegraph-"));
  const file = join(folder, "config.yaml");
  const cache = { keys: ["a secret for one campaign, of 32 characters"], redis: { url: redisUrl, replicas: count } };
  // JSON is YAML too.
  await writeFile(file, JSON.stringify({ server: { graphiql: false }, cache, sources }));
  const starts = Array.from({ length: count }, () => launch("src/main.ts", ["--config", file], /GraphQL\s+(http:\S+)/));
  const gateways = await Promise.all(starts);
  return {
    urls: gateways.map(({ url }) => url),
    ask: async (url, query) => {
      const body = JSON.stringify({ query });
      const answer = await fetch(url, { method: "POST", headers: { "content-type": "application/json" }, body });
      const { data } = (await answer.json()) as { readonly data?: Record<string, unknown> | null };
      if (data == null) throw new Error(`There was no answer, but ${answer.status}.`);
      return data;
    },
    kill: async (place) => {
      const child = gateways[place]?.child;
      if (child === undefined) return;
      const gone = once(child, "exit");
      child.kill("SIGKILL");
      await gone;
    },
    stop: async () => {
      await Promise.all(gateways.map(({ child }) => ended(child)));
      await rm(folder, { recursive: true });
    },
  };
}
