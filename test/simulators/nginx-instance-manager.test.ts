// Is the fake NGINX Instance Manager as treacherous as the real one? Each test states a trap of the vendor sheet, over real HTTP.
import { X509Certificate } from "node:crypto";
import { describe, expect, it } from "vitest";
import { startSimulators } from "../../simulators/startSimulators.ts";
import { basic, startNim } from "./support/nimClient.ts";

const dayMs = 86_400_000;

describe("the gateway in front", () => {
  it("refuses who is not logged in with 401, a Basic challenge, and a body without details", async () => {
    const { call } = await startNim();
    for (const authorization of ["", "Bearer x", basic("admin", "wrong")]) {
      const { status, headers, json } = await call("GET", "systems", undefined, { authorization });
      expect([status, headers.get("www-authenticate")]).toEqual([401, 'Basic realm="Nginx Management Suite"']);
      expect(json).toEqual({ code: 401, message: "Unauthorized" });
    }
  });

  it("lets a reader read, and answers 403 to its writes", async () => {
    const { call } = await startNim();
    const headers = { authorization: basic("viewer", "nim-viewer") };
    expect((await call("GET", "userinfo", undefined, headers)).json.username).toBe("viewer");
    expect((await call("POST", "instance-groups", { name: "x" }, headers)).status).toBe(403);
  });

  it("answers failed logins by option with nginx's own page or with nothing", async () => {
    const page = await (await startNim({ refusalBodies: "html" })).call("GET", "systems", undefined, {
      authorization: "",
    });
    expect([page.status, page.text.startsWith("<html>")]).toEqual([401, true]);
    const empty = await (await startNim({ refusalBodies: "empty" })).call("GET", "systems", undefined, {
      authorization: "",
    });
    expect([empty.status, empty.text]).toEqual([401, ""]);
  });

  it("§7.16: with OIDC every failed login is a redirect, Basic is off, and tokens expire", async () => {
    const { nim, call, advance } = await startNim({ auth: "oidc" });
    const refused = await call("GET", "systems");
    expect(refused.status).toBe(302);
    expect(refused.headers.get("location")).toContain(`${nim.url}/idp/authorize`);
    expect(refused.headers.get("nginx-management-suite-auth")).toBe("OIDC");
    const form = "grant_type=client_credentials&client_id=storage-gateway&client_secret=";
    const type = { "content-type": "application/x-www-form-urlencoded" };
    expect((await call("POST", "/idp/token", `${form}wrong`, type)).status).toBe(401);
    const login = await call("POST", "/idp/token", `${form}nim-client`, { ...type, authorization: "" });
    expect(login.json).toMatchObject({ token_type: "Bearer", expires_in: 300 });
    const authorization = `Bearer ${login.json.access_token}`;
    const status = async () => (await call("GET", "systems", undefined, { authorization })).status;
    expect(await status()).toBe(200);
    await advance(299_999);
    expect(await status()).toBe(200);
    await advance(1);
    expect(await status()).toBe(302);
  });

  it("§7.1: an unmapped prefix is 502 and case matters; only below a mapped one is there a 404", async () => {
    const { call } = await startNim();
    for (const path of [
      "nothing",
      "Systems",
      "/api/platform/v2/systems",
      "/api/v1/servers",
      "infrastructure/workspaces",
    ]) {
      const { status, json } = await call("GET", path);
      expect([status, json], path).toEqual([502, { code: 502, message: "Upstream Unavailable" }]);
    }
    const missing = await call("GET", "systems/none");
    expect(missing.status).toBe(404);
    expect(missing.json).toMatchObject({ code: 404, details: [{ description: "system none was not found" }] });
  });

  it("§7.2: lets 20 calls and a burst through, then answers 429 without Retry-After until time has passed", async () => {
    const { call, advance } = await startNim({ rateLimit: { perSecond: 20, burst: 20, clock: "sim" } });
    for (let index = 0; index < 21; index++) expect((await call("GET", "userinfo")).status).toBe(200);
    // Even a call that is not logged in meets the limit first.
    const refused = await call("GET", "userinfo", undefined, { authorization: "" });
    expect([refused.status, refused.json.code, refused.headers.get("retry-after")]).toEqual([429, 429, null]);
    await advance(50);
    expect((await call("GET", "userinfo")).status).toBe(200);
    expect((await call("GET", "userinfo")).status).toBe(429);
  });

  it("adds its headers to 200 and 201, but neither to 202 nor to errors", async () => {
    const { call, instanceWhere } = await startNim();
    const header = "nginx-management-suite-auth";
    const made = await call("POST", "instance-groups", { name: "new" });
    expect([made.status, made.headers.get(header), made.headers.get("pragma")]).toEqual([201, "Basic", "no-cache"]);
    expect((await call("GET", "systems/none")).headers.get(header)).toBeNull();
    const [config] = (await call("GET", "configs")).json.items;
    const accepted = await call("POST", `${await instanceWhere(() => true)}/config`, { configUID: config.uid });
    expect([accepted.status, accepted.headers.get(header)]).toEqual([202, null]);
  });

  it("tells liveness without a login, and of a sick service in health with 503 and the same object", async () => {
    const { call, rows } = await startNim();
    expect((await call("GET", "health")).json.status).toBe("healthy");
    await rows({ kind: "Site", update: { ids: ["deployment"], values: [{ services: { dpm: "unhealthy" } }] } });
    const health = await call("GET", "health");
    expect(health.status).toBe(503);
    expect(health.json).toMatchObject({ services: { core: "healthy", dpm: "unhealthy" }, status: "unhealthy" });
    expect((await call("GET", "/api/liveness/dpm", undefined, { authorization: "" })).status).toBe(503);
    expect((await (await startNim({ hasHealth: false })).call("GET", "health")).status).toBe(404);
  });
});

describe("paging", () => {
  it("counts all rows whatever the page, ignores unknown parameters, and gives everything for pageSize=0", async () => {
    const { get } = await startNim({ volumes: 500 });
    const first = await get("systems?limit=3");
    expect([first.count, first.items.length]).toEqual([125, 100]);
    const second = await get("systems?page=2");
    expect(second.items).toHaveLength(25);
    expect((await get("systems?pageSize=1000")).items).toHaveLength(100);
    const all = (await get("systems?pageSize=0")).items.map(({ uid }: { uid: string }) => uid);
    expect(all).toEqual([...first.items, ...second.items].map(({ uid }: { uid: string }) => uid));
    expect((await get("systems?page=3")).items).toEqual([]);
  });

  it("refuses a page that is none, and by option more than 100 rows", async () => {
    const { call } = await startNim({ oversizedPage: "reject" });
    for (const query of ["page=0", "page=x", "pageSize=-1", "pageSize=101"]) {
      expect((await call("GET", `systems?${query}`)).status, query).toBe(400);
    }
  });

  it("§7.9: wraps events in Metadata with a capital M, and has empty objects as links at the ends", async () => {
    const { get } = await startNim();
    const first = await get("analytics/events?pageSize=60&includeTotal=true");
    const { pageToken, total, links } = first.Metadata.pagination;
    expect(links.prev).toEqual({});
    expect(links.next).not.toEqual({});
    const walked = [...first.items];
    for (let page = 2; walked.length < total; page++) {
      const next = await get(`analytics/events?pageSize=60&page=${page}&pageToken=${pageToken}`);
      expect(next.Metadata.pagination.pageToken).toBe(pageToken);
      expect(next.Metadata.pagination).not.toHaveProperty("total");
      if (walked.length + next.items.length === total) expect(next.Metadata.pagination.links.next).toEqual({});
      walked.push(...next.items);
    }
    expect(new Set(walked.map(({ id }) => id)).size).toBe(total);
  });

  it("gives the same data for the same page token, while a call without one sees what is new", async () => {
    const { get, call, rows } = await startNim();
    const { Metadata } = await get("analytics/events?pageSize=5");
    const [id] = await rows({ kind: "Alert", insert: { values: [{ level: "CRITICAL" }] } });
    const { pageToken } = Metadata.pagination;
    expect((await get(`analytics/events?pageSize=5&pageToken=${pageToken}`)).items[0].id).not.toBe(id);
    expect((await get("analytics/events?pageSize=5")).items[0].id).toBe(id);
    expect((await call("GET", "analytics/events?pageToken=1")).status).toBe(400);
  });

  it("wraps /servers and /configs in items alone, and /certs as the option says", async () => {
    const { get } = await startNim();
    expect(Object.keys(await get("servers"))).toEqual(["items"]);
    expect(Object.keys(await get("configs"))).toEqual(["items"]);
    expect(Object.keys(await get("certs"))).toEqual(["count", "items"]);
    expect(Array.isArray(await (await startNim({ certsEnvelope: "array" })).get("certs"))).toBe(true);
    const paged = await startNim({ configsEnvelope: "paged", pagesConfigsAndCerts: false });
    const all = await paged.get("configs?pageSize=5");
    expect([all.count, all.items.length, all.itemsPerPage]).toEqual([40, 40, 0]);
  });
});

describe("inventory", () => {
  it("has a quarter as many systems as volumes, each with one or two instances, and all lists agree", async () => {
    const { get } = await startNim();
    const { items: systems } = await get("systems");
    expect(systems).toHaveLength(20);
    const nested = systems.flatMap((system: { uid: string; nginxInstances: { uid: string }[] }) => {
      expect([1, 2]).toContain(system.nginxInstances.length);
      return system.nginxInstances.map(({ uid }) => `${system.uid}/${uid}`);
    });
    const { items, count, nginxPlusCount } = await get("instances");
    expect(items.map((row: { systemUid: string; uid: string }) => `${row.systemUid}/${row.uid}`)).toEqual(nested);
    expect(nginxPlusCount).toBeLessThan(count);
    expect(systems[0].links[0].rel.endsWith(systems[0].uid)).toBe(true);
    expect(systems[0]).not.toHaveProperty("osRelease");
    expect(await get(`systems/${systems[0].uid}?showDetails=true`)).toHaveProperty("networkInterfaces");
  });

  it("repeats the uid of an instance on machines from one image: only the pair with the system is a key", async () => {
    const { get } = await startNim();
    const { items } = await get("instances");
    const uids = items.map(({ uid }: { uid: string }) => uid);
    expect(new Set(uids).size).toBeLessThan(uids.length);
  });

  it("§7.11 and §7.13: writes the process id as text, and the zero time where there is no group", async () => {
    const { get, instanceWhere } = await startNim();
    const loose = await get(await instanceWhere(({ configVersion }) => configVersion.instanceGroup.uid === ""));
    expect(loose.processId).toMatch(/^\d+$/);
    expect(loose.configVersion.instanceGroup).toEqual({ uid: "", versionHash: "", createTime: "0001-01-01T00:00:00Z" });
    expect(loose.ssl.runtime).toBeNull();
    expect(loose.links.map(({ name }: { name: string }) => name).slice(0, 2)).toEqual(["system", "self"]);
  });

  it("forgets a system 72 hours after its agent went silent, and calls it offline until then", async () => {
    const { get, call, rows, advance } = await startNim();
    const [id] = await rows({ kind: "Host", insert: { count: 1 } });
    await rows({ kind: "Host", update: { ids: [id], values: [{ agent: "silent" }] } });
    await advance(3 * dayMs - 1);
    expect((await get(`systems/${id}`)).nginxInstances[0].status).toEqual({
      state: "offline",
      lastStatusReport: "2026-11-20T12:00:00Z",
    });
    await advance(1);
    expect((await call("GET", `systems/${id}`)).status).toBe(404);
    const { items } = await get("instances?pageSize=0");
    expect(items.map(({ systemUid }: { systemUid: string }) => systemUid)).not.toContain(id);
  });

  it("§6.2: answers an instance where a configuration was asked for, when the option follows the printed sample", async () => {
    const { get, instanceWhere } = await startNim({ instanceConfigReply: "instance" });
    const reply = await get(`${await instanceWhere(() => true)}/config`);
    expect(reply).not.toHaveProperty("configFiles");
    expect(reply).toHaveProperty("configPath");
  });

  it("§7.12: has base64 contents under absolute names, and none inside the directory map", async () => {
    const { get, instanceWhere } = await startNim();
    const config = await get(`${await instanceWhere(() => true)}/config`);
    const [main] = config.configFiles.files;
    expect(main.name).toBe("/etc/nginx/nginx.conf");
    expect(Buffer.from(main.contents, "base64").toString()).toContain("worker_processes");
    expect(config.directoryMap["/etc/nginx"].files[0]).toEqual({ name: main.name, contents: "", size: main.size });
  });
});

describe("certificates", () => {
  it("is well-formed X.509 whose metadata agree, some expired and some ending within 30 days", async () => {
    const { get } = await startNim();
    const { items } = await get("certs");
    expect(items.length).toBeGreaterThanOrEqual(12);
    for (const { certPEMDetails, certMetadata, validTo } of items) {
      const real = new X509Certificate(certPEMDetails.publicCert);
      const [told] = certMetadata;
      expect([told.serialNumber, Date.parse(told.validTo)]).toEqual([real.serialNumber, Date.parse(real.validTo)]);
      expect([told.publicKeyType, told.version, validTo]).toEqual(["RSA (2048 bit)", 3, told.validTo]);
      expect(real.checkHost(told.commonName)).toBe(told.commonName);
    }
    const left = items.map((cert: { certMetadata: { expiry: number }[] }) => cert.certMetadata[0]?.expiry ?? 0);
    expect(left.some((seconds: number) => seconds < 0)).toBe(true);
    expect(left.some((seconds: number) => seconds > 0 && seconds < 30 * 86_400)).toBe(true);
  });

  it("counts the seconds left and tells of expiry by the clock, but has no field of health", async () => {
    const { get, advance, rows } = await startNim();
    const validTo = "2026-11-21T12:00:00Z";
    const [name] = await rows({ kind: "Certificate", insert: { values: [{ name: "ends-soon", validTo }] } });
    const before = await get(`certs/${name}`);
    expect(before.certMetadata[0]).toMatchObject({ expired: false, expiry: 86_400, validTo });
    expect(before).not.toHaveProperty("status");
    await advance(dayMs);
    expect((await get(`certs/${name}`)).certMetadata[0]).toMatchObject({ expired: true, expiry: 0 });
  });
});

describe("the estate", () => {
  it("is the same for the same seed, comes back by reset, and starts beside the others on port offset 4", async () => {
    const left = await startNim();
    const right = await startNim();
    for (const path of ["systems", "configs", "certs", "instance-groups", "servers", "analytics/events"]) {
      expect((await left.call("GET", path)).text, path).toBe((await right.call("GET", path)).text);
    }
    const before = (await left.call("GET", "configs")).text;
    await left.rows({ kind: "Snapshot", delete: { count: 3 } });
    expect((await left.call("GET", "configs")).text).not.toBe(before);
    await left.call("POST", "/__sim/reset");
    expect((await left.call("GET", "configs")).text).toBe(before);
    const [running] = await startSimulators({ volumes: 4, basePort: 0, only: ["nginx-instance-manager"] });
    expect(running?.vendor).toBe("nginx-instance-manager");
    await running?.close();
  });
});
