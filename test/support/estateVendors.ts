// Which vendors can an estate have? The simulator and the source of each, by the short name that tests call it by.
import type { RunningSimulator } from "../../simulators/chassis/runningSimulator.ts";
import type { SimulatorOptions } from "../../simulators/chassis/simulatorOptions.ts";
import { startNasuniSimulator } from "../../simulators/nasuni/start.ts";
import { startNgeneaHubSimulator } from "../../simulators/ngenea-hub/start.ts";
import { startNginxInstanceManagerSimulator } from "../../simulators/nginx-instance-manager/start.ts";
import { startNodeumSimulator } from "../../simulators/nodeum/start.ts";
import { startQumuloSimulator } from "../../simulators/qumulo/start.ts";

/** One vendor of an estate. */
export interface EstateVendor {
  /** Folder name of its simulator. */
  readonly simulator: string;
  start(options: SimulatorOptions): Promise<RunningSimulator>;
  /** Its source's vendor and log-in. */
  readonly source: { readonly vendor: string; readonly auth: object };
  /** Whether a path is a log-in or its renewal. */
  isLogin(path: string): boolean;
}

/** Every vendor, by its short name, which is also the key of its source. Budgets are not enforced unless asked for. */
export const estateVendors = {
  nasuni: {
    simulator: "nasuni",
    start: (options) => startNasuniSimulator({ throttle: false, ...options }),
    source: { vendor: "NASUNI", auth: { username: "storage-admin", password: "nasuni-demo" } },
    isLogin: (path) => path.includes("/auth/login/"),
  },
  nodeum: {
    simulator: "nodeum",
    start: startNodeumSimulator,
    source: { vendor: "NODEUM", auth: { username: "admin", password: "nodeum-admin" } },
    isLogin: () => false,
  },
  hub: {
    simulator: "ngenea-hub",
    start: startNgeneaHubSimulator,
    source: { vendor: "NGENEA_HUB", auth: { username: "admin", password: "hub-admin" } },
    isLogin: (path) => path.includes("/auth/token/"),
  },
  nginx: {
    simulator: "nginx-instance-manager",
    start: (options) => startNginxInstanceManagerSimulator({ rateLimit: null, ...options }),
    source: { vendor: "NGINX_INSTANCE_MANAGER", auth: { username: "admin", password: "nim-admin" } },
    isLogin: () => false,
  },
  qumulo: {
    simulator: "qumulo",
    start: startQumuloSimulator,
    source: { vendor: "QUMULO", auth: { username: "admin", password: "simulator" } },
    isLogin: (path) => path.startsWith("/v1/session/login"),
  },
} as const satisfies Readonly<Record<string, EstateVendor>>;

/** Short name of a vendor. */
export type VendorName = keyof typeof estateVendors;

/** All five. */
export const everyVendor = Object.keys(estateVendors) as readonly VendorName[];
