// What does a supergraph's router ask for? Reads the representations that it sends to `_entities`. Pure.
import { type GraphQLSchema, isObjectType } from "graphql";
import { GatewayError } from "../contract/problem.ts";
import type { NodeKey } from "../inventory/globalId.ts";
import type { GlobalIds } from "./Context.ts";

/** What a representation is read with. */
export interface RepresentationTools {
  readonly schema: GraphQLSchema;
  readonly ids: GlobalIds;
}

/** What a representation names; an INVALID_INPUT for one that can name nothing of this gateway, which spoils no other. */
export function keyOfRepresentation(
  representation: unknown,
  { schema, ids }: RepresentationTools,
): NodeKey | GatewayError {
  const { __typename: type, id } = fieldsOf(representation);
  if (typeof type !== "string" || !isEntity(schema, type))
    return invalid("A representation needs the __typename of a type that can be asked for by its id.");
  if (typeof id !== "string") return invalid(`A representation of type ${type} needs its id.`);
  // Any text may be the key of a source.
  if (type === "Source") return { type, sourceId: id, nativeId: id };
  const key = ids.decode(id);
  return key?.type === type ? key : invalid(`A representation of type ${type} holds an id of no such type.`);
}

const fieldsOf = (value: unknown): { readonly __typename?: unknown; readonly id?: unknown } =>
  typeof value === "object" && value !== null ? value : {};

function isEntity(schema: GraphQLSchema, name: string): boolean {
  const type = schema.getType(name);
  return isObjectType(type) && type.getInterfaces().some((shared) => shared.name === "Node");
}

const invalid = (message: string) => new GatewayError({ code: "INVALID_INPUT", field: "representations", message });
