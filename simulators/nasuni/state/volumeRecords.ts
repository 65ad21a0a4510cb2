// What does the console keep about volumes and their places on filers? Rows in wire shape, without their links.
import type { Opaque } from "./filerRecords.ts";

/** Access of one filer to a volume, by the filer's guid (which is not its serial number). */
export interface FilerAccess {
  readonly filer_guid: string;
  readonly permission: "disabled" | "readonly" | "readwrite";
}

/** Who else than the owner may connect to a volume. */
export interface RemoteAccess {
  readonly enabled: boolean;
  readonly access_permissions: "readonly" | "readwrite" | "custom";
  readonly filer_access: readonly FilerAccess[];
}

/** Protocols that a volume can be reached by. */
export type VolumeProtocol = "CIFS" | "NFS" | "FTP";

/** A volume (sheet §8.3). */
export interface VolumeRow {
  readonly guid: string;
  /** Serial number of the owner. */
  readonly filer_serial_number: string;
  readonly name: string;
  readonly nmc_managed: boolean;
  readonly protocols: { readonly protocols: readonly VolumeProtocol[]; readonly permissions_policy?: string };
  /** Gigabytes; 0 is unlimited. */
  readonly quota: number;
  readonly case_sensitive: boolean;
  readonly snapshot_retention: Opaque;
  readonly remote_access: RemoteAccess;
  readonly cloud_io: Opaque;
  readonly provider: {
    readonly cred_uuid: string;
    readonly name: string;
    readonly shortname: string | null;
    readonly location: string | null;
    readonly storage_class: string | null;
  };
  readonly auth: Opaque;
  readonly antivirus_service: Opaque;
  readonly bucket: string | null;
  readonly account_name: string | null;
  readonly root_handle: string | null;
}

/** A snapshot that was asked for: pending until it begins, then running until it ends, in vendor ms. */
export interface SnapshotRun {
  readonly beginsAtMs: number;
  readonly endsAtMs: number;
}

/** What is known of the snapshots of a volume on one filer once nothing runs any more. */
export interface SnapshotHistory {
  readonly first_snapshot: string;
  readonly last_snapshot: string;
  readonly last_snapshot_start: string | null;
  readonly last_snapshot_end: string | null;
  readonly last_snapshot_version: number | null;
}

/** A volume as one filer sees it (sheet §8.4). */
export interface SettingRow {
  readonly guid: string;
  readonly filer_serial_number: string;
  readonly name: string;
  readonly type: "master" | "remote";
  readonly snapshot_schedule: Opaque;
  readonly sync_schedule: Opaque;
  readonly snapshot_access: boolean;
  readonly file_alerts_service: Opaque;
  readonly auditing: Opaque;
  readonly accessible_data: number;
  readonly data_not_yet_protected: number;
  readonly history: SnapshotHistory;
  /** The latest snapshot that was asked for, also when it has ended; null when none was since the start. */
  readonly run: SnapshotRun | null;
}

/** Whether a filer is connected to a volume (sheet §8.5). */
export interface ConnectionRow {
  readonly volume_guid: string;
  readonly filer_serial_number: string;
  readonly connected: boolean;
}

/** A folder quota; not of a filer, but of a volume (sheet §8.9). */
export interface FolderQuotaRow {
  readonly id: string;
  readonly filer_serial_number: string;
  readonly volume_guid: string;
  readonly type: "quota" | "rule";
  readonly path: string;
  /** Bytes, unlike the gigabytes of a volume's quota. */
  readonly limit: number;
  readonly usage: number | null;
  readonly email: string | null;
  readonly children: boolean;
}
