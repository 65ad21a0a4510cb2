// What is asked for with each command? The inputs of the mutations as connectors get them: the same names as in the schema, but
// every id of a resource is its row (`volumeId` → `volume`, `id` → `target`), sizes are bytes, and `confirm` was checked.
// A field that the caller left out is absent. What only one vendor takes is passed unopened, its ids replaced likewise.
import type { VendorCommand } from "../commands.ts";
import type { Instant } from "../kinds.ts";
import type { RowOf } from "../rows/index.ts";
import type { AccessLevel, DayOfWeek } from "../words.ts";

/** What only one vendor takes: exactly one property, named after the vendor in the schema. Opaque to everything else. */
export type VendorInput = Readonly<Record<string, unknown>>;

/** An object inside a source that is no row, by the type of its id (one server process of a host, say). */
export interface PartName {
  readonly type: string;
  readonly sourceId: string;
  readonly nativeId: string;
}

/** One of the kinds that a resource is kept as; exactly one property. */
export interface RetentionInput {
  readonly forever?: boolean;
  readonly count?: number;
  readonly years?: number;
  readonly months?: number;
  readonly weeks?: number;
  readonly days?: number;
  readonly hours?: number;
  readonly minutes?: number;
  /** In the vendor's own words. */
  readonly native?: string;
}

/** `Placement` of a volume. */
export interface PlacementInput {
  readonly site: RowOf["Site"];
  readonly pool?: RowOf["StoragePool"];
}

/** As `CreateVolumeInput`. */
export interface CreateVolume {
  readonly sourceId: string;
  readonly name: string;
  readonly path?: string;
  readonly description?: string;
  readonly limit?: bigint;
  readonly placements?: readonly PlacementInput[];
  readonly details?: VendorInput;
}

/** As `UpdateVolumeInput`. */
export interface UpdateVolume {
  readonly target: RowOf["Volume"];
  readonly name?: string;
  readonly description?: string;
  readonly limit?: bigint;
  readonly placements?: readonly PlacementInput[];
  readonly details?: VendorInput;
}

/** As `NfsRuleInput`. */
export interface NfsRuleInput {
  readonly hosts: readonly string[];
  readonly readOnly: boolean;
  readonly squash: "NONE" | "ROOT" | "ALL";
  readonly anonymousUid?: bigint;
  readonly anonymousGid?: bigint;
  readonly security?: readonly string[];
  readonly privilegedPortRequired?: boolean;
  readonly asyncWrites?: boolean;
}

/** As `SmbShareInput`. */
export interface SmbShareInput {
  readonly readOnly?: boolean;
  readonly browseable?: boolean;
  readonly guestAllowed?: boolean;
  readonly encryption?: string;
  readonly accessBasedEnumeration?: boolean;
  readonly previousVersions?: boolean;
  readonly allowedHosts?: readonly string[];
  readonly deniedHosts?: readonly string[];
  readonly permissions?: readonly {
    readonly trustee: string;
    readonly trusteeType: string;
    readonly access: AccessLevel;
  }[];
}

/** As `S3ShareInput`. */
export interface S3ShareInput {
  readonly versioning?: string;
  readonly objectLockEnabled?: boolean;
  readonly defaultRetentionDays?: number;
}

/** As `MountedShareInput`. */
export interface MountedShareInput {
  readonly nas?: string;
  readonly mountOptions?: string;
  readonly username?: string;
  readonly password?: string;
}

/** As `ShareProtocolInput`: exactly one property. */
export interface ShareProtocolInput {
  readonly nfs?: { readonly exportPath?: string; readonly rules?: readonly NfsRuleInput[] };
  readonly smb?: SmbShareInput;
  readonly s3?: S3ShareInput;
  readonly mount?: MountedShareInput;
}

/** As `CreateShareInput`; of one source, which the volume or the site names. */
export interface CreateShare {
  readonly volume?: RowOf["Volume"];
  readonly site?: RowOf["Site"];
  readonly path: string;
  readonly name?: string;
  readonly description?: string;
  readonly protocol: ShareProtocolInput;
}

/** As `UpdateShareInput`. */
export interface UpdateShare {
  readonly target: RowOf["Share"];
  readonly name?: string;
  readonly path?: string;
  readonly description?: string;
  readonly protocol?: ShareProtocolInput;
}

/** As `SnapshotExpirationInput`: exactly one property. */
export interface ExpirationInput {
  readonly at?: Instant;
  readonly afterSeconds?: number;
  readonly never?: true;
}

/** As `CreateSnapshotInput`. */
export interface CreateSnapshot {
  readonly volume: RowOf["Volume"];
  readonly site?: RowOf["Site"];
  readonly path?: string;
  readonly name?: string;
  readonly expiration?: ExpirationInput;
}

/** As `SnapshotScheduleInput`: exactly one property. */
export interface SnapshotScheduleInput {
  readonly monthly?: { readonly dayOfMonth: number; readonly time: string; readonly timezone: string };
  readonly daily?: { readonly daysOfWeek?: readonly DayOfWeek[]; readonly time: string; readonly timezone: string };
  readonly interval?: {
    readonly everyMinutes: number;
    readonly daysOfWeek?: readonly DayOfWeek[];
    readonly startTime: string;
    readonly endTime: string;
    readonly timezone: string;
  };
  readonly native?: { readonly frequency: string; readonly time: string };
}

/** As `CreateSnapshotPolicyInput`. */
export interface CreateSnapshotPolicy {
  readonly volume: RowOf["Volume"];
  readonly path?: string;
  readonly name?: string;
  readonly schedule: SnapshotScheduleInput;
  readonly retention: RetentionInput;
  readonly enabled: boolean;
  readonly lockKey?: string;
}

/** As `UpdateSnapshotPolicyInput`. */
export interface UpdateSnapshotPolicy {
  readonly target: RowOf["SnapshotPolicy"];
  readonly name?: string;
  readonly schedule?: SnapshotScheduleInput;
  readonly retention?: RetentionInput;
  readonly enabled?: boolean;
}

/** As `SetQuotaInput`. */
export interface SetQuota {
  readonly volume: RowOf["Volume"];
  readonly path?: string;
  readonly limit: bigint;
  readonly eachChild: boolean;
  readonly notifyEmail?: string;
}

/** As `RunJobTemplateInput`. */
export interface RunJobTemplate {
  readonly target: RowOf["JobTemplate"];
  readonly site?: RowOf["Site"];
  readonly paths?: readonly string[];
  readonly parameters?: readonly { readonly name: string; readonly value: string }[];
  readonly include?: readonly string[];
  readonly exclude?: readonly string[];
}

/** As `ConfigurationTargetInput`: exactly one property. */
export interface ConfigurationTarget {
  readonly instance?: PartName;
  readonly site?: RowOf["Site"];
}

/** As `ConfigurationFileInput`. */
export interface ConfigurationFile {
  readonly path: string;
  readonly content: { readonly text?: string; readonly base64?: string };
}

/** As `ConfigurationFilesInput`. */
export interface ConfigurationFiles {
  readonly rootDirectory: string;
  readonly files: readonly ConfigurationFile[];
  readonly auxiliaryFiles?: readonly ConfigurationFile[];
  readonly externalVersion?: string;
}

/** As `SaveConfigurationInput`; `replaceId` is `replace`. */
export interface SaveConfiguration {
  readonly sourceId: string;
  readonly replace?: RowOf["Snapshot"];
  readonly name: string;
  readonly content: ConfigurationFiles;
  readonly target?: ConfigurationTarget;
}

/** As `PublishConfigurationInput`; `confirm` of an instance, which is no row, was checked against its display name too. */
export interface PublishConfiguration {
  readonly target: ConfigurationTarget;
  readonly content: { readonly snapshot?: RowOf["Snapshot"]; readonly files?: ConfigurationFiles };
  readonly validate: boolean;
  readonly ignoreConflict: boolean;
}

/** As `StartScanInput`. */
export interface StartScan {
  readonly sourceId: string;
  readonly cidr: string;
  readonly ports: readonly number[];
  readonly pingFirst: boolean;
}

/** As `UploadCertificateInput`; `instanceIds` are `instances`. */
export interface UploadCertificate {
  readonly sourceId: string;
  readonly name?: string;
  readonly purpose: "SERVER" | "AUTHORITY" | "UNKNOWN";
  readonly content: {
    readonly pem?: { readonly certificate: string; readonly privateKey?: string; readonly issuers?: readonly string[] };
    readonly pkcs12?: { readonly base64: string; readonly password?: string };
  };
  readonly instances?: readonly PartName[];
}

/** A command that needs nothing but its target. */
export interface OnTarget<K extends keyof RowOf> {
  readonly target: RowOf[K];
}

/** The input of every command that a vendor carries out: a total map. */
export interface ChangeInputs extends Record<VendorCommand, object> {
  CREATE_VOLUME: CreateVolume;
  UPDATE_VOLUME: UpdateVolume;
  DELETE_VOLUME: OnTarget<"Volume">;
  CREATE_SHARE: CreateShare;
  UPDATE_SHARE: UpdateShare;
  DELETE_SHARE: OnTarget<"Share"> & { readonly deleteContents: boolean };
  CREATE_SNAPSHOT: CreateSnapshot;
  UPDATE_SNAPSHOT: OnTarget<"Snapshot"> & { readonly expiration: ExpirationInput };
  DELETE_SNAPSHOT: OnTarget<"Snapshot">;
  LOCK_SNAPSHOT: OnTarget<"Snapshot"> & { readonly lockKey: string };
  CREATE_SNAPSHOT_POLICY: CreateSnapshotPolicy;
  UPDATE_SNAPSHOT_POLICY: UpdateSnapshotPolicy;
  DELETE_SNAPSHOT_POLICY: OnTarget<"SnapshotPolicy">;
  SET_QUOTA: SetQuota;
  REMOVE_QUOTA: OnTarget<"Quota">;
  RUN_JOB_TEMPLATE: RunJobTemplate;
  CANCEL_JOB: OnTarget<"Job">;
  PAUSE_JOB: OnTarget<"Job">;
  RESUME_JOB: OnTarget<"Job">;
  RETRY_JOB: OnTarget<"Job">;
  SAVE_CONFIGURATION: SaveConfiguration;
  PUBLISH_CONFIGURATION: PublishConfiguration;
  START_SCAN: StartScan;
  UPLOAD_CERTIFICATE: UploadCertificate;
  DELETE_CERTIFICATE: OnTarget<"Certificate">;
}
