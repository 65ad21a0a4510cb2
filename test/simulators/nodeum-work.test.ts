// Is the Nodeum simulator as awkward as the real server when it works and is changed? Each test is a trap of the vendor's sheet.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { NodeumOptions } from "../../simulators/nodeum/options.ts";
import { type NodeumClient, openNodeum } from "./support/nodeumClient.ts";

let nodeum: NodeumClient;
const quiet: NodeumOptions = { schedulesRun: false };

beforeAll(async () => {
  nodeum = await openNodeum(quiet);
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

/** A task that has never run, with all it needs to run. */
async function newTask(server: NodeumClient = nodeum): Promise<number> {
  const order = { kind: "JobTemplate", insert: { values: [{ name: "nightly copy" }] } };
  return Number((await server.control("rows", order)).body.ids[0]);
}

const act = (server: NodeumClient, task: number, action: string) =>
  server.call("PUT", `/tasks/${task}/action/${action}`);

const executionsOf = async (server: NodeumClient, task: number) =>
  (await server.get(`/task_executions?task_id=${task}&sort_by=job_started:desc`)).task_executions;

/** Asks for an action, waits for its delivery and gives the request's last status. */
async function deliver(task: number, action: string, server = nodeum): Promise<string> {
  const { job_id } = (await act(server, task, action)).body;
  await server.advance(2_500);
  return (await server.get(`/tasks/${task}/action/${action}?job_id=${job_id}`)).status;
}

describe("requests", () => {
  test("a run is accepted with a job id, followed at the same path, and completed before any data has moved", async () => {
    const task = await newTask();
    const asked = await act(nodeum, task, "run");
    expect([asked.status, asked.body]).toEqual([202, { job_id: expect.any(String), status: "queued" }]);
    const path = `/tasks/${task}/action/run?job_id=${asked.body.job_id}`;
    await nodeum.advance(1_000);
    expect((await nodeum.call("GET", path)).body.status).toBe("working");
    await nodeum.advance(600);
    const done = await nodeum.call("GET", path);
    expect([done.status, done.body.status, done.body.progress, done.body.total]).toEqual([200, "completed", 1, 1]);
    expect(await executionsOf(nodeum, task)).toEqual([]);
    await nodeum.advance(1_000);
    expect((await executionsOf(nodeum, task))[0].status).toBe("in_queue");
  });

  test("a job id must be named, and is good for its own path and for a while only", async () => {
    const task = await newTask();
    const { job_id } = (await act(nodeum, task, "run")).body;
    const status = async (path: string) => (await nodeum.call("GET", path)).status;
    expect(await status(`/tasks/${task}/action/run`)).toBe(400);
    expect(await status(`/tasks/${task}/action/stop?job_id=${job_id}`)).toBe(404);
    expect(await status(`/tasks/1/action/run?job_id=${job_id}`)).toBe(404);
    expect(await status(`/tasks/${task}/action/run?job_id=${job_id}`)).toBe(202);
    await nodeum.advance(3_700_000);
    expect(await status(`/tasks/${task}/action/run?job_id=${job_id}`)).toBe(404);
  });

  test("a request that failed is a 200 too", async () => {
    expect(await deliver(await newTask(), "pause")).toBe("failed");
    const bare = (await nodeum.call("POST", "/tasks", { ...task, destination_type: null })).body.id;
    expect(await deliver(bare, "run")).toBe("failed");
  });

  test("a run of a task that runs already may make a second execution, do nothing or fail", async () => {
    for (const [duplicateRun, status, count] of [
      ["second", "completed", 2],
      ["ignored", "completed", 1],
      ["failed", "failed", 1],
    ] as const) {
      await withNodeum({ ...quiet, duplicateRun }, async (other) => {
        const id = await newTask(other);
        await deliver(id, "run", other);
        expect(await deliver(id, "run", other)).toBe(status);
        expect(await executionsOf(other, id)).toHaveLength(count);
      });
    }
  });

  test("testing a share takes an unsaved share, and the result of a sync has another shape than its request", async () => {
    const testing = await nodeum.call("PUT", "/nas/1/nas_shares/-/test", { name: "new", path: "/export/new" });
    const sync = await nodeum.call("PUT", "/cloud_connectors/1/cloud_buckets/-/sync");
    expect([testing.status, sync.status]).toEqual([202, 202]);
    await nodeum.advance(2_000);
    const tested = await nodeum.get(`/nas/1/nas_shares/-/test?job_id=${testing.body.job_id}`);
    const synced = await nodeum.get(`/cloud_connectors/1/cloud_buckets/-/sync?job_id=${sync.body.job_id}`);
    expect([tested.status, Object.keys(synced), synced.cloud_buckets.length]).toEqual([
      "completed",
      ["cloud_buckets"],
      4,
    ]);
    const scan = "/tape_libraries/-/devices?job_id=5ca4de11-ce55-4000-8000-000000000001";
    expect(Object.keys(await nodeum.get(scan))).toEqual(["tape_libraries"]);
  });
});

const task = {
  name: "by hand",
  workflow_type: "active_archive",
  workflow_action: "copy",
  source_type: "container",
  destination_type: "secondary_nas",
};

describe("executions", () => {
  test("ids are texts of digits above 2^53 and count nanoseconds, while the start is cut to the second", async () => {
    const rows = (await nodeum.get("/task_executions?sort_by=id:desc&limit=50")).task_executions;
    for (const { id, job_started } of rows) {
      expect([typeof id, BigInt(id) > 2n ** 53n, String(Number(id)) === id]).toEqual(["string", true, false]);
      const startedMs = Number(BigInt(id) / 1_000_000n);
      expect(startedMs - Date.parse(job_started)).toBeLessThan(1_000);
    }
    expect((await nodeum.get(`/task_executions/${rows[7].id}`)).id).toBe(rows[7].id);
    expect((await nodeum.get(`/task_executions?id=%3E${rows[7].id}`)).count).toBe(7);
  });

  test("an execution waits, calculates while the total grows, moves data and is done", async () => {
    const id = await newTask();
    await deliver(id, "run");
    const seen: Record<string, unknown>[] = [];
    for (const ms of [0, 5_000, 3_000, 30_000, 60_000]) {
      await nodeum.advance(ms);
      seen.push((await executionsOf(nodeum, id))[0]);
    }
    const statuses = ["in_queue", "calculating", "calculating", "in_progress", "done"];
    expect(seen.map(({ status }) => status)).toEqual(statuses);
    const totals = seen.map(({ to_process_size }) => Number(to_process_size));
    expect([totals[0], Number(totals[1]) < Number(totals[2]), totals[3] === totals[4]]).toEqual([0, true, true]);
    expect(seen[4]).toMatchObject({ processed_size: totals[4], estimation_time: 0 });
    expect(seen[3]).not.toHaveProperty("job_finished");
    const { status, job_finished } = await nodeum.get(`/tasks/${id}`);
    expect([status, job_finished]).toEqual(["done", seen[4]?.job_finished]);
  });

  test("pause, resume and stop act on the task, so on all of its live executions", async () => {
    const id = await newTask();
    await deliver(id, "run");
    await deliver(id, "run");
    const statuses = async () => (await executionsOf(nodeum, id)).map((row: { status: string }) => row.status);
    await deliver(id, "pause");
    expect([await statuses(), (await nodeum.get(`/tasks/${id}`)).action]).toEqual([["paused", "paused"], "pause"]);
    await nodeum.advance(3_600_000);
    await deliver(id, "resume");
    expect(await statuses()).not.toContain("done");
    await deliver(id, "stop");
    expect(await statuses()).toEqual(["stopped_by_user", "stopped_by_user"]);
  });

  test("with warnings fewer files are processed than there were, and log_time is an hour off", async () => {
    const ended = "/task_executions?status=finished_with_warnings&limit=1";
    const [row] = (await nodeum.get(ended)).task_executions;
    expect(row.processed_files).toBeLessThan(row.to_process_files);
    expect(row.finalized_files).toBe(row.to_process_files);
    expect(Date.parse(row.log_time) - Date.parse(row.job_finished)).toBe(-3_599_000);
  });

  test("complete_list=false gives the last good execution of each task only", async () => {
    const rows = (await nodeum.get("/task_executions?complete_list=false")).task_executions;
    const tasks = new Set(rows.map((row: { task_id: number }) => row.task_id));
    const statuses = new Set(rows.map((row: { status: string }) => row.status));
    expect([tasks.size, statuses]).toEqual([rows.length, new Set(["done"])]);
  });

  test("a forgotten execution is gone by id and from lists, and a status that was set stands", async () => {
    const [first, second] = (await nodeum.get("/task_executions?limit=2")).task_executions;
    await nodeum.control("forget", { job: first.id });
    expect((await nodeum.call("GET", `/task_executions/${first.id}`)).status).toBe(404);
    const update = { ids: [second.id], values: [{ status: "not_activated" }] };
    await nodeum.control("rows", { kind: "Job", update });
    expect((await nodeum.get(`/task_executions/${second.id}`)).status).toBe("not_activated");
  });

  test("schedules start their tasks as time passes, and count again from there", async () => {
    await withNodeum({ executions: 0 }, async (other) => {
      const before = (await other.get("/task_schedules?done=false")).task_schedules;
      const soonest = before.map((row: { next: string }) => row.next).sort()[0];
      const due = before.filter((row: { next: string }) => row.next === soonest);
      await other.advance(Date.parse(soonest) - Date.parse("2026-11-20T12:00:00Z") + 1_000);
      const started = (await other.get("/task_executions")).task_executions;
      expect(started.length).toBeGreaterThan(0);
      expect(due.map((row: { task_id: number }) => row.task_id)).toContain(started[0].task_id);
      expect((await other.get(`/task_schedules?id=${due[0].id}`)).task_schedules[0].next > soonest).toBe(true);
    });
  });
});

describe("changes", () => {
  test("a task needs four calls before it moves anything, and what is written flat is read nested", async () => {
    const { id } = (await nodeum.call("POST", "/tasks", task)).body;
    const { name } = await nodeum.get("/containers/3");
    const source = await nodeum.call("POST", `/tasks/${id}/task_sources`, { file_path: `/${name}/done` });
    expect([source.status, source.body.container.id, source.body.file.name]).toEqual([201, 3, "done"]);
    const destination = { pool_name: "archive-nas" };
    const end = (await nodeum.call("POST", `/tasks/${id}/task_destinations`, destination)).body;
    expect([end.pool.name, "pool_name" in end]).toEqual(["archive-nas", false]);
    expect(await deliver(id, "run")).toBe("completed");
    expect((await nodeum.get("/tasks?destination_pool_name=archive-nas&name=by hand")).count).toBe(1);
  });

  test("complaints name the attribute and the kind of error, all at once", async () => {
    const wrong = { quota_on_cache: 120, guest_right: "all", quota_total_size: -1 };
    const refused = await nodeum.call("POST", "/containers", wrong);
    expect([refused.status, refused.body.details]).toEqual([
      422,
      {
        name: [{ error: "blank" }],
        quota_total_size: [{ error: "greater_than_or_equal_to", value: -1, count: 0 }],
        quota_on_cache: [{ error: "quota_on_cache" }],
        guest_right: [{ error: "invalid", value: "all" }],
      },
    ]);
    expect(refused.body.messages).toContain("Name can't be blank");
    const { name } = await nodeum.get("/containers/1");
    const taken = await nodeum.call("POST", "/containers", { name });
    expect([taken.status, taken.body.details.name]).toEqual([422, [{ error: "taken", value: name }]]);
  });

  test("PUT changes what it names, or empties the rest at a server that replaces", async () => {
    const changed = (await nodeum.call("PUT", "/containers/1", { comment: "new" })).body;
    expect([changed.comment, changed.quota_total_size === undefined]).toEqual(["new", false]);
    expect((await nodeum.call("PUT", "/containers/1", { quota_total_size: 0 })).body.quota_total_size).toBe(0);
    await withNodeum({ put: "replace" }, async (other) => {
      const { name } = await other.get("/containers/1");
      const replaced = (await other.call("PUT", "/containers/1", { name, comment: "new" })).body;
      expect(replaced).not.toHaveProperty("quota_total_size");
    });
  });

  test("read-only fields in a body are ignored", async () => {
    const made = (await nodeum.call("POST", "/containers", { id: 7, name: "fresh", stat_total_size: 5 })).body;
    expect([made.id, made.stat_total_size]).toEqual([61, 0]);
  });

  test("a task has one schedule: a second POST is refused, and a broken rule too", async () => {
    const path = `/tasks/${await newTask()}/task_schedule`;
    expect((await nodeum.call("GET", path)).status).toBe(404);
    const rrule = "DTSTART;TZID=Europe/Paris:20190705T085000\nRRULE:FREQ=WEEKLY";
    const made = await nodeum.call("POST", path, { rrule });
    expect([made.status, made.body.next]).toEqual([201, "2026-11-27T07:50:00Z"]);
    expect((await nodeum.call("POST", path, { rrule })).body.details.task_id[0].error).toBe("taken");
    expect((await nodeum.call("PUT", path, { rrule: "every day" })).status).toBe(422);
    expect((await nodeum.call("PUT", path, { done: true })).body).not.toHaveProperty("next");
    expect((await nodeum.call("DELETE", path)).status).toBe(204);
  });

  test("a share is made below its server only, joins a pool by the pool, and outlives it", async () => {
    const order = { name: "media", path: "/export/media" };
    expect((await nodeum.call("POST", "/nas_shares", order)).status).toBe(404);
    const { id } = (await nodeum.call("POST", "/nas/1/nas_shares", { ...order, pool_id: 1 })).body;
    expect((await nodeum.get(`/nas_shares/${id}`)).pool_id).toBeUndefined();
    const pool = (await nodeum.call("POST", "/pools", { name: "media", content: "nas", nas_share_ids: [id] })).body;
    expect([pool.nas_share_ids, (await nodeum.get(`/pools/media/nas_shares/${id}`)).pool_id]).toEqual([
      undefined,
      pool.id,
    ]);
    expect((await nodeum.get(`/nas_shares/${id}/mount`)).mounted).toBe(false);
    expect((await nodeum.call("PUT", "/pools/media/mount")).body.mounted).toBe(true);
    expect((await nodeum.get(`/nas_shares/${id}/mount`)).status).toMatchObject({ nas_id: 1, pool_name: "media" });
    expect((await nodeum.call("DELETE", "/pools/media")).status).toBe(204);
    expect((await nodeum.get(`/nas_shares/${id}`)).pool_id).toBeUndefined();
  });

  test("buckets cannot be made or deleted, and tapes can be deleted as orphans only", async () => {
    expect((await nodeum.call("POST", "/cloud_buckets", { name: "b" })).status).toBe(404);
    expect((await nodeum.call("DELETE", "/cloud_buckets/1")).status).toBe(404);
    expect((await nodeum.call("DELETE", "/tapes/1")).status).toBe(422);
  });

  test("rows can change in the middle of a reading, and a reset brings the same rows back", async () => {
    const first = await nodeum.get("/containers");
    await nodeum.control("rows", { kind: "Volume", delete: { count: 1 }, afterRequest: 2 });
    expect((await nodeum.get("/containers?limit=10")).count).toBe(60);
    expect((await nodeum.get("/containers?limit=10&offset=10")).count).toBe(59);
    await nodeum.control("reset");
    expect(await nodeum.get("/containers")).toEqual(first);
  });
});
