// How does an S3 bucket become a Share? Pure; used by the feed `shares`.
import { SOLE } from "../../../contract/ref.ts";
import type { ShareRow } from "../../../contract/rows/Share.ts";
import type { RawBucket } from "../raw/shares.ts";
import { plainPath, volumeAt } from "./paths.ts";
import type { QumuloWords } from "./words.ts";

/** An S3 bucket as a share. Any host may reach it; whether any user may is also the matter of a policy that lists lack. */
export function bucketRow(sourceId: string, raw: RawBucket, words: QumuloWords): ShareRow {
  const path = plainPath(raw.path);
  const retention = raw.lock_config?.default_retention ?? null;
  return {
    kind: "Share",
    sourceId,
    nativeId: `s3:${raw.name}`,
    displayName: raw.name,
    nativeState: null,
    name: raw.name,
    description: null,
    protocol: "S3",
    direction: "SERVED",
    exportPath: null,
    path,
    lifecycle: "AVAILABLE",
    volume: volumeAt(path),
    sites: [SOLE],
    readOnly: null,
    openToAnyHost: true,
    openToAnyUser: raw.anonymous_access_enabled === true ? true : null,
    nfs: null,
    smb: null,
    s3: {
      versioning: raw.versioning === null ? null : words.versioning(raw.versioning),
      objectLockEnabled: raw.lock_config?.enabled ?? null,
      defaultRetentionDays: retention?.units === "DAYS" ? retention.value : null,
      createdAt: raw.creation_time,
    },
    ftp: null,
    details: null,
  };
}
