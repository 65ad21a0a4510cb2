// How does the gateway speak HTTP: methods, bodies, sites of other origins, limits, and requests that make no sense?
import { connect } from "node:net";
import request from "supertest";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type RunningServer, startServer } from "../support/startServer.ts";

let running: RunningServer;
beforeAll(async () => {
  running = await startServer({
    settings: { corsOrigins: ["https://portal.example.com"], maxBodyBytes: 20_000, maxTokens: 300 },
  });
});
afterAll(() => running.close());

const post = (body: unknown) =>
  request(running.url)
    .post("/graphql")
    .send(body as object);
const QUERY = "{ __typename }";

describe("A query", () => {
  it("comes by POST", async () => {
    const { status, body } = await post({ query: QUERY });
    expect({ status, body }).toEqual({ status: 200, body: { data: { __typename: "Query" } } });
  });

  it("comes by GET, with variables, when the client shows that it is no mere form", async () => {
    const query = "query ($yes: Boolean!) { __typename @include(if: $yes) }";
    const { status, body } = await request(running.url)
      .get("/graphql")
      .set("apollo-require-preflight", "true")
      .query({ query, variables: '{"yes":true}' });
    expect({ status, data: body.data }).toEqual({ status: 200, data: { __typename: "Query" } });
  });

  it("answers in the media type that the client prefers", async () => {
    const { headers } = await post({ query: QUERY }).set("accept", "application/graphql-response+json");
    expect(headers["content-type"]).toContain("application/graphql-response+json");
  });

  it("may ask for the schema", async () => {
    const { body } = await post({ query: "{ __schema { queryType { name } } }" });
    expect(body.data.__schema.queryType.name).toBe("Query");
  });
});

describe("A form of another site", () => {
  it.each([
    ["by GET", () => request(running.url).get("/graphql").query({ query: QUERY })],
    [
      "by POST as text",
      () =>
        request(running.url)
          .post("/graphql")
          .set("content-type", "text/plain")
          .send(JSON.stringify({ query: QUERY })),
    ],
  ])("%s is refused", async (_how, send) => {
    const { status, body } = await send();
    expect(status).toBe(400);
    expect(body.errors[0].message).toMatch(/CSRF|cross-site/i);
  });

  it("as a form post is refused too", async () => {
    const { status } = await request(running.url).post("/graphql").type("form").send({ query: QUERY });
    expect(status).toBe(415);
  });
});

describe("Other origins", () => {
  const preflight = (origin: string) =>
    request(running.url).options("/graphql").set({ origin, "access-control-request-method": "POST" });

  it("may ask when they are allowed", async () => {
    const { headers, status } = await preflight("https://portal.example.com");
    expect(status).toBeLessThan(300);
    expect(headers["access-control-allow-origin"]).toBe("https://portal.example.com");
    const answer = await post({ query: QUERY }).set("origin", "https://portal.example.com");
    expect(answer.headers["access-control-allow-origin"]).toBe("https://portal.example.com");
  });

  it("are not let in when they are not", async () => {
    for (const origin of ["https://evil.example.com", "null", "https://portal.example.com.evil.example.com"]) {
      const { headers } = await preflight(origin);
      expect(headers["access-control-allow-origin"]).toBeUndefined();
    }
  });
});

describe("A request that makes no sense", () => {
  it.each([
    ["no body", "", 400],
    ["broken JSON", '{"query": ', 400],
    ["a list: batches are off", `[{"query":"${QUERY}"}]`, 400],
    ["null", "null", 400],
    ["a body without a query", "{}", 400],
    ["variables that are text", '{"query":"{ __typename }","variables":"{}"}', 400],
    ["a query that is a number", '{"query":1}', 400],
    ["a polluted prototype", '{"__proto__":{"a":1},"query":"{ __typename }"}', 400],
    ["a body longer than allowed", JSON.stringify({ query: `{ __typename } #${"x".repeat(30_000)}` }), 413],
  ])("with %s is refused, never a fault of ours", async (_what, body, expected) => {
    const answer = await request(running.url).post("/graphql").set("content-type", "application/json").send(body);
    expect(answer.status).toBe(expected);
    expect(answer.body.errors[0]).toMatchObject({ message: expect.any(String), extensions: { code: "BAD_REQUEST" } });
    expect(JSON.stringify(answer.body)).not.toContain("xxxx");
  });

  it.each(["put", "patch", "delete"] as const)("by %s is answered with the methods that work", async (method) => {
    const { status, headers, body } = await request(running.url)[method]("/graphql").send({ query: QUERY });
    expect([status, headers.allow, body.errors[0].extensions.code]).toEqual([405, "GET, POST", "BAD_REQUEST"]);
  });

  it("at a path where nothing is, is told where to go", async () => {
    const { status, body } = await request(running.url).get("/nowhere");
    expect([status, body.errors[0].extensions.code]).toEqual([404, "NOT_FOUND"]);
    expect(body.errors[0].message).toContain("/graphql");
  });

  it("with a Host header that is no host is the caller's mistake, not a fault", async () => {
    const answer = await raw(
      "POST /graphql HTTP/1.1\r\nHost: [\r\nContent-Type: application/json\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}",
    );
    expect(answer).toMatch(/^HTTP\/1\.1 400 /);
  });
});

describe("A query that GraphQL refuses", () => {
  it.each([
    ["cannot be parsed", "{ volumes(", {}, "GRAPHQL_PARSE_FAILED"],
    ["asks for a field that there is not", "{ volumez { totalCount } }", {}, "GRAPHQL_VALIDATION_FAILED"],
    ["misspells an enum", "{ volumes(orderBy: { field: SIZE }) { totalCount } }", {}, "GRAPHQL_VALIDATION_FAILED"],
    ["gives text for a number", '{ volumes(first: "many") { totalCount } }', {}, "GRAPHQL_VALIDATION_FAILED"],
    [
      "gives two sizes for one",
      "{ volumes(filter: { usedBytes: { gte: { bytes: 1, gib: 1 } } }) { totalCount } }",
      {},
      "GRAPHQL_VALIDATION_FAILED",
    ],
    [
      "misspells an enum in a variable",
      "query ($o: [VolumeOrder!]) { volumes(orderBy: $o) { totalCount } }",
      { o: [{ field: "SIZE" }] },
      "BAD_USER_INPUT",
    ],
    ["leaves a variable out", "query ($id: ID!) { node(id: $id) { id } }", {}, "BAD_USER_INPUT"],
    [
      "has two operations and names none",
      "query A { __typename } query B { __typename }",
      {},
      "OPERATION_RESOLUTION_FAILURE",
    ],
    ["is longer than allowed", `{ ${"a: __typename ".repeat(200)} }`, {}, "GRAPHQL_PARSE_FAILED"],
    [
      "writes a wrong moment",
      '{ jobs(filter: { createdAt: { since: "yesterday" } }) { totalCount } }',
      {},
      "INVALID_INPUT",
    ],
    [
      "sends a wrong moment",
      "query ($t: DateTime) { jobs(filter: { createdAt: { since: $t } }) { totalCount } }",
      { t: "today" },
      "INVALID_INPUT",
    ],
    [
      "sends bytes that JSON has rounded",
      "query ($b: ByteCount!) { volumes(filter: { usedBytes: { gte: { bytes: $b } } }) { totalCount } }",
      { b: 2 ** 60 },
      "INVALID_INPUT",
    ],
  ])("because it %s gets a 400 and a code", async (_why, query, variables, code) => {
    const { status, body } = await post({ query, variables });
    expect([status, body.errors[0].extensions.code]).toEqual([400, code]);
    expect(body.errors[0].extensions).not.toHaveProperty("stacktrace");
  });

  it("gets a hint in an open gateway, and none where details are hidden", async () => {
    const open = await post({ query: "{ volumez { totalCount } }" });
    expect(open.body.errors[0].message).toContain('Did you mean "volumes"');
    const closed = await startServer({ settings: { hideSchemaDetails: true } });
    const { errors } = await closed.ask("{ volumez { totalCount } }");
    await closed.close();
    expect(errors?.[0].message).not.toContain("Did you mean");
  });

  it("is told of a null inside a list, which GraphQL finds out late", async () => {
    const query = 'query ($s: ID = "a") { volumes(filter: { source: [$s] }) { totalCount } }';
    const { status, body } = await post({ query, variables: { s: null } });
    expect(status).toBeLessThan(500);
    expect(body.errors[0].extensions.code).toBe("BAD_USER_INPUT");
  });
});

describe("A subscription", () => {
  it("that comes by POST is told where subscriptions run", async () => {
    const { status, body } = await post({ query: "subscription { jobsChanged { sequence } }" });
    expect(status).toBe(400);
    expect(body.errors).toMatchObject([
      { message: expect.stringContaining("/graphql/stream"), extensions: { code: "BAD_REQUEST" } },
    ]);
  });
});

describe("A change", () => {
  const query = 'mutation { cancelOperation(input: { id: "x" }) { operation { id } problems { code message } } }';

  it("is never made by GET, which pages of others can send", async () => {
    const { status, body } = await request(running.url)
      .get("/graphql")
      .query({ query })
      .set("apollo-require-preflight", "1");
    expect([status, body.data]).toEqual([405, undefined]);
  });

  it("is refused as a problem in its payload where no ledger is kept", async () => {
    const { body } = await post({ query });
    expect(body).toEqual({
      data: {
        cancelOperation: {
          operation: null,
          problems: [{ code: "LEDGER_UNAVAILABLE", message: expect.stringContaining("keeps no ledger") }],
        },
      },
    });
  });
});

describe("Every answer", () => {
  it("forbids sniffing, framing and telling others where it was asked", async () => {
    for (const path of ["/graphql", "/healthz", "/nowhere"]) {
      const { headers } = await request(running.url).get(path);
      expect(headers).toMatchObject({
        "x-content-type-options": "nosniff",
        "x-frame-options": "DENY",
        "referrer-policy": "no-referrer",
        "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
      });
    }
  });
});

/** Sends bytes that no client would, and reads what comes back. */
function raw(text: string): Promise<string> {
  const { hostname, port } = new URL(running.url);
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname, () => socket.write(text));
    let answer = "";
    socket.setEncoding("utf8");
    socket.on("data", (part) => {
      answer += part;
    });
    socket.on("end", () => resolve(answer));
    socket.on("error", reject);
  });
}
