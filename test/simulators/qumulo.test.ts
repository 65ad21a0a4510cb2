// Is the fake Qumulo cluster as treacherous as the real one? Each test states a trap of the vendor sheet, over real HTTP.
import { describe, expect, it } from "vitest";
import { readPages, startCluster } from "./support/qumuloCluster.ts";

describe("logging in", () => {
  it("tells its version to anybody, and answers everything else with a bodiless 401", async () => {
    const { call } = await startCluster();
    const version = await call("GET", "/v1/version", undefined, { authorization: "" });
    expect(version.json.revision_id).toBe("Qumulo Core 7.9.2.2");
    const refused = await call("GET", "/v1/file-system", undefined, { authorization: "Bearer wrong" });
    expect([refused.status, refused.text]).toEqual([401, ""]);
  });

  it("ends a session after ten hours, however much it was used", async () => {
    const { call, advance } = await startCluster();
    const login = await call("POST", "/v1/session/login", { username: "CORP\\admin", password: "simulator" });
    expect(login.status).toBe(200);
    const authorization = `Bearer ${login.json.bearer_token}`;
    expect(login.json.bearer_token).toMatch(/^session-v1:/);
    const whoAmI = () => call("GET", "/v1/session/who-am-i", undefined, { authorization });
    expect((await whoAmI()).json).toMatchObject({ id: "500", name: "admin" });
    expect((await whoAmI()).json).not.toHaveProperty("access_token_id");
    await advance(10 * 3_600_000 - 1);
    expect((await whoAmI()).status).toBe(200);
    await advance(1);
    expect((await whoAmI()).status).toBe(401);
    expect((await call("POST", "/v1/session/login", { username: "admin", password: "x" })).status).toBe(401);
  });

  it("shows the secret of an access token once, and refuses it when it is disabled or has expired", async () => {
    const { call, get, advance } = await startCluster();
    const expiration_time = "2026-11-20T13:00:00Z";
    const made = await call("POST", "/v1/auth/access-tokens/", { user: { name: "admin" }, expiration_time });
    const authorization = `Bearer ${made.json.bearer_token}`;
    const status = async () => (await call("GET", "/v1/session/who-am-i", undefined, { authorization })).status;
    expect(await status()).toBe(200);
    expect((await call("GET", "/v1/auth/access-tokens/")).text).not.toContain(made.json.bearer_token);
    await call("PATCH", `/v1/auth/access-tokens/${made.json.id}`, { enabled: false });
    expect(await status()).toBe(401);
    await call("PATCH", `/v1/auth/access-tokens/${made.json.id}`, { enabled: true });
    expect(await status()).toBe(200);
    await advance(3_600_000);
    expect(await status()).toBe(401);
    expect((await get("/v1/session/who-am-i")).access_token_id).toBe("1");
  });

  it("forgets all sessions on reset", async () => {
    const { call } = await startCluster();
    const login = await call("POST", "/v1/session/login", { username: "admin", password: "simulator" });
    await call("POST", "/__sim/reset");
    const authorization = `Bearer ${login.json.bearer_token}`;
    expect((await call("GET", "/v1/session/who-am-i", undefined, { authorization })).status).toBe(401);
  });
});

describe("transport", () => {
  it("§9.1: wraps some lists and not others, also against their version number", async () => {
    const { get } = await startCluster();
    const bare = [
      "/v2/nfs/exports/",
      "/v2/smb/shares/",
      "/v1/cluster/nodes/",
      "/v1/cluster/slots/",
      "/v1/cluster/nodes/chassis/",
      "/v2/network/interfaces/1/status/",
      "/v2/replication/source-relationships/",
      "/v2/replication/source-relationships/status/",
      "/v2/replication/target-relationships/status/",
      "/v3/replication/object-relationships/",
      "/v3/replication/object-relationships/status/",
      "/v1/users/",
      "/v1/groups/",
    ];
    for (const path of bare) expect(Array.isArray(await get(path)), path).toBe(true);
    const wrapped = {
      "/v3/snapshots/": "entries",
      "/v3/snapshots/policies/": "entries",
      "/v4/snapshots/status/": "entries",
      "/v1/tree-delete/jobs/": "jobs",
      "/v1/s3/buckets/": "buckets",
      "/v1/files/quotas/": "quotas",
      "/v1/files/2/entries/": "files",
    };
    for (const [path, key] of Object.entries(wrapped)) expect(Array.isArray((await get(path))[key]), path).toBe(true);
  });

  it("§9.2: needs the slash of a collection, wants none behind an item, and takes a path as one encoded segment", async () => {
    const { call, get } = await startCluster();
    for (const path of [
      "/v1/users",
      "/v2/nfs/exports",
      "/v1/file-system/",
      "/v3/snapshots/7/",
      "/v3/snapshots/policies",
    ]) {
      const answer = await call("GET", path);
      expect([answer.status, answer.json.error_class], path).toEqual([404, "http_not_found_error"]);
    }
    const { quotas } = await get("/v1/files/quotas/status/");
    for (const { id, path } of quotas) {
      const byPath = await get(`/v1/files/${encodeURIComponent(path)}/info/attributes`);
      expect([byPath.id, byPath.path]).toEqual([id, path]);
    }
    expect(quotas.map(({ path }: { path: string }) => path)).toContain("/legal/R&D 100% #1/");
    expect((await call("GET", `/v1/files/${quotas[0].path}/info/attributes`)).status).toBe(404);
  });

  it("says application/json without a charset, and accepts that header without a body on GET and DELETE", async () => {
    const { call, get } = await startCluster();
    const headers = { "content-type": "application/json" };
    expect((await call("GET", "/v1/file-system", undefined, headers)).headers.get("content-type")).toBe(
      "application/json",
    );
    const { id } = (await get("/v1/files/quotas/")).quotas[0];
    const gone = await call("DELETE", `/v1/files/quotas/${id}`, undefined, headers);
    expect([gone.status, gone.json]).toEqual([200, {}]);
    const empty = await call("POST", "/v1/files/quotas/", undefined, headers);
    expect([empty.status, empty.json.error_class]).toEqual([400, "json_decode_error"]);
  });

  it("answers errors in one envelope with an error_class", async () => {
    const { call } = await startCluster();
    const missing = await call("GET", "/v1/files/%2Fnowhere/info/attributes");
    expect(missing.status).toBe(404);
    expect(missing.json).toEqual({
      description: expect.any(String),
      module: expect.any(String),
      error_class: "fs_no_such_entry_error",
      user_visible: true,
      stack: expect.any(Array),
      inner: null,
    });
  });

  it("§9.6: writes 64-bit values as texts that no double can hold, and ids of snapshots and policies as numbers", async () => {
    const { get } = await startCluster();
    const { quotas } = await get("/v1/files/quotas/status/");
    const limits = quotas.map(({ limit }: { limit: string }) => limit);
    expect(limits).toContain("18014398509481985");
    expect(String(Number("18014398509481985"))).not.toBe("18014398509481985");
    const ids = quotas.map(({ id }: { id: string }) => id);
    expect(ids.slice(-2)).toEqual(["9007199254740992", "9007199254740993"]);
    expect(new Set(ids.map(Number)).size).toBe(ids.length - 1);
    expect(typeof (await get("/v1/file-system")).total_size_bytes).toBe("string");
    const { entries } = await get("/v3/snapshots/status/");
    expect(typeof entries[0].id).toBe("number");
    const owned = entries.find(({ owners }: { owners: object[] }) => owners.length > 0);
    expect(typeof owned.owners[0].id).toBe("string");
    expect((await get("/v3/snapshots/policies/")).entries[0].id).toBe(1);
  });
});

describe("paging", () => {
  it("§9.8: links to the next page by a relative URI that works verbatim, and ends with null", async () => {
    const { get } = await startCluster();
    const first = await get("/v1/files/quotas/status/?limit=7");
    expect(first.paging.next).toMatch(/^\/v1\/files\/quotas\/status\/\?after=.+%3D&limit=7$/);
    const { found, pages, end } = await readPages(get, "/v1/files/quotas/status/?limit=7", "quotas");
    expect([found.length, new Set(found.map(({ id }) => id)).size, pages, end]).toEqual([40, 40, 6, null]);
  });

  it("§9.8: ends with an empty text on old cores, and may return fewer rows than asked for", async () => {
    const { get } = await startCluster({ endOfList: "empty", maxPageSize: 15 });
    const { found, pages, end } = await readPages(get, "/v1/files/quotas/?limit=100", "quotas");
    expect([found.length, pages, end]).toEqual([40, 3, ""]);
    expect((await get("/v1/files/%2F/entries/?limit=5")).paging.next).toMatch(/^\/v1\/files\/%2F\/entries\//);
  });

  it("drifts when rows change between two pages", async () => {
    const { get, rows } = await startCluster();
    const all = (await get("/v1/files/quotas/")).quotas.map(({ id }: { id: string }) => id);
    await rows({ kind: "Volume", delete: { ids: [all[2], all[30]] }, insert: { count: 1 }, afterRequest: 2 });
    const { found } = await readPages(get, "/v1/files/quotas/?limit=10", "quotas");
    const ids = found.map(({ id }) => id);
    expect(ids).toContain(all[2]);
    expect(ids).not.toContain(all[30]);
    expect(ids).toHaveLength(40);
  });

  it("refuses a cursor that it did not make", async () => {
    const { call } = await startCluster();
    expect((await call("GET", "/v1/files/quotas/?after=7")).json.error_class).toBe("decode_error");
    expect((await call("GET", "/v1/files/quotas/?limit=0")).json.error_class).toBe("decode_error");
  });
});

describe("the estate", () => {
  it("has what makes alerts: a full directory, dead and missing slots, a failed power supply, a node offline", async () => {
    const { get } = await startCluster();
    const { quotas } = await get("/v1/files/quotas/status/");
    const isOver = (row: { limit: string; capacity_usage: string }) => BigInt(row.capacity_usage) > BigInt(row.limit);
    expect(quotas.filter(isOver).length).toBeGreaterThan(0);
    const paths: string[] = quotas.map(({ path }: { path: string }) => path);
    expect(paths.some((path) => paths.some((above) => path !== above && path.startsWith(above)))).toBe(true);
    const slots = (await get("/v1/cluster/slots/")).map(({ state }: { state: string }) => state);
    expect(slots).toEqual(expect.arrayContaining(["healthy", "dead", "missing", "empty"]));
    expect(JSON.stringify(await get("/v1/cluster/nodes/chassis/"))).toContain('"FAILED"');
    const nodes = await get("/v1/cluster/nodes/");
    expect(nodes.map(({ node_status }: { node_status: string }) => node_status)).toContain("offline");
    const shares = await get("/v2/smb/shares/");
    const isOpen = ({ permissions }: { permissions: { type: string; trustee: { domain: string } }[] }) =>
      permissions.some(({ type, trustee }) => type === "ALLOWED" && trustee.domain === "WORLD");
    expect(shares.filter(isOpen).length).toBeGreaterThan(0);
    const snapshots = (await get("/v4/snapshots/status/?filter=api_snapshots_exclude_not_locked")).entries;
    expect(snapshots.length).toBeGreaterThan(1);
  });

  it("is byte-identical for the same seed, and consistent: shares and snapshots lead to directories that exist", async () => {
    const [one, two] = await Promise.all([startCluster(), startCluster()]);
    for (const path of ["/v1/files/quotas/status/", "/v2/smb/shares/", "/v3/snapshots/", "/v1/cluster/slots/"]) {
      expect((await one.call("GET", path)).text).toBe((await two.call("GET", path)).text);
    }
    const exports = await one.get("/v2/nfs/exports/");
    const { buckets } = await one.get("/v1/s3/buckets/");
    const paths = [
      ...exports.map((row: { fs_path: string }) => row.fs_path),
      ...buckets.map((row: { path: string }) => row.path),
    ];
    for (const path of paths) {
      expect((await one.call("GET", `/v1/files/${encodeURIComponent(path)}/info/attributes`)).status, path).toBe(200);
    }
    const { entries } = await one.get("/v3/snapshots/status/");
    expect(entries).toHaveLength(200);
    expect(entries.every((row: { source_file_path: string }) => row.source_file_path.endsWith("/"))).toBe(true);
  });

  it("§8.2: a capacity history needs its begin-time, ascends, and counts snapshots as used", async () => {
    const { call, get } = await startCluster();
    const path = "/v1/analytics/capacity-history/";
    expect((await call("GET", path)).json.error_class).toBe("decode_error");
    const days = await get(`${path}?begin-time=2026-11-10T00:00:00Z&interval=daily`);
    const times = days.map((row: { period_start_time: number }) => row.period_start_time);
    expect(times).toEqual(Array.from({ length: 11 }, (_, index) => 1_794_268_800 + index * 86_400));
    const last = days.at(-1);
    expect(BigInt(last.capacity_used)).toBeGreaterThan(BigInt(last.data_used));
    const pool = await get("/v1/file-system");
    const used = BigInt(pool.total_size_bytes) - BigInt(pool.free_size_bytes);
    expect(used).toBeGreaterThan(BigInt(pool.snapshot_size_bytes));
    expect(used).toBeGreaterThan(2n ** 53n);
  });

  it("lets a test change what there is once: the cluster, its file system and its trusted authority", async () => {
    const { call, get, rows } = await startCluster();
    const { cluster_id } = await get("/v1/node/state");
    const patch = {
      cluster_name: "renamed",
      restriper: { data_at_risk: true },
      license: { state: "LICENSE_STATE_EXPIRED" },
    };
    await rows({ kind: "Site", update: { ids: [cluster_id], values: [patch] } });
    expect(await get("/v1/cluster/settings")).toEqual({ cluster_name: "renamed" });
    expect((await get("/v1/cluster/protection/restriper/status")).data_at_risk).toBe(true);
    expect((await get("/v1/license/status")).state).toBe("LICENSE_STATE_EXPIRED");
    await rows({ kind: "StoragePool", update: { ids: ["file-system"], values: [{ total_size_bytes: "4096" }] } });
    expect(await get("/v1/file-system")).toMatchObject({ total_size_bytes: "4096", free_size_bytes: "0" });
    await rows({ kind: "Certificate", delete: { count: 1 } });
    expect((await call("GET", "/v2/cluster/settings/ssl/ca-certificate")).status).toBe(404);
    const misspelt = { kind: "Site", update: { ids: [cluster_id], values: [{ name: "x" }] } };
    expect((await call("POST", "/__sim/rows", misspelt)).status).toBe(400);
    expect((await call("POST", "/__sim/rows", { kind: "Alert", insert: { count: 1 } })).status).toBe(400);
  });

  it.each([
    ["Host", "/v1/cluster/nodes/", {}, { node_status: "offline" }],
    ["Quota", "/v1/files/quotas/status/", { limit: "99" }, { limit: "98" }],
    ["Volume", "/v1/files/quotas/status/", { path: "/a/b" }, { capacity_usage: "12345" }],
    ["Share", "/v2/nfs/exports/", {}, { description: "changed" }],
    ["Share", "/v2/smb/shares/", { protocol: "smb" }, { description: "changed" }],
    ["Share", "/v1/s3/buckets/", { protocol: "s3" }, { anonymous_access_enabled: true }],
    ["Snapshot", "/v3/snapshots/", {}, { expiration: "2030-01-01T00:00:00Z" }],
    ["SnapshotPolicy", "/v3/snapshots/policies/", {}, { enabled: false }],
    ["Job", "/v1/tree-delete/jobs/", {}, { last_error_message: "locked" }],
    ["JobTemplate", "/v2/replication/source-relationships/status/", {}, { state: "DISCONNECTED" }],
  ])("lets a test insert, change and delete a row of %s in %s", async (kind, path, values, patch) => {
    const { get, rows } = await startCluster();
    const all = async () => {
      const answer = await get(path);
      return (Array.isArray(answer) ? answer : Object.values(answer)[0]) as object[];
    };
    const before = (await all()).length;
    const [id] = await rows({ kind, insert: { values: [values] } });
    expect(await all()).toHaveLength(before + 1);
    await rows({ kind, update: { ids: [id], values: [patch] } });
    expect(await all()).toContainEqual(expect.objectContaining(patch));
    await rows({ kind, delete: { ids: [id] } });
    expect(await all()).toHaveLength(before);
  });
});
