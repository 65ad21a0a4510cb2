// What do Nodeum's words mean? One table per vocabulary; a word that is not in it becomes UNKNOWN and is reported once.
import type { StoragePoolRow } from "../../../contract/rows/StoragePool.ts";
import type { AccessLevel, Health, JobType, ShareProtocol, WorkState } from "../../../contract/words.ts";
import { type UnknownWordListener, wordReader } from "../../../upstream/words.ts";

/** The readers of all words, bound to the source that reports what it does not know. */
export type NodeumWords = ReturnType<typeof nodeumWords>;

/** Words of a status as work (sheet §5b). One that is not activated waits for nobody and for nothing. */
const STATES: Readonly<Record<string, WorkState>> = {
  not_activated: "UNKNOWN",
  in_queue: "PENDING",
  calculating: "RUNNING",
  in_progress: "RUNNING",
  paused: "PAUSED",
  done: "SUCCEEDED",
  finished_with_warnings: "PARTIALLY_SUCCEEDED",
  error: "FAILED",
  stopped_by_user: "CANCELLED",
  stopped_by_system: "CANCELLED",
};

/** Words of a status in which a run has not ended. */
export const UNFINISHED_WORDS = ["in_queue", "calculating", "in_progress", "paused"] as const;

/** Whether work in this state goes on. */
export const isUnfinished = (state: WorkState): boolean => UNFINISHED_WORDS.some((word) => STATES[word] === state);

const JOB_TYPES: Readonly<Record<string, JobType>> = {
  copy: "COPY",
  move: "MOVE",
  erase: "DELETE",
  // So the vendor spells it; the other spelling is for the day on which it is mended.
  rehydratation: "RECALL",
  rehydration: "RECALL",
  restore: "RECALL",
  full_backup: "BACKUP",
  incremental_backup: "BACKUP",
  scan: "SCAN",
  check_consistency: "SCAN",
  format: "MAINTENANCE",
  duplication: "MAINTENANCE",
  cache_cleaning: "MAINTENANCE",
  ejection: "MAINTENANCE",
  get_index: "MAINTENANCE",
  speedtest: "MAINTENANCE",
};

/** @param client of the source: where words that are not known here are counted. */
export function nodeumWords(client: UnknownWordListener) {
  return {
    /** `status` of an execution. */
    state: wordReader<WorkState>(client, "Job.state", STATES, "UNKNOWN"),
    /** `workflow_action`. */
    jobType: wordReader<JobType>(client, "Job.jobType", JOB_TYPES, "UNKNOWN"),
    /** `status` of a task: how its last run ended; nothing is known of one that runs, waits or was stopped on purpose. */
    taskHealth: wordReader<Health>(
      client,
      "JobTemplate.health",
      {
        ...Object.fromEntries(Object.keys(STATES).map((word) => [word, "UNKNOWN" as const])),
        done: "OK",
        finished_with_warnings: "WARNING",
        stopped_by_system: "WARNING",
        error: "CRITICAL",
      },
      "UNKNOWN",
    ),
    /** `content` of a pool. */
    poolType: wordReader<StoragePoolRow["poolType"]>(
      client,
      "StoragePool.poolType",
      { nas: "NAS", cloud: "CLOUD", tape: "TAPE" },
      "UNKNOWN",
    ),
    /** `type` of a NAS; StorNext is a file system of its own, and no protocol that is known here. */
    protocol: wordReader<ShareProtocol>(
      client,
      "Share.protocol",
      { smb_v1: "SMB", smb_v2_1: "SMB", smb_v3: "SMB", nfs_v3: "NFS", nfs_v4: "NFS", storenext_v5: "UNKNOWN" },
      "UNKNOWN",
    ),
    /** `guest_right` of a container. */
    access: wordReader<AccessLevel>(
      client,
      "Volume.details guestAccess",
      { none: "NONE", read: "READ_ONLY", read_write: "READ_WRITE" },
      "UNKNOWN",
    ),
  };
}
