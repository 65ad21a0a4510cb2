// How is a change refused before the console is asked? With a code, the field at fault and what to write instead.
import { GatewayError } from "../../../contract/problem.ts";

/** Makes the errors that refuse one command. */
export interface Refusals {
  /** INVALID_INPUT. @param field path from `input`. @param text a sentence that says what to write instead. */
  invalid(field: string, text: string): GatewayError;
  /** UNSUPPORTED_BY_VENDOR, of a field or, without one, of the whole command. */
  unsupported(field: string | null, text: string): GatewayError;
  /** What the reading before a change showed: the command is well written and cannot be carried out now. */
  impossible(code: "ALREADY_EXISTS" | "NOT_FOUND" | "CONFLICT" | "PRECONDITION_FAILED", text: string): GatewayError;
}

/** @param action for messages, for example `create a share`. */
export function refusalsOf({ sourceId }: { readonly sourceId: string }, action: string): Refusals {
  const message = (text: string) => `${sourceId}: ${action}: ${text}`;
  return {
    invalid: (field, text) => new GatewayError({ code: "INVALID_INPUT", field, sourceId, message: message(text) }),
    unsupported: (field, text) =>
      new GatewayError({ code: "UNSUPPORTED_BY_VENDOR", field, sourceId, message: message(text) }),
    impossible: (code, text) => new GatewayError({ code, sourceId, message: message(text) }),
  };
}

/** One field, and why this vendor does not take it. */
type Untaken = readonly [field: string, value: unknown, reason: string];

/** Throws UNSUPPORTED_BY_VENDOR for the first of the fields that was written. */
export function refuseWritten(refuse: Refusals, fields: readonly Untaken[]): void {
  for (const [field, value, reason] of fields) if (value !== undefined) throw refuse.unsupported(field, reason);
}
