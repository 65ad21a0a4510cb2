// What comes of a vendor's answer, good or bad? Over real HTTP.
import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { mayHaveReached } from "../../src/upstream/UpstreamFailure.ts";
import { inTurn, json, startVendor } from "./startVendor.ts";
import { CREATE, call, errorOf, LIST, type LogLine, problemOf, SECRET, testClient } from "./testClient.ts";

/** No retries, so that each test sees one failure. */
const once = { ...LIST, method: "POST" } as const;

describe("a good answer", () => {
  test("is parsed, with its status and lower-case headers", async () => {
    const vendor = await startVendor((_seen, response) =>
      json(response, { entries: [1] }, { headers: { ETag: '"7"' } }),
    );
    const response = await testClient(vendor.origin).send(LIST, call());
    expect(response.status).toBe(200);
    expect(response.body).toEqual({ entries: [1] });
    expect(response.headers.etag).toBe('"7"');
  });

  test("without a body is null, for a 204 and for an empty 200", async () => {
    const vendor = await startVendor((seen, response) => {
      response.writeHead(seen.path.endsWith("/204") ? 204 : 200, { "content-type": "application/json" });
      response.end();
    });
    const client = testClient(vendor.origin);
    expect((await client.send({ ...LIST, path: "/204" }, call())).body).toBeNull();
    expect((await client.send({ ...LIST, path: "/200" }, call())).body).toBeNull();
  });

  test("keeps integers beyond 2^53 exact, and leaves every other number a number", async () => {
    const text =
      '{"size":18446744073709551615,"deep":[{"id":-9007199254740993}],"small":42,"ratio":0.1234567890123456}';
    const vendor = await startVendor((_seen, response) => response.end(text));
    const { body } = await testClient(vendor.origin).send(LIST, call());
    expect(body).toEqual({
      size: 18446744073709551615n,
      deep: [{ id: -9007199254740993n }],
      small: 42,
      ratio: 0.1234567890123456,
    });
  });

  test("is unpacked when the vendor packs it", async () => {
    const vendor = await startVendor((_seen, response) => {
      response.writeHead(200, { "content-encoding": "gzip" });
      response.end(gzipSync('{"packed":true}'));
    });
    expect((await testClient(vendor.origin).send(LIST, call())).body).toEqual({ packed: true });
  });

  test("is taken whatever its content type says, as long as it is JSON", async () => {
    const vendor = await startVendor((_seen, response) => {
      response.writeHead(200, { "content-type": "text/html" });
      response.end("[]");
    });
    expect((await testClient(vendor.origin).send(LIST, call())).body).toEqual([]);
  });

  test("may be an error status that the request expects", async () => {
    const vendor = await startVendor((_seen, response) => json(response, { detail: "gone" }, { status: 404 }));
    const response = await testClient(vendor.origin).send({ ...LIST, expect: [404] }, call());
    expect(response).toMatchObject({ status: 404, body: { detail: "gone" } });
  });
});

describe("a request", () => {
  test("carries its query with names repeated for lists and nothing for null, behind the base path", async () => {
    const vendor = await startVendor((_seen, response) => json(response, null));
    const client = testClient(vendor.origin, { basePath: "/api" });
    const query = { page: 1, site: ["a b", "c&d"], after: null, before: undefined, deep: false };
    await client.send({ ...LIST, path: "/spaces/", query }, call());
    expect(vendor.seen[0]?.path).toBe("/api/spaces/?page=1&site=a%20b&site=c%26d&deep=false");
  });

  test("without a body has no content type, for some vendors refuse that", async () => {
    const vendor = await startVendor((_seen, response) => json(response, null));
    const client = testClient(vendor.origin);
    await client.send(LIST, call());
    await client.send(CREATE, call());
    expect(vendor.seen.map(({ headers }) => headers["content-type"])).toEqual([undefined, "application/json"]);
  });

  test("may bear headers of its own, in any case, but not take the place of the session's", async () => {
    const vendor = await startVendor((_seen, response) => json(response, null));
    const headers = { "If-Match": '"7"', Accept: "application/hal+json", Authorization: "Bearer other" };
    await testClient(vendor.origin).send({ ...CREATE, headers }, call());
    expect(vendor.seen[0]?.headers).toMatchObject({
      "if-match": '"7"',
      accept: "application/hal+json",
      authorization: `Bearer ${SECRET}`,
    });
  });

  test("writes a 64-bit integer with all its digits", async () => {
    const vendor = await startVendor((_seen, response) => json(response, null));
    await testClient(vendor.origin).send({ ...CREATE, body: { limit: 18446744073709551615n } }, call());
    expect(vendor.seen[0]?.body).toBe('{"limit":18446744073709551615}');
  });
});

describe("an answer that cannot be used", () => {
  test.each([
    ["malformed JSON", "UPSTREAM_BAD_RESPONSE", '{"entries": [{"id"'],
    ["a proxy's HTML page with status 200", "UPSTREAM_BAD_RESPONSE", "<html>please log in</html>"],
    ["an answer over the limit", "UPSTREAM_RESPONSE_TOO_LARGE", JSON.stringify("x".repeat(2_000))],
  ])("%s is %s", async (_name, code, text) => {
    const vendor = await startVendor((_seen, response) => response.end(text));
    const problem = await problemOf(testClient(vendor.origin, { maxResponseBytes: 1_024 }).send(LIST, call()));
    expect(problem).toMatchObject({ code, sourceId: "qumulo-paris", vendorStatus: 200 });
    expect(problem.message).toMatch(/^qumulo-paris: list snapshots: /);
    expect(vendor.seen).toHaveLength(1);
  });

  test("a small packed answer that unfolds over the limit is UPSTREAM_RESPONSE_TOO_LARGE", async () => {
    const vendor = await startVendor((_seen, response) => {
      response.writeHead(200, { "content-encoding": "gzip" });
      response.end(gzipSync(`"${"x".repeat(100_000)}"`));
    });
    const problem = await problemOf(testClient(vendor.origin, { maxResponseBytes: 10_000 }).send(LIST, call()));
    expect(problem.code).toBe("UPSTREAM_RESPONSE_TOO_LARGE");
  });

  test("an answer without end is given up at the limit, and the connection with it", async () => {
    const vendor = await startVendor((_seen, response) => {
      const pour = (): void => {
        while (!response.destroyed && response.write(" ".repeat(4_096)));
      };
      response.on("drain", pour);
      pour();
    });
    const client = testClient(vendor.origin, { maxResponseBytes: 100_000 });
    expect((await problemOf(client.send(LIST, call()))).code).toBe("UPSTREAM_RESPONSE_TOO_LARGE");
  });

  test("an answer that breaks off is UPSTREAM_BAD_RESPONSE, and a read is tried again", async () => {
    const vendor = await startVendor(
      inTurn(
        (_seen, response) => {
          response.writeHead(200, { "content-length": "100" });
          response.write('{"entries":', () => response.socket?.destroy());
        },
        (_seen, response) => json(response, "whole"),
      ),
    );
    const client = testClient(vendor.origin);
    expect((await problemOf(client.send(once, call()))).code).toBe("UPSTREAM_BAD_RESPONSE");
    expect((await client.send(LIST, call())).body).toBe("whole");
  });
});

describe("an error status", () => {
  test.each([
    [400, "UPSTREAM_ERROR", false],
    [401, "UPSTREAM_AUTH_FAILED", false],
    [403, "UPSTREAM_FORBIDDEN", false],
    [404, "NOT_FOUND", false],
    [409, "CONFLICT", false],
    [412, "PRECONDITION_FAILED", false],
    [422, "UPSTREAM_ERROR", false],
    [429, "UPSTREAM_RATE_LIMITED", true],
    [500, "UPSTREAM_ERROR", true],
    [503, "UPSTREAM_ERROR", true],
    [507, "INSUFFICIENT_CAPACITY", true],
  ])("%i is %s", async (status, code, retryable) => {
    const vendor = await startVendor((_seen, response) => json(response, { error: "no" }, { status }));
    const client = testClient(vendor.origin);
    const problem = await problemOf(client.send(CREATE, call()));
    expect(problem).toMatchObject({ code, vendorStatus: status, retryable });
    expect(client.status().lastProblem).toEqual(problem);
  });

  test("is told with the vendor's own code and request id, read by the connector", async () => {
    const vendor = await startVendor((_seen, response) =>
      json(response, { error_class: "fs_no_such_path" }, { status: 404, headers: { "x-request-id": "r-1" } }),
    );
    const client = testClient(vendor.origin, {
      readError: ({ headers }) => ({ vendorCode: "fs_no_such_path", vendorRequestId: headers["x-request-id"] ?? null }),
    });
    const problem = await problemOf(client.send(LIST, call()));
    expect(problem).toMatchObject({ vendorCode: "fs_no_such_path", vendorRequestId: "r-1" });
  });

  test("with a page instead of JSON is still that status", async () => {
    const vendor = await startVendor((_seen, response) => {
      response.writeHead(502, { "content-type": "text/html" });
      response.end("<html>Bad Gateway</html>");
    });
    expect((await problemOf(testClient(vendor.origin).send(CREATE, call()))).vendorStatus).toBe(502);
  });

  test("with a body that never ends is still that status", async () => {
    const vendor = await startVendor((_seen, response) => {
      response.writeHead(500);
      response.write("x".repeat(300_000));
    });
    expect((await problemOf(testClient(vendor.origin).send(CREATE, call()))).vendorStatus).toBe(500);
  });
});

test("a redirect to another host is UPSTREAM_BAD_RESPONSE, and no request and no token arrive there", async () => {
  const thief = await startVendor((_seen, response) => json(response, "thank you"));
  const vendor = await startVendor((_seen, response) => {
    response.writeHead(302, { location: `${thief.origin}/v1/snapshots/` });
    response.end();
  });
  const problem = await problemOf(testClient(vendor.origin).send(LIST, call()));
  expect(problem).toMatchObject({ code: "UPSTREAM_BAD_RESPONSE", vendorStatus: 302 });
  expect(thief.seen).toEqual([]);
});

test("no error, no cause and no log line holds a token, a host, a header or a piece of an answer", async () => {
  const vendor = await startVendor((seen, response) => {
    if (seen.path.startsWith("/malformed")) response.end(`{"password": "vendor-secret`);
    else if (seen.path.startsWith("/dropped")) response.socket?.destroy();
    else
      json(
        response,
        { token: "vendor-secret", saw: SECRET },
        { status: 503, headers: { "x-secret": "vendor-secret" } },
      );
  });
  const lines: LogLine[] = [];
  const client = testClient(vendor.origin, { lines });
  const errors = await Promise.all(
    ["/malformed", "/dropped", "/failed"].map((path) =>
      errorOf(client.send({ ...CREATE, path, query: { key: "query-secret" }, body: { word: "body-secret" } }, call())),
    ),
  );
  const told = [...errors.flatMap(everythingSaid), JSON.stringify(lines), JSON.stringify(client.status())].join("\n");
  expect(errors).toHaveLength(3);
  expect(lines).toHaveLength(3);
  expect(told).toContain("qumulo-paris: create snapshot: the vendor answered 503");
  expect(told).not.toMatch(/secret|hunter2|127\.0\.0\.1|bearer/i);
});

test("whether a failed change may have had its effect is told: not when nobody listens, but when the line goes dead", async () => {
  const vendor = await startVendor((_seen, response) => response.socket?.destroy());
  const nobody = testClient("http://127.0.0.1:1");
  const refused = await errorOf(nobody.send(CREATE, call()));
  const dropped = await errorOf(testClient(vendor.origin).send(CREATE, call()));
  expect([mayHaveReached(refused), mayHaveReached(dropped)]).toEqual([false, true]);
  expect((await problemOf(Promise.reject(refused))).message).toBe(
    "qumulo-paris: create snapshot: the connection to the vendor failed (ECONNREFUSED)",
  );
  expect(vendor.seen).toHaveLength(1);
});

/** Message, problem and the messages of all causes. */
function everythingSaid(error: unknown): string[] {
  if (!(error instanceof Error)) return [String(error)];
  return [error.message, JSON.stringify(error), ...(error.cause === undefined ? [] : everythingSaid(error.cause))];
}
