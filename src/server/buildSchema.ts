// What is executed? The SDL of schema/ as a federation subgraph, with the resolvers of resolvers/ behind it, checked once
// at start.
import { buildSubgraphSchema } from "@apollo/subgraph";
import { addResolversToSchema } from "@graphql-tools/schema";
import { assertValidSchema, type DocumentNode, type GraphQLSchema, graphqlSync, isScalarType, Kind } from "graphql";
import { resolvers } from "../../resolvers/index.ts";
import { asSubgraph } from "./asSubgraph.ts";
import { entityResolvers } from "./entityResolvers.ts";
import { readSchema, SCHEMA_FOLDER } from "./readSchema.ts";

/** Builds the executable schema. Throws when the SDL is invalid or a resolver has no field. */
export function buildSchema(): GraphQLSchema {
  const typeDefs = readSchema(SCHEMA_FOLDER);
  const subgraph = buildSubgraphSchema([{ typeDefs: asSubgraph(typeDefs) }]);
  // Printed anew at every question, the SDL would hold up all others.
  const service = graphqlSync({ schema: subgraph, source: "{ _service { sdl } }" }).data?._service;
  const schema = addResolversToSchema({
    schema: subgraph,
    resolvers: {
      ...resolvers,
      ...entityResolvers,
      Query: { ...resolvers.Query, ...entityResolvers.Query, _service: () => service },
    },
    resolverValidationOptions: { requireResolversToMatchSchema: "error" },
  });
  keepScalarDescriptions(schema, typeDefs);
  assertValidSchema(schema);
  return schema;
}

/** A scalar's resolver replaces the scalar, and its description with it; the SDL is where descriptions are written. */
function keepScalarDescriptions(schema: GraphQLSchema, document: DocumentNode): void {
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.SCALAR_TYPE_DEFINITION) continue;
    const scalar = schema.getType(definition.name.value);
    if (isScalarType(scalar)) scalar.description = definition.description?.value;
  }
}
