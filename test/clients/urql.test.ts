// Does urql work with the gateway? Queries, pages, changes, and subscriptions over both kinds of connection, with its own exchanges.
import { Client, fetchExchange, gql, subscriptionExchange } from "@urql/core";
import { createClient as createSseClient } from "graphql-sse";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { job, type Live, startLive } from "../live/startLive.ts";

let live: Live;
beforeEach(async () => {
  live = await startLive();
});
afterEach(() => live.close());

const clientOf = (forward?: Parameters<typeof subscriptionExchange>[0]["forwardSubscription"]) =>
  new Client({
    url: `${live.url}/graphql`,
    // By GET, a page of another site could ask too: the gateway wants to see a header that no form can send.
    fetchOptions: { headers: { "apollo-require-preflight": "1" } },
    exchanges: [
      ...(forward === undefined ? [] : [subscriptionExchange({ forwardSubscription: forward })]),
      fetchExchange,
    ],
  });

describe("urql", () => {
  it("pages through a list by its cursors, by POST and by GET", async () => {
    const query = gql`query ($after: String) { volumes(first: 3, after: $after) { nodes { id } pageInfo { hasNextPage endCursor } } }`;
    for (const preferGetMethod of [false, "force"] as const) {
      const seen: string[] = [];
      for (let after: string | null = null, more = true; more; ) {
        const { data, error } = await clientOf().query(query, { after }, { preferGetMethod }).toPromise();
        expect(error).toBeUndefined();
        seen.push(...data.volumes.nodes.map(({ id }: { id: string }) => id));
        ({ hasNextPage: more, endCursor: after } = data.volumes.pageInfo);
      }
      expect([seen.length, new Set(seen).size]).toEqual([8, 8]);
    }
  });

  it("sends variables, and gets refusals with their codes", async () => {
    const { error } = await clientOf()
      .query(gql`query ($first: Int!) { volumes(first: $first) { totalCount } }`, { first: 5_000 })
      .toPromise();
    expect(error?.graphQLErrors[0]?.extensions).toMatchObject({ code: "INVALID_INPUT", field: "first" });
  });

  it("sends changes, whose expected failures stand in their payload", async () => {
    const { data, error } = await clientOf()
      .mutation(gql`mutation { cancelOperation(input: { id: "x" }) { problems { code } } }`, {})
      .toPromise();
    expect([error, data.cancelOperation.problems]).toMatchObject([undefined, [{ code: "LEDGER_UNAVAILABLE" }]]);
  });

  it.each(["WebSocket", "server-sent events"])("follows jobs over %s", async (kind) => {
    const over =
      kind === "WebSocket" ? live.connect() : createSseClient({ url: `${live.url}/graphql/stream`, retryAttempts: 0 });
    const client = clientOf(({ query = "", variables }) => ({
      subscribe: (sink) => ({ unsubscribe: over.subscribe({ query, variables: { ...variables } }, sink as never) }),
    }));
    const heard: unknown[] = [];
    const { unsubscribe } = client
      .subscription(gql`subscription { jobsChanged { change job { nativeId state } } }`, {})
      .subscribe(({ data }) => heard.push(data?.jobsChanged));
    await live.until(() => live.followers() === 1);
    live.board.put(job("a"));
    await live.until(() => heard.length === 1);
    expect(heard).toMatchObject([{ change: "ADDED", job: { nativeId: "a", state: "RUNNING" } }]);
    unsubscribe();
    await live.until(() => live.followers() === 0);
    await over.dispose();
  });
});
