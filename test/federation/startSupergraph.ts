// How does a test get a supergraph? A small graph of another team and a router over it and a running gateway, all by HTTP.
import { ApolloServer } from "@apollo/server";
import { ApolloServerPluginInlineTraceDisabled } from "@apollo/server/plugin/disabled";
import { startStandaloneServer } from "@apollo/server/standalone";
import { buildSubgraphSchema } from "@apollo/subgraph";
import { getStitchedSchemaFromSupergraphSdl } from "@graphql-tools/federation";
import { assertCompositionSuccess, composeServices } from "@theguild/federation-composition";
import { type GraphQLSchema, parse } from "graphql";
import type { Answer } from "../support/startEstate.ts";

/** What another team says of volumes and sites, with connections of its own. */
export const TEAM_SDL = `
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key", "@shareable"])
  type Volume @key(fields: "id") { id: ID! costCentre: String! }
  type Site @key(fields: "id") { id: ID! contact: String! }
  type CostCentre { name: String! volumes: [Volume]! }
  type CostCentreConnection { nodes: [CostCentre!]! pageInfo: PageInfo! }
  type PageInfo @shareable { hasNextPage: Boolean! hasPreviousPage: Boolean! startCursor: String endCursor: String }
  type Query { costCentre(name: String!, volumeIds: [ID!]!): CostCentre! costCentres: CostCentreConnection! }
`;

const teamResolvers = {
  Volume: { costCentre: ({ id }: { readonly id: string }) => `cost centre of ${id}` },
  Site: { contact: ({ id }: { readonly id: string }) => `contact of ${id}` },
  Query: {
    costCentre: (
      _root: unknown,
      { name, volumeIds }: { readonly name: string; readonly volumeIds: readonly string[] },
    ) => ({
      name,
      volumes: volumeIds.map((id) => ({ id })),
    }),
    costCentres: () => ({ nodes: [], pageInfo: { hasNextPage: false, hasPreviousPage: false } }),
  },
};

/** A running supergraph. */
export interface Supergraph {
  /** Its SDL, as the composition made it. */
  readonly sdl: string;
  /** Asks the router by POST. */
  ask(query: string, variables?: Readonly<Record<string, unknown>>): Promise<Answer>;
  close(): Promise<void>;
}

/** Asks a GraphQL server by POST. */
export async function post(
  url: string,
  query: string,
  variables: Readonly<Record<string, unknown>> = {},
): Promise<Answer> {
  const answer = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ query, variables }),
  });
  return { status: answer.status, ...((await answer.json()) as Omit<Answer, "status">) };
}

async function listen(schema: GraphQLSchema): Promise<{ readonly url: string; close(): Promise<void> }> {
  const apollo = new ApolloServer({ schema, plugins: [ApolloServerPluginInlineTraceDisabled()] });
  const { url } = await startStandaloneServer(apollo, { listen: { host: "127.0.0.1", port: 0 } });
  return { url, close: () => apollo.stop() };
}

/** The SDL that a subgraph publishes to those who compose. */
export async function publishedSdl(url: string): Promise<string> {
  const { data } = await post(url, "{ _service { sdl } }");
  return data._service.sdl;
}

/** Composes a gateway's graph with the team's, from what both publish, and starts a router over both. */
export async function startSupergraph(storageUrl: string): Promise<Supergraph> {
  const team = await listen(buildSubgraphSchema([{ typeDefs: parse(TEAM_SDL), resolvers: teamResolvers }]));
  const subgraphs = [
    { name: "storage", url: `${storageUrl}/graphql` },
    { name: "team", url: team.url },
  ];
  const composed = composeServices(
    await Promise.all(
      subgraphs.map(async ({ name, url }) => ({ name, url, typeDefs: parse(await publishedSdl(url)) })),
    ),
  );
  assertCompositionSuccess(composed);
  const router = await listen(
    getStitchedSchemaFromSupergraphSdl({ supergraphSdl: composed.supergraphSdl, batch: true }),
  );
  return {
    sdl: composed.supergraphSdl,
    ask: (query, variables) => post(router.url, query, variables),
    close: async () => {
      await router.close();
      await team.close();
    },
  };
}
