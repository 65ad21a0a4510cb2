// What does `npm start` show without a configuration? A demo estate: a configuration over embedded simulators.
import type { RunningSimulator } from "../simulators/chassis/runningSimulator.ts";
import { startSimulators } from "../simulators/startSimulators.ts";
import { type Config, configSchema } from "./config/Config.ts";

/** How the demo's simulators are configured as sources, by simulator name; the log-ins are the simulators' defaults. */
const demoSources: Readonly<Record<string, object>> = {
  nasuni: {
    id: "nasuni-demo",
    vendor: "NASUNI",
    displayName: "Nasuni (demo)",
    auth: { username: "storage-admin", password: "nasuni-demo" },
  },
  "ngenea-hub": {
    id: "hub-demo",
    vendor: "NGENEA_HUB",
    displayName: "Ngenea Hub (demo)",
    auth: { username: "admin", password: "hub-admin" },
  },
  "nginx-instance-manager": {
    id: "nginx-demo",
    vendor: "NGINX_INSTANCE_MANAGER",
    displayName: "NGINX Instance Manager (demo)",
    auth: { username: "admin", password: "nim-admin" },
  },
  nodeum: {
    id: "nodeum-demo",
    vendor: "NODEUM",
    displayName: "Nodeum (demo)",
    auth: { username: "admin", password: "nodeum-admin" },
  },
  qumulo: {
    id: "qumulo-demo",
    vendor: "QUMULO",
    displayName: "Qumulo (demo)",
    auth: { username: "admin", password: "simulator" },
  },
};

/** What can be chosen of a demo. */
export interface DemoOptions {
  readonly volumes: number;
  readonly seed: number;
  /** Simulators listen on this plus 1 to 5, or on other free ports when taken. */
  readonly basePort: number;
}

/** A running demo estate. */
export interface Demo {
  readonly config: Config;
  readonly simulators: readonly RunningSimulator[];
  close(): Promise<void>;
}

/** The configuration that reads the simulators. @param urlOf where the simulator of a name listens. */
export function demoConfig(urlOf: (simulator: string) => string): Config {
  const sources = Object.entries(demoSources).map(([name, source]) => ({ ...source, url: urlOf(name), demo: true }));
  // Its standard output is for people.
  return configSchema.parse({ log: { level: "warn" }, sources, ledger: { memory: true, allowVolatileLedger: true } });
}

/** Starts the simulators of every vendor that has a connector, and makes the configuration that reads them. */
export async function startDemo({ volumes, seed, basePort }: DemoOptions): Promise<Demo> {
  const simulators = await startSimulators({ volumes, seed, basePort, only: Object.keys(demoSources) });
  const urls = new Map(simulators.map(({ vendor, url }) => [vendor, url]));
  return {
    config: demoConfig((name) => urls.get(name) ?? ""),
    simulators,
    close: async () => {
      await Promise.all(simulators.map((simulator) => simulator.close()));
    },
  };
}
