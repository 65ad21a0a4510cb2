// Which directories are replicated to another cluster? Running, idle, failed, ended and waiting relationships (sheet §8.11).
import type { SeededRandom } from "../../chassis/seededRandom.ts";
import type { FileNode } from "../fileTree.ts";
import { makeRun, type ReplicationRun } from "../replicationRun.ts";
import { nanoTime } from "../wire/rfc3339.ts";

/** What a client can set; exactly the item of `/v2/replication/source-relationships/`. */
export interface SourceConfig {
  id: string;
  target_address: string;
  target_port: number;
  source_root_id: string;
  source_root_read_only: boolean;
  map_local_ids_to_nfs_ids: boolean;
  replication_enabled: boolean;
  replication_mode: string;
  blackout_window_timezone: string;
  blackout_windows: Record<string, unknown>[];
  snapshot_policies: { id: number; target_expiration: string }[];
}

/** How the two ends get on; source and target relationships share it. */
export interface ReplicationCondition {
  state: string;
  end_reason: string;
  target_root_read_only: boolean;
  /** "" before the first success. */
  recovery_point: string;
  /** "" after a success. */
  error_from_last_job: string;
  /** Vendor ms that the last run took; null before the first. */
  lastDurationMs: number | null;
  /** The run that is under way; null for none. */
  run: ReplicationRun | null;
  /** Error that the next run will end with; "" for none. Set through `POST /__sim/rows`. */
  nextError: string;
}

/** A source relationship as the simulator keeps it. */
export interface SourceRelationship extends ReplicationCondition {
  config: SourceConfig;
  target_root_path: string;
  target_cluster_name: string;
  target_cluster_uuid: string;
  queued_snapshot_count: number;
}

const minute = 60_000;
const weekend = {
  start_hour: 8,
  start_minute: 0,
  end_hour: 18,
  end_minute: 0,
  on_days: ["MON", "TUE", "WED", "THU", "FRI"],
};

/** The condition of a relationship that is well and idle. */
export function idleCondition(random: SeededRandom, nowMs: number): ReplicationCondition {
  return {
    state: "ESTABLISHED",
    end_reason: "",
    target_root_read_only: true,
    recovery_point: nanoTime(nowMs - random.int(20, 600) * minute),
    error_from_last_job: "",
    lastDurationMs: random.int(30, 7_200) * 1_000,
    run: null,
    nextError: "",
  };
}

/** Makes one idle relationship of a directory. */
export function seedSource(
  random: SeededRandom,
  { source, path }: { source: FileNode; path: string },
  nowMs: number,
): SourceRelationship {
  return {
    ...idleCondition(random, nowMs),
    config: {
      id: random.uuid(),
      target_address: `10.77.0.${random.int(2, 250)}`,
      target_port: 3712,
      source_root_id: source.id,
      source_root_read_only: false,
      map_local_ids_to_nfs_ids: false,
      replication_enabled: true,
      replication_mode: "REPLICATION_CONTINUOUS",
      blackout_window_timezone: "Europe/Berlin",
      blackout_windows: [],
      snapshot_policies: [],
    },
    target_root_path: `/replica${path}`,
    target_cluster_name: "qumulo-lyon",
    target_cluster_uuid: "6a1f4e20-93d7-4be1-8c55-0e2b7f9d1a34",
    queued_snapshot_count: 0,
  };
}

/** Makes six: two running, one failed, one with blackout hours and switched off, one waiting, one ended. */
export function seedSources(
  random: SeededRandom,
  parts: { volumes: readonly FileNode[]; pathOf: (node: FileNode) => string; nowMs: number },
): SourceRelationship[] {
  const { nowMs } = parts;
  const made = parts.volumes
    .slice(0, 6)
    .map((source) => seedSource(random, { source, path: parts.pathOf(source) }, nowMs));
  const [running, policyRun, failed, paused, waiting, ended] = made;
  const runOf = (sinceMinutes: number, minutes: number) =>
    makeRun(random, { startedAtMs: nowMs - sinceMinutes * minute, durationMs: minutes * minute });
  if (running) running.run = runOf(12, 45);
  if (policyRun) {
    policyRun.run = runOf(3, 90);
    policyRun.queued_snapshot_count = 2;
    policyRun.config.replication_mode = "REPLICATION_SNAPSHOT_POLICY";
    policyRun.config.snapshot_policies = [{ id: 1, target_expiration: "same_as_policy" }];
  }
  if (failed) failed.error_from_last_job = "The connection to the target was lost: connection timed out.";
  if (paused) {
    paused.config.replication_enabled = false;
    paused.config.blackout_windows = [weekend];
  }
  if (waiting) {
    Object.assign(waiting, { state: "AWAITING_AUTHORIZATION", recovery_point: "", lastDurationMs: null });
    Object.assign(waiting, { target_cluster_name: "", target_cluster_uuid: "" });
  }
  if (ended) Object.assign(ended, { state: "ENDED", end_reason: "The target directory was made writable." });
  return made;
}
