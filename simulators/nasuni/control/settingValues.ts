// How does a test change a volume on a filer? Wire-shaped values, also those that the simulator derives, laid over a setting.
import type { RowValues } from "../../chassis/rowHandler.ts";
import { merge } from "../changes/merge.ts";
import { pendingMs } from "../state/snapshotView.ts";
import type { SettingRow, SnapshotRun } from "../state/volumeRecords.ts";

const historyFields: readonly string[] = [
  "first_snapshot",
  "last_snapshot",
  "last_snapshot_start",
  "last_snapshot_end",
  "last_snapshot_version",
];
const dataFields: readonly string[] = ["accessible_data", "data_not_yet_protected"];

const pick = (values: RowValues, names: readonly string[]) =>
  Object.fromEntries(Object.entries(values).filter(([name]) => names.includes(name)));

/**
 * The setting with these values: its own fields, those of its `status`, and `snapshot_status` with `snapshot_percent`,
 * which start, move or end a snapshot that then runs on by the clock.
 */
export function withValues(
  row: SettingRow,
  values: RowValues,
  { now, snapshotMs }: { now: number; snapshotMs: number },
) {
  const { status, ...rest } = values;
  const all: RowValues = { ...rest, ...(status as RowValues | undefined) };
  const own = pick(rest, Object.keys(row));
  const changed = merge(row, { ...own, ...pick(all, dataFields), history: pick(all, historyFields) });
  if (all.snapshot_status === undefined && all.snapshot_percent === undefined) return changed;
  return { ...changed, run: runOf(all, { now, snapshotMs }) };
}

function runOf(values: RowValues, { now, snapshotMs }: { now: number; snapshotMs: number }): SnapshotRun | null {
  if (values.snapshot_status === "idle") return null;
  const passed = (Number(values.snapshot_percent ?? 0) / 100) * snapshotMs;
  const beginsAtMs = values.snapshot_status === "pending" ? now + pendingMs : now - passed;
  return { beginsAtMs, endsAtMs: beginsAtMs + snapshotMs };
}
