// What has come to its end by now? Run before each call, so that every answer shows the cluster as of the vendor clock.
import { workProgress } from "../chassis/workProgress.ts";
import type { FileNode } from "./fileTree.ts";
import type { ReplicationRun } from "./replicationRun.ts";
import { treeDeleteProgress } from "./seed/treeDeletes.ts";
import type { QumuloState } from "./state.ts";
import { nanoTime } from "./wire/rfc3339.ts";

/** Removes a directory with all below it, and the quotas that lay there. */
export function removeDirectory(state: QumuloState, node: FileNode): void {
  for (const gone of state.tree.remove(node)) state.quotas.remove(gone.id);
}

/** A done tree delete leaves nothing behind: neither the directory nor the job. */
function settleTreeDeletes(state: QumuloState, nowMs: number): void {
  for (const job of state.treeDeletes.list()) {
    if (treeDeleteProgress(job, nowMs) < 1) continue;
    const node = state.tree.find(job.id);
    if (node !== undefined) removeDirectory(state, node);
    state.treeDeletes.remove(job.id);
  }
}

const isOver = (run: ReplicationRun | null, nowMs: number): run is ReplicationRun =>
  run !== null && workProgress(run, nowMs) >= 1;

function settleReplications(state: QumuloState, nowMs: number): void {
  for (const relationship of [...state.sources.list(), ...state.targets.list()]) {
    const { run } = relationship;
    if (!isOver(run, nowMs)) continue;
    relationship.run = null;
    relationship.lastDurationMs = run.durationMs;
    relationship.error_from_last_job = run.failsWith;
    // Only a success moves the recovery point, to the moment at which the run began.
    if (run.failsWith === "") relationship.recovery_point = nanoTime(run.startedAtMs);
  }
  for (const relationship of state.objects.list()) {
    const { run } = relationship;
    if (!isOver(run, nowMs)) continue;
    const end_time = nanoTime(run.startedAtMs + run.durationMs);
    relationship.run = null;
    relationship.last_job = { start_time: nanoTime(run.startedAtMs), end_time, error: run.failsWith };
  }
}

/** Snapshots whose deletion has ended go for good. */
function settleSnapshots(state: QumuloState, nowMs: number): void {
  for (const id of state.deletingSnapshots) {
    if ((state.snapshots.get(id)?.goneAtMs ?? nowMs) > nowMs) continue;
    state.snapshots.remove(id);
    state.deletingSnapshots.delete(id);
  }
}

function settleCluster({ cluster }: QumuloState, nowMs: number): void {
  if (cluster.restripe !== null && workProgress(cluster.restripe, nowMs) >= 1) {
    cluster.restripe = null;
    Object.assign(cluster.restriper, { state: "FINISHED", phase: "", percent_complete: 100, data_at_risk: false });
  }
  const { upgrade } = cluster;
  if (upgrade.span === null || workProgress(upgrade.span, nowMs) < 1) return;
  upgrade.span = null;
  const isPrepared = upgrade.state === "UPGRADE_STATE_PREPARING";
  upgrade.state = isPrepared ? "UPGRADE_STATE_PREPARED" : "UPGRADE_STATE_IDLE";
  if (!isPrepared) upgrade.settings = null;
}

/** Brings the state up to the moment. */
export function settle(state: QumuloState, nowMs: number): void {
  settleTreeDeletes(state, nowMs);
  settleReplications(state, nowMs);
  settleSnapshots(state, nowMs);
  settleCluster(state, nowMs);
}
