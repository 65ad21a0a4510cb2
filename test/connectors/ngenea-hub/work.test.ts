// Do jobs, templates and alerts of a Hub become the rows that the coverage table promises?
import { describe, expect, it } from "vitest";
import { alertRow } from "../../../src/connectors/ngenea-hub/map/alert.ts";
import { cronSchedule } from "../../../src/connectors/ngenea-hub/map/cron.ts";
import { jobRow, percentIn, settingsTaskRow, stepRows } from "../../../src/connectors/ngenea-hub/map/job.ts";
import { policyTemplateRow, scheduleRow, workflowRow } from "../../../src/connectors/ngenea-hub/map/template.ts";
import { rawCron, rawPolicy, rawSchedule, rawWorkflow } from "../../../src/connectors/ngenea-hub/raw/template.ts";
import { rawAlert, rawJob, rawSettingsTask, rawTask } from "../../../src/connectors/ngenea-hub/raw/work.ts";
import { listeningWords } from "./words.ts";

const job = (raw: object) => jobRow("hub-a", rawJob.parse({ id: 12, ...raw }), listeningWords().words);

describe("A job, whose row the vendor does not describe,", () => {
  it("needs nothing but its number", () => {
    expect(job({})).toMatchObject({
      nativeId: "job:12",
      displayName: "job:12",
      jobType: "UNKNOWN",
      state: "UNKNOWN",
      nativeState: null,
      createdAt: null,
      site: null,
      volume: null,
      template: null,
      owner: null,
    });
  });

  it("leaves steps and progress open, which take calls of their own", () => {
    expect(job({})).toMatchObject({ steps: undefined, progress: undefined, progressPercent: undefined });
  });

  it("is understood as far as the vendor's screens show it", () => {
    const row = job({
      workflow: "premigrate",
      site: "london",
      owner: { username: "anna" },
      queue: "default",
      state: "STARTED",
      created: "2026-11-20T10:00:00Z",
      paths: [{ path: "/mmfs1/data/projects/a" }, { path: "/mmfs1/data/projects/b/c" }],
    });
    expect(row).toMatchObject({
      jobType: "MIGRATE",
      nativeType: "premigrate",
      template: { by: "name", name: "premigrate" },
      site: { by: "name", name: "london" },
      volume: { by: "path", path: "/mmfs1/data/projects" },
      displayName: "/mmfs1/data/projects",
      owner: "anna",
      state: "RUNNING",
      nativeState: "STARTED",
      createdAt: "2026-11-20T10:00:00.000Z",
      details: { queue: "default" },
    });
  });

  it.each([
    ["a name", "london", { by: "name", name: "london" }],
    ["a number", 3, "3"],
    ["an object", { id: 3, name: "london" }, "3"],
    ["something else", ["london"], null],
  ])("may name its site by %s", (_, site, ref) => {
    expect(job({ site }).site).toEqual(ref);
  });

  it("is not refused for a value that nobody expected", () => {
    expect(job({ created: "yesterday", state: 4, owner: false, paths: "x" })).toMatchObject({
      createdAt: null,
      nativeState: null,
      owner: null,
      volume: null,
    });
  });

  it.each([
    ["PENDING", "PENDING"],
    ["New", "PENDING"],
    ["started", "RUNNING"],
    ["Failing", "RUNNING"],
    ["PAUSING", "PAUSED"],
    ["Paused", "PAUSED"],
    ["CANCELLING", "CANCELLING"],
    ["Dequeuing", "CANCELLING"],
    ["SUCCESS", "SUCCEEDED"],
    ["SKIPPED", "SUCCEEDED"],
    ["Has Failures", "PARTIALLY_SUCCEEDED"],
    ["FAILURE", "FAILED"],
    ["ERROR", "FAILED"],
    ["CANCELLED", "CANCELLED"],
  ])("in the state %s of any release is %s", (state, unified) => {
    expect(job({ state })).toMatchObject({ state: unified, nativeState: state });
  });

  it("keeps a state word that nobody knows, and reports it", () => {
    const { words, reported } = listeningWords();
    expect(jobRow("hub-a", rawJob.parse({ id: 1, state: "DREAMING" }), words)).toMatchObject({
      state: "UNKNOWN",
      nativeState: "DREAMING",
    });
    expect(reported).toEqual(["Job.state DREAMING"]);
  });

  it.each([
    [["/mmfs1/data/a/x", "/mmfs1/data/b/y"], "/mmfs1/data"],
    [["/mmfs1/data/a"], "/mmfs1/data/a"],
    [["/a", "/b"], "/"],
    [["mmfs1/data"], null],
    [[], null],
  ])("on the paths %j works in %j", (paths, path) => {
    expect(job({ input_paths: paths }).volume).toEqual(path === null ? null : { by: "path", path });
  });
});

describe("A settings task", () => {
  it("is a job of configuration, with no steps and no progress to ask for", () => {
    const raw = {
      id: 4,
      job: 9,
      site: "london",
      state: "ERROR",
      started: "2026-11-20T10:00:00Z",
      tasktype: "dynamo.x",
    };
    expect(settingsTaskRow("hub-a", rawSettingsTask.parse(raw), listeningWords().words)).toMatchObject({
      nativeId: "settings:4",
      jobType: "CONFIGURATION",
      nativeType: "dynamo.x",
      state: "FAILED",
      startedAt: "2026-11-20T10:00:00.000Z",
      site: { by: "name", name: "london" },
      steps: null,
      progress: null,
      progressPercent: null,
    });
  });
});

describe("Steps of a job", () => {
  it("come oldest first, those not begun last", () => {
    const task = (id: number, started: string | null) =>
      rawTask.parse({ id, job: 12, site: "london", state: "SUCCESS", started, tasktype: `dynamo.tasks.t${id}` });
    const steps = stepRows(
      "hub-a",
      [task(10, null), task(9, null), task(8, "2026-11-20T10:00:01Z"), task(7, "2026-11-20T10:00:00Z")],
      listeningWords().words,
    );
    expect(steps.map(({ name }) => name.slice(-2))).toEqual(["t7", "t8", "t9", "10"]);
    expect(steps[0]).toEqual({
      sourceId: "hub-a",
      name: "dynamo.tasks.t7",
      state: "SUCCEEDED",
      nativeState: "SUCCESS",
      site: { by: "name", name: "london" },
      startedAt: "2026-11-20T10:00:00.000Z",
      finishedAt: null,
      message: null,
    });
  });
});

describe("The progress of a job, whose shape the vendor does not tell,", () => {
  it.each([
    [45, 45],
    [{ progress: 45.5 }, 45.5],
    [{ percentage: "45%" }, 45],
    [{ percent: "100" }, 100],
    ["12.5 %", 12.5],
    [{ progress: 145 }, null],
    [{ progress: -1 }, null],
    [{ surprise: 45 }, null],
    [null, null],
    [[45], null],
  ])("is read from %j as %s", (answer, percent) => {
    expect(percentIn(answer)).toBe(percent);
  });
});

describe("A workflow", () => {
  it("is a template for any site, with the parameters that a run can be given", () => {
    const raw = {
      id: 2,
      name: "send",
      label: "Send to site",
      enabled: true,
      fields: [
        {
          name: "destinationsite",
          label: "Site",
          type: "choice",
          choices: [{ label: "Paris", value: "paris" }, "rome"],
        },
        { name: "hydrate", type: "bool", value: true },
        { name: "lock_level", type: "choice", value: ["partial", "full"] },
        { label: "no name" },
      ],
      filter_rules: [],
      icon_classes: ["fa"],
    };
    expect(workflowRow("hub-a", rawWorkflow.parse(raw))).toMatchObject({
      nativeId: "workflow:2",
      name: "send",
      description: "Send to site",
      jobType: "COPY",
      nativeType: "workflow",
      site: null,
      parameters: [
        { name: "destinationsite", valueType: "choice", choices: ["paris", "rome"] },
        { name: "hydrate", valueType: "bool", choices: null },
        { name: "lock_level", valueType: "choice", choices: ["partial", "full"] },
      ],
    });
  });

  it.each([[{}], [null], [[]]])("whose fields are %j has no parameters", (fields) => {
    const row = workflowRow("hub-a", rawWorkflow.parse({ id: 2, name: "own", label: "x", fields }));
    expect(row).toMatchObject({ parameters: null, jobType: "UNKNOWN" });
  });
});

describe("A policy", () => {
  it("runs on the clock of its site, which it names by number, over spaces named by number", () => {
    const schedule = { minute: "0", hour: "2", day_of_month: "*", month_of_year: "*", day_of_week: "1-5" };
    const raw = {
      id: 2,
      name: "cold",
      enabled: false,
      site: 3,
      spaces: [7, 8],
      filesystem: "mmfs1",
      threads: 4,
      schedule: { ...schedule, timezone: "Europe/London", id: 1 },
      order: { by: "size", reverse: true, id: 2 },
    };
    expect(policyTemplateRow("hub-a", rawPolicy.parse(raw))).toMatchObject({
      nativeId: "policy:2",
      jobType: "MIGRATE",
      enabled: false,
      site: "3",
      schedule: { timezone: "Europe/London", startTime: "02:00" },
      details: { __typename: "NgeneaHubPolicyDetails", volumes: ["7", "8"], filesystem: "mmfs1", threads: 4 },
    });
  });
});

describe("A schedule", () => {
  it("runs in UTC; what it runs stands in a list below it, so that its sort is not known", () => {
    const cron = { minute: "*/15", hour: "*", day_of_week: "*", day_of_month: "*", month_of_year: "*" };
    const raw = { id: 2, name: "sync", site: "london", enabled: true, managed_paths: ["/mmfs1/data/a"], ...cron };
    expect(scheduleRow("hub-a", rawSchedule.parse(raw))).toMatchObject({
      nativeId: "schedule:2",
      jobType: "UNKNOWN",
      site: { by: "name", name: "london" },
      paths: ["/mmfs1/data/a"],
      schedule: { expression: "*/15 * * * *", timezone: "UTC", description: "every 15 minutes, UTC" },
    });
  });

  it("writes its cron fields in cron's order, which is not the vendor's", () => {
    const cron = rawCron.parse({ day_of_month: "3", day_of_week: "2", hour: "5", minute: "7", month_of_year: "4" });
    expect(cronSchedule(cron, null)).toEqual({
      description: "at 05:07, day 3 of the month, month 4, TUE",
      format: "CRON",
      expression: "7 5 3 4 2",
      timezone: null,
      intervalSeconds: null,
      daysOfWeek: ["TUESDAY"],
      dayOfMonth: 3,
      startTime: "05:07",
      endTime: null,
      nextRunAt: null,
      missedCount: null,
    });
  });

  it.each([
    ["0", ["SUNDAY"]],
    ["7", ["SUNDAY"]],
    ["1-5", ["MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY"]],
    ["sat,sun", ["SATURDAY", "SUNDAY"]],
    ["fri-mon", ["MONDAY", "FRIDAY", "SATURDAY", "SUNDAY"]],
    ["*", null],
    ["*/2", null],
    ["mo", null],
  ])("on the weekdays %s runs on %j", (day_of_week, daysOfWeek) => {
    expect(cronSchedule(rawCron.parse({ day_of_week }), null)?.daysOfWeek).toEqual(daysOfWeek);
  });

  it.each([
    [{ minute: "30", hour: "2" }, "every day at 02:30, Europe/London"],
    [{ minute: "0", hour: "3", day_of_week: "1-5" }, "at 03:00, MON-FRI, Europe/London"],
    [{ minute: "0", hour: "3", day_of_week: "sat,sun" }, "at 03:00, SAT, SUN, Europe/London"],
    [{ minute: "0", hour: "*/4" }, "every 4 hours at minute 0, Europe/London"],
    [{ minute: "*/45" }, "every hour at minute */45, Europe/London"],
    [{ minute: "5" }, "every hour at minute 5, Europe/London"],
    [{ minute: "*", hour: "8-18" }, "every minute, hour 8-18, Europe/London"],
    [{ minute: "0,30", hour: "8-18" }, "minute 0,30, hour 8-18, Europe/London"],
    [{ hour: "*" }, "every minute, Europe/London"],
    [{ minute: "0", hour: "0", day_of_week: "*/2" }, "at 00:00, day of week */2, Europe/London"],
  ])("with the cron fields %j says in words that it runs %s", (fields, description) => {
    expect(cronSchedule(rawCron.parse(fields), "Europe/London")?.description).toBe(description);
  });

  it.each([
    [{ minute: "*/15" }, 900],
    [{ minute: "5" }, 3_600],
    [{ minute: "*" }, 60],
    [{ minute: "*/45" }, null],
    [{ minute: "*/15", hour: "8-18" }, null],
    [{ minute: "*/15", day_of_week: "1" }, null],
  ])("with the cron fields %j runs at an interval of %s seconds", (fields, seconds) => {
    expect(cronSchedule(rawCron.parse(fields), null)?.intervalSeconds).toBe(seconds);
  });

  it("without any cron field has no time of its own", () => {
    expect(cronSchedule(rawCron.parse({}), "UTC")).toBeNull();
  });
});

describe("An alert", () => {
  const raw = {
    id: 31,
    name: "SiteHealth",
    severity: "CRITICAL",
    summary: "london is down",
    site: "london",
    node: null,
    queue: null,
    timestamp: "2026-11-20T11:00:00Z",
    created: "2026-10-20T11:00:00Z",
    suppressed: false,
  };
  const alert = (changes: object) => alertRow("hub-a", rawAlert.parse({ ...raw, ...changes }), listeningWords().words);

  it("is active for as long as it is listed, and its time is that of the latest event", () => {
    expect(alert({})).toEqual({
      kind: "Alert",
      sourceId: "hub-a",
      nativeId: "31",
      displayName: "SiteHealth",
      nativeState: "CRITICAL",
      name: "SiteHealth",
      severity: "CRITICAL",
      message: "london is down",
      raisedAt: "2026-11-20T11:00:00.000Z",
      active: true,
      acknowledged: null,
      suppressed: false,
      derived: false,
      resource: { kind: "Site", ref: { by: "name", name: "london" } },
      site: { by: "name", name: "london" },
    });
  });

  it("is about its node when it names one, and about nothing known when it names nothing", () => {
    expect(alert({ node: "ldn1" }).resource).toEqual({ kind: "Host", ref: { by: "name", name: "ldn1" } });
    expect(alert({ site: null, queue: "default" })).toMatchObject({ resource: null, site: null });
  });

  it.each([
    ["INFO", "INFO"],
    ["warning", "WARNING"],
    ["FATAL", "UNKNOWN"],
  ])("of severity %s is %s", (severity, unified) => {
    expect(alert({ severity })).toMatchObject({ severity: unified, nativeState: severity });
  });
});
