// How do volumes, their settings, quotas and messages look once mapped? Pure, on rows as the console writes them.
import { describe, expect, it } from "vitest";
import { folderQuotaRow, volumeQuotaRow } from "../../../src/connectors/nasuni/map/quota.ts";
import { retentionOf, scheduleOf } from "../../../src/connectors/nasuni/map/schedule.ts";
import { policyRow, snapshotRow } from "../../../src/connectors/nasuni/map/setting.ts";
import { type VolumeFacts, volumeRow } from "../../../src/connectors/nasuni/map/volume.ts";
import { nasuniWords } from "../../../src/connectors/nasuni/map/words.ts";
import { messageRow } from "../../../src/connectors/nasuni/map/work.ts";
import { raw } from "./raw.ts";

const words = nasuniWords({ unknownWord: () => {} });
const sourceId = "nasuni-lab";
const factsOf = (volume: Record<string, unknown>, beside: Partial<VolumeFacts> = {}): VolumeFacts => ({
  sourceId,
  words,
  quotaUnit: "GB",
  volume: raw.volume(volume),
  connections: [raw.connection("s-1", true)],
  settings: null,
  ownerOffline: false,
  ...beside,
});

describe("A volume", () => {
  it("quirk N-23: has its quota in gigabytes, which is an assumption that the row tells and an operator can change", () => {
    expect(volumeRow(factsOf({ quota: 5 })).capacity).toMatchObject({ totalBytes: 5_000_000_000n, unlimited: false });
    expect(volumeRow(factsOf({ quota: 5 })).capacity?.assumption).toContain("1000000000 are assumed");
    const binary = factsOf({ quota: 5 }, { quotaUnit: "GIB" });
    expect(volumeRow(binary).capacity?.totalBytes).toBe(5n * 1024n ** 3n);
  });

  it("quirk N-23: with a quota of 0 is unlimited and has no quota; without one nothing is said", () => {
    expect(volumeRow(factsOf({ quota: 0 })).capacity).toMatchObject({
      totalBytes: null,
      unlimited: true,
      assumption: null,
    });
    expect(volumeQuotaRow(sourceId, raw.volume({ quota: 0 }), "GB")).toBeNull();
    expect(volumeRow(factsOf({})).capacity?.unlimited).toBeNull();
  });

  it("quirk N-24: is where its owner is, for the console has no state of it", () => {
    const at = (beside: Partial<VolumeFacts>) => {
      const { lifecycle, health } = volumeRow(factsOf({}, beside));
      return [lifecycle, health];
    };
    const apart = [raw.connection("s-1", true), raw.connection("s-2", false)];
    expect(at({})).toEqual(["AVAILABLE", "OK"]);
    expect(at({ ownerOffline: true })).toEqual(["OFFLINE", "CRITICAL"]);
    expect(at({ connections: apart })).toEqual(["AVAILABLE", "WARNING"]);
    expect(at({ connections: [raw.connection("s-1", false)] })).toEqual(["DEGRADED", "WARNING"]);
    expect(at({ ownerOffline: null })).toEqual(["UNKNOWN", "UNKNOWN"]);
  });

  it("quirk N-26: stands at each filer with its cache, its owner first, and in a back end that is at no site", () => {
    const settings = [
      raw.setting({ filer_serial_number: "s-2", type: "remote", status: { accessible_data: 7 } }),
      raw.setting({ status: { accessible_data: 9, last_snapshot_end: "2026-11-20T11:00:00UTC" } }),
    ];
    const volume = volumeRow(factsOf({ provider: { cred_uuid: "customer-1" } }, { settings }));
    expect(volume.capacity?.usedBytes).toBe(9n);
    expect(volume.placements).toMatchObject([
      { site: "s-1", pool: "cache:s-1", role: "OWNER", connected: true, lastSnapshotAt: "2026-11-20T11:00:00.000Z" },
      { site: "s-2", pool: "cache:s-2", role: "REMOTE", connected: null, usedBytes: 7n },
      { site: null, pool: "cloud:customer-1", usedBytes: null },
    ]);
  });

  it("calls CIFS SMB, and hides the permission of remote access that is off", () => {
    const remote_access = { enabled: false, access_permissions: "readwrite" };
    const row = volumeRow(factsOf({ protocols: { protocols: ["CIFS", "NFS"] }, remote_access }));
    expect(row.protocols).toEqual(["SMB", "NFS"]);
    expect(row.details).toMatchObject({ remoteAccessEnabled: false, remoteAccessPermission: null });
  });
});

describe("The last snapshot", () => {
  const done = {
    last_snapshot_version: 41,
    last_snapshot_start: "2026-11-20T10:00:00UTC",
    last_snapshot_end: "2026-11-20T10:30:00UTC",
  };

  it("quirk N-11: is dated with a literal UTC, which becomes a moment like all others", () => {
    expect(snapshotRow(sourceId, raw.setting({ status: done }))).toMatchObject({
      nativeId: "g_1:s-1:41",
      createdAt: "2026-11-20T10:30:00.000Z",
      lifecycle: "AVAILABLE",
    });
  });

  it("quirk N-27: stays AVAILABLE while the next one is taken, and is CREATING only without an end", () => {
    const status = { ...done, snapshot_status: "in_progress", snapshot_percent: 42 };
    expect(snapshotRow(sourceId, raw.setting({ status }))).toMatchObject({
      lifecycle: "AVAILABLE",
      progressPercent: null,
    });
    const open = { ...status, last_snapshot_end: null };
    expect(snapshotRow(sourceId, raw.setting({ status: open }))).toMatchObject({
      lifecycle: "CREATING",
      progressPercent: 42,
    });
  });

  it("quirk N-27: of a volume that never had one is no row", () => {
    expect(snapshotRow(sourceId, raw.setting({ status: { last_snapshot_version: null } }))).toBeNull();
  });
});

describe("A snapshot policy", () => {
  const days = { sun: false, mon: true, tue: true, wed: false, thu: false, fri: false, sat: false };

  it("quirk N-28: has its frequency in minutes and its hours on a clock that is not told", () => {
    const schedule = scheduleOf(
      raw.setting({ snapshot_schedule: { days, allday: false, start: 7, stop: 20, frequency: 30 } }).snapshot_schedule,
    );
    expect(schedule).toMatchObject({
      description: "every 30 minutes from 07:00 to 20:00, on Mon, Tue",
      intervalSeconds: 1_800,
      daysOfWeek: ["MONDAY", "TUESDAY"],
      timezone: null,
    });
    const allDay = raw.setting({ snapshot_schedule: { days, allday: true, start: 0, stop: 0, frequency: 60 } });
    expect(scheduleOf(allDay.snapshot_schedule)).toMatchObject({ startTime: null, endTime: null });
  });

  it.each([
    [
      { retain: "INFINITE", number: 0 },
      { forever: true, count: null },
    ],
    [
      { retain: "BY_COUNT", number: 90 },
      { forever: false, count: 90 },
    ],
    [
      { retain: "BY_AGE", years: 0, months: 0, days: 30 },
      { ageSeconds: 2_592_000n, expression: "30 days" },
    ],
    [
      { retain: "BY_AGE", years: 1, months: 6, days: 0 },
      { ageSeconds: null, expression: "1 year 6 months" },
    ],
  ])("quirk N-29: that keeps %o keeps %o, and never counts a month in seconds", (snapshot_retention, kept) => {
    const volume = raw.volume({ snapshot_retention });
    expect(retentionOf(volume.snapshot_retention)).toMatchObject(kept);
    expect(policyRow(sourceId, raw.setting(), volume.snapshot_retention).retention).toMatchObject(kept);
  });
});

describe("A quota", () => {
  it("quirk N-36: of a folder is in bytes, unlike that of a volume", () => {
    const quota = raw.folderQuota({ type: "quota", limit: "1073741824", usage: 5, email: "a@corp.example" });
    expect(folderQuotaRow(sourceId, quota, words)).toMatchObject({
      nativeId: "folder:g_1:1",
      scope: "FOLDER",
      capacity: { totalBytes: 1_073_741_824n, usedBytes: 5n, assumption: null },
    });
  });

  it("of the sort `rule` limits every folder right below", () => {
    const rule = raw.folderQuota({ type: "rule", limit: 1, usage: null });
    expect(folderQuotaRow(sourceId, rule, words)).toMatchObject({ scope: "EACH_CHILD", capacity: { usedBytes: null } });
  });
});

describe("A message", () => {
  const href = (path: string) => ({ links: { applied_resource: { href: `https://nmc.example.com/api/v1.2${path}` } } });

  it.each([
    ["pending", "RUNNING"],
    ["synced", "SUCCEEDED"],
    ["failure", "FAILED"],
    ["lost in space", "UNKNOWN"],
  ])("quirk N-37: that is %s is %s", (status, state) => {
    expect(messageRow(sourceId, raw.message({ status }), words)).toMatchObject({ state, nativeState: status });
  });

  it("quirk N-37: that failed says why, and when it was answered", () => {
    const error = { code: "sync_error", description: "The path does not exist." };
    const failed = raw.message({
      status: "failure",
      error,
      response_time: "2026-11-20T11:00:00UTC",
      expiration_time: null,
    });
    expect(messageRow(sourceId, failed, words)).toMatchObject({
      message: "The path does not exist.",
      finishedAt: "2026-11-20T11:00:00.000Z",
      expiresAt: null,
    });
  });

  it.each([
    ["/volumes/g_1/", "g_1"],
    ["/volumes/g_1/filers/s-1/shares/1/", "g_1"],
    ["/volumes/filers/shares/", null],
    ["/volumes/folder-quotas/", null],
    ["/filers/s-1/", null],
  ])("quirk N-10: whose link leads to %s concerns the volume %s", (path, volume) => {
    expect(messageRow(sourceId, raw.message(href(path)), words).volume).toBe(volume);
  });
});
