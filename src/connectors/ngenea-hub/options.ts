// What can an operator set about one Ngenea Hub, and what holds when nothing is set? Read by the connector's feeds.
import type { CallClass } from "../../contract/call.ts";

/** What can be set about one Hub. All are optional. */
export interface NgeneaHubOptions {
  /** Rows per page, 20 to 100, 100 when absent. The Hub gives 20 for less and 100 for more (sheet §3). */
  readonly pageSize?: number;
  /** Whether site health is read, one more call per read of sites; true when absent. */
  readonly includeHealth?: boolean;
  /** Path of the hub-wide health page, `/health` when absent. The vendor's reference leaves it out (sheet §6). */
  readonly healthPath?: string;
  /** Path above the two lists of shares, `/shares` when absent. It is concluded, not documented (sheet §8). */
  readonly sharesPrefix?: string;
  /** Last part of the path of NFS shares, `nfs` when absent (sheet §8). */
  readonly nfsPath?: string;
  /** Last part of the path of Samba shares, `samba` when absent; `smb` is the other candidate (sheet §8). */
  readonly sambaPath?: string;
  /**
   * How a filter with several values is written: `REPEAT` (`state=A&state=B`, the default and what the Hub's framework
   * reads) or `COMMA` (`state=A,B`). The vendor does not say (sheet §3).
   */
  readonly arrayFilter?: "REPEAT" | "COMMA";
  /** Words of the states in which a job is unfinished, for the filter; those of releases 2.4 to 2.9 when absent. */
  readonly unfinishedStates?: readonly string[];
  /** Whether settings tasks are shown as jobs; true when absent. Their list cannot be bounded by time (sheet §3). */
  readonly includeSettingsTasks?: boolean;
  /** Most steps that are read of one job, 500 when absent; costs one call per hundred. */
  readonly maxStepsPerJob?: number;
}

/** The options with every gap filled. */
export type HubSettings = Required<NgeneaHubOptions>;

/** What holds for a Hub when the configuration says nothing. */
export const NGENEA_HUB_DEFAULTS: {
  readonly basePath: string;
  readonly budgets: Readonly<Record<CallClass, number>>;
  readonly options: HubSettings;
} = {
  /** Put before every path (sheet §1). */
  basePath: "/api",
  /** Calls per second. The vendor documents no limit; these are the gateway's own, meant to spare a busy Hub. */
  budgets: { READ: 20, WRITE: 5, LOGIN: 1 },
  options: {
    pageSize: 100,
    includeHealth: true,
    healthPath: "/health",
    sharesPrefix: "/shares",
    nfsPath: "nfs",
    sambaPath: "samba",
    arrayFilter: "REPEAT",
    // STARTED stands last: a Hub that reads only the last of repeated values still tells of running jobs.
    unfinishedStates: ["NEW", "PENDING", "PAUSING", "PAUSED", "CANCELLING", "DEQUEUING", "FAILING", "STARTED"],
    includeSettingsTasks: true,
    maxStepsPerJob: 500,
  },
};

/** Fills the gaps. Throws a RangeError for a page size that the Hub would change in silence. */
export function hubSettings(options: NgeneaHubOptions): HubSettings {
  const settings = { ...NGENEA_HUB_DEFAULTS.options, ...options };
  if (!Number.isInteger(settings.pageSize) || settings.pageSize < 20 || settings.pageSize > 100)
    throw new RangeError(`Ngenea Hub gives pages of 20 to 100 rows; pageSize is ${settings.pageSize}.`);
  if (!Number.isInteger(settings.maxStepsPerJob) || settings.maxStepsPerJob < 1)
    throw new RangeError(`maxStepsPerJob must be a whole number from 1; it is ${settings.maxStepsPerJob}.`);
  return settings;
}
