// How old may an answer be? Checks what a caller demands. Pure.
import { GatewayError } from "../contract/problem.ts";
import type { Freshness } from "../inventory/InventoryView.ts";
import type { FreshnessArgument } from "./Context.ts";

/** The kinds' own policies. */
export const DEFAULT_FRESHNESS: Freshness = { maxAgeSeconds: null, waitMs: null };

/** What a caller demands, checked. Throws INVALID_INPUT for a negative duration. */
export function freshnessOf(argument: FreshnessArgument | null | undefined): Freshness {
  for (const field of ["maxAgeSeconds", "waitMs"] as const)
    if ((argument?.[field] ?? 0) < 0)
      throw new GatewayError({
        code: "INVALID_INPUT",
        message: `"${field}" must not be negative.`,
        field: `freshness.${field}`,
      });
  return { maxAgeSeconds: argument?.maxAgeSeconds ?? null, waitMs: argument?.waitMs ?? null };
}
