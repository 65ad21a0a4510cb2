// Which directories receive a replica from another cluster? Established, waiting and locked ones (sheet §8.11).
import type { SeededRandom } from "../../chassis/seededRandom.ts";
import type { FileTree } from "../fileTree.ts";
import { makeRun } from "../replicationRun.ts";
import { idleCondition, type ReplicationCondition } from "./sourceRelationships.ts";

/** A target relationship as the simulator keeps it. */
export interface TargetRelationship extends ReplicationCondition {
  id: string;
  source_cluster_name: string;
  source_cluster_uuid: string;
  source_root_path: string;
  source_root_read_only: boolean;
  source_address: string;
  source_port: number;
  /** File id of the local directory; "" until authorized. */
  target_root_id: string;
  target_root_path: string;
  replication_enabled: boolean;
  lock_key: string | null;
}

/** Makes three: one running, one waiting for its authorization, one locked whose last run failed. */
export function seedTargets(
  random: SeededRandom,
  parts: { tree: FileTree; nowMs: number; lockKey: string },
): TargetRelationship[] {
  const made = ["sales", "design", "legal"].map((department): TargetRelationship => {
    const node = parts.tree.addPath(`/replicas/osaka/${department}`, parts.nowMs - 90 * 86_400_000);
    return {
      ...idleCondition(random, parts.nowMs),
      id: random.uuid(),
      source_cluster_name: "qumulo-osaka",
      source_cluster_uuid: "d2c97b65-1f0e-4a83-b6d8-7c35e9a40f12",
      source_root_path: `/${department}/`,
      source_root_read_only: false,
      source_address: `10.88.0.${random.int(2, 250)}`,
      source_port: 41_000 + random.int(0, 999),
      target_root_id: node.id,
      target_root_path: parts.tree.pathOf(node),
      replication_enabled: true,
      lock_key: null,
    };
  });
  const [running, waiting, failed] = made;
  if (running) running.run = makeRun(random, { startedAtMs: parts.nowMs - 240_000, durationMs: 3_600_000 });
  if (waiting) {
    Object.assign(waiting, { state: "AWAITING_AUTHORIZATION", recovery_point: "", lastDurationMs: null });
    Object.assign(waiting, { target_root_id: "", target_root_path: "/replicas/osaka/design/" });
  }
  if (failed) {
    failed.lock_key = parts.lockKey;
    failed.error_from_last_job = "The target directory has reached its quota.";
  }
  return made;
}
