// How does a test get a whole estate? Real simulators, a real gateway on a free port, and a client that asks it.
import type { NgeneaHubOptions } from "../../simulators/ngenea-hub/options.ts";
import { startNgeneaHubSimulator } from "../../simulators/ngenea-hub/start.ts";
import type { QumuloOptions } from "../../simulators/qumulo/qumuloOptions.ts";
import { startQumuloSimulator } from "../../simulators/qumulo/start.ts";
import { configSchema, type SourceConfig } from "../../src/config/Config.ts";
import { createGateway, type Gateway } from "../../src/createGateway.ts";
import { createLog } from "../../src/observe/Log.ts";
import { heldToDescription } from "./description/heldToDescription.ts";
import { controlOf, type VendorControl } from "./SimulatorControl.ts";
import { shiftedClock } from "./shiftedClock.ts";

/** What to start. */
export interface EstateOptions {
  readonly volumes?: number;
  readonly hub?: Partial<NgeneaHubOptions>;
  readonly qumulo?: Partial<QumuloOptions>;
  /** What differs from the defaults in every source's configuration. */
  readonly source?: Partial<Pick<SourceConfig, "timeouts" | "budget" | "maxResponseBytes" | "maxConcurrent">>;
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
  readonly hub: VendorControl;
  readonly qumulo: VendorControl;
  /** Asks by POST. */
  ask(query: string, variables?: Readonly<Record<string, unknown>>): Promise<Answer>;
  /** Calls that the vendors saw, logins left out. */
  calls(): Promise<{ readonly hub: readonly string[]; readonly qumulo: readonly string[] }>;
  forgetCalls(): Promise<void>;
  /** Lets so much time pass for the gateway; the vendors do not notice. */
  pass(ms: number): void;
  close(): Promise<void>;
}

const isLogin = (path: string) => path.includes("/auth/token/") || path.startsWith("/v1/session/login");

/** Starts both vendors and a gateway over them. The sources are `hub` and `qumulo`. */
export async function startEstate(options: EstateOptions = {}): Promise<Estate> {
  const volumes = options.volumes ?? 40;
  const hubCheck = heldToDescription("ngenea-hub");
  const qumuloCheck = heldToDescription("qumulo");
  const hub = await startNgeneaHubSimulator({ volumes, observe: hubCheck.observe, ...options.hub });
  const qumulo = await startQumuloSimulator({ volumes, observe: qumuloCheck.observe, ...options.qumulo });
  const common = { timeouts: { connectMs: 2_000, headersMs: 2_000, bodyMs: 2_000, callMs: 5_000 }, budget: { login: 1_000, read: 10_000, write: 1_000 }, ...options.source }; // biome-ignore format: one line of settings
  const config = configSchema.parse({
    server: { port: 0 },
    sources: [
      {
        ...common,
        id: "hub",
        vendor: "NGENEA_HUB",
        url: hub.url,
        auth: { username: "admin", password: "hub-admin" },
        demo: true,
      },
      {
        ...common,
        id: "qumulo",
        vendor: "QUMULO",
        url: qumulo.url,
        auth: { username: "admin", password: "simulator" },
        demo: true,
      },
    ],
  });
  const clock = shiftedClock();
  const gateway = await createGateway(config, { clock, random: () => 0, log: createLog("silent") });
  const url = await gateway.listen();
  const controls = { hub: controlOf(hub), qumulo: controlOf(qumulo) };
  const seen = async (control: VendorControl) =>
    (await control.calls())
      .map(({ method, path }) => `${method} ${path}`)
      .filter((call) => !isLogin(call.split(" ")[1] ?? ""));
  return {
    url,
    gateway,
    ...controls,
    ask: async (query, variables = {}) => {
      const answer = await fetch(`${url}/graphql`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ query, variables }),
      });
      return { status: answer.status, ...((await answer.json()) as Omit<Answer, "status">) };
    },
    calls: async () => ({ hub: await seen(controls.hub), qumulo: await seen(controls.qumulo) }),
    forgetCalls: async () => {
      await controls.hub.forgetCalls();
      await controls.qumulo.forgetCalls();
    },
    pass: (ms) => clock.pass(ms),
    close: async () => {
      await gateway.close();
      await Promise.all([hub.close(), qumulo.close()]);
      hubCheck.verdict();
      qumuloCheck.verdict();
    },
  };
}
