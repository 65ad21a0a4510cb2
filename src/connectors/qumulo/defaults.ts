// How is a Qumulo cluster spoken to unless the operator says otherwise? For the composition root and the configuration.
import type { CallClass } from "../../contract/call.ts";

/**
 * The vendor documents no rate limit (sheet §1), so these are ours: enough for a list in a moment, little enough for a node
 * that also serves files.
 */
export const QUMULO_DEFAULTS = {
  /** Calls per second by class. */
  budgets: { LOGIN: 1, READ: 50, WRITE: 10 } as const satisfies Record<CallClass, number>,
  /** Put before every path: nothing on a node's port 8000, `/api` behind the Web UI's port 443 (sheet §1). */
  basePath: "",
  /** Rows per page of quotas. The vendor states neither default nor maximum; clients use 100 to 1,000 (sheet §4). */
  pageSize: 500,
} as const;
