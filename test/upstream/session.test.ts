// Does the client stay logged in, with as few logins as possible? Over real HTTP against a vendor that gives tokens.
import { describe, expect, test } from "vitest";
import { GatewayError } from "../../src/contract/problem.ts";
import { isUnauthorized } from "../../src/upstream/auth/loginAnswer.ts";
import { FakeClock } from "../support/FakeClock.ts";
import { CREATE, call, errorOf, LIST, problemOf, testClient, until } from "./testClient.ts";
import { clientOf, startTokenVendor } from "./tokenVendor.ts";

describe("logging in", () => {
  test("happens once for fifty calls at once, and never before it is needed", async () => {
    const vendor = await startTokenVendor();
    const client = clientOf(vendor);
    expect(vendor.logins).toBe(0);
    const answers = await Promise.all(Array.from({ length: 50 }, () => client.send(LIST, call())));
    expect(answers.every(({ body }) => Reflect.get(Object(body), "with") === "token-1")).toBe(true);
    expect(vendor.logins).toBe(1);
    expect(vendor.seen).toHaveLength(51);
  });

  test("is not ended by the abort of the call that began it, for others wait for it too", async () => {
    const vendor = await startTokenVendor();
    const client = clientOf(vendor);
    const controller = new AbortController();
    const first = errorOf(client.send(LIST, call({ signal: controller.signal })));
    const second = client.send(LIST, call());
    controller.abort(new Error("gone"));
    expect(await first).toMatchObject({ message: "gone" });
    expect((await second).status).toBe(200);
    expect(vendor.logins).toBe(1);
  });

  test("is counted against the budget for logins, not against the reads", async () => {
    const vendor = await startTokenVendor();
    const clock = new FakeClock();
    const client = clientOf(vendor, { clock, budgets: { LOGIN: 1, READ: 100, WRITE: 1 } });
    await client.send(LIST, call());
    vendor.valid = null;
    const replayed = client.send(LIST, call());
    await until(() => client.status().budgets.some(({ callClass, queued }) => callClass === "LOGIN" && queued === 1));
    expect(vendor.logins).toBe(1);
    await clock.advance(1_000);
    expect((await replayed).status).toBe(200);
    expect(vendor.logins).toBe(2);
  });

  test("comes a little before the session's end, so that no request bears a token that is running out", async () => {
    const vendor = await startTokenVendor();
    const clock = new FakeClock();
    const client = clientOf(vendor, { clock, lifetimeMs: 3_600_000 });
    await client.send(LIST, call());
    await clock.advance(3_600_000 - 60_001);
    await client.send(LIST, call());
    expect(vendor.logins).toBe(1);
    await clock.advance(1);
    await client.send(LIST, call());
    expect(vendor.logins).toBe(2);
  });

  test("that fails a little before the session's end leaves the old session in use", async () => {
    const vendor = await startTokenVendor();
    const clock = new FakeClock();
    const client = clientOf(vendor, { clock, lifetimeMs: 3_600_000 });
    await client.send(LIST, call());
    await clock.advance(3_590_000);
    vendor.loginStatus = 503;
    const keep = vendor.valid;
    const answer = client.send(LIST, call());
    await until(() => vendor.logins === 2);
    vendor.valid = keep;
    expect((await answer).body).toEqual({ with: "token-1" });
  });

  test("is done anew for a call that asks for a session of its own, once however many requests it makes", async () => {
    const vendor = await startTokenVendor();
    const client = clientOf(vendor);
    await client.send(LIST, call());
    const suspicious = call({ freshSession: true });
    await client.send(LIST, suspicious);
    await client.send(LIST, suspicious);
    expect(vendor.logins).toBe(2);
  });
});

describe("a session that the vendor does not take any more", () => {
  test.each([401, 403, 302])("(%i) is replaced, and the call replayed once", async (refusal) => {
    const vendor = await startTokenVendor();
    const client = clientOf(vendor);
    await client.send(LIST, call());
    Object.assign(vendor, { refusal, valid: null });
    expect((await client.send(LIST, call())).body).toEqual({ with: "token-2" });
    expect(vendor.seen.map(({ path }) => path)).toEqual(["/login", LIST.path, LIST.path, "/login", LIST.path]);
  });

  test("is replaced for a change too, since the vendor did not carry it out", async () => {
    const vendor = await startTokenVendor();
    const client = clientOf(vendor);
    await client.send(LIST, call());
    vendor.valid = null;
    expect((await client.send(CREATE, call())).status).toBe(200);
  });

  test("is replaced once for all the calls that failed with it", async () => {
    const vendor = await startTokenVendor();
    const client = clientOf(vendor);
    await client.send(LIST, call());
    vendor.valid = null;
    await Promise.all(Array.from({ length: 50 }, () => client.send(LIST, call())));
    expect(vendor.logins).toBe(2);
  });
});

describe("a refusal right after a login", () => {
  test("with 401 is UPSTREAM_AUTH_FAILED after exactly one replay", async () => {
    const vendor = await startTokenVendor();
    const client = clientOf(vendor);
    await client.send(LIST, call());
    vendor.valid = null;
    const replayed = problemOf(client.send(LIST, call()));
    await until(() => vendor.logins === 2);
    vendor.valid = null;
    expect(await replayed).toMatchObject({ code: "UPSTREAM_AUTH_FAILED", vendorStatus: 401 });
    expect(vendor.seen.filter(({ path }) => path === LIST.path)).toHaveLength(3);
  });

  test("with 403 is UPSTREAM_FORBIDDEN, and costs one login per session and not one per call", async () => {
    const vendor = await startTokenVendor();
    vendor.forbidden.add("/v1/users/");
    const client = clientOf(vendor);
    await client.send(LIST, call());
    const forbidden = { ...LIST, action: "list users", path: "/v1/users/" };
    for (let index = 0; index < 3; index += 1) {
      expect(await problemOf(client.send(forbidden, call()))).toMatchObject({
        code: "UPSTREAM_FORBIDDEN",
        vendorStatus: 403,
        message: "qumulo-paris: list users: the vendor does not permit it",
      });
    }
    expect(vendor.logins).toBe(2);
    expect((await client.send(LIST, call())).body).toEqual({ with: "token-2" });
  });

  test("is an answer when the request expects that status", async () => {
    const vendor = await startTokenVendor();
    vendor.forbidden.add("/v1/users/");
    const response = await clientOf(vendor).send({ ...LIST, path: "/v1/users/", expect: [403] }, call());
    expect(response.status).toBe(403);
  });
});

describe("credentials that the vendor refuses", () => {
  test("are UPSTREAM_AUTH_FAILED, and no request is sent with none", async () => {
    const vendor = await startTokenVendor();
    vendor.loginStatus = 401;
    const problem = await problemOf(clientOf(vendor).send(LIST, call()));
    expect(problem).toMatchObject({
      code: "UPSTREAM_AUTH_FAILED",
      vendorStatus: 401,
      message: "qumulo-paris: log in: the vendor refuses the credentials",
    });
    expect(vendor.seen.map(({ path }) => path)).toEqual(["/login"]);
  });

  test("are not tried again and again, so that the account is not locked by us", async () => {
    const vendor = await startTokenVendor();
    vendor.loginStatus = 401;
    const clock = new FakeClock();
    const client = clientOf(vendor, { clock });
    for (let index = 0; index < 10; index += 1) await problemOf(client.send(LIST, call()));
    expect(vendor.logins).toBe(4);
    expect(await problemOf(client.send(LIST, call()))).toMatchObject({
      code: "UPSTREAM_AUTH_FAILED",
      retryAfterMs: 5_000,
    });
    await clock.advance(5_000);
    vendor.loginStatus = 200;
    expect((await client.send(LIST, call())).status).toBe(200);
  });

  test("cost no slot of the reads, since no read was sent", async () => {
    const vendor = await startTokenVendor();
    vendor.loginStatus = 401;
    const client = clientOf(vendor, { clock: new FakeClock(), budgets: { LOGIN: 100, READ: 1, WRITE: 1 } });
    await problemOf(client.send(LIST, call()));
    vendor.loginStatus = 200;
    expect((await client.send(LIST, call())).status).toBe(200);
  });

  test("are told apart from a vendor that is not well, whose login is tried again", async () => {
    const vendor = await startTokenVendor();
    vendor.loginStatus = 503;
    const problem = await problemOf(clientOf(vendor).send(LIST, call()));
    expect(problem).toMatchObject({ code: "UPSTREAM_ERROR", vendorStatus: 503 });
    expect(vendor.logins).toBe(3);
  });
});

test("a strategy that throws something of its own is heard of as it is", async () => {
  const vendor = await startTokenVendor();
  const broken = new TypeError("a mistake in the connector");
  const auth = { method: "LOGIN_TOKEN", login: () => Promise.reject(broken), isAuthFailure: isUnauthorized } as const;
  const error = await errorOf(testClient(vendor.origin, { auth }).send(LIST, call()));
  expect(error).toBe(broken);
  expect(error).not.toBeInstanceOf(GatewayError);
});
