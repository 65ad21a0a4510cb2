// Which directories are being deleted? Running jobs at different stages, and one that stopped at an error (sheet §8.10).
import { type WorkSpan, workProgress } from "../../chassis/workProgress.ts";
import type { FileNode, FileTree } from "../fileTree.ts";
import { nanoTime } from "../wire/rfc3339.ts";

/** A tree-delete job as the simulator keeps it. */
export interface TreeDelete extends WorkSpan {
  /** File id of the directory, which is also the job's id. */
  id: string;
  mode: string;
  initialPath: string;
  initialCapacity: bigint;
  initialDirectories: bigint;
  initialFiles: bigint;
  /** Why it stopped; null while it works. */
  lastErrorMessage: string | null;
  /** Vendor ms at which it stopped at the error; null while it works. */
  stoppedAtMs: number | null;
}

/** A job that deletes a directory from `startedAtMs` on. */
export function makeTreeDelete(tree: FileTree, node: FileNode, span: WorkSpan): TreeDelete {
  return {
    ...span,
    id: node.id,
    mode: "IN_PLACE",
    initialPath: tree.pathOf(node),
    initialCapacity: node.capacity,
    initialDirectories: node.directories + 1n,
    initialFiles: node.files,
    lastErrorMessage: null,
    stoppedAtMs: null,
  };
}

/** How far a job is, 0 to 1; a stopped one stays where it stopped. */
export function treeDeleteProgress(job: TreeDelete, nowMs: number): number {
  return workProgress(job, job.stoppedAtMs ?? nowMs);
}

/** The job as the wire shows it. All figures are decimal texts. */
export function treeDeleteView(job: TreeDelete, nowMs: number) {
  const left = BigInt(Math.round((1 - treeDeleteProgress(job, nowMs)) * 1_000_000));
  // Rounded up: as long as the job is there, something remains.
  const remaining = (initial: bigint) => String((initial * left + 999_999n) / 1_000_000n);
  return {
    id: job.id,
    create_time: nanoTime(job.startedAtMs),
    mode: job.mode,
    initial_path: job.initialPath,
    initial_capacity: String(job.initialCapacity),
    initial_directories: String(job.initialDirectories),
    initial_files: String(job.initialFiles),
    remaining_capacity: remaining(job.initialCapacity),
    remaining_directories: remaining(job.initialDirectories),
    remaining_files: remaining(job.initialFiles),
    last_error_message: job.lastErrorMessage,
  };
}

const minute = 60_000;

/** Three running jobs, one of them on a directory with a quota, and one that an open file holds up. */
export function seedTreeDeletes(tree: FileTree, volumes: readonly FileNode[], nowMs: number): TreeDelete[] {
  const old = ["render-2019", "scratch", "migrated-scans"].map((name, index) =>
    tree.add({
      parent: tree.addPath("/archive", nowMs),
      name,
      isDirectory: true,
      atMs: nowMs - 400 * 86_400_000,
      capacity: BigInt(index + 1) * 7_345_678_901_248n,
      files: BigInt(index + 1) * 1_234_567n,
    }),
  );
  const doomed = volumes.at(-1);
  const jobs = [...old, ...(doomed === undefined || volumes.length < 20 ? [] : [doomed])].map((node, index) =>
    makeTreeDelete(tree, node, {
      startedAtMs: nowMs - (index + 1) * 6 * minute,
      durationMs: (40 + index * 20) * minute,
    }),
  );
  const stuck = jobs[2];
  if (stuck !== undefined) {
    stuck.lastErrorMessage = "Unable to delete /archive/migrated-scans/batch-7/index.db: the file is locked.";
    stuck.stoppedAtMs = nowMs - 3 * minute;
  }
  return jobs;
}
