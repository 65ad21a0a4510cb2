// Do the jobs of the Ngenea Hub simulator behave as the sheet says, and do control calls change what they should?
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type HubClient, openHub } from "./support/hubClient.ts";

interface JobRow {
  id: number;
  type: string;
  state: string;
  created: string;
  completed: string | null;
  schedule: number | null;
}

let hub: HubClient;

beforeAll(async () => {
  hub = await openHub();
});
beforeEach(() => hub.control("reset"));
afterAll(() => hub.close());

const jobs = async (query = ""): Promise<JobRow[]> => (await hub.get(`/jobs/?page_size=0&${query}`)).body.results;
const states = async (from: HubClient) => Object.keys((await from.get("/jobs/stats/")).body.state);
const migrate = { site: "london", workflow: "migrate", paths: [{ path: "/mmfs1/data/finance-projects" }] };
const startJob = async (): Promise<number> => (await hub.call("POST", "/file/workflow/", migrate)).body.job;
const job = async (id: number): Promise<JobRow> => (await hub.get(`/jobs/${id}/`)).body;

describe("the list of jobs", () => {
  test("has a fifth key with counts beside the envelope, over all rows and not over the page", async () => {
    const list = (await hub.get("/jobs/")).body;
    expect(Object.keys(list).sort()).toEqual(["count", "next", "previous", "results", "stats"]);
    const total = Object.values<number>(list.stats.state).reduce((sum, count) => sum + count, 0);
    expect([total, list.results.length]).toEqual([120, 20]);
  });

  test("the newest release mixes upper and mixed case, and shows words that nobody explains", async () => {
    const words = await states(hub);
    expect(words).toEqual(expect.arrayContaining(["SUCCESS", "FAILURE", "HAS FAILURES", "Error", "Failing"]));
    expect(words).toEqual(expect.arrayContaining(["Dequeuing", "PAUSED", "PAUSING", "PENDING", "NEW", "UNKNOWN"]));
  });

  test.each([
    ["2.2", ["CANCELLED", "FAILURE", "PENDING", "SKIPPED", "STARTED", "SUCCESS"]],
    ["2.7", expect.arrayContaining(["CANCELLING", "ERROR"])],
    ["2.9", expect.arrayContaining(["DEQUEUING", "ERROR"])],
  ] as const)("release %s has words of its own", async (release, words) => {
    const other = await openHub({ release });
    try {
      expect((await states(other)).sort()).toEqual(words);
    } finally {
      await other.close();
    }
  });

  test("some jobs failed within the last day and some run right now", async () => {
    const today = await jobs("created_time_from=2026-11-19T12:00:00Z&state=FAILURE,HAS FAILURES,Error");
    expect(today.length).toBeGreaterThanOrEqual(5);
    expect((await jobs("state=STARTED")).length).toBeGreaterThanOrEqual(3);
  });

  test("created, even when it is null, switches the two moments off", async () => {
    const late = "created_time_from=2026-11-20T11:00:00Z";
    expect((await jobs(late)).length).toBeLessThan(20);
    expect(await jobs(`${late}&created=null`)).toHaveLength(120);
    expect((await hub.get("/jobs/?created=fortnight")).status).toBe(400);
  });

  test("a mistyped filter is ignored and returns everything", async () => {
    expect(await jobs("sate=FAILURE")).toHaveLength(120);
  });

  test("whether several states are repeated or joined by commas depends on the Hub", async () => {
    const joined = await jobs("state=SUCCESS,FAILURE");
    expect(joined).toEqual(await jobs("state=SUCCESS&state=FAILURE"));
    for (const [listFilters, working, broken] of [
      ["repeated", "state=SUCCESS&state=FAILURE", "state=SUCCESS,FAILURE"],
      ["comma", "state=SUCCESS,FAILURE", "state=SUCCESS&state=FAILURE"],
    ] as const) {
      const other = await openHub({ listFilters });
      try {
        expect((await other.get(`/jobs/?${working}`)).body.count).toBe(joined.length);
        expect((await other.get(`/jobs/?${broken}`)).body.count).toBeLessThan(joined.length);
      } finally {
        await other.close();
      }
    }
  });

  test("the key of a job's workflow and the writing of what is missing are not documented", async () => {
    const other = await openHub({ jobTypeKey: "workflow", missingValues: "null" });
    try {
      const row = (await other.get("/jobs/?state=PENDING")).body.results[0];
      expect([typeof row.workflow, "type" in row]).toEqual(["string", false]);
      const task = (path: string, from: HubClient) => from.get(`/tasks/?${path}&state=PENDING`);
      expect((await task(`job_id=${row.id}`, other)).body.results[0].started).toBeNull();
      expect((await task(`job_id=${row.id}`, hub)).body.results[0]).not.toHaveProperty("started");
    } finally {
      await other.close();
    }
  });

  test("reading one job is not documented: it may be missing, or known for deletion only", async () => {
    for (const [jobDetail, status] of [
      ["not-found", 404],
      ["method-not-allowed", 405],
    ] as const) {
      const other = await openHub({ jobDetail });
      try {
        expect((await other.get("/jobs/1/")).status).toBe(status);
        expect((await other.get("/tasks/?job_id=1")).body.count).toBeGreaterThanOrEqual(3);
      } finally {
        await other.close();
      }
    }
  });
});

describe("a job over time", () => {
  test("goes from pending to success on the vendor clock, with its tasks one after the other", async () => {
    const id = await startJob();
    const tasks = async () => {
      const rows = (await hub.get(`/tasks/?job_id=${id}`)).body.results;
      return rows.map(({ state }: { state: string }) => state);
    };
    expect([(await job(id)).state, await tasks()]).toEqual(["PENDING", ["STARTED", "PENDING", "PENDING"]]);
    await hub.control("clock", { advanceMs: 37_000 });
    expect([(await job(id)).state, await tasks()]).toEqual(["STARTED", ["SUCCESS", "STARTED", "PENDING"]]);
    expect((await hub.get(`/jobs/${id}/progress/`)).body).toEqual({ progress: 50 });
    await hub.control("clock", { advanceMs: 37_000 });
    const ended = await job(id);
    expect([ended.state, ended.completed, await tasks()]).toEqual([
      "SUCCESS",
      "2026-11-20T12:01:10Z",
      ["SUCCESS", "SUCCESS", "SUCCESS"],
    ]);
  });

  test("pauses with a delay, does nothing meanwhile, and goes on where it was", async () => {
    const id = await startJob();
    await hub.control("clock", { advanceMs: 37_000 });
    expect((await hub.call("POST", `/jobs/${id}/pause/`)).body.state).toBe("PAUSING");
    await hub.control("clock", { advanceMs: 600_000 });
    expect((await job(id)).state).toBe("PAUSED");
    expect((await hub.call("POST", `/jobs/${id}/resume/`)).body.state).toBe("STARTED");
    expect((await hub.get(`/jobs/${id}/progress/`)).body).toEqual({ progress: 50 });
    await hub.control("clock", { advanceMs: 37_000 });
    expect((await job(id)).state).toBe("SUCCESS");
  });

  test("is dequeued before it is cancelled, with all its tasks", async () => {
    const id = await startJob();
    expect((await hub.call("POST", `/jobs/${id}/cancel/`)).body.state).toBe("Dequeuing");
    await hub.control("clock", { advanceMs: 10_000 });
    expect((await job(id)).state).toBe("CANCELLED");
    expect((await hub.get(`/tasks/?job_id=${id}&state=CANCELLED`)).body.count).toBe(3);
  });

  test("resubmitting an unfinished job does nothing and says nothing", async () => {
    const id = await startJob();
    const again = await hub.call("POST", `/jobs/${id}/resubmit/`);
    expect([again.status, (await jobs()).length]).toEqual([201, 121]);
    await hub.control("clock", { advanceMs: 120_000 });
    await hub.call("POST", `/jobs/${id}/resubmit/`);
    expect((await jobs()).map((row) => row.id)[0]).toBe(id + 1);
  });

  test("the key of a new job's id is not documented, and may be nowhere", async () => {
    const other = await openHub({ workflowJobKey: "none" });
    try {
      const answer = await other.call("POST", "/file/workflow/", migrate);
      expect(Object.keys(answer.body).sort()).toEqual(["paths", "site", "workflow"]);
      expect((await other.get("/jobs/")).body.count).toBe(121);
    } finally {
      await other.close();
    }
  });

  test("a workflow names its site and itself by name, and both must exist", async () => {
    const answer = await hub.call("POST", "/file/workflow/", { ...migrate, site: "1", workflow: "purge_remote" });
    expect(answer.status).toBe(400);
    expect(Object.keys(answer.body).sort()).toEqual(["site", "workflow"]);
  });
});

describe("work by the clock", () => {
  test("running a schedule answers with the schedule; its job is found by the schedule's number", async () => {
    const before = await jobs("schedule_ids=1");
    const answer = await hub.call("POST", "/schedules/1/run/");
    expect(answer.body).not.toHaveProperty("job");
    const after = await jobs("schedule_ids=1");
    expect([after.length, after[0]?.schedule, after[0]?.type]).toEqual([before.length + 1, 1, "site_sync"]);
  });

  test("the workflow of a schedule is a resource below it, named by the schedule", async () => {
    const nested = (await hub.get("/schedules/1/workflows/")).body.results;
    expect(nested[0]).toMatchObject({ id: 1, workflow: "site_sync", queue: "default" });
    expect((await hub.get("/schedules/2/workflows/1/")).status).toBe(404);
  });

  test("running a policy answers 202 with a Celery id that the tasks know", async () => {
    const answer = await hub.call("POST", "/policies/1/run/");
    expect(answer.status).toBe(202);
    expect((await hub.get(`/tasks/?task_id=${answer.body}`)).body.count).toBe(1);
  });

  test("the order of a policy is an object when read and a number when written", async () => {
    expect((await hub.get("/policies/1/")).body.order).toMatchObject({ by: "access_time" });
    const written = (await hub.call("PATCH", "/policies/1/", { enabled: false })).body;
    expect([written.order, written.enabled]).toEqual([1, false]);
    expect(written).not.toHaveProperty("condition_groups");
  });

  test("automated schedules have no id and join policies with schedules", async () => {
    const rows: Record<string, unknown>[] = (await hub.get("/automatedschedules/")).body.results;
    expect(rows.some((row) => "id" in row)).toBe(false);
    expect(rows.filter((row) => "policy_id" in row).length * rows.filter((row) => "discovery_id" in row).length).toBeGreaterThan(0); // biome-ignore format: one line
  });
});

describe("control calls", () => {
  test.each([
    ["Site", {}, "/sites/{id}/"],
    ["Host", { name: "new-node" }, "/nodes/{id}/"],
    ["Volume", { name: "new-space", size: 7 }, "/spaces/{id}/"],
    ["Job", { type: "recall" }, "/jobs/{id}/"],
    ["Alert", { severity: "CRITICAL" }, "/alerts/{id}/"],
    ["StoragePool", { capacity: 5 }, "/storagepools/{id}/"],
  ])("a %s can be made and taken away", async (kind, values, path) => {
    const [id] = (await hub.control("rows", { kind, insert: { values: [values] } })).body.ids;
    const address = path.replace("{id}", id);
    expect((await hub.get(address)).body).toMatchObject(values);
    await hub.control("rows", { kind, delete: { ids: [id] } });
    expect((await hub.get(address)).status).toBe(404);
  });

  test("shares, snapshot schedules, quotas and templates are changed by their own ids", async () => {
    await hub.control("rows", { kind: "Share", update: { ids: ["smb:1"], values: [{ guest_ok: true }] } });
    await hub.control("rows", { kind: "SnapshotPolicy", insert: { values: [{ space: 2, time: "04:00" }] } });
    await hub.control("rows", { kind: "Quota", update: { ids: ["2"], values: [{ size: 99 }] } });
    await hub.control("rows", { kind: "JobTemplate", delete: { ids: ["workflow:8"] } });
    expect((await hub.get("/shares/samba/1/")).body.guest_ok).toBe(true);
    expect((await hub.get("/spaces/2/")).body).toMatchObject({ size: 99, snapshot_schedule: { time: "04:00" } });
    expect((await hub.get("/workflows/8/")).status).toBe(404);
  });

  test("a job that is given a state has ended now, and its tasks say why", async () => {
    await hub.control("rows", { kind: "Job", update: { ids: ["job:118"], values: [{ state: "FAILURE" }] } });
    expect(await job(118)).toMatchObject({ state: "FAILURE", completed: "2026-11-20T12:00:00Z" });
    expect((await hub.get("/tasks/?job_id=118&state=FAILURE")).body.count).toBe(1);
  });

  test("kinds that the Hub does not have are refused with a sentence", async () => {
    const answer = await hub.control("rows", { kind: "Snapshot", insert: { count: 1 } });
    expect([answer.status, typeof answer.body.error]).toEqual([400, "string"]);
  });

  test("a forgotten job is gone with its tasks", async () => {
    await hub.control("forget", { job: "120" });
    expect((await hub.get("/jobs/120/")).status).toBe(404);
    expect((await hub.get("/tasks/?job_id=120")).body.count).toBe(0);
  });

  test("the same seed gives the same rows, another seed gives others, and a reset gives them back", async () => {
    const spaces = async (from: HubClient) => {
      const rows = (await from.get("/spaces/?page_size=0")).body.results;
      return rows.map(({ uuid, size, sites }: Record<string, unknown>) => ({ uuid, size, sites }));
    };
    const first = await spaces(hub);
    await hub.control("rows", { kind: "Volume", delete: { count: 5 } });
    await hub.control("reset");
    const twin = await openHub();
    const stranger = await openHub({ seed: 2 });
    try {
      expect(await spaces(hub)).toEqual(first);
      expect(await spaces(twin)).toEqual(first);
      expect(await spaces(stranger)).not.toEqual(first);
    } finally {
      await twin.close();
      await stranger.close();
    }
  });

  test("the unauthorized fault is the Hub's own refusal of a bad token", async () => {
    await hub.control("faults", { match: { path: "/api/sites/" }, fault: { kind: "unauthorized" }, times: 1 });
    expect((await hub.get("/sites/")).body.code).toBe("token_not_valid");
    expect((await hub.get("/sites/")).status).toBe(200);
  });
});
