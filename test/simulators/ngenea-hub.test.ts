// Is the Ngenea Hub simulator as awkward as the real one? Each test is a trap that the vendor's sheet warns of.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { NgeneaHubOptions } from "../../simulators/ngenea-hub/options.ts";
import { type HubClient, openHub } from "./support/hubClient.ts";

let hub: HubClient;

beforeAll(async () => {
  hub = await openHub();
});
beforeEach(() => hub.control("reset"));
afterAll(() => hub.close());

/** Does something with a Hub of its own, which behaves as the options say. */
async function withHub(options: NgeneaHubOptions, use: (other: HubClient) => Promise<void>): Promise<void> {
  const other = await openHub(options);
  try {
    await use(other);
  } finally {
    await other.close();
  }
}

describe("logging in", () => {
  test("a login answers two tokens, not the user name and password of the reference", async () => {
    const answer = await hub.call("POST", "/auth/token/", { username: "admin", password: "hub-admin" }, "");
    expect(Object.keys(answer.body).sort()).toEqual(["access", "refresh"]);
    expect(answer.body.access.split(".")).toHaveLength(3);
  });

  test("an access token ends after one hour of vendor time, and a refresh token buys another", async () => {
    const { access, refresh } = (await hub.logIn()).body;
    await hub.control("clock", { advanceMs: 3_601_000 });
    const expired = await hub.call("GET", "/sites/", undefined, `Bearer ${access}`);
    expect([expired.status, expired.body.code]).toEqual([401, "token_not_valid"]);
    const renewed = await hub.call("POST", "/auth/token/refresh/", { refresh }, "");
    expect((await hub.call("GET", "/sites/", undefined, `Bearer ${renewed.body.access}`)).status).toBe(200);
    expect((await hub.call("GET", "/sites/", undefined, `Bearer ${refresh}`)).status).toBe(401);
    await hub.control("clock", { advanceMs: 86_400_000 });
    expect((await hub.call("POST", "/auth/token/refresh/", { refresh }, "")).status).toBe(401);
  });

  test("some releases answer an expired token with 403, which is also the answer to a caller who may not", async () => {
    await withHub({ expiredTokenStatus: 403 }, async (other) => {
      const { access } = (await other.logIn()).body;
      await other.control("clock", { advanceMs: 3_601_000 });
      expect((await other.call("GET", "/sites/", undefined, `Bearer ${access}`)).status).toBe(403);
    });
    const reader = (await hub.logIn("viewer", "hub-viewer")).body.access;
    const refused = await hub.call("DELETE", "/jobs/1/", undefined, `Bearer ${reader}`);
    expect([refused.status, refused.body.code]).toEqual([403, undefined]);
    expect((await hub.get("/jobs/1/")).status).toBe(200);
  });

  test("actions refuse client keys, which are good for everything else", async () => {
    expect((await hub.get("/sites/")).status).toBe(200);
    expect((await hub.get("/actions/")).status).toBe(401);
    const token = `Bearer ${(await hub.logIn()).body.access}`;
    const made = await hub.call("POST", "/actions/", { action: "discover_nodes" }, token);
    expect(made.body).toMatchObject({ id: 1, state: "STARTED" });
  });

  test("a client key is shown once, and ends when it is revoked", async () => {
    const made = (await hub.call("POST", "/auth/clientkeys/", { name: "nightly" })).body;
    const key = `Api-Key ${made.api_key}`;
    expect((await hub.call("GET", `/auth/clientkeys/${made.id}/`, undefined, key)).body).not.toHaveProperty("api_key");
    await hub.call("DELETE", `/auth/clientkeys/${made.id}/`);
    expect((await hub.call("GET", "/sites/", undefined, key)).status).toBe(401);
  });
});

describe("addresses and refusals", () => {
  test("without the slash at the end a read is redirected and a change is lost", async () => {
    const read = await hub.get("/spaces?page=2");
    expect([read.status, read.headers.get("location")]).toEqual([301, "/api/spaces/?page=2"]);
    const write = await hub.call("POST", "/spaces", { name: "lost", mountpoint: "/mmfs1/data/lost" });
    expect(write.status).toBe(301);
    expect((await hub.get("/spaces/?search_keyword=lost")).body.count).toBe(0);
  });

  test("an unknown address is a page of HTML, an unknown row is JSON, and a wrong verb names the right ones", async () => {
    const page = await hub.get("/volumes/");
    expect([page.status, page.headers.get("content-type")]).toEqual([404, "text/html; charset=utf-8"]);
    expect((await hub.get("/spaces/99999/")).body).toEqual({ detail: "Not found." });
    const put = await hub.call("PUT", "/spaces/2/", { size: 1 });
    expect([put.status, put.headers.get("allow")]).toEqual([405, "GET, PATCH, DELETE"]);
  });

  test("field errors follow the shape of what was sent, also in lists", async () => {
    const share = { space: 2, clients: [{ hosts: "*" }, { read_only: true }] };
    const required = ["This field is required."];
    expect((await hub.call("POST", "/shares/nfs/", share)).body).toEqual({ clients: [{}, { hosts: required }] });
    const schedule = { snapshot_schedule: { frequency: "daily", duration: "7 days" } };
    const partial = await hub.call("PATCH", "/spaces/2/", schedule);
    expect([partial.status, partial.body]).toEqual([400, { snapshot_schedule: { time: required } }]);
  });
});

describe("pages", () => {
  test.each([
    ["", 20],
    ["1", 20],
    ["19", 20],
    ["-5", 20],
    ["many", 20],
    ["37", 37],
    ["100", 100],
    ["500", 100],
    ["0", 120],
  ])("page_size=%s gives %i rows, because a page is never smaller than 20", async (size, rows) => {
    expect((await hub.get(`/spaces/?page_size=${size}`)).body.results).toHaveLength(rows);
  });

  test("links to other pages are absolute and carry the filters along", async () => {
    const first = (await hub.get("/spaces/?site_id=1&page_size=25&nonsense=1")).body;
    expect(first.previous).toBeNull();
    expect(first.next).toBe(`${hub.url}/api/spaces/?nonsense=1&page=2&page_size=25&site_id=1`);
    const second = (await hub.get(first.next.slice(hub.url.length + 4))).body;
    expect(second.previous).toBe(`${hub.url}/api/spaces/?nonsense=1&page_size=25&site_id=1`);
    const past = await hub.get("/spaces/?page=99");
    expect([past.status, past.body]).toEqual([404, { detail: "Invalid page." }]);
  });

  test("behind a proxy the links name a host that the caller cannot reach, and page_size=0 may be a bare list", async () => {
    await withHub({ linkOrigin: "http://hub:8000", pageSizeZero: "array" }, async (other) => {
      expect((await other.get("/spaces/")).body.next).toBe("http://hub:8000/api/spaces/?page=2");
      expect((await other.get("/spaces/?page_size=0")).body).toHaveLength(120);
    });
  });

  test("alerts, settings, shares and tags are bare lists without pages", async () => {
    for (const path of ["/alerts/", "/settings/", "/shares/nfs/", "/shares/samba/", "/tags/", "/pki/lifetime/"]) {
      expect(Array.isArray((await hub.get(`${path}?page_size=1`)).body), path).toBe(true);
    }
    expect((await hub.get("/shares/nfs/?page_size=1")).body.length).toBeGreaterThan(20);
  });

  test("a job that begins while the list is read shifts every later page", async () => {
    await hub.control("rows", { kind: "Job", insert: { count: 3 }, afterRequest: 2 });
    const first = (await hub.get("/jobs/")).body;
    const second = (await hub.get("/jobs/?page=2")).body;
    expect(second.count).toBe(first.count + 3);
    const repeated = second.results.filter(({ id }: { id: number }) => first.results.some((row: { id: number }) => row.id === id)); // biome-ignore format: one line
    expect(repeated).toHaveLength(3);
  });
});

describe("sites and machines", () => {
  test("the spaces of a site are names in the list and objects alone", async () => {
    const row = (await hub.get("/sites/")).body.results[0];
    const alone = (await hub.get("/sites/1/")).body;
    expect(alone.spaces[0]).toEqual({ id: 1, name: row.spaces[0], url: `${hub.url}/api/spaces/1/` });
    expect(row).not.toHaveProperty("lock_threshold");
    expect((await hub.get("/spaces/1/")).body.sites[0].id).toBe("1");
  });

  test("a site with a node down is in warning, alone and in the health of the Hub, with and without a slash", async () => {
    const london = (await hub.get("/sites/1/health/")).body;
    expect(london).toMatchObject({ site: "london", health: "warning" });
    for (const path of ["/health", "/health/"]) {
      const whole = (await hub.get(path)).body;
      expect([whole.overall_health, whole.site_status[0]]).toEqual(["warning", london]);
    }
    await hub.control("rows", { kind: "Host", update: { ids: ["1", "3"], values: [{ online: false }] } });
    expect((await hub.get("/sites/1/health/")).body.health).toBe("critical");
  });

  test("pools, file systems and servers have no id, and file systems share one name", async () => {
    const pools = (await hub.get("/storagepools/")).body.results;
    expect(pools.map((pool: object) => "id" in pool)).not.toContain(true);
    expect(pools.filter(({ site }: { site: number }) => site === 1)).toHaveLength(2);
    const names = (await hub.get("/filesystems/")).body.results.map(({ name }: { name: string }) => name);
    expect(new Set(names)).toEqual(new Set(["mmfs1"]));
  });

  test("computed flags may be texts", async () => {
    await withHub({ flags: "True" }, async (other) => {
      const online = (await other.get("/nodes/")).body.results.map((node: { online: unknown }) => node.online);
      expect(new Set(online)).toEqual(new Set(["True", "False"]));
    });
  });

  test("a deleted node comes back by discovery only", async () => {
    await hub.call("DELETE", "/nodes/1/");
    expect((await hub.get("/nodes/1/")).status).toBe(404);
    const token = `Bearer ${(await hub.logIn()).body.access}`;
    await hub.call("POST", "/actions/", { action: "discover_nodes" }, token);
    const names = (await hub.get("/nodes/")).body.results.map(({ name }: { name: string }) => name);
    expect(names).toContain("lon-hub-01");
  });
});

describe("spaces and shares", () => {
  test("no limit is written as null by some and as 0 by others", async () => {
    const sizes = (await hub.get("/spaces/?page_size=0")).body.results.map(({ size }: { size: unknown }) => size);
    expect(sizes).toContain(null);
    expect(sizes).toContain(0);
  });

  test("a new space is not ready until its sites have it, and its mountpoint never changes", async () => {
    const wanted = { name: "rushes", mountpoint: "/mmfs1/data/rushes", sites: [{ name: "berlin", label: "" }] };
    const made = await hub.call("POST", "/spaces/", wanted);
    expect([made.status, made.body.is_ready, made.body.on_sites]).toEqual([201, false, { berlin: "PENDING" }]);
    await hub.control("clock", { advanceMs: 30_000 });
    const path = `/spaces/${made.body.id}/`;
    expect((await hub.get(path)).body.is_ready).toBe(true);
    const changed = (await hub.call("PATCH", path, { mountpoint: "/elsewhere", size: 5 })).body;
    expect([changed.mountpoint, changed.size]).toEqual(["/mmfs1/data/rushes", 5]);
  });

  test("an immutable space can neither be changed nor deleted", async () => {
    expect((await hub.call("PATCH", "/spaces/1/", { size: 1 })).status).toBe(403);
    expect((await hub.call("DELETE", "/spaces/1/")).status).toBe(403);
  });

  test("numbers of NFS and Samba shares collide, and every share belongs to a space that exists", async () => {
    const [nfs, samba] = [(await hub.get("/shares/nfs/")).body, (await hub.get("/shares/samba/")).body];
    expect([nfs[0].id, samba[0].id]).toEqual([1, 1]);
    const spaces = new Map<number, { id: number; mountpoint: string }>(
      (await hub.get("/spaces/?page_size=0")).body.results.map((space: { id: number }) => [space.id, space]),
    );
    for (const share of [...nfs, ...samba]) {
      expect(share.path.startsWith(spaces.get(share.space)?.mountpoint ?? "no space")).toBe(true);
    }
    expect(samba.some(({ guest_ok }: { guest_ok: boolean }) => guest_ok)).toBe(true);
  });

  test("an NFS client cannot know its share's number, so the Hub fills it in", async () => {
    const made = await hub.call("POST", "/shares/nfs/", { space: 2, clients: [{ hosts: "10.0.0.0/8" }] });
    expect(made.body.clients[0].nfs_share).toBe(made.body.id);
  });

  test("nobody knows where shares live, so their place can be moved", async () => {
    await withHub({ sharesPaths: { nfs: "/nfs-shares/", samba: "/shares/smb/" } }, async (other) => {
      expect((await other.get("/shares/smb/1/")).body.id).toBe(1);
      expect((await other.get("/shares/nfs/")).status).toBe(404);
    });
  });
});

describe("alerts, settings and searches", () => {
  test("muted alerts come only when asked for, and there is nothing to acknowledge", async () => {
    const shown = (await hub.get("/alerts/")).body;
    expect(shown.map(({ suppressed }: { suppressed: boolean }) => suppressed)).not.toContain(true);
    expect(new Set(shown.map(({ severity }: { severity: string }) => severity)).size).toBe(3);
    expect((await hub.get("/alerts/?suppressed=True")).body).toHaveLength(1);
    expect((await hub.get("/alerts/?node=lon-hub-02&severity=WARNING")).body).toHaveLength(1);
    expect((await hub.call("PATCH", "/alerts/1/", { suppressed: true })).status).toBe(405);
  });

  test("a change of settings answers 202 with task ids, and is followed by paging through the settings tasks", async () => {
    const answer = await hub.call("PATCH", "/sites/2/settings/", { values: [{ key: "a:b", value: 7 }] });
    expect(answer.status).toBe(202);
    const state = async () => {
      const tasks = (await hub.get("/settingstasks/?page_size=100&task_id=ignored")).body.results;
      return tasks.find((task: { task_id: string }) => task.task_id === answer.body).state;
    };
    expect(await state()).toBe("PENDING");
    await hub.control("clock", { advanceMs: 60_000 });
    expect(await state()).toBe("SUCCESS");
    expect((await hub.get("/sites/2/settings/?flat=true")).body["a:b"]).toBe(7);
  });

  test("one setting that is not global refuses the whole change", async () => {
    const values = [
      { key: "samba:workgroup", value: "OTHER" },
      { key: "site:gateway", value: "x" },
    ];
    expect((await hub.call("PATCH", "/settings/", { values })).status).toBe(400);
    expect((await hub.get("/settings/")).body).toContainEqual(expect.objectContaining({ value: "EXAMPLE" }));
  });

  test("a search answers with an address, and its hits arrive site by site", async () => {
    const made = await hub.call("POST", "/search/", { path: "/mmfs1", filters: { "core.filename": "finance*" } });
    expect(Object.keys(made.body)).toEqual(["id", "url"]);
    const count = async () => (await hub.get(`/search/${made.body.id}/`)).body.count;
    expect(await count()).toBe(0);
    await hub.control("clock", { advanceMs: 1_000 });
    const first = await count();
    await hub.control("clock", { advanceMs: 5_000 });
    expect([first > 0, (await count()) > first]).toEqual([true, true]);
  });
});
