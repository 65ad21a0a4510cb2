// Do the building blocks for logging in do what their vendors need? Pure, with a hand-made `send`.
import { describe, expect, test } from "vitest";
import type { AuthSession, LoginSend } from "../../src/upstream/AuthStrategy.ts";
import { jwtLifetimeMs, jwtRefresh } from "../../src/upstream/auth/jwtRefresh.ts";
import { loginToken } from "../../src/upstream/auth/loginToken.ts";
import { basicAuth, staticToken } from "../../src/upstream/auth/staticToken.ts";
import type { UpstreamRequest, UpstreamResponse } from "../../src/upstream/UpstreamClient.ts";
import { problemOf } from "./testClient.ts";

const answer = (status: number, body: unknown = null): UpstreamResponse => ({ status, headers: {}, body });
const neverSend: LoginSend = () => Promise.reject(new Error("nothing may be sent"));
const post = (path: string, body: unknown): UpstreamRequest => ({ action: "log in", method: "POST", path, body });
const jwt = (claims: unknown): string => `e30.${Buffer.from(JSON.stringify(claims)).toString("base64url")}.c2ln`;

/** Answers logins in order and remembers their paths. */
function scripted(...answers: readonly UpstreamResponse[]): { send: LoginSend; paths: string[] } {
  const paths: string[] = [];
  const send: LoginSend = async ({ path }) => {
    paths.push(path);
    return answers[paths.length - 1] ?? answer(500);
  };
  return { send, paths };
}

describe("fixed credentials", () => {
  test("are put on every request and never end", async () => {
    const auth = staticToken({ authorization: "Api-Key k" });
    expect(auth.method).toBe("STATIC_TOKEN");
    expect(await auth.login(neverSend, null, 0)).toEqual({
      headers: { authorization: "Api-Key k" },
      expiresAtMs: null,
      renewal: null,
    });
    expect([401, 403, 302].map((status) => auth.isAuthFailure(answer(status)))).toEqual([true, false, false]);
  });

  test("may know other signs of a failed authentication, such as a redirect to a login page", () => {
    const auth = staticToken({}, { isAuthFailure: ({ status }) => status === 302 });
    expect([401, 302].map((status) => auth.isAuthFailure(answer(status)))).toEqual([false, true]);
  });

  test("Basic is written as RFC 7617 has it, umlauts included", async () => {
    const auth = basicAuth("ops", "pä:ß");
    expect(auth.method).toBe("BASIC");
    const { headers } = await auth.login(neverSend, null, 0);
    expect(Buffer.from(headers.authorization?.replace("Basic ", "") ?? "", "base64").toString()).toBe("ops:pä:ß");
  });
});

describe("a login for a token", () => {
  const auth = loginToken({
    sourceId: "nasuni-lyon",
    request: post("/auth/login/", { username: "u", password: "p" }),
    sessionOf: ({ body }, nowMs) => ({ headers: { authorization: `Token ${String(body)}` }, expiresAtMs: nowMs + 5 }),
  });

  test("reads the session from the answer", async () => {
    const { send, paths } = scripted(answer(200, "t1"));
    expect(await auth.login(send, null, 100)).toEqual({
      headers: { authorization: "Token t1" },
      expiresAtMs: 105,
      renewal: null,
    });
    expect(paths).toEqual(["/auth/login/"]);
  });

  test.each([
    [400, "UPSTREAM_AUTH_FAILED"],
    [401, "UPSTREAM_AUTH_FAILED"],
    [403, "UPSTREAM_AUTH_FAILED"],
    [429, "UPSTREAM_RATE_LIMITED"],
    [503, "UPSTREAM_ERROR"],
  ])("answered by %i is %s", async (status, code) => {
    const problem = await problemOf(auth.login(scripted(answer(status)).send, null, 0));
    expect(problem).toMatchObject({ code, sourceId: "nasuni-lyon", vendorStatus: status });
  });
});

describe("a JWT with a refresh token", () => {
  const auth = jwtRefresh({
    sourceId: "hub-berlin",
    loginRequest: post("/auth/token/", { username: "u", password: "p" }),
    refreshRequest: (refresh) => post("/auth/token/refresh/", { refresh }),
    tokensOf: ({ body }) => body as { access: string; refresh: string | null },
    lifetimeMs: 3_600_000,
  });
  const session: AuthSession = { headers: {}, expiresAtMs: 0, renewal: "r1" };

  test("logs in when there is no session", async () => {
    const { send, paths } = scripted(answer(200, { access: "a1", refresh: "r1" }));
    expect(await auth.login(send, null, 1_000)).toEqual({
      headers: { authorization: "Bearer a1" },
      expiresAtMs: 3_601_000,
      renewal: "r1",
    });
    expect(paths).toEqual(["/auth/token/"]);
  });

  test("refreshes a session, and keeps the refresh token when the vendor gives no new one", async () => {
    const { send, paths } = scripted(answer(200, { access: "a2", refresh: null }));
    expect(await auth.login(send, session, 0)).toMatchObject({
      headers: { authorization: "Bearer a2" },
      renewal: "r1",
    });
    expect(paths).toEqual(["/auth/token/refresh/"]);
  });

  test("logs in anew when the refresh token is refused", async () => {
    const { send, paths } = scripted(answer(401), answer(200, { access: "a3", refresh: "r3" }));
    expect(await auth.login(send, session, 0)).toMatchObject({
      headers: { authorization: "Bearer a3" },
      renewal: "r3",
    });
    expect(paths).toEqual(["/auth/token/refresh/", "/auth/token/"]);
  });

  test("does not take a vendor that is not well for a refused refresh token", async () => {
    const { send, paths } = scripted(answer(503));
    expect((await problemOf(auth.login(send, session, 0))).code).toBe("UPSTREAM_ERROR");
    expect(paths).toHaveLength(1);
  });

  test("lives as long as the token itself says, by the vendor's own clock", async () => {
    const access = jwt({ iat: 4_000_000_000, exp: 4_000_000_090 });
    const { expiresAtMs } = await auth.login(scripted(answer(200, { access, refresh: "r" })).send, null, 500);
    expect(expiresAtMs).toBe(90_500);
  });

  test.each([jwt({ exp: 5 }), jwt({ iat: 9, exp: 5 }), jwt(null), jwt("x"), "opaque", "a.b.c", ""])(
    "a token that does not say how long it lives is no error (%#)",
    (token) => {
      expect(jwtLifetimeMs(token)).toBeNull();
    },
  );
});
