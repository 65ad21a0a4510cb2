// Which unified word stands for which of Qumulo's? One reader per field; words not listed in the sheet become UNKNOWN and
// are reported once. Used by every mapping of this folder.

import type { NfsRuleRow, S3ShareSettingsRow } from "../../../contract/rows/Share.ts";
import type { Health, LifecycleState, WorkState } from "../../../contract/words.ts";
import { type UnknownWordListener, wordReader } from "../../../upstream/words.ts";

type NfsSquash = NonNullable<NfsRuleRow["squash"]>;
type NfsSecurity = NonNullable<NfsRuleRow["security"]>[number];
type S3Versioning = NonNullable<S3ShareSettingsRow["versioning"]>;

/** The three forms of a snapshot policy's schedule. */
export type PolicyRhythm = "MONTHLY" | "DAILY" | "INTERVAL" | "UNKNOWN";

/** The readers of all words, bound to the source that reports what it does not know. */
export type QumuloWords = ReturnType<typeof qumuloWords>;

/** @param client of the source: where words that are not known here are counted. */
export function qumuloWords(client: UnknownWordListener) {
  return {
    /** `node_status`; only `online` is proved (sheet §12). */
    nodeLifecycle: wordReader<LifecycleState>(
      client,
      "Host.lifecycle",
      { online: "AVAILABLE", offline: "OFFLINE" },
      "UNKNOWN",
    ),
    /** Slot state. A bad drive is a WARNING: the cluster rebuilds, and protection tells when data is at risk. */
    slotHealth: wordReader<Health>(
      client,
      "Host.components drive",
      {
        healthy: "OK",
        empty: "OK",
        missing: "WARNING",
        dead: "WARNING",
        wrong_node: "WARNING",
        wrong_cluster: "WARNING",
        wrong_version: "WARNING",
      },
      "UNKNOWN",
    ),
    /** Power supply state; the other supply carries on, hence WARNING. Qumulo has an UNKNOWN of its own. */
    supplyHealth: wordReader<Health>(
      client,
      "Host.components power supply",
      { GOOD: "OK", UNKNOWN: "UNKNOWN", MISSING: "WARNING", "NO AC": "WARNING", FAILED: "WARNING", PREFAIL: "WARNING" },
      "UNKNOWN",
    ),
    /** Restriper state as work; NOT_STARTED is no work at all. */
    restriperState: wordReader<WorkState | null>(
      client,
      "Job.state restriper",
      { NOT_STARTED: null, RUNNING: "RUNNING", FINISHED: "SUCCEEDED" },
      "UNKNOWN",
    ),
    /** Upgrade state as work; it is over when IDLE again (sheet §7), which is then judged by its error. */
    upgradeState: wordReader<WorkState | null>(
      client,
      "Job.state upgrade",
      {
        UPGRADE_STATE_IDLE: null,
        UPGRADE_STATE_PREPARING: "RUNNING",
        UPGRADE_STATE_PREPARED: "PAUSED",
        UPGRADE_STATE_COMMITTING: "RUNNING",
        UPGRADE_STATE_COMMITTED: "RUNNING",
        UPGRADE_STATE_REBOOTING: "RUNNING",
      },
      "UNKNOWN",
    ),
    /** Whether a replication runs: `job_state` of directories, `state` of object stores. */
    replicationRuns: wordReader<boolean | null>(
      client,
      "Job.state replication",
      { REPLICATION_RUNNING: true, REPLICATION_NOT_RUNNING: false },
      null,
    ),
    /** `state` of a relationship between directories. */
    relationshipHealth: wordReader<Health>(
      client,
      "JobTemplate.health",
      {
        ESTABLISHED: "OK",
        AWAITING_AUTHORIZATION: "WARNING",
        RECONNECTING: "WARNING",
        REESTABLISHING: "WARNING",
        DISCONNECTING: "WARNING",
        DISCONNECTED: "WARNING",
        ENDED: "CRITICAL",
      },
      "UNKNOWN",
    ),
    /** Direction of an object relationship: whether it goes out of this cluster. */
    objectOutgoing: wordReader<boolean>(
      client,
      "JobTemplate.details direction",
      { COPY_TO_OBJECT: true, COPY_FROM_OBJECT: false },
      true,
    ),
    /** `user_mapping` of an NFS rule. */
    squash: wordReader<NfsSquash>(
      client,
      "NfsRule.squash",
      { NFS_MAP_NONE: "NONE", NFS_MAP_ROOT: "ROOT", NFS_MAP_ALL: "ALL" },
      "UNKNOWN",
    ),
    /** `required_authentication_mode` of an NFS rule. */
    nfsSecurity: wordReader<NfsSecurity>(
      client,
      "NfsRule.security",
      {
        AUTHENTICATION_MODE_NONE: "SYS",
        AUTHENTICATION_MODE_KRB5: "KRB5",
        AUTHENTICATION_MODE_KRB5I: "KRB5I",
        AUTHENTICATION_MODE_KRB5P: "KRB5P",
      },
      "UNKNOWN",
    ),
    /** `versioning` of a bucket. */
    versioning: wordReader<S3Versioning>(
      client,
      "S3ShareSettings.versioning",
      { Unversioned: "OFF", Enabled: "ENABLED", Suspended: "SUSPENDED" },
      "UNKNOWN",
    ),
    /** `frequency` of a snapshot policy. */
    frequency: wordReader<PolicyRhythm>(
      client,
      "Schedule.format",
      { SCHEDULE_MONTHLY: "MONTHLY", SCHEDULE_DAILY_OR_WEEKLY: "DAILY", SCHEDULE_HOURLY_OR_LESS: "INTERVAL" },
      "UNKNOWN",
    ),
  };
}
