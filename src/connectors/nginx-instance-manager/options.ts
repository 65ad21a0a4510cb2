// What can an operator set about one NGINX Instance Manager, and what holds when nothing is set? Read by the connector's
// feeds and by the composition root.
import type { CallClass } from "../../contract/call.ts";

/** What can be set. All are optional. */
export interface NginxInstanceManagerOptions {
  /** Rows per page, 1 to 100; 100 when absent, which is also the vendor's greatest (sheet §4). */
  readonly pageSize?: number;
  /** What the deployment is called, for it has no name of its own; the source's key when absent. */
  readonly deploymentName?: string;
}

/** What holds when the configuration says nothing. */
export const NGINX_INSTANCE_MANAGER_DEFAULTS = {
  /** Put before every path; one version for the whole API (sheet §1). */
  basePath: "/api/platform/v1",
  /**
   * Calls per second. The gateway in front of the API takes 20 per client address, whatever the call (sheet §1), so reads and
   * writes share them. There is no login call.
   */
  budgets: { READ: 16, WRITE: 4, LOGIN: 1 } as const satisfies Record<CallClass, number>,
  /** Rows per page. */
  pageSize: 100,
} as const;

/** The page size to ask for. Throws a RangeError for one that the vendor would change, or read as "everything". */
export function pageSizeOf({
  pageSize = NGINX_INSTANCE_MANAGER_DEFAULTS.pageSize,
}: NginxInstanceManagerOptions): number {
  if (!Number.isInteger(pageSize) || pageSize < 1 || pageSize > 100)
    throw new RangeError(`NGINX Instance Manager gives pages of 1 to 100 rows; pageSize is ${pageSize}.`);
  return pageSize;
}
