// What do the console's words mean? One table per vocabulary; case never counts, and unknown words are reported once.
import type { NfsRuleRow, SmbShareSettingsRow } from "../../../contract/rows/Share.ts";
import type { PlacementRow } from "../../../contract/rows/Volume.ts";
import type { AlertSeverity, Health, LifecycleState, ShareProtocol, WorkState } from "../../../contract/words.ts";
import { type UnknownWordListener, wordReader } from "../../../upstream/words.ts";

type NfsSquash = NonNullable<NfsRuleRow["squash"]>;
type NfsSecurity = NonNullable<NfsRuleRow["security"]>[number];
type SmbEncryption = NonNullable<SmbShareSettingsRow["encryption"]>;

/** The readers of all words, bound to the source that reports what it does not know. */
export type NasuniWords = ReturnType<typeof nasuniWords>;

/** @param client of the source: where words that are not known here are counted. */
export function nasuniWords(client: UnknownWordListener) {
  return {
    /** A health item. `Warn` and `Fail` stand in the description's prose, the others in its enum (sheet §8.2). */
    health: wordReader<Health>(
      client,
      "Host.components",
      {
        Healthy: "OK",
        Warning: "WARNING",
        Warn: "WARNING",
        Unhealthy: "CRITICAL",
        Fail: "CRITICAL",
        "No Results": "UNKNOWN",
      },
      "UNKNOWN",
    ),
    /** `management_state`, of a filer that is not offline. */
    management: wordReader<LifecycleState>(
      client,
      "Site.lifecycle",
      { nmc: "AVAILABLE", self: "AVAILABLE", pending_nmc: "UPDATING", pending_self: "UPDATING" },
      "UNKNOWN",
    ),
    /** `status` of a cloud credential; only `synced` was ever seen (sheet §8.11). */
    credential: wordReader<LifecycleState>(
      client,
      "StoragePool.lifecycle",
      { synced: "AVAILABLE", pending: "UPDATING" },
      "UNKNOWN",
    ),
    /** A protocol of a volume. */
    protocol: wordReader<ShareProtocol>(client, "Volume.protocols", { CIFS: "SMB", NFS: "NFS", FTP: "FTP" }, "UNKNOWN"),
    /** `type` of a volume at a filer. */
    role: wordReader<PlacementRow["role"]>(
      client,
      "VolumePlacement.role",
      { master: "OWNER", remote: "REMOTE" },
      "UNKNOWN",
    ),
    /** `snapshot_status` as work; `idle` is no work at all. */
    snapshotRun: wordReader<WorkState | null>(
      client,
      "Job.state snapshot",
      { idle: null, pending: "PENDING", in_progress: "RUNNING" },
      "UNKNOWN",
    ),
    /** `status` of a message. A pending one is on its way or being applied: the console does not tell which (sheet §6). */
    message: wordReader<WorkState>(
      client,
      "Job.state message",
      { pending: "RUNNING", synced: "SUCCEEDED", failure: "FAILED" },
      "UNKNOWN",
    ),
    /** `priority` of a notification. */
    severity: wordReader<AlertSeverity>(
      client,
      "Alert.severity",
      { alert: "CRITICAL", error: "ERROR", warning: "WARNING", admin: "INFO", info: "INFO", noop: "INFO" },
      "UNKNOWN",
    ),
    /** `smb_encrypt`, where it is not empty. */
    encryption: wordReader<SmbEncryption>(
      client,
      "SmbShareSettings.encryption",
      { desired: "DESIRED", required: "REQUIRED" },
      "OFF",
    ),
    /** `access_mode` of an export. */
    squash: wordReader<NfsSquash>(
      client,
      "NfsRule.squash",
      { root_squash: "ROOT", no_root_squash: "NONE", all_squash: "ALL" },
      "UNKNOWN",
    ),
    /** One of an export's `sec_options`. */
    security: wordReader<NfsSecurity>(
      client,
      "NfsRule.security",
      { sys: "SYS", krb5: "KRB5", krb5i: "KRB5I", krb5p: "KRB5P" },
      "UNKNOWN",
    ),
    /** `type` of a folder quota. */
    quotaScope: wordReader<"FOLDER" | "EACH_CHILD" | "UNKNOWN">(
      client,
      "Quota.scope",
      { quota: "FOLDER", rule: "EACH_CHILD" },
      "UNKNOWN",
    ),
  };
}
