// Where are sources answered, and what their vendors can do?
import type { Problem } from "../src/contract/problem.ts";
import type { Source } from "../src/contract/source.ts";
import type { Context } from "../src/server/Context.ts";
import { page } from "./common.ts";
import type { Resolvers } from "./types.generated.ts";

/** What is wrong now: the last call's failure and what collections failed with, each problem once. */
function problemsOf(source: Source, { view }: Context): readonly Problem[] {
  // The last call may have been about what the caller may not see.
  const collections = view.collectionsOf(source.id);
  const isOpen = view.viewer.sees === null && !collections.some(({ state }) => state === "FORBIDDEN");
  const all = [isOpen ? source.status().lastProblem : null, ...collections.map(({ error }) => error)];
  const distinct = new Map(
    all.filter((problem) => problem !== null).map((problem) => [`${problem.code} ${problem.message}`, problem]),
  );
  return [...distinct.values()];
}

/** Resolvers of the types in schema/Source.graphql. */
export const source: Pick<Resolvers, "Source" | "SourceConnection"> = {
  Source: {
    version: (row) => row.status().version,
    health: (row, _, { view }) => view.sourceHealth(row.id),
    lastAnsweredAt: (row) => row.status().lastAnsweredAt,
    problems: (row, _, context) => problemsOf(row, context),
    authMethod: ({ connector }) => connector.authMethod,
    breakerState: (row) => row.status().breakerState,
    budgets: (row) => row.status().budgets,
    collections: (row, _, { view }) => view.collectionsOf(row.id),
    capabilities: (row, _, context) => context.commands.capabilities(row),
    sites: (row, _, { loaders }) => loaders.sitesOf(row.id),
  },
  SourceConnection: page,
};
