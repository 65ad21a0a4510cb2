// Where does each subscription begin, and what do its events hold?
import type { GraphQLResolveInfo } from "graphql";
import type { OperationEvent } from "../src/operations/Operations.ts";
import type { Context } from "../src/server/Context.ts";
import type { CollectionNews } from "../src/server/shapes.ts";
import { kindsIn } from "./common.ts";
import type { Resolvers } from "./types.generated.ts";

/** Has what is asked below an event's row read before it is answered. */
const ofRow = <E extends { readonly row: { readonly sourceId: string } }>(
  event: E,
  _args: unknown,
  { roots }: Context,
  info: GraphQLResolveInfo,
): Promise<E> => roots.event(event, [event.row.sourceId], info);

/** Resolvers of the types in schema/Subscription.graphql. */
export const subscription: Pick<Resolvers, "Subscription" | "JobEvent" | "AlertEvent" | "InventoryEvent"> = {
  Subscription: {
    operationUpdated: {
      subscribe: (_root, { id, after }, { live }) => live.operation(id, after),
      resolve: (event: OperationEvent, _args: unknown, { roots }: Context, info: GraphQLResolveInfo) =>
        roots.event(event, event.operation.sourceIds, info),
    },
    jobUpdated: { subscribe: (_root, { id, after }, { live }) => live.job(id, after), resolve: ofRow },
    jobsChanged: { subscribe: (_root, { filter, after }, { live }) => live.rows("Job", filter, after), resolve: ofRow },
    alertRaised: {
      subscribe: (_root, { filter, after }, { live }) => live.rows("Alert", filter, after),
      resolve: ofRow,
    },
    inventoryChanged: {
      subscribe: (_root, { kinds, sources, after }, { live }) =>
        live.collections({ kinds: kindsIn(kinds), sources, after }),
      resolve: (event: CollectionNews) => event,
    },
  },
  JobEvent: { job: ({ row }) => row },
  AlertEvent: { alert: ({ row }) => row },
  InventoryEvent: {
    collection: ({ sourceId, kind }, _, { view }) => {
      const found = view.collectionsOf(sourceId).find((answer) => answer.kind === kind);
      if (found === undefined) throw new Error(`There is no ${kind} of "${sourceId}".`);
      return found;
    },
    ids: ({ sourceId, kind, nativeIds }, _, { view }) =>
      nativeIds?.map((nativeId) => view.globalId({ kind, sourceId, nativeId })) ?? null,
  },
};
