// How is a change refused, or its failure told? With a code, the source, the action, the field at fault and what to write instead.
// Used by connectors' changes.
import { type ErrorCode, GatewayError } from "../../contract/problem.ts";

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
