// What can be set on the Nodeum simulator? Everything that the documentation leaves open (sheet §12) is a switch here.
import type { SimulatorOptions } from "../chassis/simulatorOptions.ts";

/** Callers that the simulator lets in. */
export interface NodeumCredentials {
  /** Name of the administrator, for Basic authentication. */
  readonly username: string;
  /** Password of the administrator. */
  readonly password: string;
  /** A key with every scope but those that unmask secrets. */
  readonly apiKey: string;
  /** A key that may only list and show. */
  readonly readerKey: string;
  /** Secret of the external identity provider: JWTs are good when signed with it (HS256) and not past their `exp`. */
  readonly jwtSecret: string;
}

/** Who may call a simulator that was started without other credentials. */
export const defaultNodeumCredentials: NodeumCredentials = {
  username: "admin",
  password: "nodeum-admin",
  apiKey: "nodeum-demo-key-only-good-for-this-simulator",
  readerKey: "nodeum-demo-reader-only-good-for-this-simulator",
  jwtSecret: "nodeum-demo-identity-provider",
};

/** How the server behaves where the sheet says that nobody knows. */
export interface NodeumBehaviour {
  /** Rows of a list that is asked for without `limit`; null (default) gives all (sheet §3: no default in any spec). */
  readonly defaultLimit: number | null;
  /** Most rows that any `limit` gives; null (default) sets no maximum. */
  readonly maxLimit: number | null;
  /** Whether `count` counts all matching rows (default) or those on the page (sheet §12). */
  readonly count: "total" | "page";
  /** Body of 401, 403, 404 and 429: the error shape (default), nothing, or a page of HTML (sheet §12). */
  readonly refusalBody: "details" | "empty" | "html";
  /** How a value that is not there is written: left out (default), or null as Rails would. */
  readonly missingValues: "omitted" | "null";
  /** Whether PUT changes what it names (default) or empties everything else (sheet §12). */
  readonly put: "partial" | "replace";
  /** What `run` does to a task that already runs: a second execution (default), nothing, or a failed request job. */
  readonly duplicateRun: "second" | "ignored" | "failed";
  /** How long a request job takes to deliver its command, vendor ms. */
  readonly requestJobMs: number;
  /** How long a `job_id` is known after it ended, vendor ms. */
  readonly requestJobLifeMs: number;
  /** How long after the delivery of `run` the execution appears in lists, vendor ms (sheet §5: it is not there at once). */
  readonly executionDelayMs: number;
  /** Whether a key is accepted without `Bearer`, as the SDKs send it (sheet §2). */
  readonly rawKey: boolean;
  /** Whether creating an API key shows the whole key; by default it is masked there too, as in the examples (sheet §2). */
  readonly newKey: "masked" | "full";
  /** Job id under which the device scans are known to run, because no call starts one (sheet §5). */
  readonly deviceScanJobId: string;
  /** Calls in one vendor second before 429, which carries no headers (sheet §4); null (default) never throttles. */
  readonly callsPerSecond: number | null;
  /** Bytes in one unit of `quota_total_size`. */
  readonly quotaUnitBytes: number;
  /** Bytes in one unit of a tape's `free` and `max`. */
  readonly tapeUnitBytes: number;
  /** Milliseconds in one unit of `estimation_time`. */
  readonly estimationUnitMs: number;
  /** Bytes per second in one unit of `bandwidth`. */
  readonly bandwidthUnitBytes: number;
  /** What `log_time` differs from the end of an execution by, ms; one hour back in the only example (sheet §6.2). */
  readonly logTimeOffsetMs: number;
  /** Whether containers name the pools they are pushed to and cleaned from, as newer documentation has it (sheet §6.4). */
  readonly containerPools: boolean;
  /** Whether some rows carry words that only newer releases know, which the Python SDK refuses (sheet §7). */
  readonly newerWords: boolean;
  /** Whether schedules start executions as vendor time passes. */
  readonly schedulesRun: boolean;
}

/** The behaviour of a simulator that was started without options. */
export const defaultNodeumBehaviour: NodeumBehaviour = {
  defaultLimit: null,
  maxLimit: null,
  count: "total",
  refusalBody: "details",
  missingValues: "omitted",
  put: "partial",
  duplicateRun: "second",
  requestJobMs: 1_500,
  requestJobLifeMs: 3_600_000,
  executionDelayMs: 1_000,
  rawKey: true,
  newKey: "masked",
  deviceScanJobId: "5ca4de11-ce55-4000-8000-000000000001",
  callsPerSecond: null,
  quotaUnitBytes: 1,
  tapeUnitBytes: 1,
  estimationUnitMs: 1_000,
  bandwidthUnitBytes: 1,
  logTimeOffsetMs: -3_600_000,
  containerPools: true,
  newerWords: false,
  schedulesRun: true,
};

/** Options of `startNodeumSimulator`, beside those that all simulators share. */
export interface NodeumOptions extends SimulatorOptions, Partial<NodeumBehaviour> {
  /** How many tasks there are, 60 when absent. */
  tasks?: number;
  /** How many executions of the last ten days there are, 300 when absent. */
  executions?: number;
  /** Who may call. */
  credentials?: Partial<NodeumCredentials>;
}
