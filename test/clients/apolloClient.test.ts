// Does Apollo Client work with the gateway? Its cache joins pages of connections by their cursors and knows interfaces from the schema;
// its links ask over HTTP and follow over WebSocket.
import { ApolloClient, ApolloLink, gql, HttpLink, InMemoryCache } from "@apollo/client/core";
import { GraphQLWsLink } from "@apollo/client/link/subscriptions";
import { relayStylePagination } from "@apollo/client/utilities";
import { isAbstractType, Kind } from "graphql";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { job, type Live, startLive } from "../live/startLive.ts";
import { schema } from "../support/runQuery.ts";

const possibleTypes = Object.fromEntries(
  Object.values(schema.getTypeMap())
    .filter(isAbstractType)
    .map((type) => [type.name, schema.getPossibleTypes(type).map(({ name }) => name)]),
);

let live: Live;
let client: ApolloClient;
beforeEach(async () => {
  live = await startLive();
  const isSubscription = ({ query }: ApolloLink.Operation) =>
    query.definitions.some((part) => part.kind === Kind.OPERATION_DEFINITION && part.operation === "subscription");
  client = new ApolloClient({
    link: ApolloLink.split(
      isSubscription,
      new GraphQLWsLink(live.connect()),
      new HttpLink({ uri: `${live.url}/graphql` }),
    ),
    cache: new InMemoryCache({
      possibleTypes,
      typePolicies: { Query: { fields: { volumes: relayStylePagination(["filter", "orderBy"]) } } },
    }),
  });
});
afterEach(async () => {
  client.stop();
  await live.close();
});

interface Volumes {
  readonly volumes: {
    readonly edges: readonly { readonly node: { readonly id: string; readonly displayName: string } }[];
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  };
}

describe("Apollo Client", () => {
  it("joins the pages of a list in its cache, and answers the whole list from there", async () => {
    const query = gql`
      query ($after: String) {
        volumes(first: 3, after: $after) { edges { cursor node { id displayName } } pageInfo { hasNextPage endCursor } }
      }
    `;
    const watched = client.watchQuery<Volumes>({ query });
    let data: Volumes | undefined = (await client.query<Volumes>({ query })).data;
    while (data?.volumes.pageInfo.hasNextPage === true) {
      await watched.fetchMore({ variables: { after: data.volumes.pageInfo.endCursor } });
      data = client.readQuery<Volumes>({ query }) ?? undefined;
    }
    expect(new Set(data?.volumes.edges.map(({ node }) => node.id)).size).toBe(8);
  });

  it("keeps one object for each id, whichever query brought it", async () => {
    const { data } = await client.query<Volumes>({
      query: gql`{ volumes(first: 1) { edges { node { id displayName } } } }`,
    });
    const id = data?.volumes.edges[0]?.node.id ?? "";
    const node = await client.query<{ readonly node: { readonly nativeId: string } }>({
      query: gql`query ($id: ID!) { node(id: $id) { id ... on Resource { nativeId } } }`,
      variables: { id },
    });
    const key = client.cache.identify({ __typename: "Volume", id }) ?? "";
    expect(client.cache.extract()).toMatchObject({
      [key]: { displayName: data?.volumes.edges[0]?.node.displayName, nativeId: node.data?.node.nativeId },
    });
  });

  it("is told refusals with their codes, and changes with their problems", async () => {
    const { error } = await client.query({ query: gql`{ volumes(first: 5000) { totalCount } }`, errorPolicy: "all" });
    expect(JSON.stringify(error)).toContain("INVALID_INPUT");
    const { data } = await client.mutate({
      mutation: gql`mutation { cancelOperation(input: { id: "x" }) { problems { code } } }`,
    });
    expect(data).toMatchObject({ cancelOperation: { problems: [{ code: "LEDGER_UNAVAILABLE" }] } });
  });

  it("follows jobs, and leaves when nobody listens any more", async () => {
    const heard: unknown[] = [];
    const subscription = client
      .subscribe({ query: gql`subscription { jobsChanged { change job { id nativeId } } }` })
      .subscribe(({ data }) => heard.push(data));
    await live.until(() => live.followers() === 1);
    live.board.put(job("a"));
    await live.until(() => heard.length === 1);
    expect(heard).toMatchObject([{ jobsChanged: { change: "ADDED", job: { nativeId: "a" } } }]);
    subscription.unsubscribe();
    await live.until(() => live.followers() === 0);
  });
});
