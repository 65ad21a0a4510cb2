// How does work that a cluster runs become Jobs, and its relationships JobTemplates?
import { describe, expect, it } from "vitest";
import { restripeJob, snapshotDeletionJob, treeDeleteJob, upgradeJob } from "../../../src/connectors/qumulo/map/job.ts";
import { objectRelationshipRow, objectReplicationJobs } from "../../../src/connectors/qumulo/map/objectReplication.ts";
import { relationshipRow, replicationJob, type Side } from "../../../src/connectors/qumulo/map/replication.ts";
import { zRestriper, zUpgrade } from "../../../src/connectors/qumulo/raw/cluster.ts";
import { zTreeDelete } from "../../../src/connectors/qumulo/raw/files.ts";
import { zDirectoryReplication, zObjectReplication } from "../../../src/connectors/qumulo/raw/replication.ts";
import { zSnapshot } from "../../../src/connectors/qumulo/raw/snapshots.ts";
import { listeningWords } from "./words.ts";

const tree = (more: object = {}) =>
  treeDeleteJob(
    "lab",
    zTreeDelete.parse({
      id: "1000028",
      create_time: "2026-11-20T11:54:00Z",
      mode: "IN_PLACE",
      initial_path: "/archive/render/",
      initial_capacity: "9007199254740993000",
      initial_files: "1000",
      remaining_capacity: "4503599627370496500",
      remaining_files: "250",
      last_error_message: null,
      ...more,
    }),
  );

describe("A tree delete", () => {
  it("runs as long as it is told of, exact in bytes beyond 2^53", () => {
    expect(tree()).toMatchObject({
      nativeId: "tree:1000028",
      name: "Tree delete of /archive/render",
      jobType: "DELETE",
      state: "RUNNING",
      progressPercent: 50,
      progress: { processedBytes: 4503599627370496500n, totalBytes: 9007199254740993000n, processedFiles: 750n },
      createdAt: "2026-11-20T11:54:00.000Z",
      volume: { by: "path", path: "/archive/render" },
    });
  });

  it("has failed when it tells an error", () => {
    expect(tree({ last_error_message: "a file is locked" })).toMatchObject({
      state: "FAILED",
      message: "a file is locked",
    });
  });

  it("of empty files goes by their number, and of nothing tells no progress", () => {
    expect(tree({ initial_capacity: "0", remaining_capacity: "0" }).progressPercent).toBe(75);
    const empty = { initial_capacity: "0", remaining_capacity: "0", initial_files: "0", remaining_files: "0" };
    expect(tree(empty).progressPercent).toBeNull();
  });

  it("that has found more than it began with never goes below zero", () => {
    expect(tree({ remaining_capacity: "9907199254740993000" }).progress?.processedBytes).toBe(0n);
  });
});

describe("The removal of a snapshot", () => {
  const raw = { id: 7, name: "7_daily", timestamp: "2026-11-15T13:07:00Z", source_file_path: "/fin/" };
  it("is a job as long as the snapshot is in delete", () => {
    expect(snapshotDeletionJob("lab", zSnapshot.parse({ ...raw, in_delete: true }))).toMatchObject({
      nativeId: "snapshot:7",
      name: "Deletion of snapshot 7_daily",
      jobType: "SNAPSHOT_DELETION",
      state: "RUNNING",
    });
    expect(snapshotDeletionJob("lab", zSnapshot.parse({ ...raw, in_delete: false }))).toBeNull();
  });
});

describe("The restriper", () => {
  it.each([
    ["NOT_STARTED", undefined],
    ["RUNNING", "RUNNING"],
    ["FINISHED", "SUCCEEDED"],
    ["BORED", "UNKNOWN"],
  ])("that is %s is a job in the state %s", (state, unified) => {
    const { words } = listeningWords();
    const raw = zRestriper.parse({ state, phase: "REBALANCE", blocked_reason: "waiting", percent_complete: 12 });
    const job = restripeJob("lab", raw, words);
    expect(job?.state).toBe(unified);
    if (job !== null) {
      expect(job).toMatchObject({
        nativeId: "restripe",
        name: "Restripe, REBALANCE",
        progressPercent: 12,
        message: "waiting",
      });
    }
  });
});

describe("An upgrade", () => {
  const at = (state: string, more: object = {}) => {
    const settings = { target_version: "7.9.3", auto_commit: false };
    const raw = zUpgrade.parse({ state: `UPGRADE_STATE_${state}`, progress: 40, settings, error_info: "", ...more });
    return upgradeJob("lab", raw, listeningWords().words);
  };

  it("is no job while the cluster is idle, and a failed one when an error is left over", () => {
    expect(at("IDLE")).toBeNull();
    expect(at("IDLE", { error_info: "no space", settings: null })).toMatchObject({
      nativeId: "upgrade",
      name: "Upgrade",
      state: "FAILED",
      message: "no space",
      progressPercent: null,
    });
  });

  it.each([
    ["PREPARING", "RUNNING"],
    ["PREPARED", "PAUSED"],
    ["COMMITTING", "RUNNING"],
    ["COMMITTED", "RUNNING"],
    ["REBOOTING", "RUNNING"],
    ["DREAMING", "UNKNOWN"],
  ])("that is %s is a job in the state %s: it is over only when the cluster is idle again", (state, unified) => {
    expect(at(state)).toMatchObject({ state: unified, name: "Upgrade to 7.9.3", progressPercent: 40 });
  });

  it("that is prepared and commits by itself goes on", () => {
    expect(at("PREPARED", { settings: { auto_commit: true } })?.state).toBe("RUNNING");
  });
});

function directory(more: object = {}, side: Side = "source") {
  const { words, strange } = listeningWords();
  const raw = zDirectoryReplication.parse({
    id: "1dca8a52",
    state: "ESTABLISHED",
    end_reason: "",
    source_cluster_name: "london",
    source_root_path: "/finance/",
    target_cluster_name: "lyon",
    target_address: "10.9.9.9",
    target_root_path: "/replica/finance/",
    replication_enabled: true,
    replication_mode: "REPLICATION_CONTINUOUS",
    blackout_window_timezone: "Europe/Berlin",
    blackout_windows: [],
    snapshot_policies: [],
    job_state: "REPLICATION_NOT_RUNNING",
    job_start_time: "",
    recovery_point: "2026-11-20T10:22:00Z",
    error_from_last_job: "",
    duration_of_last_job: { nanoseconds: "61500000000" },
    next_active_time: "",
    queued_snapshot_count: 2,
    replication_job_status: null,
    ...more,
  });
  const view = { sourceId: "lab", side, words };
  return { row: relationshipRow(raw, view), job: replicationJob(raw, view), strange };
}

describe("A replication relationship", () => {
  it("goes from here to the other cluster, or comes from it", () => {
    expect(directory().row).toMatchObject({
      nativeId: "source:1dca8a52",
      displayName: "/finance → lyon:/replica/finance",
      jobType: "SYNC",
      enabled: true,
      health: "OK",
      paths: ["/finance"],
      details: { outgoing: true, peerName: "lyon", peerPath: "/replica/finance", lastError: null },
    });
    expect(directory({}, "target").row).toMatchObject({
      nativeId: "target:1dca8a52",
      displayName: "london:/finance → /replica/finance",
      paths: ["/replica/finance"],
      schedule: null,
      details: { outgoing: false, peerName: "london", peerPath: "/finance" },
    });
  });

  it("that waits to be authorized shows the address, for the name of the other cluster is not known", () => {
    const { row } = directory({ target_cluster_name: "", state: "AWAITING_AUTHORIZATION" });
    expect(row).toMatchObject({ displayName: "/finance → 10.9.9.9:/replica/finance", health: "WARNING" });
  });

  it.each([
    ["ESTABLISHED", "OK"],
    ["RECONNECTING", "WARNING"],
    ["REESTABLISHING", "WARNING"],
    ["DISCONNECTING", "WARNING"],
    ["DISCONNECTED", "WARNING"],
    ["ENDED", "CRITICAL"],
    ["DAYDREAMING", "UNKNOWN"],
  ])("that is %s is %s", (state, health) => {
    const { row, strange } = directory({ state });
    expect(row).toMatchObject({ health, nativeState: state });
    expect(strange).toEqual(health === "UNKNOWN" ? ["JobTemplate.health: DAYDREAMING"] : []);
  });

  it("whose last run failed is critical", () => {
    const { row } = directory({ error_from_last_job: "no route" });
    expect(row).toMatchObject({ health: "CRITICAL", details: { lastError: "no route" } });
  });

  const blackout = { start_hour: 8, start_minute: 0, end_hour: 18, end_minute: 30, on_days: ["MON", "TUE", "WED"] };
  it.each([
    [{}, "continuously"],
    [{ blackout_windows: [blackout] }, "continuously, but not from 08:00 to 18:30 MON-WED, Europe/Berlin"],
    [
      { replication_mode: "REPLICATION_SNAPSHOT_POLICY", snapshot_policies: [{ id: 1 }] },
      "after each snapshot of a policy",
    ],
    [
      { replication_mode: "REPLICATION_SNAPSHOT_POLICY_WITH_CONTINUOUS", snapshot_policies: [{ id: 1 }, { id: 2 }] },
      "continuously and after each snapshot of 2 policies",
    ],
    [{ replication_mode: "REPLICATION_BY_PIGEON" }, "in a mode that is not known here: REPLICATION_BY_PIGEON"],
  ])("set to %j says in words when it runs", (more, description) => {
    const { row } = directory({ next_active_time: "2026-11-20T13:00:00Z", ...more });
    expect(row.schedule).toMatchObject({ description, nextRunAt: "2026-11-20T13:00:00.000Z", daysOfWeek: null });
  });
});

describe("A replication run", () => {
  const running = {
    job_state: "REPLICATION_RUNNING",
    job_start_time: "2026-11-20T11:48:00Z",
    error_from_last_job: "the run before failed",
    replication_job_status: {
      percent_complete: 26,
      estimated_seconds_remaining: "1981",
      bytes_total: "100",
      bytes_remaining: "74",
      files_total: "10",
      files_remaining: "7",
      throughput_current: "107809353",
    },
  };

  it("tells how far it is, and not the error of the run before", () => {
    expect(directory(running).job).toMatchObject({
      nativeId: "replication:source:1dca8a52:2026-11-20T11:48:00.000Z",
      template: "source:1dca8a52",
      state: "RUNNING",
      message: null,
      finishedAt: null,
      progressPercent: 26,
      progress: { processedBytes: 26n, processedFiles: 3n, bytesPerSecond: 107809353n, remainingSeconds: 1981n },
      details: { recoveryPoint: "2026-11-20T10:22:00.000Z", queuedSnapshotCount: 2 },
    });
  });

  it("has another key on either side, for both sides may be one cluster", () => {
    expect(directory(running, "target").job?.nativeId).toBe("replication:target:1dca8a52:2026-11-20T11:48:00.000Z");
  });

  it("that has ended is told as long as the vendor tells its start, else there is no job", () => {
    const ended = { job_start_time: "2026-11-20T11:48:00Z" };
    expect(directory(ended).job).toMatchObject({ state: "SUCCEEDED", finishedAt: "2026-11-20T11:49:01.500Z" });
    const failed = { ...ended, error_from_last_job: "no route", duration_of_last_job: null };
    expect(directory(failed).job).toMatchObject({ state: "FAILED", message: "no route", finishedAt: null });
    expect(directory({ error_from_last_job: "no route" }).job).toBeNull();
  });

  it("in a word not known here is UNKNOWN, which is reported", () => {
    const { job, strange } = directory({ ...running, job_state: "REPLICATION_WALKING" });
    expect(job).toMatchObject({ state: "UNKNOWN", nativeState: "REPLICATION_WALKING" });
    expect(strange).toContain("Job.state replication: REPLICATION_WALKING");
  });
});

const NOW = Date.parse("2026-11-20T11:30:00Z");

function objectStore(more: object = {}) {
  const { words, strange } = listeningWords();
  const raw = zObjectReplication.parse({
    id: "0b",
    direction: "COPY_TO_OBJECT",
    local_directory_id: "9",
    local_directory_path: "/media/",
    object_store_address: "s3.example.com",
    bucket: "cold",
    object_folder: "media/",
    state: "REPLICATION_RUNNING",
    current_job: {
      start_time: "2026-11-20T11:00:00Z",
      estimated_end_time: null,
      job_progress: { percent_complete: 5, bytes_total: "200", bytes_remaining: "190", throughput_current: "7" },
    },
    last_job: { start_time: "2026-11-19T11:00:00Z", end_time: "2026-11-19T12:00:00Z", error: "denied" },
    ...more,
  });
  return {
    row: objectRelationshipRow("lab", raw, words),
    jobs: objectReplicationJobs("lab", raw, { words, nowMs: NOW }),
    strange,
  };
}

describe("A replication with an object store", () => {
  it("is a relationship of its own shape, critical after a failed run", () => {
    expect(objectStore().row).toMatchObject({
      nativeId: "object:0b",
      displayName: "/media → s3.example.com:cold/media/",
      enabled: null,
      schedule: null,
      health: "CRITICAL",
      paths: ["/media"],
      details: { outgoing: true, peerName: "s3.example.com", peerPath: "cold/media/", mode: null, lastError: "denied" },
    });
    const back = objectStore({ direction: "COPY_FROM_OBJECT", last_job: null, state: "REPLICATION_NOT_RUNNING" }).row;
    expect(back).toMatchObject({ displayName: "s3.example.com:cold/media/ → /media", health: "OK" });
  });

  it("tells of the run under way and of the last one", () => {
    expect(objectStore().jobs).toMatchObject([
      {
        nativeId: "replication:object:0b:2026-11-20T11:00:00.000Z",
        state: "RUNNING",
        progress: { processedBytes: 10n, bytesPerSecond: 7n, remainingSeconds: null },
      },
      {
        nativeId: "replication:object:0b:2026-11-19T11:00:00.000Z",
        state: "FAILED",
        message: "denied",
        finishedAt: "2026-11-19T12:00:00.000Z",
      },
    ]);
  });

  it("concludes what is left from the end that the vendor guesses", () => {
    const running = (estimated_end_time: string) =>
      objectStore({
        current_job: { start_time: "2026-11-20T11:00:00Z", estimated_end_time, job_progress: null },
      }).jobs[0]?.progress?.remainingSeconds;
    expect(running("2026-11-20T12:00:00.4Z")).toBe(1_800n);
    expect(running("2026-11-20T11:00:01Z")).toBe(0n);
    expect(running("")).toBeUndefined();
  });

  it("is read under the older names of its directory too", () => {
    const older = { local_directory_path: undefined, source_directory_path: "/old/" };
    expect(objectStore(older).row.paths).toEqual(["/old"]);
  });

  it("of which only the settings are known tells no runs and no health", () => {
    const { row, jobs } = objectStore({ state: undefined, current_job: undefined, last_job: undefined });
    expect(row.health).toBe("UNKNOWN");
    expect(jobs).toEqual([]);
  });
});
