// Who may subscribe? A subscription runs over a connection that stays open: what comes by POST or GET to /graphql is told so. What
// comes over such a connection goes through Apollo Server like everything else, which parses and validates it by the same
// rules; then its document is handed to who follows it.
import type { ApolloServerPlugin, GraphQLResponse } from "@apollo/server";
import { HeaderMap } from "@apollo/server";
import { ApolloServerErrorCode } from "@apollo/server/errors";
import type { DocumentNode, GraphQLFormattedError } from "graphql";
import type { Context } from "./Context.ts";

/** What a connection that stays open waits for. */
export interface Taker {
  /** False for what must not change anything: it takes subscriptions alone. */
  readonly takesAll: boolean;
  /** The document of a subscription that is valid. */
  document: DocumentNode | null;
}

const ELSEWHERE =
  "Subscriptions run over WebSocket (graphql-ws) at /graphql, or as server-sent events at /graphql/stream.";
const SUBSCRIPTIONS_ALONE = "By GET, server-sent events are sent for subscriptions alone. Send it by POST.";

const answer = (errors: readonly GraphQLFormattedError[]): GraphQLResponse => ({
  http: { status: errors.length === 0 ? 200 : 400, headers: new HeaderMap() },
  body: { kind: "single", singleResult: errors.length === 0 ? {} : { errors } },
});

const refused = (message: string) => answer([{ message, extensions: { code: ApolloServerErrorCode.BAD_REQUEST } }]);

/** The gate between execution and streams. */
export interface SubscriptionGate {
  readonly plugin: ApolloServerPlugin<Context>;
  /** Says that this request comes over a connection that stays open. */
  expect(context: Context, taker: Taker): void;
}

/** Makes the gate. */
export function createSubscriptionGate(): SubscriptionGate {
  // Apollo Server hands on copies of contexts; their streams are the same objects.
  const takers = new WeakMap<Context["live"], Taker>();
  return {
    expect: (context, taker) => {
      takers.set(context.live, taker);
    },
    plugin: {
      requestDidStart: async () => ({
        responseForOperation: async ({ operation, document, contextValue }) => {
          // Of several operations none was named: execution says so.
          if (operation === undefined) return null;
          const taker = takers.get(contextValue.live);
          if (operation.operation !== "subscription")
            return taker === undefined || taker.takesAll ? null : refused(SUBSCRIPTIONS_ALONE);
          if (taker === undefined) return refused(ELSEWHERE);
          taker.document = document;
          return answer([]);
        },
      }),
    },
  };
}
