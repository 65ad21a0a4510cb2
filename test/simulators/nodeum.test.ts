// Is the Nodeum simulator as awkward as the real server when it is read? Each test is a trap that the vendor's sheet warns of.
import { createHmac } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { NodeumOptions } from "../../simulators/nodeum/options.ts";
import { heldToDescription } from "../support/description/heldToDescription.ts";
import { type NodeumClient, openNodeum } from "./support/nodeumClient.ts";

let nodeum: NodeumClient;

beforeAll(async () => {
  nodeum = await openNodeum();
});
beforeEach(() => nodeum.control("reset"));
afterAll(() => nodeum.close());

/** Does something with a server of its own, which behaves as the options say. */
async function withNodeum(options: NodeumOptions, use: (other: NodeumClient) => Promise<void>): Promise<void> {
  const other = await openNodeum(options);
  try {
    await use(other);
  } finally {
    await other.close();
  }
}

const key = "nodeum-demo-key-only-good-for-this-simulator";
const reader = "Bearer nodeum-demo-reader-only-good-for-this-simulator";
const basic = `Basic ${btoa("admin:nodeum-admin")}`;

function jwt(claims: object, secret = "nodeum-demo-identity-provider"): string {
  const text = [{ alg: "HS256" }, claims].map((part) => Buffer.from(JSON.stringify(part)).toString("base64url"));
  const unsigned = text.join(".");
  return `Bearer ${unsigned}.${createHmac("sha256", secret).update(unsigned).digest("base64url")}`;
}

describe("who may call", () => {
  test("there is no login: Basic, a key with or without Bearer and a JWT go into the one header", async () => {
    const status = async (authorization: string) =>
      (await nodeum.call("GET", "/pools", undefined, authorization)).status;
    const exp = Date.parse("2026-11-20T13:00:00Z") / 1000;
    expect(await Promise.all([basic, `Bearer ${key}`, key, jwt({ sub: "ann", exp })].map(status))).toEqual([
      200, 200, 200, 200,
    ]);
    const bad = ["", "Bearer wrong", `Basic ${btoa("admin:no")}`, jwt({ exp }, "other"), jwt({ exp: exp - 3600 })];
    expect(new Set(await Promise.all(bad.map(status)))).toEqual(new Set([401]));
  });

  test("a server may refuse the raw key that the SDKs send", async () => {
    await withNodeum({ rawKey: false }, async (other) => {
      expect((await other.call("GET", "/pools", undefined, key)).status).toBe(401);
      expect((await other.call("GET", "/pools", undefined, `Bearer ${key}`)).status).toBe(200);
    });
  });

  test("a key without the scope of an operation gets 403, and the rest still works", async () => {
    expect((await nodeum.call("GET", "/tasks/1", undefined, reader)).status).toBe(200);
    const refused = await nodeum.call("PUT", "/tasks/1/action/run", undefined, reader);
    expect([refused.status, Object.keys(refused.body)]).toEqual([403, ["details", "messages"]]);
  });

  test("secrets are masked for keys, and shown to a user with full access", async () => {
    const shares = (await nodeum.get("/nas_shares?username=svc-nodeum")).nas_shares;
    expect(new Set(shares.map((share: { password: string }) => share.password))).toEqual(new Set(["[censored]"]));
    const open = (await nodeum.call("GET", `/nas_shares/${shares[0].id}`, undefined, basic)).body;
    expect(open.password).toMatch(/^share-secret-/);
    expect((await nodeum.get("/cloud_connectors/1")).secret_key).toBe("[censored]");
  });

  test("a new key is masked even in the answer that makes it, unless the server is of the other kind", async () => {
    const order = { name: "nightly", api_key_scopes: [{ controller: "tasks", action: "index" }] };
    const made = await nodeum.call("POST", "/users/me/api_keys", order);
    expect([made.status, made.body.key]).toEqual([201, expect.stringMatching(/^\*{18}.{4}$/)]);
    const listed = (await nodeum.get("/users/me/api_keys")).api_keys.at(-1);
    expect(listed).not.toHaveProperty("api_key_scopes");
    await withNodeum({ newKey: "full" }, async (other) => {
      const full = (await other.call("POST", "/users/me/api_keys", order)).body.key;
      expect((await other.call("GET", "/tasks", undefined, `Bearer ${full}`)).status).toBe(200);
      expect((await other.call("GET", "/pools", undefined, `Bearer ${full}`)).status).toBe(403);
    });
  });

  test("the bodies of refusals are unknown: they may also be empty or a page of HTML", async () => {
    for (const [refusalBody, text] of [
      ["empty", /^$/],
      ["html", /^<!DOCTYPE html>/],
    ] as const) {
      await withNodeum({ refusalBody }, async (other) => {
        expect((await other.call("GET", "/pools", undefined, "")).body).toMatch(text);
        expect((await other.call("GET", "/pools/999")).body).toMatch(text);
        expect((await other.call("POST", "/pools", {})).body.details).toEqual({ name: [{ error: "blank" }] });
      });
    }
  });

  test("too many calls in a second get a 429 without any header that would say when to come back", async () => {
    await withNodeum({ callsPerSecond: 2 }, async (other) => {
      await other.get("/pools");
      await other.get("/pools");
      const refused = await other.call("GET", "/pools");
      expect([refused.status, refused.headers.get("retry-after")]).toEqual([429, null]);
      await other.advance(1000);
      await other.get("/pools");
    });
  });
});

describe("addresses", () => {
  test("a path takes an id or a name, and an id wins over a name that looks like one", async () => {
    const pool = await nodeum.get("/pools/archive-nas");
    expect(await nodeum.get(`/pools/${pool.id}`)).toEqual(pool);
    const [id] = (await nodeum.control("rows", { kind: "Volume", insert: { values: [{ name: "2" }] } })).body.ids;
    expect([(await nodeum.get("/containers/2")).id, (await nodeum.get(`/containers/${id}`)).name]).toEqual([2, "2"]);
    const tape = (await nodeum.get("/tapes?limit=1")).tapes[0];
    expect((await nodeum.get(`/tapes/${tape.barcode}`)).id).toBe(tape.id);
  });

  test("a name with a slash stays one part of the path", async () => {
    await nodeum.control("rows", { kind: "Volume", insert: { values: [{ name: "a/b" }] } });
    expect((await nodeum.get("/containers/a%2Fb")).name).toBe("a/b");
  });

  test("names of tasks are not unique: the first is meant", async () => {
    const task = await nodeum.get("/tasks/1");
    await nodeum.control("rows", { kind: "JobTemplate", insert: { values: [{ name: task.name }] } });
    expect((await nodeum.get(`/tasks?name=${task.name}`)).count).toBeGreaterThan(1);
    expect((await nodeum.get(`/tasks/${task.name}`)).id).toBe(1);
  });

  test("executions have no names, and there are no trailing slashes, no .json and no PATCH", async () => {
    const execution = (await nodeum.get("/task_executions?limit=1")).task_executions[0];
    const wrong = [`/task_executions/${execution.name}`, "/pools/", "/pools.json", "/tasks/99999", "/hosts"];
    for (const path of wrong) expect((await nodeum.call("GET", path)).status).toBe(404);
    expect((await nodeum.call("PATCH", "/pools/1", {})).status).toBe(404);
  });

  test("a member of one parent is not found below another", async () => {
    const share = (await nodeum.get("/nas/1/nas_shares?limit=1")).nas_shares[0];
    expect(share.nas_id).toBe(1);
    expect((await nodeum.call("GET", `/nas/2/nas_shares/${share.id}`)).status).toBe(404);
    expect(await nodeum.get(`/nas_shares/${share.id}`)).toEqual(share);
  });

  test("the list of NAS is called nas, and mounts have neither a count nor pages", async () => {
    expect(Object.keys(await nodeum.get("/nas"))).toEqual(["count", "nas"]);
    const mounts = await nodeum.get("/mounts?limit=1");
    expect([Object.keys(mounts), mounts.mounts.length > 1]).toEqual([["mounts"], true]);
  });
});

describe("lists", () => {
  test("count counts all that match, and limit and offset cut the page; page and per_page do nothing", async () => {
    const all = await nodeum.get("/containers?page=2&per_page=5");
    expect([all.count, all.containers.length]).toEqual([60, 60]);
    const page = await nodeum.get("/containers?limit=25&offset=50");
    expect([page.count, page.containers.length, page.containers[0].id]).toEqual([60, 10, 51]);
    expect(await nodeum.get("/containers?offset=60&limit=5")).toEqual({ count: 60, containers: [] });
    expect((await nodeum.get("/containers?limit=0")).containers).toEqual([]);
  });

  test("another server may have a default and a maximum of rows, and count only those on the page", async () => {
    await withNodeum({ defaultLimit: 20, maxLimit: 30, count: "page" }, async (other) => {
      expect((await other.get("/containers")).count).toBe(20);
      expect((await other.get("/containers?limit=500")).containers).toHaveLength(30);
      expect((await other.get("/containers?limit=30&offset=50")).count).toBe(10);
    });
  });

  test.each([
    ["id=>58", [59, 60]],
    ["id=<=2", [1, 2]],
    ["id=><3|5|x", [3, 5]],
    ["id=!><1|13|25&name=~finance-%25", [37, 49]],
    ["name=!~finance-%25&id=<3", [2]],
    ["name=~finance-p%25", [1]],
    ["name=engineering-projects", [2]],
    ["name==engineering-projects", [2]],
    ["name=~Engineering_Projects", [2]],
    ["name=nobody", []],
    ["comment=!=x&id=<2", [1]],
  ])("the filter %s has its operator in front of the value", async (query, ids) => {
    const rows = (await nodeum.get(`/containers?${query.replaceAll("|", "%7C")}`)).containers;
    expect(rows.map((row: { id: number }) => row.id)).toEqual(ids);
  });

  test("what cannot be filtered by is ignored, and what is not there matches nothing", async () => {
    expect((await nodeum.get("/containers?only_on_cache_file_count=1&push_pool_id=1")).count).toBe(60);
    const quotas = await nodeum.get("/containers?quota_total_size=%3E%3D0");
    expect(quotas.count).toBeLessThan(60);
    expect((await nodeum.get("/containers?quota_total_size=!%3D-1")).count).toBe(quotas.count);
  });

  test("sort_by joins with a bar, or with a comma when the Python SDK asks", async () => {
    const order = async (sort: string) =>
      (await nodeum.get(`/nas_shares?sort_by=${encodeURIComponent(sort)}&limit=20`)).nas_shares.map(
        (row: { nas_id: number; id: number }) => [row.nas_id, row.id],
      );
    const rows = await order("nas_id|id:desc");
    expect(rows).toEqual([...rows].sort((left, right) => left[0] - right[0] || right[1] - left[1]));
    expect(await order("nas_id,id:desc")).toEqual(rows);
    expect(await order("id:desc")).not.toEqual(rows);
  });

  test("values that are not there are left out, or null at another server", async () => {
    const rowsOf = async (server: NodeumClient) => (await server.get("/containers")).containers;
    const without = (await rowsOf(nodeum)).find((row: object) => !("quota_total_size" in row));
    await withNodeum({ missingValues: "null" }, async (other) => {
      expect((await rowsOf(other))[without.id - 1].quota_total_size).toBeNull();
    });
  });
});

describe("what rows say", () => {
  test("prices are texts, sizes are numbers beyond 32 bits, and times carry milliseconds that are always zero", async () => {
    const [server] = (await nodeum.get("/nas?price=%3E0&limit=1")).nas;
    expect(server.price).toMatch(/^\d+\.\d$/);
    const [container] = (await nodeum.get("/containers?sort_by=stat_total_size:desc&limit=1")).containers;
    expect(container.stat_total_size).toBeGreaterThan(2 ** 32);
    expect(container.last_update).toMatch(/:\d\d\.000Z$/);
  });

  test("more can be in the cache than there is, and some containers are nearly full", async () => {
    const rows: Record<string, number>[] = (await nodeum.get("/containers")).containers;
    expect(rows.some((row) => Number(row.stat_size_on_cache) > Number(row.stat_total_size))).toBe(true);
    expect(rows.some((row) => Number(row.stat_total_size) > 0.9 * Number(row.quota_total_size))).toBe(true);
  });

  test("quotas and tapes may count in other units than bytes", async () => {
    await withNodeum({ quotaUnitBytes: 1024 ** 3, tapeUnitBytes: 1_000_000 }, async (other) => {
      const quota = (await nodeum.get("/containers/1")).quota_total_size;
      expect((await other.get("/containers/1")).quota_total_size).toBe(quota / 1024 ** 3);
      expect((await other.get("/tapes/1")).max).toBe((await nodeum.get("/tapes/1")).max / 1_000_000);
    });
  });

  test("pools have no capacity: it is that of their tapes, and use is that of their members", async () => {
    const pool = await nodeum.get("/pools/archive-tape");
    expect(Object.keys(pool)).toEqual(["id", "name", "type", "content", "storage_id"]);
    const tapes = (await nodeum.get(`/pools/${pool.id}/tapes`)).tapes;
    expect(tapes.length).toBeGreaterThan(0);
    for (const tape of tapes) expect([tape.pool_id, tape.free <= tape.max]).toEqual([pool.id, true]);
    const shares = (await nodeum.get("/pools/archive-nas/nas_shares")).nas_shares;
    expect(shares.every((share: { file_size_sum: number }) => share.file_size_sum >= 0)).toBe(true);
  });

  test("schedules say when they come next, without milliseconds and in their own zone, unless told not to", async () => {
    const [daily] = (await nodeum.get("/task_schedules?id=1")).task_schedules;
    expect(daily.rrule).toMatch(/^DTSTART;TZID=Europe\/Paris:\d{8}T\d{6}\nRRULE:FREQ=DAILY$/);
    expect(daily.next).toMatch(/^2026-11-2[01]T\d\d:\d\d:00Z$/);
    const wall = new Date(daily.next).toLocaleTimeString("sv-SE", { timeZone: "Europe/Paris" }).replaceAll(":", "");
    expect(daily.rrule).toContain(`T${wall}`);
    const [bare] = (await nodeum.get("/task_schedules?id=1&with_next=false")).task_schedules;
    expect(Object.keys(bare)).toEqual(["id", "task_id", "rrule", "done"]);
  });

  test("words of newer releases appear only where they are switched on, because the Python SDK fails on them", async () => {
    const actions = async (server: NodeumClient) =>
      (await server.get("/tasks")).tasks.map((task: { workflow_action: string }) => task.workflow_action);
    expect(await actions(nodeum)).not.toContain("restore");
    await withNodeum({ newerWords: true, containerPools: false }, async (other) => {
      expect(await actions(other)).toContain("restore");
      expect((await other.get("/containers")).containers.some((row: object) => "push_pool_id" in row)).toBe(false);
    });
  });

  test("files are found by their numbers, from containers and from what a task works on, and lists have no sort_by", async () => {
    const { count, files } = await nodeum.get("/containers/3/files?sort_by=name:desc");
    expect([count, files.map((file: { name: string }) => file.name)]).toEqual([3, ["done", "incoming", "2025"]]);
    const children = (await nodeum.get(`/files/${files[0].id}/children?size=%3E0`)).files;
    const { file_path } = await nodeum.get(`/containers/3/files/${children[0].id}`);
    expect(file_path).toBe(`/${(await nodeum.get("/containers/3")).name}/done/${children[0].name}`);
    expect((await nodeum.call("GET", `/containers/4/files/${children[0].id}`)).status).toBe(404);
    const { file, container } = (await nodeum.get("/tasks/1/task_sources")).task_sources[0];
    expect((await nodeum.get(`/tasks/1/files/${file.id}`)).file_path).toBe(`/${container.name}/${file.name}`);
  });

  test("what is read is as the vendor's description says", async () => {
    const { observe, verdict } = heldToDescription("nodeum");
    const below = (path: string) => path.replace(/^\/api\/v2/, "");
    await withNodeum({ observe: (seen) => observe({ ...seen, path: below(seen.path) }) }, async (other) => {
      for (const path of [
        ...[
          "/containers",
          "/containers/1/container_privileges",
          "/files?limit=9",
          "/pools",
          "/pools/1/primary_scan",
          "/pools/1/mount",
        ],
        ...[
          "/nas",
          "/nas_shares",
          "/nas/1/nas_shares",
          "/cloud_connectors",
          "/cloud_buckets",
          "/cloud_buckets/1/mount",
        ],
        ...["/tapes", "/tapes/1/tape_stat", "/tape_libraries", "/tape_drives", "/tape_stats", "/mounts", "/tasks"],
        ...["/tasks/1/task_sources", "/tasks/1/task_destinations", "/tasks/2/task_options", "/tasks/1/task_metadata"],
        ...["/task_schedules?with_next=true", "/task_executions?sort_by=job_started:desc", "/users/me/api_keys"],
        ...["/users/-/systems", "/groups/-/systems", "/statistics/task_by_status", "/task_metadata_definitions"],
      ]) {
        await other.get(path);
      }
    });
    verdict();
  });
});
