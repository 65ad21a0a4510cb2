// Does the connector live with what is strange about a Hub's jobs? Over real HTTP, one test or more for each trap.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Window } from "../../../src/contract/kinds.ts";
import type { JobRow } from "../../../src/contract/rows/Job.ts";
import { examNow, patientCall, readAll } from "../../contract/examHarness.ts";
import { feedNamed } from "./feeds.ts";
import { type HubUnderTest, startHub } from "./startHub.ts";

let hub: HubUnderTest;
beforeAll(async () => {
  hub = await startHub();
});
beforeEach(async () => {
  await hub.control.reset();
  await hub.connector.probe(patientCall());
  await hub.control.forgetCalls();
});
afterAll(() => hub.close());

const hourAgo = new Date(examNow - 3_600_000).toISOString();
const jobsOf = async (window: Window, from: HubUnderTest = hub): Promise<JobRow[]> => {
  const { rows } = await readAll(feedNamed(from, "jobs"), patientCall(), window);
  return rows.filter((row) => row.kind === "Job");
};
/** Queries of the reads of the list of jobs. */
const queries = async (from: HubUnderTest = hub): Promise<URLSearchParams[]> =>
  (await from.asked())
    .filter((path) => path.startsWith("/jobs/?"))
    .map((path) => new URL(path, from.origin).searchParams);
const steps = () => feedNamed(hub, "jobs").details?.Job?.steps;
const one = async (nativeId: string) =>
  (await feedNamed(hub, "jobs").singles?.Job?.getMany([nativeId], patientCall()))?.get(nativeId);
/** The key of a job that ended before the last hour. */
const oldEnded = async (): Promise<string> => {
  const job = (await jobsOf("ALL")).find(
    ({ state, createdAt }) => state === "SUCCEEDED" && (createdAt ?? "") < hourAgo,
  );
  if (job === undefined) throw new Error("The Hub has no old job.");
  return job.nativeId.replace("job:", "");
};

describe("Windows of jobs", () => {
  it("quirk H-28: a window asks by created_time_from alone, and everything asks for created=null", async () => {
    await jobsOf("HOUR");
    const [within] = await queries();
    expect(within?.get("created_time_from")).toBe(hourAgo);
    expect(within?.has("created")).toBe(false);
    await hub.control.forgetCalls();
    await jobsOf("ALL");
    const [everything] = await queries();
    expect(everything?.get("created")).toBe("null");
    expect(everything?.has("created_time_from")).toBe(false);
  });

  it("quirk H-29: a job that began before the window and still runs is in it", async () => {
    const old = await oldEnded();
    expect((await jobsOf("HOUR")).map(({ nativeId }) => nativeId)).not.toContain(`job:${old}`);
    await hub.control.rows({ kind: "Job", update: { ids: [old], values: [{ state: "PAUSED" }] } });
    expect(await jobsOf("HOUR")).toContainEqual(expect.objectContaining({ nativeId: `job:${old}`, state: "PAUSED" }));
  });

  it("quirk H-29: every window costs what the lists say, and no job comes twice", async () => {
    const feed = feedNamed(hub, "jobs");
    for (const window of feed.windows) {
      await hub.control.forgetCalls();
      const { rows, counts } = await readAll(feed, patientCall(), window);
      expect(await hub.asked()).toHaveLength(feed.calls(counts));
      expect(new Set(rows.map(({ nativeId }) => nativeId)).size).toBe(rows.length);
    }
  });

  it("quirk H-30: several states are asked for by repeating the name, or with commas when the operator says so", async () => {
    await jobsOf("HOUR");
    expect((await queries())[1]?.getAll("state")).toContain("PAUSED");
    const other = await startHub({ options: { arrayFilter: "COMMA", unfinishedStates: ["PAUSED", "STARTED"] } });
    try {
      await jobsOf("HOUR", other);
      expect((await queries(other))[1]?.getAll("state")).toEqual(["PAUSED,STARTED"]);
    } finally {
      await other.close();
    }
  });

  it("quirk H-30: a Hub that refuses the filter by state makes the answer say what is missing", async () => {
    const limitsOf = async (window: Window, since: string | null) => {
      const limits = [];
      let jobs = 0;
      for await (const page of feedNamed(hub, "jobs").read({ window, since, call: patientCall() })) {
        limits.push(...(page.limits ?? []));
        if (page.list === "jobs") jobs += page.vendorIds.length;
        if (page.list === "jobs" && jobs === page.total)
          await hub.control.fault({ match: { path: "/api/jobs/" }, fault: { kind: "status", status: 400 } });
      }
      await hub.control.heal();
      return limits;
    };
    expect(await limitsOf("HOUR", hourAgo)).toMatchObject([{ kind: "Job", coverage: "WINDOW" }]);
    expect(await limitsOf("ALL", null)).toEqual([]);
  });

  it("quirk H-10: a Hub that ignores the filter by state brings no ended job into the window", async () => {
    const body = [
      { id: 9001, state: "SUCCESS", created: "2025-01-01T00:00:00Z" },
      { id: 9002, state: "STARTED", created: "2025-01-01T00:00:00Z" },
    ];
    const brought: string[] = [];
    for await (const page of feedNamed(hub, "jobs").read({ window: "HOUR", since: hourAgo, call: patientCall() })) {
      if (page.list === "unfinishedJobs") brought.push(...page.rows.map(({ nativeId }) => nativeId));
      if (page.list !== "jobs") continue;
      await hub.control.fault({ match: { path: "/api/jobs/" }, fault: { kind: "status", status: 200, body } });
    }
    expect(brought).toEqual(["job:9002"]);
  });

  it("quirk H-33: settings tasks that ended before the window are left out, though the whole list is read", async () => {
    const everything = (await jobsOf("ALL")).filter(({ nativeId }) => nativeId.startsWith("settings:"));
    const within = (await jobsOf("HOUR")).filter(({ nativeId }) => nativeId.startsWith("settings:"));
    expect(everything.length).toBeGreaterThan(within.length);
    for (const task of everything) {
      const ended = ["SUCCEEDED", "FAILED", "CANCELLED"].includes(task.state);
      const isOld = ended && (task.startedAt ?? hourAgo) < hourAgo;
      expect(within.some(({ nativeId }) => nativeId === task.nativeId)).toBe(!isOld);
    }
  });

  it("quirk H-33: settings tasks are not read at all when the operator says so", async () => {
    const other = await startHub({ options: { includeSettingsTasks: false } });
    try {
      expect((await jobsOf("ALL", other)).every(({ nativeId }) => nativeId.startsWith("job:"))).toBe(true);
      expect((await other.asked()).filter((path) => path.startsWith("/settingstasks/"))).toEqual([]);
    } finally {
      await other.close();
    }
  });
});

describe("One job", () => {
  const refuse = (id: string) =>
    hub.control.fault({ match: { path: `/api/jobs/${id}/` }, fault: { kind: "status", status: 405 } });

  it("quirk H-32: it is read by its key, as the list shows it", async () => {
    const listed = (await jobsOf("ALL")).slice(0, 3);
    for (const row of listed) expect(await one(row.nativeId)).toEqual(row);
  });

  it("quirk H-32: on a Hub that cannot read one job it is looked for in the lists, the short one first", async () => {
    const running = (await jobsOf("ALL")).find(({ state }) => state === "RUNNING");
    const id = running?.nativeId.replace("job:", "") ?? "";
    await refuse(id);
    await hub.control.forgetCalls();
    expect(await one(`job:${id}`)).toEqual(running);
    expect(await hub.asked()).toHaveLength(2);
    const ended = await oldEnded();
    await refuse(ended);
    expect(await one(`job:${ended}`)).toMatchObject({ nativeId: `job:${ended}`, state: "SUCCEEDED" });
  });

  it("quirk H-32: a job that is gone is null, whether the Hub says so or has no such call", async () => {
    expect(await one("job:987654321")).toBeNull();
    await refuse("987654321");
    expect(await one("job:987654321")).toBeNull();
  });

  it("quirk H-25: a key of no form that the Hub has costs no call", async () => {
    expect(await one("tree:1")).toBeNull();
    expect(await one("job:")).toBeNull();
    expect(await hub.asked()).toEqual([]);
  });

  it("quirk H-35: a progress of a shape that nobody knows is null, and reported once understood to be strange", async () => {
    const match = { path: "/api/jobs/1/progress/" };
    await hub.control.fault({ match, fault: { kind: "status", status: 200, body: ["45"] } });
    const found = await feedNamed(hub, "jobs").details?.Job?.progress?.getMany(["job:1", "settings:1"], patientCall());
    expect(found?.get("job:1")).toEqual({ progressPercent: null, progress: null });
    expect(found?.get("settings:1")).toBeNull();
    expect(hub.strangeWords).toContain("Job.progress: array");
  });
});

describe("Steps", () => {
  it("quirk H-34: steps of one job take one read of its own tasks", async () => {
    const [job] = await jobsOf("ALL");
    await hub.control.forgetCalls();
    const found = await steps()?.getMany([job?.nativeId ?? ""], patientCall());
    expect(found?.get(job?.nativeId ?? "")?.steps).not.toEqual([]);
    expect(await hub.asked()).toHaveLength(1);
  });

  it("quirk H-34: steps of many jobs take the whole list when that is cheaper, and are the same", async () => {
    const keys = (await jobsOf("ALL")).map(({ nativeId }) => nativeId);
    await hub.control.forgetCalls();
    const together = await steps()?.getMany(keys, patientCall());
    expect((await hub.asked()).length).toBeLessThan(keys.length / 2);
    for (const key of keys.slice(0, 5))
      expect(together?.get(key)).toEqual((await steps()?.getMany([key], patientCall()))?.get(key));
  });

  it("quirk H-34: no more steps are read of one job than the operator allows", async () => {
    const task = (id: number) => ({ id, job: 5, site: "london", state: "SUCCESS", tasktype: "dynamo.tasks.migrate" });
    const results = Array.from({ length: 100 }, (_, index) => task(index));
    const body = { count: 1_000, next: "https://hub.example.com/api/tasks/?page=2", previous: null, results };
    const other = await startHub({ options: { maxStepsPerJob: 150 } });
    try {
      await other.control.fault({ match: { path: "/api/tasks/" }, fault: { kind: "status", status: 200, body } });
      const reader = feedNamed(other, "jobs").details?.Job?.steps;
      const found = await reader?.getMany(["job:5"], patientCall());
      expect(found?.get("job:5")?.steps).toHaveLength(150);
      expect(await other.asked()).toHaveLength(2);
      expect(reader?.calls(1)).toBe(2);
    } finally {
      await other.close();
    }
  });

  it("quirk H-10: tasks of other jobs, from a Hub that ignores the filter by job, are no steps", async () => {
    const task = (id: number, job: number) => ({ id, job, site: "london", state: "SUCCESS", tasktype: "dynamo.x" });
    const body = { count: 2, next: null, previous: null, results: [task(1, 5), task(2, 6)] };
    await hub.control.fault({ match: { path: "/api/tasks/" }, fault: { kind: "status", status: 200, body } });
    const found = await steps()?.getMany(["job:5"], patientCall());
    expect(found?.get("job:5")?.steps).toHaveLength(1);
  });

  it("quirk H-33: settings tasks have no steps, and asking for them costs no call", async () => {
    expect((await steps()?.getMany(["settings:1"], patientCall()))?.get("settings:1")).toBeNull();
    expect(await hub.asked()).toEqual([]);
  });
});
