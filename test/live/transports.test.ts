// Over which connections can things be followed, and what keeps them from harm?
import { connect as connectTcp } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { WebSocket as RawSocket } from "ws";
import { EVERYONE } from "../../src/access/Viewer.ts";
import { GatewayError } from "../../src/contract/problem.ts";
import { job, type Live, startLive } from "./startLive.ts";

let live: Live;
afterEach(() => live.close());

const FEED = "subscription { jobsChanged { sequence change job { nativeId } } }";
const streamUrl = (query: string) => `${live.url}/graphql/stream?query=${encodeURIComponent(query)}`;
const socketUrl = () => `${live.url.replace("http", "ws")}/graphql`;

/** How a raw socket ends: the close code, or the status with which it was refused. */
const fate = (socket: RawSocket) =>
  new Promise<number>((resolve) => {
    socket.on("close", (code) => resolve(code));
    socket.on("unexpected-response", (_request, response) => resolve(response.statusCode ?? 0));
    socket.on("error", () => undefined);
  });

describe("Server-sent events", () => {
  it("bring the same events as a WebSocket, to the end", async () => {
    live = await startLive();
    const ears = [await live.followBySse(FEED), await live.follow(FEED)];
    live.board.put(job("a"));
    for (const ear of ears) await ear.hears(1);
    expect(ears[0]?.heard).toEqual(ears[1]?.heard);
    for (const ear of ears) ear.leave();
    await live.until(() => live.followers() === 0);
  });

  it("answer queries and changes too when they are sent by POST", async () => {
    live = await startLive();
    const ear = await live.followBySse("{ sources { totalCount } }");
    expect(await ear.ends()).toBe("complete");
    expect(ear.heard).toEqual([{ data: { sources: { totalCount: 2 } } }]);
  });

  it("never change anything by GET, which pages of others can send", async () => {
    live = await startLive();
    const headers = { accept: "text/event-stream" };
    const query = 'mutation { cancelOperation(input: { id: "x" }) { problems { code } } }';
    const text = await (await fetch(streamUrl(query), { headers })).text();
    expect(text).toContain("for subscriptions alone");
    expect(text).not.toContain("problems");
  });

  it("are asked for by name: another accept header is told so", async () => {
    live = await startLive();
    const { status } = await fetch(streamUrl(FEED));
    expect(status).toBe(406);
  });
});

describe("A question that is wrong", () => {
  it.each([
    ["misspelt", "subscription { jobsChangd { sequence } }", "GRAPHQL_VALIDATION_FAILED"],
    ["unreadable", "subscription {", "GRAPHQL_PARSE_FAILED"],
    ["too long", `subscription { jobsChanged { ${"sequence ".repeat(6_000)} } }`, "GRAPHQL_PARSE_FAILED"],
    [
      "with a wrong variable",
      "subscription ($after: Count64 = -1) { jobsChanged(after: $after) { gap } }",
      "INVALID_INPUT",
    ],
  ])("is refused by the same rules and with the same codes as by POST: %s", async (_what, query, code) => {
    live = await startLive();
    const overSocket = await live.follow(query);
    expect(await overSocket.ends()).toMatchObject([{ extensions: { code } }]);
    const bySse = await live.followBySse(query);
    await bySse.ends();
    expect(bySse.heard).toMatchObject([{ errors: [{ extensions: { code } }] }]);
  });

  it("suggests no names where the schema is hidden", async () => {
    live = await startLive({ settings: { hideSchemaDetails: true } });
    const ear = await live.follow("subscription { jobsChangd { sequence } }");
    expect(JSON.stringify(await ear.ends())).not.toContain("Did you mean");
  });

  it("of ours is told as a fault with a number, and nothing of the inside", async () => {
    live = await startLive({
      authenticate: () => ({
        ...EVERYONE,
        id: "x",
        digest: "x",
        mayRead: () => {
          throw new Error("the inside");
        },
        sees: null,
      }),
    });
    const ear = await live.follow(FEED);
    const end = JSON.stringify(await ear.ends());
    expect(end).toContain("INTERNAL");
    expect(end).not.toContain("the inside");
    expect(live.log.some(({ level, cause }) => level === "error" && String(cause).includes("the inside"))).toBe(true);
  });
});

describe("A WebSocket", () => {
  it("answers queries and changes beside subscriptions", async () => {
    live = await startLive();
    const ear = await live.follow("{ sources { totalCount } }");
    expect(await ear.ends()).toBe("complete");
    expect(ear.heard).toEqual([{ data: { sources: { totalCount: 2 } } }]);
  });

  it("is closed when nobody can tell who it is", async () => {
    const refused = new GatewayError({ code: "UNAUTHENTICATED", message: "Who are you?" });
    live = await startLive({ authenticate: () => Promise.reject(refused) });
    const ear = await live.follow(FEED);
    expect(await ear.ends()).toMatchObject({ code: 4401 });
    const bySse = await live.followBySse(FEED);
    expect(await bySse.ends()).toMatchObject({ response: { status: 401 } });
    expect(bySse.heard).toEqual([]);
  });

  it("is closed when it never says who it is", async () => {
    live = await startLive({ settings: { connectionInitMs: 5 } });
    expect(await fate(new RawSocket(socketUrl(), "graphql-transport-ws"))).toBe(4408);
  });

  it("is closed when a message is too large, and when it speaks another protocol", async () => {
    live = await startLive({ settings: { maxBodyBytes: 1_000 } });
    const large = new RawSocket(socketUrl(), "graphql-transport-ws");
    large.on("open", () => large.send("x".repeat(2_000)));
    expect(await fate(large)).toBe(1009);
    const other = new RawSocket(socketUrl(), "graphql-transport-ws");
    other.on("open", () => other.send("hello"));
    expect(await fate(other)).toBe(4400);
  });

  it("is refused to pages of other origins, and elsewhere than at /graphql", async () => {
    live = await startLive({ settings: { corsOrigins: ["https://portal.example"] } });
    const open = (origin: string, path = "") =>
      new RawSocket(`${socketUrl()}${path}`, "graphql-transport-ws", { origin });
    expect(await fate(open("https://evil.example"))).toBe(403);
    expect(await fate(open(live.url, "/elsewhere"))).toBe(404);
    for (const origin of ["https://portal.example", live.url]) {
      const socket = open(origin);
      socket.on("open", () => socket.close(1000));
      expect(await fate(socket)).toBe(1000);
    }
  });

  it("follows so many things at once and no more; another gateway-wide limit counts all connections", async () => {
    live = await startLive({ settings: { maxSubscriptionsPerConnection: 2, maxSubscriptions: 3 } });
    const client = live.connect();
    await live.follow(FEED, {}, client);
    await live.follow(FEED, {}, client);
    const third = await live.follow(FEED, {}, client);
    expect(await third.ends()).toMatchObject([{ extensions: { code: "COST_LIMIT", retryable: true } }]);
    const elsewhere = await live.follow(FEED);
    const fourth = await live.follow(FEED);
    expect(await fourth.ends()).toMatchObject([{ extensions: { code: "COST_LIMIT" } }]);
    elsewhere.leave();
    await live.until(() => live.followers() === 2);
    const now = await live.follow(FEED);
    live.board.put(job("a"));
    await now.hears(1);
  });
});

describe("A gateway that stops", () => {
  it("tells WebSockets that it is going away, so that clients come back elsewhere, and ends event streams unfinished", async () => {
    live = await startLive();
    const ear = await live.follow(FEED);
    const headers = { accept: "text/event-stream" };
    const response = await fetch(streamUrl(FEED), { headers });
    const [end, text] = await Promise.all([ear.ends(), response.text(), live.server.close()]);
    expect(end).toMatchObject({ code: 1001 });
    expect(text).not.toContain("event: complete");
    const { port } = new URL(live.url);
    const refusal = await new Promise((resolve) =>
      connectTcp(Number(port)).once("error", ({ message }) => resolve(message)),
    );
    expect(refusal).toContain("ECONNREFUSED");
  });
});
