// How much may a caller ask for? Each limit refuses with a code and a sentence that says what to do, the same by every door.
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { EVERYONE } from "../../src/access/Viewer.ts";
import { limitsSchema } from "../../src/config/limitsSchema.ts";
import { DEFAULT_SETTINGS } from "../../src/server/ServerOptions.ts";
import { job, type Live, startLive } from "../live/startLive.ts";
import { DOORS } from "../support/doors.ts";
import { type RunningServer, startServer } from "../support/startServer.ts";

const DOOR_NAMES = Object.keys(DOORS);
const many = (count: number, each: (place: number) => string) =>
  Array.from({ length: count }, (_, at) => each(at)).join(" ");

let running: RunningServer;
beforeAll(async () => {
  running = await startServer({
    settings: {
      maxTokens: 400,
      maxDepth: 7,
      maxAliases: 5,
      maxDirectives: 6,
      maxRootFields: 4,
      maxFields: 60,
      maxRepeats: 3,
      maxPageSize: 100,
      maxValues: 20_000,
      introspection: false,
    },
  });
});
afterAll(() => running.close());

const PARENTS = "volumes{nodes{parent{parent{parent{parent{parent{id}}}}}}}";
const WIDE = `volumes { nodes { ${"id nativeId displayName lifecycle health createdAt observedAt stale ".repeat(1)} } }`;

describe("Too large a question", () => {
  const cases: readonly (readonly [what: string, query: string, code: string, message: RegExp])[] = [
    ["too many levels", `{ ${PARENTS} }`, "COST_LIMIT", /8 levels of fields; at most 7.*by its id/],
    [
      "levels that fragments hide",
      "{ volumes { nodes { ...A } } } fragment A on Volume { parent { ...B } } fragment B on Volume { parent { ...C } } fragment C on Volume { parent { parent { parent { id } } } }",
      "COST_LIMIT",
      /levels/,
    ],
    [
      "too many aliases",
      `{ ${many(1, () => "sources { nodes { a: id b: id c: id d: id e: id f: id } }")} }`,
      "COST_LIMIT",
      /6 aliases; at most 5.*nodes\(ids:\)/,
    ],
    ["too many directives", `{ __typename ${"@include(if: true) ".repeat(7)} }`, "COST_LIMIT", /7 directives/],
    [
      "too many root fields",
      "{ sites { totalCount } hosts { totalCount } volumes { totalCount } shares { totalCount } jobs { totalCount } }",
      "COST_LIMIT",
      /5 root fields.*several queries/,
    ],
    [
      "fields that fragments multiply",
      `{ volumes { nodes { ...A } } } fragment A on Volume { parent { ...B } source { id } pool: displayName } fragment B on Volume { ${many(3, (at) => `p${at}: parent { ...C }`)} } fragment C on Volume { id nativeId displayName health ${"x: createdAt"} observedAt stale lifecycle ${many(12, () => "id")} }`,
      "COST_LIMIT",
      /fields with every fragment/,
    ],
    [
      "the same field again and again",
      "{ sites { totalCount totalCount totalCount totalCount } }",
      "COST_LIMIT",
      /4 times.*once/,
    ],
    [
      "too large a page",
      "{ volumes(first: 101) { totalCount } }",
      "INVALID_INPUT",
      /"first" of "volumes" is 101; at most 100/,
    ],
    ["too large a page from the end", "{ volumes(last: 1000) { totalCount } }", "INVALID_INPUT", /"last"/],
    [
      "a page below a page that is too large",
      "{ volumes(first: 1) { nodes { shares(first: 500) { totalCount } } } }",
      "INVALID_INPUT",
      /"shares"/,
    ],
    [
      "more values than an answer may hold",
      "{ volumes(first: 100) { nodes { snapshots(first: 100) { nodes { id displayName } } } } }",
      "COST_LIMIT",
      /could hold [\d,]+ values; at most 20,000.*smaller pages/,
    ],
    [
      "a fragment that leads back to itself",
      "{ volumes { nodes { ...A } } } fragment A on Volume { parent { ...A } }",
      "INVALID_INPUT",
      /"A" leads back/,
    ],
    [
      "the schema, where it is not told",
      "{ __schema { queryType { name } } }",
      "FORBIDDEN",
      /does not tell its schema/,
    ],
    ["the schema in the way of a supergraph", "{ _service { sdl } }", "FORBIDDEN", /does not tell its schema/],
    [
      "a type, hidden in a fragment",
      'query { ...A } fragment A on Query { __type(name: "Volume") { name } }',
      "FORBIDDEN",
      /schema/,
    ],
    ["too many tokens", `{ ${"__typename ".repeat(500)} }`, "GRAPHQL_PARSE_FAILED", /400 tokens/],
  ];

  it.each(cases)("is refused by every door: %s", async (_what, query, code, message) => {
    for (const name of DOOR_NAMES) {
      const { data, errors } = (await DOORS[name]?.(running.url, { query })) ?? {};
      expect([name, data, errors?.length, errors?.[0].extensions.code]).toEqual([name, undefined, 1, code]);
      expect(errors?.[0].message).toMatch(message);
    }
  });

  it("is refused again when it is asked again, and what is right is answered after it", async () => {
    const query = `{ ${PARENTS} }`;
    for (let turn = 0; turn < 3; turn += 1) {
      const { status, errors } = await running.ask(query);
      expect([status, errors?.[0].extensions.code]).toEqual([400, "COST_LIMIT"]);
    }
    expect(await running.ask("{ __typename }")).toEqual({ status: 200, data: { __typename: "Query" } });
  });

  it("is told by the sizes that variables give", async () => {
    const query = "query ($n: Int) { volumes(first: $n) { totalCount } }";
    expect((await running.ask(query, { n: 100 })).errors).toBeUndefined();
    expect((await running.ask(query, { n: 101 })).errors?.[0].extensions).toMatchObject({
      code: "INVALID_INPUT",
      field: "first",
    });
  });

  it("counts what directives leave out as nothing", async () => {
    const query = `query ($all: Boolean!) { volumes(first: 100) { nodes { id snapshots(first: 100) @include(if: $all) { nodes { id } } } } }`;
    expect((await running.ask(query, { all: false })).errors).toBeUndefined();
    expect((await running.ask(query, { all: true })).errors?.[0].extensions.code).toBe("COST_LIMIT");
  });

  it("is told by the values that variables hold, however deep they lie", async () => {
    const query = "query ($s: [ID!]) { volumes(filter: { source: $s }) { totalCount } }";
    const ids = (count: number) => Array.from({ length: count }, (_, at) => `s${at}`);
    expect((await running.ask(query, { s: ids(9_000) })).errors?.[0].message ?? "").not.toContain("variables hold");
    expect((await running.ask(query, { s: ids(10_000) })).errors).toMatchObject([
      { message: expect.stringContaining("10,000 values"), extensions: { code: "INVALID_INPUT", field: "variables" } },
    ]);
  });

  it("leaves questions of usual size alone", async () => {
    expect((await running.ask(`{ ${WIDE} }`)).errors).toBeUndefined();
  });
});

describe("The defaults", () => {
  it("of the configuration are those of the server", () => {
    const { maxVendorCalls = null, ...limits } = limitsSchema.parse({});
    expect(DEFAULT_SETTINGS).toMatchObject({ ...limits, maxVendorCalls });
  });
});

describe("Callers", () => {
  let live: Live;
  afterEach(() => live.close());
  const named = ({ headers }: { readonly headers: Readonly<Record<string, string | string[] | undefined>> }) => ({
    ...EVERYONE,
    id: String(headers.authorization ?? "somebody"),
  });
  const post = (authorization: string) =>
    fetch(`${live.url}/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json", authorization },
      body: '{"query":"{ __typename }"}',
    });

  it("may ask so often and no more; others are not held up, and time makes good", async () => {
    live = await startLive({ authenticate: named, settings: { requestsPerSecond: 2, requestBurst: 3 } });
    for (let turn = 0; turn < 3; turn += 1) expect((await post("a")).status).toBe(200);
    const refused = await post("a");
    const body = (await refused.json()) as { readonly errors: readonly object[] };
    expect([refused.status, refused.headers.get("retry-after")]).toEqual([429, "1"]);
    expect(body.errors).toMatchObject([
      {
        message: expect.stringContaining("Wait 500 ms"),
        extensions: { code: "COST_LIMIT", retryable: true, retryAfterMs: 500 },
      },
    ]);
    expect((await post("b")).status).toBe(200);
    await live.clock.advance(500);
    expect((await post("a")).status).toBe(200);
    expect((await post("a")).status).toBe(429);
  });

  it("count ten requests for each that is refused, by every door, so that who does little else is soon not read any more", async () => {
    for (const name of ["POST", "GET", "WebSocket", "server-sent events"]) {
      live = await startLive({
        authenticate: named,
        settings: { requestsPerSecond: 1, requestBurst: 11, refusalCost: 10 },
      });
      expect((await DOORS[name]?.(live.url, { query: "{ nothing }" }))?.errors?.[0].extensions.code).toBe(
        "GRAPHQL_VALIDATION_FAILED",
      );
      const [door, other] = name === "GET" ? ["POST", "WebSocket"] : ["GET", "POST"];
      expect((await DOORS[door]?.(live.url, { query: "{ __typename }" }))?.data).toEqual({ __typename: "Query" });
      expect((await DOORS[other]?.(live.url, { query: "{ __typename }" }))?.errors?.[0].extensions.code).toBe(
        "COST_LIMIT",
      );
      if (name !== "server-sent events") await live.close();
    }
  });

  it("are counted alike by every door", async () => {
    live = await startLive({ authenticate: named, settings: { requestsPerSecond: 1, requestBurst: 3 } });
    const query = "{ __typename }";
    for (const name of ["POST", "WebSocket", "server-sent events"])
      expect((await DOORS[name]?.(live.url, { query }))?.data).toEqual({ __typename: "Query" });
    expect((await DOORS.WebSocket?.(live.url, { query }))?.errors?.[0].extensions.code).toBe("COST_LIMIT");
    for (const path of ["/graphql?query={__typename}", "/graphql/stream?query={__typename}"])
      expect((await fetch(`${live.url}${path}`, { headers: { accept: "text/event-stream" } })).status).toBe(429);
  });

  it("of an open gateway are not counted: nobody is told apart", async () => {
    live = await startLive({ settings: { requestsPerSecond: 1, requestBurst: 1 } });
    for (let turn = 0; turn < 5; turn += 1) expect((await post("a")).status).toBe(200);
  });

  it("follow so many things at once, over however many connections, and make room by leaving", async () => {
    live = await startLive({ authenticate: named, settings: { maxSubscriptionsPerPrincipal: 2 } });
    const query = "subscription { jobsChanged { job { nativeId } } }";
    const first = await live.follow(query);
    await live.followBySse(query);
    const third = await live.follow(query);
    expect(await third.ends()).toMatchObject([
      { message: expect.stringContaining("You follow 2 things"), extensions: { code: "COST_LIMIT" } },
    ]);
    const another = await live.follow(query, {}, live.connect({ authorization: "another" }));
    live.board.put(job("a"));
    await another.hears(1);
    first.leave();
    await live.until(() => live.followers() === 2);
    const now = await live.follow(query);
    live.board.put(job("b"));
    await now.hears(1);
  });
});
