// Is the fake Nasuni console as treacherous to readers as the real one? Each test states a trap of the vendor sheet, over real HTTP.
import { describe, expect, it } from "vitest";
import { createThrottle } from "../../simulators/nasuni/state/throttle.ts";
import { type Json, startConsole } from "./support/nasuniConsole.ts";

const statusOf = (answer: { status: number; json: Json }) => [answer.status, answer.json?.error?.code];

describe("logging in (§2)", () => {
  it("takes a name and a password without a token and gives one with a date that no date parser reads", async () => {
    const { login } = await startConsole();
    const { status, json } = await login("storage-admin");
    expect(status).toBe(200);
    expect(json.token).toMatch(/^[0-9a-f]{40}$/);
    expect(json.expires).toBe("2026-11-20T20:00:00UTC");
    expect(Date.parse(json.expires)).toBeNaN();
  });

  it("wants the word Token, not Bearer, and refuses a token after eight hours of use, after a logout and after a reset", async () => {
    const { call, send, get, login, logInAs, advance } = await startConsole();
    const { token } = (await login("storage-admin")).json;
    const refused = (authorization: string) => call("GET", "/filers/", undefined, { authorization });
    expect(statusOf(await refused(`Bearer ${token}`))).toEqual([401, "auth_error"]);
    expect(statusOf(await refused(`Token ${token}`))).toEqual([200, undefined]);
    await advance(8 * 3_600_000 - 1);
    expect((await refused(`Token ${token}`)).status).toBe(200);
    await advance(1);
    expect(statusOf(await refused(`Token ${token}`))).toEqual([401, "auth_error"]);
    await logInAs("storage-admin");
    expect((await call("POST", "/auth/logout/")).json).toEqual({ logged_out: true });
    expect((await get("/filers/")).error.code).toBe("auth_error");
    await logInAs("storage-admin");
    await send("POST", "/__sim/reset");
    expect((await get("/filers/")).error.code).toBe("auth_error");
  });

  it("knows a user by plain name, UPN and DOMAIN\\name, but no SSO account and nobody without API access", async () => {
    const { login } = await startConsole();
    expect((await login("CORP\\storage.api")).status).toBe(200);
    expect((await login("storage.api@corp.example")).status).toBe(200);
    expect(statusOf(await login("sso.user@corp.example"))).toEqual([401, "auth_error"]);
    expect(statusOf(await login("no-api"))).toEqual([403, "perm_error"]);
    expect(statusOf(await login("storage-admin", "wrong"))).toEqual([401, "auth_error"]);
  });

  it("lets a user without the right to manage read everything and change nothing", async () => {
    const { call, get, logInAs } = await startConsole();
    await logInAs("viewer");
    const volume = (await get("/volumes/")).items[0];
    expect(statusOf(await call("PATCH", `/volumes/${volume.guid}/`, { quota: 5 }))).toEqual([403, "perm_error"]);
  });

  it("names the missing field of a login in the manner of Django forms", async () => {
    const { call } = await startConsole();
    const { status, json } = await call("POST", "/auth/login/", { username: "storage-admin" });
    expect(status).toBe(400);
    expect(json.error).toMatchObject({
      code: "validation_error",
      errors: [{ field: "password", errors: [], error_messages: ["This field is required."] }],
    });
    expect(statusOf(await call("POST", "/auth/login/", "{not json"))).toEqual([400, "validation_error"]);
  });
});

describe("paging (§3)", () => {
  it("answers 50 rows in a flat envelope with absolute links, null at both ends", async () => {
    const { get, url } = await startConsole({ volumes: 120 });
    const first = await get("/volumes/");
    const base = `${url}/api/v1.2/volumes/`;
    expect(Object.keys(first)).toEqual(["href", "limit", "offset", "total", "next", "previous", "items"]);
    expect(first).toMatchObject({
      limit: 50,
      offset: 0,
      total: 120,
      next: `${base}?limit=50&offset=50`,
      previous: null,
    });
    expect(first.items).toHaveLength(50);
    const last = await get("/volumes/?limit=50&offset=100");
    expect(last).toMatchObject({ next: null, previous: `${base}?limit=50&offset=50` });
    expect(last.items).toHaveLength(20);
    expect(await get("/volumes/?offset=500")).toMatchObject({ items: [], next: null, total: 120 });
  });

  it("clamps a limit above 100 to 100, or honours it when the console is one of those", async () => {
    const clamping = await (await startConsole({ volumes: 120 })).get("/volumes/?limit=1000");
    expect([clamping.limit, clamping.items.length]).toEqual([100, 100]);
    const honouring = await (await startConsole({ volumes: 120, longPages: "honour" })).get("/volumes/?limit=1000");
    expect([honouring.limit, honouring.items.length, honouring.next]).toEqual([1000, 120, null]);
  });

  it("takes what published scripts send by mistake for the defaults, never for an error", async () => {
    const { get } = await startConsole();
    for (const query of ["limit1000&offset=0", "limit=%20+%201000&offset=0/", "limit=0&offset=-5", "limit=&offset=x"]) {
      expect(await get(`/volumes/?${query}`), query).toMatchObject({ limit: 50, offset: 0 });
    }
  });

  it("puts even the one snapshot status and the one health of a filer into the envelope", async () => {
    const { get } = await startConsole();
    const place = (await get("/volumes/filers/snapshots/")).items[0];
    const path = `/volumes/${place.volume_guid}/filers/${place.filer_serial_number}/snapshots/`;
    expect(await get(`${path}?limit=1&offset=7`)).toMatchObject({ total: 1, offset: 0, items: [place] });
    expect((await get(`/filers/${place.filer_serial_number}/health/`)).items).toHaveLength(1);
  });

  it("hides a row from a reader by offset when another is deleted between two pages", async () => {
    const { get, rows } = await startConsole({ volumes: 10 });
    const first = await get("/volumes/?limit=5");
    await rows({ kind: "Volume", delete: { count: 1 }, afterRequest: 1 });
    const second = await get("/volumes/?limit=5&offset=5");
    expect([first.total, second.total]).toEqual([10, 9]);
    expect(new Set([...first.items, ...second.items].map((row: Json) => row.guid)).size).toBe(9);
  });
});

describe("addresses (§1, §7)", () => {
  it("redirects an address without its last slash, whatever the verb and before any login", async () => {
    const { send } = await startConsole();
    for (const method of ["GET", "POST", "PATCH"]) {
      const answer = await send(method, "/api/v1.1/volumes?limit=2", undefined, { authorization: "" });
      expect([answer.status, answer.headers.get("location")]).toEqual([301, "/api/v1.1/volumes/?limit=2"]);
    }
  });

  it("writes links in the version of the request, or with the origin that the console believes in", async () => {
    const { send, url } = await startConsole();
    const old = (await send("GET", "/api/v1.1/volumes/")).json.items[0];
    expect(old.links.self).toEqual({ href: `${url}/api/v1.1/volumes/${old.guid}/`, method: "GET" });
    expect(old.provider).toHaveProperty("cred_id");
    const behindProxy = await startConsole({ linkOrigin: "https://nmc.corp.example" });
    const page = await behindProxy.get("/volumes/?limit=1");
    expect(page.next).toBe("https://nmc.corp.example/api/v1.2/volumes/?limit=1&offset=1");
  });

  it("serves version 1 for reading only and with bare errors, and no version that never was", async () => {
    const { send } = await startConsole();
    expect((await send("GET", "/api/v1/volumes/x/")).json).toMatchObject({ code: "not_found_error" });
    expect((await send("POST", "/api/v1/volumes/", {})).status).toBe(405);
    expect((await send("GET", "/api/v2/volumes/")).status).toBe(404);
  });

  it("takes `filers`, `health` and `folder-quotas` for themselves before it takes them for an id", async () => {
    const { get, call } = await startConsole();
    expect((await get("/filers/health/")).items[0]).toHaveProperty("cpu");
    expect((await get("/volumes/folder-quotas/")).items[0]).toHaveProperty("limit");
    expect((await get("/volumes/filers/shares/")).items[0]).toHaveProperty("smb_encrypt");
    expect((await call("GET", "/volumes/filers/shares/1/")).status).toBe(404);
    expect(statusOf(await call("GET", "/volumes/filers/"))).toEqual([404, "not_found_error"]);
  });

  it("tells by HEAD whether something is there", async () => {
    const { call, get } = await startConsole();
    const { guid } = (await get("/volumes/")).items[0];
    expect((await call("HEAD", `/volumes/${guid}/`)).status).toBe(200);
    expect((await call("HEAD", `/volumes/${guid}0/`)).status).toBe(404);
  });

  it("knows no call that deletes a volume or acknowledges a notification", async () => {
    const { call, get } = await startConsole();
    const { guid } = (await get("/volumes/")).items[0];
    expect((await call("DELETE", `/volumes/${guid}/`)).status).toBe(405);
    const { id } = (await get("/notifications/")).items[0];
    expect((await call("PATCH", `/notifications/${id}/`, { acknowledged: true })).status).toBe(405);
  });

  it("has one credential row per filer, and below one credential a list, which was an object before 1.2", async () => {
    const { get, send } = await startConsole();
    const rows = (await get("/account/cloud-credentials/")).items;
    const { cred_uuid, filer_serial_number } = rows[0];
    expect(cred_uuid).toMatch(/^customer-/);
    const below = await get(`/account/cloud-credentials/${cred_uuid}/`);
    expect(below.items.map((row: Json) => row.cred_uuid)).toEqual([cred_uuid, cred_uuid, cred_uuid, cred_uuid]);
    const one = await get(`/account/cloud-credentials/${cred_uuid}/filers/${filer_serial_number}/`);
    expect(one).toMatchObject({ secret: "*****", cred_uuid });
    const old = await send("GET", `/api/v1.1/account/cloud-credentials/${cred_uuid}/`);
    expect(old.json).toMatchObject({ cred_id: cred_uuid });
    expect(old.json).not.toHaveProperty("filer_serial_number");
  });
});

describe("budgets (§5)", () => {
  const budgeted = () => startConsole({ throttle: true, throttleClock: "vendor" });

  it("lets five reads pass in any second, and tells the wait in words only", async () => {
    const { call, advance } = await budgeted();
    const read = () => call("GET", "/filers/");
    for (let index = 0; index < 3; index += 1) expect((await read()).status).toBe(200);
    await advance(600);
    expect([(await read()).status, (await read()).status]).toEqual([200, 200]);
    const refused = await read();
    expect(refused.json).toEqual({
      error: { code: "throttled_error", description: "Request was throttled. Expected available in 1 second." },
    });
    expect([refused.status, refused.headers.get("retry-after")]).toEqual([429, null]);
    await advance(400);
    for (let index = 0; index < 3; index += 1) expect((await read()).status).toBe(200);
    expect((await read()).status).toBe(429);
  });

  it("lets one write pass in any second, apart from the reads, also when the write is wrong", async () => {
    const { call, advance } = await budgeted();
    const write = () => call("PATCH", "/volumes/none/", { quota: 1 });
    expect([(await write()).status, (await write()).status]).toEqual([404, 429]);
    expect((await call("GET", "/filers/")).status).toBe(200);
    await advance(999);
    expect((await write()).status).toBe(429);
    await advance(1);
    expect((await write()).status).toBe(404);
  });

  it("lets ten logins pass in a minute, also failed ones", async () => {
    const { login, advance } = await budgeted();
    for (let index = 0; index < 9; index += 1) expect((await login("storage-admin", "wrong")).status).toBe(401);
    const refused = await login("storage-admin");
    expect(statusOf(refused)).toEqual([429, "throttled_error"]);
    expect(refused.json.error.description).toContain("60 seconds");
    await advance(60_000);
    expect((await login("storage-admin")).status).toBe(200);
  });

  it("measures on real time unless told otherwise, whatever the vendor clock says", async () => {
    const { login, advance } = await startConsole({ throttle: true });
    for (let index = 0; index < 9; index += 1) await login("storage-admin");
    await advance(60_000);
    expect((await login("storage-admin")).status).toBe(429);
  });

  it("does not count a call that it refused, so that a waiting client is not punished for asking", () => {
    let now = 0;
    const throttle = createThrottle(() => now);
    throttle.admit("write");
    now = 500;
    expect(() => throttle.admit("write")).toThrow("available in 1 second");
    now = 1_000;
    expect(() => throttle.admit("write")).not.toThrow();
  });
});
