// How many rows may one request be handed? Counted as they are, over all levels: how many there are below a row, no query tells.
import { GatewayError } from "../contract/problem.ts";

/** The rows that a request may still be handed. Each function throws COST_LIMIT when they are used up. */
export interface RowAllowance {
  /** Counts the rows of a page. */
  page<P extends { readonly rows: readonly unknown[] }>(page: P): P;
  /** Counts rows; null, which is no rows, passes. */
  rows<R extends readonly unknown[] | null>(rows: R): R;
}

/** Makes it. */
export function createRowAllowance(most = Number.POSITIVE_INFINITY): RowAllowance {
  let handed = 0;
  const count = (rows: number): void => {
    handed += rows;
    if (handed <= most) return;
    const message = `The answer holds more than ${most.toLocaleString("en-US")} rows. Ask for smaller pages ("first"), fewer levels, or a filter.`;
    throw new GatewayError({ code: "COST_LIMIT", message });
  };
  return {
    page: (page) => {
      count(page.rows.length);
      return page;
    },
    rows: (rows) => {
      count(rows?.length ?? 0);
      return rows;
    },
  };
}
