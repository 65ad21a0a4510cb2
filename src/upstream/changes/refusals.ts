// How is a change refused, or its failure told? With the source, the action, what is wrong, the field at fault and what to write
// instead. Used by connectors' changes.
import { type ErrorCode, GatewayError } from "../../contract/problem.ts";

/** What is wrong. @param say a clause that follows the source's name, with the action in it. */
export function refusal(
  { sourceId }: { readonly sourceId: string },
  code: ErrorCode,
  { say, field = null }: { readonly say: string; readonly field?: string | null },
): GatewayError {
  return new GatewayError({ code, message: `${sourceId}: ${say}`, field, sourceId });
}

/** Throws INVALID_INPUT unless it holds. @param field path from `input`. @param say what is wanted. */
export function demand(
  context: { readonly sourceId: string },
  holds: boolean,
  { field, say }: { readonly field: string; readonly say: string },
): asserts holds {
  if (!holds) throw refusal(context, "INVALID_INPUT", { field, say });
}

/** Throws UNSUPPORTED_BY_VENDOR for the first of these fields that was given. @param fields value and reason by path from `input`. */
export function refuseGiven(
  context: { readonly sourceId: string },
  fields: Readonly<Record<string, readonly [value: unknown, say: string]>>,
): void {
  for (const [field, [value, say]] of Object.entries(fields))
    if (value !== undefined) throw refusal(context, "UNSUPPORTED_BY_VENDOR", { field, say });
}

/** Makes the errors of one command. */
export interface Refusals {
  /** INVALID_INPUT. @param field path from `input`. @param text a clause that says what to write instead. */
  invalid(field: string, text: string): GatewayError;
  /** UNSUPPORTED_BY_VENDOR, of a field or, without one, of the whole command. */
  unsupported(field: string | null, text: string): GatewayError;
  /** Anything else that the vendor showed before or after the change. */
  because(code: ErrorCode, text: string, field?: string): GatewayError;
}

/** @param action for messages, for example `save a configuration`. */
export function refusalsOf({ sourceId }: { readonly sourceId: string }, action: string): Refusals {
  const make = (code: ErrorCode, text: string, field: string | null) =>
    new GatewayError({ code, field, sourceId, message: `${sourceId}: ${action}: ${text}` });
  return {
    invalid: (field, text) => make("INVALID_INPUT", text, field),
    unsupported: (field, text) => make("UNSUPPORTED_BY_VENDOR", text, field),
    because: (code, text, field) => make(code, text, field ?? null),
  };
}
