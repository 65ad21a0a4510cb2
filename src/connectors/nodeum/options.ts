// How is a Nodeum server spoken to unless the operator says otherwise? For the composition root, the configuration and the feeds.
import type { CallClass } from "../../contract/call.ts";

/** What can be set about one Nodeum server. All are optional. */
export interface NodeumOptions {
  /** Rows asked for on each page, 1 or more. */
  readonly pageSize?: number;
  /**
   * Whether executions are asked for by time and by state, with the vendor's operators (sheet §3). False where a release
   * refuses them: then every read of jobs goes through all executions that the server keeps.
   */
  readonly filterExecutions?: boolean;
  /** Name of the server for people: it has none of its own that could be read. The source's key when left out. */
  readonly serverName?: string;
}

/** What holds when the configuration says nothing. */
export const NODEUM_DEFAULTS = {
  /** Put before every path (sheet §1). */
  basePath: "/api/v2",
  /** Calls per second by class. The vendor documents no limit (sheet §4): these are ours, meant to spare a server that moves data. */
  budgets: { LOGIN: 1, READ: 20, WRITE: 5 } as const satisfies Record<CallClass, number>,
  /** The vendor states neither a default nor a maximum (sheet §3). */
  pageSize: 500,
  filterExecutions: true,
} as const;
