// Does the connector live with what is strange about Nodeum on the wire? Over real HTTP, against the simulator; what no
// simulator answers is scripted.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { startNodeumSimulator } from "../../../simulators/nodeum/start.ts";
import type { Row } from "../../../src/contract/rows/index.ts";
import { type ExamSubject, examNow, feedsOf, patientCall, readAll, workCalls } from "../../contract/examHarness.ts";
import { startExamined } from "../../support/examinedVendor.ts";
import { feedNamed, scriptedServer } from "./scriptedServer.ts";

const login = { username: "admin", password: "nodeum-admin" };
const start = (more: object = {}) => {
  const source = { vendor: "NODEUM", auth: login, displayName: "Lyon archive", ...more };
  return startExamined(
    { name: "nodeum", start: startNodeumSimulator, source, isLogin: () => false },
    { volumes: 12, pageSize: null },
  );
};

let server: ExamSubject;
beforeAll(async () => {
  server = await start();
});
beforeEach(() => server.control.reset());
afterAll(() => server.close());

const feed = (name: string) => feedNamed(server.connector, name);
const asked = async () => (await workCalls(server)).map(({ path }) => new URL(path, "http://nodeum").searchParams);
const refuse = (path: string, status: number) =>
  server.control.fault({ match: { path: `/api/v2${path}` }, fault: { kind: "status", status } });
const ofKind = <K extends Row["kind"]>(rows: readonly Row[], kind: K) =>
  rows.filter((row): row is Extract<Row, { kind: K }> => row.kind === kind);

describe("Requests", () => {
  it("quirk D-1, D-2: go to paths without a slash at their end, by limit and offset and never by page", async () => {
    for (const each of feedsOf(server.connector)) await readAll(each);
    const paths = (await workCalls(server)).map(({ path }) => path.split("?")[0] ?? "");
    expect(paths.every((path) => /^\/api\/v2\/[a-z_]+$/.test(path))).toBe(true);
    for (const query of await asked()) {
      expect(query.has("limit")).toBe(true);
      expect(query.has("page") || query.has("per_page")).toBe(false);
    }
  });

  it("quirk D-9: are logged in by a key as by a user and password", async () => {
    const other = await start({ auth: { apiKey: "nodeum-demo-key-only-good-for-this-simulator" } });
    try {
      expect((await readAll(feedNamed(other.connector, "containers"))).rows.length).toBeGreaterThan(10);
    } finally {
      await other.close();
    }
  });
});

describe("The server", () => {
  it("quirk D-10: is one site with the name that the operator gave it, in one call", async () => {
    const { rows } = await readAll(feed("server"));
    expect(rows).toMatchObject([{ kind: "Site", nativeId: "server", displayName: "Lyon archive", version: null }]);
    expect(await workCalls(server)).toHaveLength(1);
  });

  it("quirk D-10: lives when it refuses the key a scope, and not when it fails", async () => {
    await refuse("/pools", 403);
    expect((await readAll(feed("server"))).rows).toMatchObject([{ lifecycle: "AVAILABLE" }]);
    await server.control.heal();
    await refuse("/pools", 503);
    await expect(readAll(feed("server"))).rejects.toMatchObject({ problem: { code: "UPSTREAM_ERROR" } });
  });
});

describe("Pools and shares", () => {
  it("quirk D-16: are told without the tapes that a key may not list, and say so", async () => {
    await refuse("/tapes", 403);
    const { rows, pages } = await readAll(feed("storage"));
    const pools = ofKind(rows, "StoragePool");
    for (const pool of pools) expect(pool.capacity === null, pool.displayName).toBe(pool.poolType === "TAPE");
    const limits = pages.flatMap((page) => page.limits ?? []);
    expect(limits).toMatchObject([{ kind: "StoragePool", coverage: "PERMITTED_PART" }]);
    expect(ofKind(rows, "Share").length).toBeGreaterThan(0);
  });

  it("quirk D-16: are told by a release that has no buckets, but a failing list is no empty one", async () => {
    await refuse("/cloud_buckets", 404);
    expect((await readAll(feed("storage"))).pages.flatMap((page) => page.limits ?? [])).toEqual([]);
    await server.control.heal();
    await refuse("/tapes", 500);
    await expect(readAll(feed("storage"))).rejects.toMatchObject({ problem: { code: "UPSTREAM_ERROR" } });
  });
});

describe("Executions", () => {
  const hourAgo = examNow - 3_600_000;

  it("quirk D-11: are found by all digits of their keys", async () => {
    const [row] = ofKind((await readAll(feed("executions"))).rows, "Job");
    const key = row?.nativeId ?? "";
    expect(BigInt(key)).toBeGreaterThan(BigInt(Number.MAX_SAFE_INTEGER));
    const found = await feed("executions").singles?.Job?.getMany([key], patientCall());
    expect(found?.get(key)).toEqual(row);
  });

  it("quirk D-24, D-36: of an hour are those begun in it and all that have not ended", async () => {
    const whole = ofKind((await readAll(feed("executions"))).rows, "Job");
    await server.control.forgetCalls();
    const inHour = ofKind((await readAll(feed("executions"), patientCall(), "HOUR")).rows, "Job");
    const isLive = (state: string) => ["PENDING", "RUNNING", "PAUSED"].includes(state);
    const expected = whole.filter((job) => isLive(job.state) || Date.parse(job.startedAt ?? "") >= hourAgo);
    expect(inHour.map((job) => job.nativeId).sort()).toEqual(expected.map((job) => job.nativeId).sort());
    expect(inHour.length).toBeLessThan(whole.length);
    const queries = await asked();
    expect(queries[0]?.get("job_started")).toBe(`>=${new Date(hourAgo).toISOString()}`);
    expect(queries.at(-1)?.get("status")).toBe("><in_queue|calculating|in_progress|paused");
    expect(queries.map((query) => query.get("complete_list"))).toEqual(["true", "true"]);
  });

  it("quirk D-25: that wait have not begun, and are found in every window all the same", async () => {
    const waiting = { id: "4", status: "in_queue", job_started: "" };
    const { connector } = scriptedServer(({ query = {} }) => {
      const found = query.status === undefined ? [] : [waiting];
      return { count: found.length, task_executions: found };
    });
    const read = await readAll(feedNamed(connector, "executions"), patientCall(), "HOUR");
    expect(read.rows).toMatchObject([{ nativeId: "4", state: "PENDING", startedAt: null }]);
  });

  it("quirk D-24: of a release that ignores filters are filtered here", async () => {
    const rows = [
      { id: "1", status: "done", job_started: "2026-11-01T00:00:00Z" },
      { id: "2", status: "in_progress", job_started: "2026-11-01T00:00:00Z" },
      { id: "3", status: "done", job_started: "2026-11-20T11:30:00Z" },
    ];
    const { connector } = scriptedServer(() => ({ count: 3, task_executions: rows }));
    const read = await readAll(feedNamed(connector, "executions"), patientCall(), "HOUR");
    expect(read.rows.map((row) => row.nativeId)).toEqual(["2", "3"]);
  });

  it("quirk D-24: of a release that refuses filters are read whole when the operator says so", async () => {
    const { connector, asked: requests } = scriptedServer(() => ({ count: 0, task_executions: [] }), {
      filterExecutions: false,
    });
    const { counts } = await readAll(feedNamed(connector, "executions"));
    expect(feedNamed(connector, "executions").windows).toEqual(["ALL"]);
    expect(requests.map(({ query }) => Object.keys(query ?? {}))).toEqual([
      ["sort_by", "complete_list", "offset", "limit"],
    ]);
    expect(feedNamed(connector, "executions").calls(counts)).toBe(1);
  });
});

describe("Tasks", () => {
  it("quirk D-33: are joined with the list of schedules, and by key with the one schedule they have", async () => {
    const templates = ofKind((await readAll(feed("tasks"))).rows, "JobTemplate");
    const some = [templates.find((row) => row.schedule !== null), templates.find((row) => row.schedule === null)];
    const keys = some.map((row) => row?.nativeId ?? "");
    const found = await feed("tasks").singles?.JobTemplate?.getMany(keys, patientCall());
    expect(keys.map((key) => found?.get(key)?.schedule?.expression ?? null)).toEqual([
      some[0]?.schedule?.expression,
      null,
    ]);
  });

  it("quirk D-33: are told without the schedules that a key may not list, and say so", async () => {
    await refuse("/task_schedules", 403);
    const { rows, pages } = await readAll(feed("tasks"));
    expect(ofKind(rows, "JobTemplate").every((row) => row.schedule === null)).toBe(true);
    expect(pages.flatMap((page) => page.limits ?? [])).toMatchObject([{ coverage: "PERMITTED_PART" }]);
  });

  it("quirk D-34: are asked for with their next and missed runs", async () => {
    await readAll(feed("tasks"));
    expect((await asked()).map((query) => query.get("with_next")).sort()).toEqual(["true", null].sort());
  });
});
