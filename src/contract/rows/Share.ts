// What does a connector say about a share?
import type { Instant } from "../kinds.ts";
import type { Ref } from "../ref.ts";
import type { AccessLevel, LifecycleState, ShareProtocol } from "../words.ts";
import type { DetailsRow, RowBase } from "./shared.ts";

/** A path that clients reach by a protocol. */
export interface ShareRow extends RowBase<"Share"> {
  readonly name: string | null;
  readonly description: string | null;
  readonly protocol: ShareProtocol;
  readonly direction: "SERVED" | "CONSUMED";
  readonly exportPath: string | null;
  readonly path: string | null;
  readonly lifecycle: LifecycleState;
  readonly volume: Ref | null;
  /** `VOLUME`: wherever its volume is placed. Null when not readable. */
  readonly sites: readonly Ref[] | "VOLUME" | null;
  readonly readOnly: boolean | null;
  readonly openToAnyHost: boolean | null;
  readonly openToAnyUser: boolean | null;
  /** Exactly one of the four is set, the one that `protocol` names. */
  readonly nfs: NfsShareSettingsRow | null;
  readonly smb: SmbShareSettingsRow | null;
  readonly s3: S3ShareSettingsRow | null;
  readonly ftp: FtpShareSettingsRow | null;
  readonly details: DetailsRow | null;
}

/** How an NFS export is set. */
export interface NfsShareSettingsRow {
  /** First match wins; null for a consumed share. */
  readonly rules: readonly NfsRuleRow[] | null;
}

/** One rule of an NFS export. */
export interface NfsRuleRow {
  /** Empty means every host. */
  readonly hosts: readonly string[];
  readonly readOnly: boolean | null;
  readonly squash: "NONE" | "ROOT" | "ALL" | "UNKNOWN" | null;
  readonly anonymousUid: bigint | null;
  readonly anonymousGid: bigint | null;
  readonly security: readonly ("SYS" | "KRB5" | "KRB5I" | "KRB5P" | "UNKNOWN")[] | null;
  readonly privilegedPortRequired: boolean | null;
  readonly asyncWrites: boolean | null;
  readonly writeDelay: boolean | null;
}

/** How an SMB share is set. */
export interface SmbShareSettingsRow {
  readonly browseable: boolean | null;
  readonly guestAllowed: boolean | null;
  readonly encryption: "OFF" | "DESIRED" | "REQUIRED" | "UNKNOWN" | null;
  readonly accessBasedEnumeration: boolean | null;
  readonly previousVersions: boolean | null;
  /** Empty means every host; null when not said. */
  readonly allowedHosts: readonly string[] | null;
  readonly deniedHosts: readonly string[] | null;
  readonly permissions: readonly SharePermissionRow[] | null;
}

/** Who may do what with a share. */
export interface SharePermissionRow {
  readonly trustee: string;
  readonly trusteeType: "USER" | "GROUP" | "EVERYONE" | "UNKNOWN";
  readonly access: AccessLevel;
}

/** How an S3 bucket is set. */
export interface S3ShareSettingsRow {
  readonly versioning: "OFF" | "ENABLED" | "SUSPENDED" | "UNKNOWN" | null;
  readonly objectLockEnabled: boolean | null;
  readonly defaultRetentionDays: number | null;
  readonly createdAt: Instant | null;
}

/** How an FTP directory is set. */
export interface FtpShareSettingsRow {
  readonly anonymousAllowed: boolean | null;
  readonly visibility: string | null;
  readonly allowedHosts: readonly string[] | null;
}
