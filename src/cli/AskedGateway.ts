// Which gateway answers at the command line? A running one, by its address, or one of the configuration's own for a single question.
import type { ExecutionResult } from "graphql";
import { createClient } from "graphql-sse";
import { readEnvironment } from "../config/environment.ts";
import { ConfigError } from "../config/loadConfig.ts";
import { createLog } from "../observe/Log.ts";
import { systemClock } from "../upstream/systemClock.ts";
import { configured } from "./configured.ts";

/** A question in GraphQL. */
export interface Question {
  readonly query: string;
  readonly variables?: Record<string, unknown>;
  readonly operationName?: string;
}

/** Answers questions. */
export interface AskedGateway {
  /** Answers a query or a mutation. Throws a ConfigError when the gateway cannot be reached or does not let in. */
  ask(question: Question): Promise<ExecutionResult>;
  /** Follows a subscription to its end. */
  follow(question: Question): AsyncIterable<ExecutionResult>;
  close(): Promise<void>;
}

/** How it is chosen. */
export interface AskedGatewayOptions {
  /** Where one runs; STORAGEGRAPH_URL when left out. */
  readonly url?: string;
  /** The configuration of one of its own, where none runs. */
  readonly config?: string;
}

/** A question may take as long as the slowest list. */
const OWN_DEADLINE_MS = 120_000;

/** Finds a gateway, or starts one. */
export async function askedGateway({ url, config }: AskedGatewayOptions): Promise<AskedGateway> {
  const env = readEnvironment();
  const at = url ?? (config === undefined ? env.gatewayUrl : null);
  if (at !== null) return clientOf(at, env.apiKey);
  const own = await ownGateway(config);
  return { ...clientOf(own.url, null), close: own.close };
}

/** A gateway that answers this process alone. It changes nothing and keeps nothing: another one may be at work beside it. */
async function ownGateway(named: string | undefined): Promise<{ readonly url: string; close(): Promise<void> }> {
  const { config } = configured(named);
  // All of a gateway is not loaded where another one is asked.
  const { createGateway } = await import("../createGateway.ts");
  const { dataFolder: _, ...cache } = config.cache;
  const gateway = await createGateway(
    {
      ...config,
      cache,
      ledger: undefined,
      server: { ...config.server, host: "127.0.0.1", port: 0, graphiql: false, announceMs: 0 },
      access: { mode: "none", roles: {}, principals: [] },
      limits: { ...config.limits, deadlineMs: OWN_DEADLINE_MS },
      planner: { ...config.planner, enabled: false },
      metrics: { ...config.metrics, enabled: false },
      tracing: undefined,
    },
    {
      clock: systemClock,
      random: Math.random,
      log: createLog("error", { write: (line) => void process.stderr.write(line) }),
    },
  );
  return { url: await gateway.listen(), close: gateway.close };
}

/** Speaks to a gateway at an address, with or without `/graphql` behind it. */
function clientOf(address: string, apiKey: string | null): AskedGateway {
  const url = URL.canParse(address) ? new URL(address).href.replace(/\/(graphql\/?)?$/, "/graphql") : null;
  if (url === null)
    throw new ConfigError(`--url: "${address}" is no address; write for example http://localhost:4000.`);
  const headers: Record<string, string> = apiKey === null ? {} : { "x-api-key": apiKey };
  const client = createClient({ url: `${url}/stream`, headers, retryAttempts: 3 });
  return {
    ask: async (question) => {
      const answer = await fetch(url, {
        method: "POST",
        headers: { ...headers, "content-type": "application/json", accept: "application/json" },
        body: JSON.stringify(question),
      }).catch(() => {
        throw new ConfigError(`No gateway answers at ${url}. Start one, or name a configuration with --config.`);
      });
      if (answer.status === 401)
        throw new ConfigError(`The gateway at ${url} wants to know who asks: set STORAGEGRAPH_KEY to an API key.`);
      const result: unknown = await answer.json().catch(() => null);
      if (typeof result !== "object" || result === null)
        throw new ConfigError(`What answers at ${url} is no gateway: status ${answer.status}.`);
      return result as ExecutionResult;
    },
    async *follow(question) {
      for await (const { data, errors } of client.iterate<Record<string, unknown>>(question))
        yield { data: data ?? null, ...(errors === undefined ? {} : { errors }) };
    },
    close: async () => client.dispose(),
  };
}
