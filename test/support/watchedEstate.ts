// How does a test look at a gateway as those who operate it do? A whole gateway over simulators, with its log caught and its metrics read.

import type { Exchange } from "../../simulators/chassis/exchange.ts";
import { configSchema } from "../../src/config/Config.ts";
import { secretsOf } from "../../src/config/secretsOf.ts";
import { createGateway, type Gateway } from "../../src/createGateway.ts";
import { createLog } from "../../src/observe/Log.ts";
import { type EstateVendor, estateVendors, type VendorName } from "./estateVendors.ts";
import { controlOf, type VendorControl } from "./SimulatorControl.ts";
import { type ShiftedClock, shiftedClock } from "./shiftedClock.ts";

/** What to start. */
export interface WatchedOptions {
  readonly vendors: readonly VendorName[];
  readonly volumes?: number;
  /** The configuration beside its sources. */
  readonly config?: Readonly<Record<string, unknown>>;
  /** What differs in every source. */
  readonly source?: Readonly<Record<string, unknown>>;
  /** Is told of every exchange that a vendor sees. */
  readonly observe?: (exchange: Exchange) => void;
}

/** A GraphQL answer. */
interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  // biome-ignore lint/suspicious/noExplicitAny: tests read answers of any shape
  readonly data: any;
}

/** A running one. */
export interface WatchedEstate {
  readonly url: string;
  readonly gateway: Gateway;
  readonly clock: ShiftedClock;
  /** Lines of the log so far. */
  readonly lines: readonly string[];
  vendor(name: VendorName): VendorControl;
  /** Asks by POST. */
  ask(
    query: string,
    options?: { readonly variables?: object; readonly headers?: Record<string, string> },
  ): Promise<Answer>;
  /** What Prometheus would read, by series. */
  metrics(): Promise<ReadonlyMap<string, number>>;
  close(): Promise<void>;
}

/** Starts it. Each source's key is the vendor's short name. */
export async function startWatchedEstate(options: WatchedOptions): Promise<WatchedEstate> {
  const { vendors, volumes = 8, observe } = options;
  const running = await Promise.all(
    vendors.map(async (name) => {
      const vendor: EstateVendor = estateVendors[name];
      const simulator = await vendor.start({ volumes, ...(observe === undefined ? {} : { observe }) });
      return { name, vendor, simulator, control: controlOf(simulator) };
    }),
  );
  const sources = running.map(({ name, vendor, simulator }) => ({
    budget: { login: 1_000, read: 10_000, write: 1_000 },
    ...vendor.source,
    ...options.source,
    id: name,
    url: simulator.url,
  }));
  const ledger = { memory: true, allowVolatileLedger: true };
  const config = configSchema.parse({
    ...{ server: { port: 0 }, planner: { enabled: false }, ledger },
    ...options.config,
    sources,
  });
  const clock = shiftedClock();
  const lines: string[] = [];
  const log = createLog(config.log.level, { secrets: secretsOf(config), write: (line) => lines.push(line) });
  const gateway = await createGateway(config, { clock, random: () => 0, log });
  const url = await gateway.listen();
  return {
    url,
    gateway,
    clock,
    lines,
    vendor: (wanted) => {
      const found = running.find(({ name }) => name === wanted);
      if (found === undefined) throw new Error(`This estate has no ${wanted}.`);
      return found.control;
    },
    ask: async (query, { variables = {}, headers = {} } = {}) => {
      const answer = await fetch(`${url}/graphql`, {
        method: "POST",
        headers: { "content-type": "application/json", ...headers },
        body: JSON.stringify({ query, variables }),
      });
      const text = await answer.text();
      return { status: answer.status, headers: answer.headers, text, data: JSON.parse(text).data };
    },
    metrics: async () => seriesOf(await (await fetch(`${url}/metrics`)).text()),
    close: async () => {
      await gateway.close();
      await Promise.all(running.map(({ simulator }) => simulator.close()));
    },
  };
}

/** Reads the text format of Prometheus. */
export function seriesOf(text: string): ReadonlyMap<string, number> {
  const lines = text.split("\n").filter((line) => line !== "" && !line.startsWith("#"));
  return new Map(
    lines.map((line) => [line.slice(0, line.lastIndexOf(" ")), Number(line.slice(line.lastIndexOf(" ") + 1))]),
  );
}
