// How is a change refused before anything is sent? With the source, what is wrong, and what to write instead. Used by every
// change's `plan`.
import { type ErrorCode, GatewayError } from "../../../contract/problem.ts";
import type { QumuloContext } from "../api.ts";

/** What is wrong. @param say a clause that follows the source's name, with the action in it. */
export function refusal(
  { sourceId }: Pick<QumuloContext, "sourceId">,
  code: ErrorCode,
  { say, field = null }: { readonly say: string; readonly field?: string | null },
): GatewayError {
  return new GatewayError({ code, message: `${sourceId}: ${say}`, field, sourceId });
}

/** Throws INVALID_INPUT unless it holds. @param field path from `input`. @param say what is wanted. */
export function demand(
  context: Pick<QumuloContext, "sourceId">,
  holds: boolean,
  { field, say }: { readonly field: string; readonly say: string },
): asserts holds {
  if (!holds) throw refusal(context, "INVALID_INPUT", { field, say });
}

/** Throws UNSUPPORTED_BY_VENDOR for the first of these fields that was given. @param fields value and reason by path from `input`. */
export function refuseGiven(
  context: Pick<QumuloContext, "sourceId">,
  fields: Readonly<Record<string, readonly [value: unknown, say: string]>>,
): void {
  for (const [field, [value, say]] of Object.entries(fields))
    if (value !== undefined) throw refusal(context, "UNSUPPORTED_BY_VENDOR", { field, say });
}
