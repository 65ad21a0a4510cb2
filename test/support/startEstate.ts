// How does a test get a whole estate? Real simulators, a real gateway on a free port, and a client that asks it.
import type { SimulatorOptions } from "../../simulators/chassis/simulatorOptions.ts";
import { configSchema, type SourceConfig } from "../../src/config/Config.ts";
import { createGateway, type Gateway } from "../../src/createGateway.ts";
import { createLog } from "../../src/observe/Log.ts";
import { heldToDescription } from "./description/heldToDescription.ts";
import { type EstateVendor, estateVendors, type VendorName } from "./estateVendors.ts";
import { controlOf, type VendorControl } from "./SimulatorControl.ts";
import { type ShiftedClock, shiftedClock } from "./shiftedClock.ts";

/** What to start. */
export interface EstateOptions {
  /** Hub and Qumulo when left out. */
  readonly vendors?: readonly VendorName[];
  readonly volumes?: number;
  /** Options of single simulators. */
  readonly simulators?: { readonly [V in VendorName]?: SimulatorOptions & Readonly<Record<string, unknown>> };
  /** What differs from the defaults in every source's configuration. */
  readonly source?: Partial<
    Pick<SourceConfig, "timeouts" | "budget" | "maxResponseBytes" | "maxConcurrent" | "breaker">
  >;
  /** Makes the address that the gateway asks in the place of a simulator's. */
  readonly front?: (name: VendorName, url: string) => Promise<string>;
  /** Who may come in, as in the configuration; everybody when left out, and `ask` is nobody else. */
  readonly access?: object;
  /** One whose timers keep their real length when left out. */
  readonly clock?: ShiftedClock;
}

/** A GraphQL answer. */
export interface Answer {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: tests read answers of any shape
  readonly data: any;
  // biome-ignore lint/suspicious/noExplicitAny: tests read errors of any shape
  readonly errors?: readonly any[];
}

/** A running estate. */
export interface Estate {
  readonly url: string;
  readonly gateway: Gateway;
  /** A hand on each vendor. Throws for one that was not started. */
  vendor(name: VendorName): VendorControl;
  /** Asks by POST. */
  ask(query: string, variables?: Readonly<Record<string, unknown>>, operationName?: string): Promise<Answer>;
  /** Calls that the vendors saw, by vendor, logins left out; none for a vendor that was not started. */
  calls(): Promise<Readonly<Record<VendorName, readonly string[]>>>;
  forgetCalls(): Promise<void>;
  /** Lets so much time pass for the gateway; the vendors do not notice. */
  pass(ms: number): void;
  close(): Promise<void>;
}

/** Budgets that hold nobody up, and short patience. */
const hurried = {
  timeouts: { connectMs: 2_000, headersMs: 2_000, bodyMs: 2_000, callMs: 5_000 },
  budget: { login: 1_000, read: 10_000, write: 1_000 },
};

/** Starts vendors and a gateway over them. Each source's key is the vendor's short name. */
export async function startEstate(options: EstateOptions = {}): Promise<Estate> {
  const { vendors = ["hub", "qumulo"], volumes = 40 } = options;
  const running = await Promise.all(
    vendors.map(async (name) => {
      const vendor: EstateVendor = estateVendors[name];
      const watch = heldToDescription(vendor.simulator);
      const simulator = await vendor.start({ volumes, observe: watch.observe, ...options.simulators?.[name] });
      return { name, vendor, watch, simulator, control: controlOf(simulator) };
    }),
  );
  const { front = async (_name, url) => url } = options;
  const sources = await Promise.all(
    running.map(async ({ name, vendor, simulator }) => ({
      ...hurried,
      ...options.source,
      ...vendor.source,
      id: name,
      url: await front(name, simulator.url),
      demo: true,
    })),
  );
  // What is read is what a test asks for.
  const ledger = { memory: true, allowVolatileLedger: true };
  const { access } = options;
  const settings = { server: { port: 0 }, planner: { enabled: false }, ledger, sources };
  const config = configSchema.parse({ ...settings, ...(access === undefined ? {} : { access }) });
  const clock = options.clock ?? shiftedClock();
  const gateway = await createGateway(config, { clock, random: () => 0, log: createLog("silent") });
  const url = await gateway.listen();
  return {
    url,
    gateway,
    vendor: (wanted) => {
      const found = running.find(({ name }) => name === wanted);
      if (found === undefined) throw new Error(`This estate has no ${wanted}.`);
      return found.control;
    },
    ask: async (query, variables = {}, operationName) => {
      const answer = await fetch(`${url}/graphql`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ query, variables, operationName }),
      });
      return { status: answer.status, ...((await answer.json()) as Omit<Answer, "status">) };
    },
    calls: async () => {
      const seen: Record<VendorName, readonly string[]> = { nasuni: [], nodeum: [], hub: [], nginx: [], qumulo: [] };
      for (const { name, vendor, control } of running) {
        const work = (await control.calls()).filter(({ path }) => !vendor.isLogin(path));
        seen[name] = work.map(({ method, path }) => `${method} ${path}`);
      }
      return seen;
    },
    forgetCalls: async () => {
      await Promise.all(running.map(({ control }) => control.forgetCalls()));
    },
    pass: (ms) => clock.pass(ms),
    close: async () => {
      await gateway.close();
      await Promise.all(running.map(({ simulator }) => simulator.close()));
      for (const { watch } of running) watch.verdict();
    },
  };
}
