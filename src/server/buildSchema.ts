// What is executed? The SDL of schema/ with the resolvers of resolvers/ behind it, checked once at start.
import { makeExecutableSchema } from "@graphql-tools/schema";
import { assertValidSchema, type DocumentNode, type GraphQLSchema, isScalarType, Kind } from "graphql";
import { resolvers } from "../../resolvers/index.ts";
import { readSchema, SCHEMA_FOLDER } from "./readSchema.ts";

/** Builds the executable schema. Throws when the SDL is invalid or a resolver has no field. */
export function buildSchema(): GraphQLSchema {
  const typeDefs = readSchema(SCHEMA_FOLDER);
  const schema = makeExecutableSchema({
    typeDefs,
    resolvers,
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
