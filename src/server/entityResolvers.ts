// Where are a supergraph's questions answered? The resolvers of what federation adds to the schema, which stands in no file
// of schema/; buildSchema.ts adds both.
import type { GraphQLResolveInfo } from "graphql";
import { common } from "../../resolvers/common.ts";
import type { Context } from "./Context.ts";

/** A router's question. */
interface EntitiesArguments {
  readonly representations: readonly unknown[];
}

/** Resolvers of entities. They stand in the place of the library's own, which would write a mark into shared rows. */
export const entityResolvers = {
  Query: {
    // An Error in the place of an item is reported as that item's error.
    _entities: (_root: unknown, { representations }: EntitiesArguments, { roots }: Context, info: GraphQLResolveInfo) =>
      roots.entities(representations, info),
  },
  _Entity: { __resolveType: common.Node?.__resolveType },
};
