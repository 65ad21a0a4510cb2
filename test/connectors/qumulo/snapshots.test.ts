// How do snapshots and snapshot policies become Snapshots and SnapshotPolicies?
import { describe, expect, it } from "vitest";
import { policyRow } from "../../../src/connectors/qumulo/map/policy.ts";
import { snapshotRow } from "../../../src/connectors/qumulo/map/snapshot.ts";
import { zPolicy, zSnapshot } from "../../../src/connectors/qumulo/raw/snapshots.ts";
import { listeningWords } from "./words.ts";

const snapshot = (more: object = {}) =>
  zSnapshot.parse({
    id: 7,
    name: "7_daily",
    timestamp: "2026-11-15T13:07:00.616123456Z",
    source_file_id: "1000004",
    source_file_path: "/finance/projects/",
    policy_id: 3,
    policy_name: "daily",
    expiration: "2027-02-16T12:00:00Z",
    owners: [],
    in_delete: false,
    lock_key: null,
    ...more,
  });

describe("A snapshot", () => {
  it("tells what it shows, when it ends, who took it and what its removal would free", () => {
    expect(snapshotRow("lab", snapshot(), 10165354496n)).toMatchObject({
      nativeId: "7",
      displayName: "7_daily",
      subject: "DATA",
      path: "/finance/projects",
      volume: { by: "path", path: "/finance/projects" },
      site: { by: "sole" },
      lifecycle: "AVAILABLE",
      createdAt: "2026-11-15T13:07:00.616Z",
      expiresAt: "2027-02-16T12:00:00.000Z",
      locked: false,
      lockKey: null,
      policy: "3",
      uniqueBytes: 10165354496n,
      details: { heldByReplication: false },
    });
  });

  it("that is being removed is DELETING", () => {
    expect(snapshotRow("lab", snapshot({ in_delete: true }), null).lifecycle).toBe("DELETING");
  });

  it("whose policy is gone names none, although the vendor still tells its number", () => {
    expect(snapshotRow("lab", snapshot({ policy_name: null }), null).policy).toBeNull();
  });

  it.each([[""], [null], [undefined]])("with the expiration %j is kept for ever", (expiration) => {
    expect(snapshotRow("lab", snapshot({ expiration }), null).expiresAt).toBeNull();
  });

  it.each([
    ["key-1", true, "key-1"],
    [null, false, null],
    ["", false, null],
    [undefined, null, null],
  ])("with the lock key %j is locked: %s", (lock_key, locked, lockKey) => {
    expect(snapshotRow("lab", snapshot({ lock_key }), null)).toMatchObject({ locked, lockKey });
  });

  it("that replication owns is held by it", () => {
    const row = snapshotRow("lab", snapshot({ owners: [{ id: "5" }] }), null);
    expect(row.details).toMatchObject({ heldByReplication: true });
  });

  it("whose directory is gone lies in no volume", () => {
    expect(snapshotRow("lab", snapshot({ source_file_path: "" }), null)).toMatchObject({ path: null, volume: null });
  });
});

const schedule = (more: object) => ({
  id: 1,
  creation_schedule: { timezone: "Europe/Paris", ...more },
  expiration_time_to_live: "5days",
});

function policy(creation: object, more: object = {}) {
  const { words, strange } = listeningWords();
  const raw = zPolicy.parse({
    id: 3,
    policy_name: "daily",
    source_file_id: "2",
    source_file_path: "/",
    enabled: true,
    lock_key: null,
    owners: [],
    schedule: schedule(creation),
    ...more,
  });
  return { row: policyRow("lab", raw, words), strange };
}

const daily = { frequency: "SCHEDULE_DAILY_OR_WEEKLY", on_days: ["EVERY_DAY"], hour: 2, minute: 5 };
const week = ["MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY", "SUNDAY"];

describe("A snapshot policy", () => {
  it("tells its path, its sites and the key that locks its snapshots", () => {
    expect(policy(daily, { lock_key: "key-1", enabled: false }).row).toMatchObject({
      nativeId: "3",
      displayName: "daily",
      enabled: false,
      path: "/",
      volume: { by: "path", path: "/" },
      sites: [{ by: "sole" }],
      lockKey: "key-1",
    });
  });

  it.each([
    [daily, "every day at 02:05, Europe/Paris", { daysOfWeek: week, startTime: "02:05", endTime: null }],
    [
      { ...daily, on_days: ["FRI", "MON", "TUE", "WED", "THU"] },
      "MON-FRI at 02:05, Europe/Paris",
      { daysOfWeek: week.slice(0, 5) },
    ],
    [{ ...daily, on_days: ["SUN", "TUE"] }, "TUE, SUN at 02:05, Europe/Paris", { daysOfWeek: ["TUESDAY", "SUNDAY"] }],
    [
      { frequency: "SCHEDULE_MONTHLY", day_of_month: 5, hour: 0, minute: 0 },
      "on day 5 of every month at 00:00, Europe/Paris",
      { dayOfMonth: 5, startTime: "00:00", daysOfWeek: null },
    ],
    [
      { frequency: "SCHEDULE_MONTHLY", day_of_month: 128, hour: 23, minute: 30 },
      "on the last day of every month at 23:30, Europe/Paris",
      { dayOfMonth: -1 },
    ],
    [
      {
        frequency: "SCHEDULE_HOURLY_OR_LESS",
        on_days: ["MON", "TUE", "WED", "THU", "FRI"],
        window_start_hour: 8,
        window_start_minute: 0,
        window_end_hour: 18,
        window_end_minute: 0,
        fire_every: 15,
        fire_every_interval: "FIRE_IN_MINUTES",
      },
      "every 15 minutes from 08:00 to 18:00, MON-FRI, Europe/Paris",
      { intervalSeconds: 900, startTime: "08:00", endTime: "18:00", daysOfWeek: week.slice(0, 5) },
    ],
    [
      {
        frequency: "SCHEDULE_HOURLY_OR_LESS",
        on_days: ["EVERY_DAY"],
        window_start_hour: 0,
        window_start_minute: 0,
        window_end_hour: 23,
        window_end_minute: 59,
        fire_every: 1,
        fire_every_interval: "FIRE_IN_HOURS",
      },
      "every hour from 00:00 to 23:59, every day, Europe/Paris",
      { intervalSeconds: 3600 },
    ],
  ])("that runs %j says so in words and in fields", (creation, description, fields) => {
    expect(policy(creation).row.schedule).toMatchObject({
      description,
      format: "FIELDS",
      expression: null,
      timezone: "Europe/Paris",
      ...fields,
    });
  });

  it("in a form not known here says that, and reports the word", () => {
    const { row, strange } = policy({ frequency: "SCHEDULE_BY_MOON" });
    expect(row.schedule).toMatchObject({ format: "UNKNOWN", timezone: "Europe/Paris", startTime: null });
    expect(strange).toEqual(["Schedule.format: SCHEDULE_BY_MOON"]);
  });

  it.each([
    ["5days", { forever: false, ageSeconds: 432_000n, expression: "5days" }],
    ["99minutes", { forever: false, ageSeconds: 5_940n, expression: "99minutes" }],
    ["2weeks", { forever: false, ageSeconds: 1_209_600n, expression: "2weeks" }],
    ["12hours", { forever: false, ageSeconds: 43_200n, expression: "12hours" }],
    ["6months", { forever: false, ageSeconds: null, expression: "6months" }],
    ["soon", { forever: false, ageSeconds: null, expression: "soon" }],
    ["never", { forever: true, ageSeconds: null, expression: "never" }],
    ["", { forever: true, ageSeconds: null, expression: null }],
  ])("that keeps its snapshots %j says for how long", (expiration_time_to_live, retention) => {
    const { row } = policy(daily, { schedule: { ...schedule(daily), expiration_time_to_live } });
    expect(row.retention).toEqual({ count: null, ...retention });
  });

  it("that does not say how long it keeps them does not claim for ever", () => {
    expect(policy(daily, { schedule: { id: 1, creation_schedule: daily } }).row.retention).toBeNull();
  });
});
