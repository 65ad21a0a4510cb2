// Is the served schema a federation subgraph for routers, and the published one for everybody else?
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { composeServices } from "@theguild/federation-composition";
import {
  buildClientSchema,
  type GraphQLSchema,
  getIntrospectionQuery,
  graphqlSync,
  isObjectType,
  isUnionType,
  parse,
  printSchema,
} from "graphql";
import { describe, expect, it } from "vitest";
import { buildSchema } from "../../src/server/buildSchema.ts";
import { SCHEMA_FOLDER } from "../../src/server/readSchema.ts";
import { changesSince } from "../../tools/generate.ts";
import { TEAM_SDL } from "./startSupergraph.ts";

const schema = buildSchema();
const published = readFileSync(join(SCHEMA_FOLDER, "..", "schema.graphql"), "utf8");
const answer = (source: string) => JSON.parse(JSON.stringify(graphqlSync({ schema, source }).data));
const sdl: string = answer("{ _service { sdl } }")._service.sdl;

/** Names of the types that implement Node. */
const nodesOf = (of: GraphQLSchema): string[] =>
  Object.values(of.getTypeMap())
    .filter((type) => isObjectType(type) && type.getInterfaces().some(({ name }) => name === "Node"))
    .map(({ name }) => name)
    .sort();

describe("The subgraph", () => {
  it("has every Node for an entity, and nothing else", () => {
    const union = schema.getType("_Entity");
    const entities = isUnionType(union) ? union.getTypes().map(({ name }) => name) : [];
    expect(entities.sort()).toEqual(nodesOf(schema));
    expect(entities).toEqual(expect.arrayContaining(["NginxInstance", "Operation", "Source", "Volume"]));
    for (const name of entities)
      expect(sdl).toMatch(new RegExp(`^type ${name} implements .*@key\\(fields: "id"\\) \\{$`, "m"));
  });

  it("keeps descriptions for those who compose", () => {
    expect(sdl).toContain(
      '"A moment in UTC, RFC 3339 with `Z`, for example `2026-11-20T18:55:00.000Z`."\nscalar DateTime',
    );
  });

  it("composes by itself, and with a graph that extends it", () => {
    const storage = { name: "storage", url: "http://storage.invalid", typeDefs: parse(sdl) };
    const team = { name: "team", url: "http://team.invalid", typeDefs: parse(TEAM_SDL) };
    expect(composeServices([storage]).errors).toBeUndefined();
    expect(composeServices([storage, team]).errors).toBeUndefined();
  });

  it("does not compose with a graph that takes a field of ours for its own", () => {
    const thief = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key"])
      type Volume @key(fields: "id") { id: ID! displayName: String! } type Query { mine: Volume }`;
    const composed = composeServices([
      { name: "storage", url: "http://storage.invalid", typeDefs: parse(sdl) },
      { name: "thief", url: "http://thief.invalid", typeDefs: parse(thief) },
    ]);
    expect(composed.errors?.map(({ message }) => message).join()).toContain("displayName");
  });
});

describe("A plain GraphQL client", () => {
  it("finds no word of federation in the published schema", () => {
    expect(published).not.toMatch(/@key|@link|@shareable|_Entity|_Any|_Service|federation__/);
  });

  it("sees by introspection all that is published, and only federation's own things besides", async () => {
    const seen = buildClientSchema(answer(getIntrospectionQuery({ oneOf: true })));
    const { breaking, others } = await changesSince(published, parse(printSchema(seen)));
    expect(breaking).toEqual([]);
    const federations = /'?(_Any|_Entity|_Service|_entities|_service|federation__\w+|link__\w+|link|key|shareable)\b/;
    expect(others.filter((line) => !federations.test(line))).toEqual([]);
    expect(others.join()).toContain("_entities");
  });
});
