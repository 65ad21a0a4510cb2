// Where does the snapshot of a volume on a filer stand? Derived from the vendor clock whenever somebody looks (sheet §8.4, §8.8).
import { workProgress } from "../../chassis/workProgress.ts";
import { utcText } from "../wire/utcTime.ts";
import type { SettingRow, SnapshotHistory, SnapshotRun } from "./volumeRecords.ts";

/** How long an accepted snapshot is pending before it begins, in ms. */
export const pendingMs = 5_000;

/** The snapshot part of a setting's status. */
export interface SnapshotView extends SnapshotHistory {
  readonly snapshot_status: "idle" | "pending" | "in_progress";
  /** Means something only while in progress. */
  readonly snapshot_percent: number;
  readonly data_not_yet_protected: number;
}

/** What the console shows at this moment. */
export function viewSnapshot(setting: SettingRow, nowMs: number): SnapshotView {
  const { run, history, data_not_yet_protected } = setting;
  if (run === null) return { ...history, snapshot_status: "idle", snapshot_percent: 0, data_not_yet_protected };
  if (nowMs >= run.endsAtMs) {
    return { ...finished(history, run), snapshot_status: "idle", snapshot_percent: 0, data_not_yet_protected: 0 };
  }
  const durationMs = run.endsAtMs - run.beginsAtMs;
  const done = workProgress({ startedAtMs: run.beginsAtMs, durationMs }, nowMs);
  const snapshot_status = nowMs < run.beginsAtMs ? "pending" : "in_progress";
  return { ...history, snapshot_status, snapshot_percent: Math.floor(done * 100), data_not_yet_protected };
}

function finished(history: SnapshotHistory, { beginsAtMs, endsAtMs }: SnapshotRun): SnapshotHistory {
  const end = utcText(endsAtMs);
  return {
    first_snapshot: history.first_snapshot === "" ? end : history.first_snapshot,
    last_snapshot: end,
    last_snapshot_start: utcText(beginsAtMs),
    last_snapshot_end: end,
    last_snapshot_version: (history.last_snapshot_version ?? 0) + 1,
  };
}

/** The setting with a new snapshot to come; the one before must have ended. */
export function withNewRun(setting: SettingRow, nowMs: number, snapshotMs: number): SettingRow {
  const { snapshot_status, snapshot_percent, data_not_yet_protected, ...history } = viewSnapshot(setting, nowMs);
  const beginsAtMs = nowMs + pendingMs;
  return { ...setting, history, data_not_yet_protected, run: { beginsAtMs, endsAtMs: beginsAtMs + snapshotMs } };
}
