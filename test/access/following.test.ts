// What does somebody hear of what is not granted? Subscriptions of every kind, over WebSocket and server-sent events, with real keys.
import { createClient as createSseClient } from "graphql-sse";
import { createClient as createSocketClient } from "graphql-ws";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { WebSocket } from "ws";
import type { Kind } from "../../src/contract/kinds.ts";
import { encodeNodeId } from "../../src/inventory/globalId.ts";
import { buildSchema } from "../../src/server/buildSchema.ts";
import { type GuardedEstate, personas, startGuarded, type Told } from "./support/guardedEstate.ts";

const SUBSCRIPTIONS = Object.values(buildSchema().getSubscriptionType()?.getFields() ?? {});

let guarded: GuardedEstate;
beforeAll(async () => {
  guarded = await startGuarded();
}, 60_000);
beforeEach(() => guarded.turn());
afterAll(() => guarded.close());
const as: GuardedEstate["as"] = (...asked) => guarded.as(...asked);

describe("What is followed", () => {
  /** How a subscription to something that is hidden begins; every one that the schema offers is here. */
  const HIDDEN: Readonly<Record<string, (id: (kind: Kind | "Operation") => string) => string>> = {
    operationUpdated: (id) => `operationUpdated(id: "${id("Operation")}") { sequence }`,
    jobUpdated: (id) => `jobUpdated(id: "${id("Job")}") { sequence }`,
    jobsChanged: () => "jobsChanged { job { id __typename } }",
    inventoryChanged: () => "inventoryChanged { collection { source { id __typename } } ids }",
    alertRaised: () => "alertRaised { alert { id __typename } }",
  };

  it("is everything that the schema offers", () => {
    expect(SUBSCRIPTIONS.map(({ name }) => name).sort()).toEqual(Object.keys(HIDDEN).sort());
  });

  it("by id cannot be told from what is absent, over both connections", async () => {
    for (const persona of personas.slice(1))
      for (const name of ["operationUpdated", "jobUpdated"]) {
        const hidden = guarded.rows.find((row) => row.kind === "Job" && !persona.may(row));
        const sourceId = hidden?.sourceId ?? "elsewhere";
        const absent = (type: string) =>
          encodeNodeId({ type, sourceId: type === "Operation" ? "" : sourceId, nativeId: "abcdefabcdefabcdefabcdef" });
        const documents = [(kind: string) => (kind === "Job" && hidden ? hidden.id : absent(kind)), absent].map(
          (idOf) => `subscription { ${HIDDEN[name]?.(idOf)} }`,
        );
        const heard = [];
        for (const query of documents) {
          const client = createSseClient({
            url: `${guarded.estate.url}/graphql/stream`,
            headers: guarded.headersOf(persona.name),
            retryAttempts: 0,
          });
          heard.push(
            await new Promise<Told>((resolve) =>
              client.subscribe({ query }, { next: resolve, error: resolve, complete: () => {} }),
            ),
          );
          client.dispose();
        }
        expect(heard[0]).toEqual(heard[1]);
        expect(heard[0].errors[0].extensions.code).toBe("NOT_FOUND");
      }
  });

  it("makes no event for who may not see what happened, while others hear of it", async () => {
    const client = (name: string) =>
      createSocketClient({
        url: `${guarded.estate.url.replace("http", "ws")}/graphql`,
        webSocketImpl: WebSocket,
        connectionParams: guarded.headersOf(name),
        retryAttempts: 0,
      });
    const heard = new Map<string, Told[]>();
    const all = Promise.withResolvers<void>();
    const clients = personas.map(({ name }) => ({ name, socket: client(name) }));
    for (const { name, socket } of clients) {
      heard.set(name, []);
      for (const list of ["jobsChanged", "inventoryChanged", "alertRaised"])
        socket.subscribe(
          { query: `subscription { ${HIDDEN[list]?.(() => "")} }` },
          {
            next: (answer: Told) => {
              heard.get(name)?.push(answer);
              if (name === "administrator") all.resolve();
            },
            error: (error) => all.reject(error),
            complete: () => {},
          },
        );
    }
    // A question over each connection is answered when what was subscribed to before it is followed.
    for (const { socket } of clients)
      await new Promise<void>((resolve, reject) =>
        socket.subscribe(
          { query: "{ jobs { totalCount } alerts { totalCount } }" },
          { next: () => {}, error: reject, complete: resolve },
        ),
      );
    await guarded.estate
      .vendor("nasuni")
      .rows({ kind: "shares", delete: { count: 3 } })
      .catch(() => []);
    await as(
      "administrator",
      `mutation { refreshInventory(input: {}, options: { waitMs: 8000 }) { problems { code } } }`,
    );
    await all.promise;
    for (const { socket } of clients)
      await new Promise<void>((resolve, reject) =>
        socket.subscribe({ query: "{ __typename }" }, { next: () => {}, error: reject, complete: resolve }),
      );
    for (const persona of personas)
      for (const event of heard.get(persona.name) ?? []) expect(guarded.leaks(persona, event)).toEqual([]);
    for (const { socket } of clients) await socket.dispose();
  }, 30_000);

  it("ends when the grants go, over both connections, and nobody else's does", async () => {
    const follow = { query: "subscription { jobsChanged { sequence } }" };
    const ends: Record<string, Promise<Told>> = {};
    const heard: string[] = [];
    const opened = ["another vendor", "administrator"].map((name) => {
      const opening = Promise.withResolvers<void>();
      const socket = createSocketClient({
        url: `${guarded.estate.url.replace("http", "ws")}/graphql`,
        webSocketImpl: WebSocket,
        connectionParams: guarded.headersOf(name),
        retryAttempts: 0,
      });
      ends[`${name} by socket`] = new Promise((resolve) => {
        socket.subscribe(follow, { next: () => heard.push(name), error: resolve, complete: () => resolve("complete") });
        socket.subscribe(
          { query: "{ __typename }" },
          { next: () => opening.resolve(), error: opening.reject, complete: () => {} },
        );
      });
      return { socket, opening: opening.promise };
    });
    await Promise.all(opened.map(({ opening }) => opening));
    const response = await fetch(`${guarded.estate.url}/graphql/stream`, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        accept: "text/event-stream",
        ...guarded.headersOf("another vendor"),
      },
      body: JSON.stringify(follow),
    });
    guarded.estate.gateway.replaceAccess(guarded.accessWithout("another vendor"));
    expect(await ends["another vendor by socket"]).toMatchObject({ code: 4401 });
    expect(await response.text()).toContain('"code":"UNAUTHENTICATED"');
    const [, other] = opened;
    await new Promise<void>((resolve, reject) =>
      other?.socket.subscribe({ query: "{ __typename }" }, { next: () => {}, error: reject, complete: resolve }),
    );
    guarded.estate.gateway.replaceAccess(guarded.accessWithout());
    for (const { socket } of opened) await socket.dispose();
    expect(await ends["administrator by socket"]).toBe("complete");
  });
});
