// What can be set on the Qumulo simulator? The options of every simulator and those of this vendor.
import type { SimulatorOptions } from "../chassis/simulatorOptions.ts";

/** Options of `startQumuloSimulator`; all are optional. */
export interface QumuloOptions extends SimulatorOptions {
  /** How many nodes the cluster has, 4 when absent. From 3 nodes on, the last one is offline. */
  hosts?: number;
  /** Login name of the one administrator, "admin" when absent. `DOMAIN\name` is accepted too. */
  username?: string;
  /** Password of the administrator, "simulator" when absent. */
  password?: string;
  /** Bearer of an access token that exists from the start, "access-v1:simulator" when absent. */
  accessToken?: string;
  /** What `paging.next` is on the last page: null (current cores, the default) or "" (old ones). */
  endOfList?: "null" | "empty";
  /** Core version in `/v1/version`, "7.9.2.2" when absent. */
  coreVersion?: string;
  /** Most rows on one page, whatever the client asks for; 1000 when absent. */
  maxPageSize?: number;
  /** Vendor milliseconds that a newly started job takes; 60,000 when absent. */
  jobDurationMs?: number;
  /** False for a cluster without a trusted authority: GET ca-certificate is then 404. True when absent. */
  hasCaCertificate?: boolean;
}

/** Options with their defaults filled in. */
export type QumuloSettings = Required<Pick<QumuloOptions, Exclude<keyof QumuloOptions, keyof SimulatorOptions>>>;

/** Fills in the defaults of this vendor's own options. */
export function qumuloSettings(options: QumuloOptions): QumuloSettings {
  return {
    hosts: options.hosts ?? 4,
    username: options.username ?? "admin",
    password: options.password ?? "simulator",
    accessToken: options.accessToken ?? "access-v1:simulator",
    endOfList: options.endOfList ?? "null",
    coreVersion: options.coreVersion ?? "7.9.2.2",
    maxPageSize: options.maxPageSize ?? 1000,
    jobDurationMs: options.jobDurationMs ?? 60_000,
    hasCaCertificate: options.hasCaCertificate ?? true,
  };
}
