// What is somebody told who may not, or whom nobody knows? Refusals over real connections, with real keys and tokens.
import { createClient as createSocketClient } from "graphql-ws";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { WebSocket } from "ws";
import { newApiKey } from "../../src/access/apiKeys.ts";
import { type GuardedEstate, personas, startGuarded, type Told } from "./support/guardedEstate.ts";

let guarded: GuardedEstate;
beforeAll(async () => {
  guarded = await startGuarded();
}, 60_000);
beforeEach(() => guarded.turn());
afterAll(() => guarded.close());
const as: GuardedEstate["as"] = (...asked) => guarded.as(...asked);

describe("Who sees a row and may not change it", () => {
  it("is told FORBIDDEN by the change, and by `commands` in advance", async () => {
    const share = guarded.rows.find(({ kind, sourceId }) => kind === "Share" && sourceId === "nasuni")?.id;
    const query =
      'mutation ($id: ID!) { deleteShare(input: { id: $id, confirm: "x" }) { operation { id } problems { code field } } }';
    const { data } = await as("another vendor", query, { id: share });
    expect(data.deleteShare).toEqual({ operation: null, problems: [{ code: "FORBIDDEN", field: "input.id" }] });
    const offered = await as(
      "another vendor",
      "query ($id: ID!) { node(id: $id) { ... on Share { commands { command available code reason } } } }",
      { id: share },
    );
    const removal = offered.data.node.commands.find(({ command }: Told) => command === "DELETE_SHARE");
    expect(removal).toMatchObject({
      available: false,
      code: "FORBIDDEN",
      reason: expect.stringContaining("DELETE_SHARE"),
    });
    const source = await as(
      "another vendor",
      `{ source(id: "nasuni") { capabilities { kind commands { command available code } } } }`,
    );
    const all = source.data.source.capabilities.flatMap(({ commands }: Told) => commands);
    expect(all.filter(({ available }: Told) => available)).toEqual([]);
  });

  it("is refused a fresh read, which costs the vendor calls", async () => {
    const query = `mutation { refreshInventory(input: { sourceIds: ["nasuni"] }) { operation { id } problems { code } } }`;
    expect((await as("another vendor", query)).data.refreshInventory).toEqual({
      operation: null,
      problems: [{ code: "FORBIDDEN" }],
    });
    expect((await as("one site", query)).data.refreshInventory).toMatchObject({ problems: [] });
  });

  it("sees operations of others where the rows may be read, and stops them only where the same may be asked for", async () => {
    const { data } = await as(
      "one site",
      `mutation { refreshInventory(input: { kinds: [SHARE] }) { operation { id } } }`,
    );
    const { id } = data.refreshInventory.operation;
    const seenBy = async (name: string) =>
      (await as(name, "{ operations { nodes { id } } }")).data.operations.nodes.some((node: Told) => node.id === id);
    const seen = await Promise.all(personas.map(async ({ name }) => [name, await seenBy(name)] as const));
    expect(Object.fromEntries(seen)).toEqual({
      administrator: true,
      "another source": false,
      "another vendor": true,
      "few kinds": true,
      "one site": true,
    });
    const stop = async (name: string) =>
      (await as(name, "mutation ($id: ID!) { cancelOperation(input: { id: $id }) { problems { code } } }", { id })).data
        .cancelOperation.problems;
    expect([await stop("another source"), await stop("another vendor")]).toEqual([
      [{ code: "NOT_FOUND" }],
      [{ code: "FORBIDDEN" }],
    ]);
  });

  it("reads of a denied kind that it is denied, aloud", async () => {
    const { data } = await as("few kinds", "{ volumes { totalCount sources { state reason count } } }");
    for (const told of data.volumes.sources) expect(told).toMatchObject({ state: "FORBIDDEN", count: null });
  });
});

describe("Nobody", () => {
  it("is answered without credentials: 401 by POST, GET and server-sent events, 4401 by WebSocket", async () => {
    const socketUrl = `${guarded.estate.url.replace("http", "ws")}/graphql`;
    for (const headers of [{}, { "x-api-key": newApiKey().key }, { authorization: "Bearer x.y.z" }]) {
      const answer = await guarded.ask(headers, "{ __typename }");
      expect([answer.status, answer.data, answer.errors[0].extensions.code]).toEqual([
        401,
        undefined,
        "UNAUTHENTICATED",
      ]);
      const stream = await fetch(`${guarded.estate.url}/graphql/stream?query={__typename}`, {
        headers: { ...headers, accept: "text/event-stream" },
      });
      expect([stream.status, stream.headers.get("www-authenticate")]).toEqual([401, 'Bearer realm="storagegraph"']);
      await stream.body?.cancel();
      const closed = await new Promise<unknown>((resolve) => {
        const client = createSocketClient({
          url: socketUrl,
          webSocketImpl: WebSocket,
          connectionParams: headers,
          retryAttempts: 0,
        });
        client.subscribe(
          { query: "{ __typename }" },
          { next: () => resolve("let in"), error: resolve, complete: () => resolve("let in") },
        );
      });
      expect(closed).toMatchObject({ code: 4401 });
    }
    const ready = (await (await fetch(`${guarded.estate.url}/readyz`)).json()) as Told;
    expect(ready.sources).toEqual([]);
  });

  it("sees anything with a token whose roles grant nothing, and everything with one whose do", async () => {
    const by = async (roles: string[]) =>
      guarded.ask(
        { authorization: `Bearer ${await guarded.issuer.token({ claims: { roles } })}` },
        "{ sources { totalCount } volumes { totalCount } }",
      );
    expect((await by(["strangers"])).data).toEqual({ sources: { totalCount: 0 }, volumes: { totalCount: 0 } });
    expect((await by(["all"])).data.sources.totalCount).toBe(2);
  });
});
