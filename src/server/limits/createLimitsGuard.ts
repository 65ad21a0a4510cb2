// Who holds requests to the limits? A plugin of Apollo Server, so that they hold at every door: POST, GET, WebSocket and server-sent events.
import type { ApolloServerPlugin } from "@apollo/server";
import { type DocumentNode, type FragmentDefinitionNode, GraphQLError, type GraphQLSchema, Kind, parse } from "graphql";
import { GatewayError } from "../../contract/problem.ts";
import type { Context } from "../Context.ts";
import type { TouchTable } from "../touchTable.ts";
import { answerRefusal } from "./answerRefusal.ts";
import { documentRefusal, shown } from "./documentRefusal.ts";
import { type Explanation, explanationOf } from "./explanationOf.ts";
import { inputRefusal } from "./inputRefusal.ts";
import type { LimitSettings } from "./LimitSettings.ts";
import { type QueryCost, queryCost } from "./queryCost.ts";
import { askedOperation } from "./rootFields.ts";

/** What limits are held with. */
export interface GuardOptions {
  readonly schema: GraphQLSchema;
  readonly table: TouchTable;
  readonly limits: LimitSettings;
}

/** Stands for a document that was refused: Apollo Server lets nobody refuse one between parsing and validating it. */
const STAND_IN = "{ __typename }";

/** Makes the plugin. */
export function createLimitsGuard({ schema, table, limits }: GuardOptions): ApolloServerPlugin<Context> {
  // Apollo Server remembers documents by their text: one that was refused is found here again by its stand-in.
  const refused = new WeakMap<DocumentNode, GatewayError>();
  return {
    requestDidStart: async () => {
      let explanation: Explanation | null = null;
      return {
        validationDidStart: async (request) => {
          const refusal = documentRefusal(request.document, limits);
          if (refusal === null) return;
          const standIn = parse(STAND_IN);
          refused.set(standIn, refusal);
          Object.assign(request, { document: standIn });
        },
        didResolveOperation: async ({ document, operation, request, contextValue }) => {
          const refusal = refused.get(document);
          if (refusal !== undefined) throw asRefused(refusal);
          // Of several operations none was named: execution says so.
          if (operation === undefined) return;
          const { variables = {}, extensions } = request;
          const tooMany = inputRefusal(variables, limits);
          if (tooMany !== null) throw asRefused(tooMany);
          const asked = askedOperation(schema, { operation, fragments: fragmentsOf(document), variables });
          if (asked === null) return;
          const tooLarge = answerRefusal(asked, limits);
          if (tooLarge !== null) throw asRefused(tooLarge);
          const isExplained = extensions?.explain === true;
          if (!isExplained && limits.maxVendorCalls === null) return;
          const cost = queryCost(asked, { view: contextValue.view, ids: contextValue.ids, table });
          if (isExplained) explanation = explanationOf(asked, { cost, limits });
          if (cost.calls > (limits.maxVendorCalls ?? Number.POSITIVE_INFINITY)) throw asRefused(tooDear(cost, limits));
        },
        willSendResponse: async ({ response: { body } }) => {
          if (explanation === null || body.kind !== "single") return;
          body.singleResult.extensions = { ...body.singleResult.extensions, explain: explanation };
        },
      };
    },
  };
}

const fragmentsOf = ({ definitions }: DocumentNode): Readonly<Record<string, FragmentDefinitionNode>> =>
  Object.fromEntries(
    definitions.flatMap((definition) =>
      definition.kind === Kind.FRAGMENT_DEFINITION ? [[definition.name.value, definition] as const] : [],
    ),
  );

function tooDear({ calls, feeds }: QueryCost, { maxVendorCalls }: LimitSettings): GatewayError {
  const dearest = feeds.reduce((left, right) => (right.calls > left.calls ? right : left));
  return new GatewayError({
    code: "COST_LIMIT",
    message:
      `The query may cost ${shown(calls)} vendor calls; at most ${shown(maxVendorCalls ?? 0)} are allowed. ` +
      `Most of them, ${shown(dearest.calls)}, go to "${dearest.sourceId}" for ${dearest.kinds.join(", ")}: leave these out or filter by source.`,
  });
}

/** A refusal as Apollo Server takes it: what the caller did is wrong, and no fault of the gateway. */
const asRefused = (refusal: GatewayError): GraphQLError =>
  new GraphQLError(refusal.message, { originalError: refusal, extensions: { http: { status: 400 } } });
