// Where are problems answered?
import type { Resolvers } from "./types.generated.ts";

/** Resolvers of the types in schema/Problem.graphql. */
export const problem: Pick<Resolvers, "Problem"> = {
  Problem: { source: ({ sourceId }, _, context) => (sourceId === null ? null : context.source(sourceId)) },
};
