// How is it told how requests are answered? A plugin of Apollo Server that looks at whole requests; nothing hooks into fields.
import type { ApolloServerPlugin, GraphQLResponse } from "@apollo/server";
import type { Clock } from "../contract/call.ts";
import type { RequestOperation, RequestOutcome, RequestWatch } from "../observe/RequestWatch.ts";
import type { Context } from "./Context.ts";

const LONGEST_NAME = 64;

/** Makes the plugin. */
export function watchRequests(watch: RequestWatch, clock: Pick<Clock, "monotonic">): ApolloServerPlugin<Context> {
  return {
    requestDidStart: async ({ contextValue }) => {
      const startedMs = clock.monotonic();
      const { id, principal, waits } = contextValue.request;
      return {
        willSendResponse: async ({ operation, operationName, response }) => {
          const codes = codesOf(response);
          watch.answered({
            id,
            principal,
            operation: (operation?.operation ?? "none") satisfies RequestOperation,
            name: operationName?.slice(0, LONGEST_NAME) ?? null,
            outcome: outcomeOf(response, codes),
            codes,
            durationMs: clock.monotonic() - startedMs,
            waitedMs: waits.waitedMs(),
          });
        },
      };
    },
  };
}

function codesOf({ body }: GraphQLResponse): readonly string[] {
  const errors = body.kind === "single" ? (body.singleResult.errors ?? []) : [];
  return [...new Set(errors.map(({ extensions }) => String(extensions?.code ?? "OTHER")))];
}

function outcomeOf({ body }: GraphQLResponse, codes: readonly string[]): RequestOutcome {
  if (codes.includes("INTERNAL")) return "fault";
  if (codes.length === 0) return "ok";
  const data = body.kind === "single" ? body.singleResult.data : null;
  return data == null ? "refused" : "partial";
}
