// What may a client be told about an error? The one exit: typed problems as they are, GraphQL's own complaints with their
// codes, and nothing at all about the rest, which is logged under a correlation id.
import { ApolloServerErrorCode, unwrapResolverError } from "@apollo/server/errors";
import { GraphQLError, type GraphQLFormattedError } from "graphql";
import { GatewayError, type Problem } from "../contract/problem.ts";
import type { Log } from "../observe/Log.ts";

/** Codes with which Apollo Server answers wrong requests; their messages speak of the caller's own text alone. */
const CALLERS_FAULT: ReadonlySet<unknown> = new Set(
  Object.values(ApolloServerErrorCode).filter((code) => code !== ApolloServerErrorCode.INTERNAL_SERVER_ERROR),
);

/** What makes an error fit for clients. */
export interface ErrorDesk {
  readonly log: Log;
  /** A fresh id to find the log line by. */
  newId(): string;
}

/** What stands in `extensions` of an error that was raised on purpose. */
function extensionsOf(problem: Problem): Record<string, unknown> {
  const { code, field, sourceId, retryable, retryAfterMs, vendorStatus, vendorCode, vendorRequestId } = problem;
  return { code, field, source: sourceId, retryable, retryAfterMs, vendorStatus, vendorCode, vendorRequestId };
}

/** Makes Apollo Server's `formatError`. */
export function createFormatError({ log, newId }: ErrorDesk) {
  return (formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError => {
    const cause = causeOf(error);
    if (cause instanceof GatewayError && cause.problem.code !== "INTERNAL")
      return { ...formatted, message: cause.message, extensions: extensionsOf(cause.problem) };
    if (isAbort(cause)) return { ...formatted, message: GONE, extensions: { code: "DEADLINE_EXCEEDED" } };
    if (isInvalidInput(error)) return { ...formatted, extensions: { ...formatted.extensions, code: "INVALID_INPUT" } };
    if (CALLERS_FAULT.has(formatted.extensions?.code)) return formatted;
    if (isRefused(error)) return { ...formatted, extensions: { code: ApolloServerErrorCode.BAD_REQUEST } };
    if (isWrongArgument(cause)) return { ...formatted, extensions: { code: ApolloServerErrorCode.BAD_USER_INPUT } };
    const correlationId = newId();
    log.error({ correlationId, path: formatted.path?.join(".") }, "A fault in the gateway.", cause);
    return { ...pathOf(formatted), ...internal(correlationId) };
  };
}

/** What was thrown: by a resolver, or by who refuses a request before there is one. */
const causeOf = (error: unknown): unknown =>
  error instanceof GraphQLError && error.originalError instanceof GatewayError
    ? error.originalError
    : unwrapResolverError(error);

/** Nobody hears this: it keeps a caller's leaving from being logged as a fault. */
const GONE = "The caller has gone.";

const isAbort = (cause: unknown): boolean => cause instanceof Error && cause.name === "AbortError";

/** What a client is told of a fault of ours. */
export const internal = (correlationId: string): GraphQLFormattedError => ({
  message: `A fault in the gateway. Its log tells more under ${correlationId}.`,
  extensions: { code: "INTERNAL", correlationId },
});

const pathOf = ({ path, locations }: GraphQLFormattedError): Partial<GraphQLFormattedError> => ({
  ...(path === undefined ? {} : { path }),
  ...(locations === undefined ? {} : { locations }),
});

/** A scalar refused a value: graphql-js and Apollo Server wrap that error in their own, which keep it inside. */
function isInvalidInput(error: unknown): boolean {
  for (let at: unknown = error; at instanceof GraphQLError; at = at.originalError)
    if (at.extensions.code === "INVALID_INPUT") return true;
  return false;
}

/** Apollo Server refuses some requests without a code: what is wrong with a persisted query shows by the status alone. */
function isRefused(error: unknown): boolean {
  const http = error instanceof GraphQLError ? error.extensions.http : undefined;
  return typeof http === "object" && http !== null && "status" in http && http.status === 400;
}

/**
 * graphql-js finds some wrong arguments only when the field's turn comes (a null variable inside a list, for example),
 * and gives them neither code nor cause: just these words.
 */
const isWrongArgument = (error: unknown): boolean =>
  error instanceof GraphQLError && error.originalError === undefined && error.message.startsWith('Argument "');
