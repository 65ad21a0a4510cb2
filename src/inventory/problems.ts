// How does the inventory say that something is wrong? The errors that it throws itself, and what it makes of others'.
import { GatewayError, type Problem } from "../contract/problem.ts";

/** The caller's input is wrong. @param field path of the field at fault, for example `filter.site`. */
export const invalidInput = (field: string, message: string): GatewayError =>
  new GatewayError({ code: "INVALID_INPUT", field, message });

/** What to tell of an error that a connector threw; one that is no `GatewayError` is a fault of ours. */
export function problemOf(error: unknown, sourceId: string, action: string): Problem {
  if (error instanceof GatewayError) return error.problem;
  return faultOf(error, sourceId, action).problem;
}

/** The error itself when a connector threw it on purpose, else a fault of ours that hides it. */
export function faultOf(error: unknown, sourceId: string, action: string): GatewayError {
  if (error instanceof GatewayError) return error;
  const message = `Source "${sourceId}": a fault in the gateway stopped it when it was to ${action}.`;
  return new GatewayError({ code: "INTERNAL", sourceId, message }, error);
}
