// Where are operations answered, and the payloads that name no resource?
import { listArguments, page } from "./common.ts";
import type { Resolvers } from "./types.generated.ts";

/** Resolvers of the types in schema/Operation.graphql. */
export const operation: Pick<
  Resolvers,
  "Operation" | "OperationConnection" | "OperationSummary" | "RefreshInventoryPayload"
> = {
  Operation: {
    id: ({ id }, _, { changes }) => changes.idOf(id),
    // A source may have left the configuration since, or be one that the caller may not see.
    sources: ({ sourceIds }, _, { view }) => view.sources.filter(({ id }) => sourceIds.includes(id)),
    target: (row, _, { changes }) => changes.target(row),
    targetId: ({ target, sourceIds: [sourceId] }, _, { view }) =>
      target === null || sourceId === undefined ? null : view.globalId({ ...target, sourceId }),
    jobs: ({ jobs, sourceIds }, args, { view }) => {
      const [sourceId = ""] = sourceIds;
      const ids = jobs.map(({ kind, nativeId }) => view.globalId({ kind, sourceId, nativeId }));
      const wanted = args.filter?.id;
      const { filter, ...rest } = listArguments(args);
      return view.list("Job", {
        ...rest,
        filter: { ...filter, id: Array.isArray(wanted) ? ids.filter((id) => wanted.includes(id)) : ids },
      });
    },
  },
  OperationConnection: { ...page, summary: (of) => of },
  OperationSummary: { byState: ({ byState }) => byState },
  RefreshInventoryPayload: { sources: (outcome, _, { changes }) => changes.refreshed(outcome) },
};
