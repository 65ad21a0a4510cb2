// Do executions, tasks and their schedules become the rows that the coverage table promises?
import { describe, expect, it } from "vitest";
import { jobRow } from "../../../src/connectors/nodeum/map/execution.ts";
import { templateRow } from "../../../src/connectors/nodeum/map/task.ts";
import { nodeumWords } from "../../../src/connectors/nodeum/map/words.ts";
import * as raw from "../../../src/connectors/nodeum/raw/work.ts";

const reported: string[] = [];
const view = {
  sourceId: "archive",
  words: nodeumWords({ unknownWord: (field, word) => reported.push(`${field} ${word}`) }),
};

/** The one example of an execution that the vendor's description holds. */
const example = {
  id: "1542797273225418555",
  task_id: 12,
  name: "archive-scans",
  workflow_type: "active_archive",
  workflow_action: "copy",
  status: "finished_with_warnings",
  log_time: "2018-11-21T09:48:09.000Z",
  job_started: "2018-11-21T10:47:53.000Z",
  job_finished: "2018-11-21T10:48:08.000Z",
  to_process_size: 2_000,
  processed_size: 2_000,
  to_process_files: 126,
  processed_files: 113,
  finalized_files: 126,
  estimation_time: 3,
  bandwidth: 133,
};
const job = (more: object = {}) => jobRow(raw.rawExecution.parse({ ...example, ...more }), view);

describe("An execution", () => {
  it("quirk D-11: keeps all digits of its key, written as text or as a number", () => {
    expect(job().nativeId).toBe("1542797273225418555");
    expect(job({ id: 1542797273225418555n }).nativeId).toBe("1542797273225418555");
  });

  it("quirk D-26: has no moment at which it was taken on; its log time is none", () => {
    expect(job()).toMatchObject({ createdAt: null, startedAt: example.job_started, finishedAt: example.job_finished });
    expect(Object.values(job())).not.toContain(example.log_time);
  });

  it("quirk D-27: never says why it failed", () => {
    expect(job({ status: "error" })).toMatchObject({ state: "FAILED", nativeState: "error", message: null });
  });

  it.each([
    [{ to_process_size: 200, processed_size: 50 }, 25],
    [{ to_process_size: 3, processed_size: 2 }, 66.66],
    [{ to_process_size: 100, processed_size: 130 }, 100],
    [{ to_process_size: 0, processed_size: 0, to_process_files: 4, processed_files: 1 }, 25],
    [{ to_process_size: null, to_process_files: 0 }, null],
  ])("quirk D-28: with %j has come to %s percent", (figures, percent) => {
    expect(job({ status: "calculating", ...figures }).progressPercent).toBe(percent);
  });

  it("quirk D-29: tells speed and rest in assumed units, and no rest once it has ended", () => {
    expect(job({ status: "in_progress", job_finished: "" })).toMatchObject({
      finishedAt: null,
      progress: { bytesPerSecond: 133n, remainingSeconds: 3n },
    });
    expect(job().progress?.remainingSeconds).toBeNull();
  });

  it.each([
    ["rehydratation", "RECALL"],
    ["rehydration", "RECALL"],
    ["erase", "DELETE"],
    ["check_consistency", "SCAN"],
    ["incremental_backup", "BACKUP"],
    ["speedtest", "MAINTENANCE"],
  ])("quirk D-30: of %s is %s", (workflow_action, jobType) => {
    expect(job({ workflow_action })).toMatchObject({ jobType, nativeType: workflow_action });
  });

  it.each([
    ["not_activated", "UNKNOWN"],
    ["in_queue", "PENDING"],
    ["calculating", "RUNNING"],
    ["in_progress", "RUNNING"],
    ["paused", "PAUSED"],
    ["done", "SUCCEEDED"],
    ["finished_with_warnings", "PARTIALLY_SUCCEEDED"],
    ["error", "FAILED"],
    ["stopped_by_user", "CANCELLED"],
    ["stopped_by_system", "CANCELLED"],
  ])("quirk D-31: that is %s is %s", (status, state) => {
    reported.length = 0;
    expect(job({ status })).toMatchObject({ state, nativeState: status });
    expect(reported).toEqual([]);
  });

  it("quirk D-31: in a state that nobody knows is UNKNOWN, and the word is reported", () => {
    reported.length = 0;
    expect(job({ status: "hibernating" }).state).toBe("UNKNOWN");
    expect(reported).toEqual(["Job.state hibernating"]);
  });
});

describe("A task", () => {
  const task = (more: object, schedule: object | null = null) =>
    templateRow(
      raw.rawTask.parse({ id: 12, name: "archive-scans", activate: true, workflow_type: "data_migration", ...more }),
      schedule === null ? null : raw.rawSchedule.parse({ id: 1, task_id: 12, ...schedule }),
      view,
    );

  it("quirk D-32: is known by its number, for names repeat", () => {
    expect([task({ id: 12 }).nativeId, task({ id: 13 }).nativeId]).toEqual(["12", "13"]);
    expect(task({})).toMatchObject({ displayName: "archive-scans", nativeType: "data_migration", schedule: null });
  });

  it.each([
    ["done", "OK"],
    ["finished_with_warnings", "WARNING"],
    ["stopped_by_system", "WARNING"],
    ["error", "CRITICAL"],
    ["in_progress", "UNKNOWN"],
    ["not_activated", "UNKNOWN"],
  ])("whose last run is %s is %s", (status, health) => {
    expect(task({ status })).toMatchObject({ health, nativeState: status });
  });

  const start = "DTSTART;TZID=Europe/Paris:20190705T085000";
  it.each([
    [`${start}\nRRULE:FREQ=WEEKLY`, "every week at 08:50, Europe/Paris", {}],
    [
      `${start}\\nRRULE:FREQ=WEEKLY;BYDAY=FR,MO`,
      "every week at 08:50, FR,MO, Europe/Paris",
      { daysOfWeek: ["MONDAY", "FRIDAY"] },
    ],
    [`${start}\nRRULE:FREQ=DAILY;BYHOUR=3;BYMINUTE=5`, "every day at 03:05, Europe/Paris", { startTime: "03:05" }],
    [
      `${start}\nRRULE:FREQ=DAILY;BYHOUR=3,15;BYMINUTE=0`,
      "every day, BYHOUR 3,15, BYMINUTE 0, Europe/Paris",
      { startTime: null },
    ],
    [`${start}\r\nRRULE:FREQ=MONTHLY;BYDAY=1MO`, "every month at 08:50, 1MO, Europe/Paris", { daysOfWeek: null }],
    [
      "DTSTART:20190705T085000Z\nRRULE:FREQ=HOURLY;INTERVAL=6",
      "every 6 hours from 08:50, UTC",
      { intervalSeconds: 21_600, timezone: "UTC" },
    ],
    [
      `${start}\nRRULE:FREQ=MONTHLY;BYMONTHDAY=-1`,
      "every month at 08:50, BYMONTHDAY -1, Europe/Paris",
      { dayOfMonth: -1 },
    ],
    [start, "once at 08:50, Europe/Paris", { format: "RRULE", intervalSeconds: null }],
    ["whenever", "at times not understood", { format: "UNKNOWN", startTime: null }],
  ])("quirk D-33: with the schedule %j runs %s", (rrule, description, more) => {
    expect(task({}, { rrule }).schedule).toMatchObject({ description, expression: rrule, ...more });
  });

  it("quirk D-34: tells its next and its missed runs, and none once its schedule is over", () => {
    const facts = { rrule: start, next: "2019-10-11T15:00:00Z", missed_count: 2 };
    expect(task({}, facts).schedule).toMatchObject({ nextRunAt: "2019-10-11T15:00:00.000Z", missedCount: 2 });
    const over = task({}, { ...facts, done: true }).schedule;
    expect(over).toMatchObject({ nextRunAt: null, description: "once at 08:50, Europe/Paris, over" });
  });
});
