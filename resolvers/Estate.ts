// Where are the estate's figures answered?
import type { Source } from "../src/contract/source.ts";
import type { SourceAnswer } from "../src/inventory/InventoryView.ts";
import type { Context } from "../src/server/Context.ts";
import type { EstateScope, VendorScope } from "../src/server/shapes.ts";
import type { Resolvers } from "./types.generated.ts";

/** How the collections behind the figures fared. */
const answersFor = ({ kinds }: EstateScope, { view }: Context): readonly SourceAnswer[] =>
  view.answers().filter(({ kind }) => kinds.has(kind));

/** Sources by product, in the order of the configuration. */
function byVendor(sources: readonly Source[]): VendorScope[] {
  const grouped = Map.groupBy(sources, ({ vendor }) => vendor);
  return [...grouped].map(([vendor, members]) => ({ vendor, sourceIds: members.map(({ id }) => id) }));
}

/** Resolvers of the types in schema/Estate.graphql. */
export const estate: Pick<Resolvers, "Estate" | "VendorEstate" | "SourceEstate" | "SiteEstate"> = {
  Estate: {
    total: (_scope, _, { view }) => view.figures({ all: true }),
    byVendor: (_scope, _, { view }) => byVendor(view.sources),
    bySource: (_scope, _, { view }) => view.sources,
    bySite: (_scope, _, { loaders }) => loaders.allSites(),
    complete: (scope, _, context) =>
      answersFor(scope, context).every(({ state, complete }) => complete || state === "UNSUPPORTED"),
    sources: (scope, _, context) => answersFor(scope, context),
  },
  VendorEstate: {
    figures: ({ sourceIds }, _, { view }) => view.figures({ sourceIds }),
  },
  SourceEstate: {
    source: (source) => source,
    figures: ({ id }, _, { view }) => view.figures({ sourceIds: [id] }),
  },
  SiteEstate: {
    site: (site) => site,
    figures: (site, _, { view }) => view.figures({ site }),
  },
};
