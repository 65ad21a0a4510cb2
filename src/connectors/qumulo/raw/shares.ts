// What do exports, shares and buckets answer (sheet §8.5 to §8.7)? Used by the feed `shares`.
import { z } from "zod";
import { zInstant } from "../../../upstream/values.ts";
import { maybe, zKey, zNumber, zText, zYesNo } from "./pieces.ts";

const zMappedId = maybe(z.object({ id_type: zText, id_value: zText }));

/** One rule of an NFS export; the first that fits a client wins. */
const zRestriction = z.object({
  host_restrictions: maybe(z.array(z.string())),
  read_only: zYesNo,
  require_privileged_port: zYesNo,
  user_mapping: zText,
  map_to_user: zMappedId,
  map_to_group: zMappedId,
  required_authentication_mode: zText,
});

/** `GET /v2/nfs/exports/{ref}`. */
export const zExport = z.object({
  id: zKey,
  export_path: zText,
  fs_path: zText,
  description: zText,
  restrictions: maybe(z.array(zRestriction)),
});

/** `GET /v2/nfs/exports/`, a bare array. */
export const zExports = z.array(zExport);

/** Who is meant by a permission. */
const zTrustee = z.object({
  domain: zText,
  auth_id: zText,
  uid: zNumber,
  gid: zNumber,
  sid: zText,
  name: zText,
});

/** One permission of an SMB share. */
const zPermission = z.object({ type: zText, trustee: zTrustee, rights: maybe(z.array(z.string())) });

/** `GET /v2/smb/shares/{ref}`; without the names of trustees. */
export const zSmbShare = z.object({
  id: zKey,
  share_name: zText,
  fs_path: zText,
  description: zText,
  permissions: maybe(z.array(zPermission)),
  network_permissions: maybe(z.array(z.object({ type: zText, address_ranges: maybe(z.array(z.string())) }))),
  access_based_enumeration_enabled: zYesNo,
  require_encryption: zYesNo,
});

/** `GET /v2/smb/shares/`, a bare array. */
export const zSmbShares = z.array(zSmbShare);

/** `GET /v1/s3/buckets/`. */
export const zBuckets = z.object({
  buckets: z.array(
    z.object({
      name: z.string().min(1),
      creation_time: zInstant,
      path: zText,
      anonymous_access_enabled: zYesNo,
      versioning: zText,
      lock_config: maybe(
        z.object({ enabled: zYesNo, default_retention: maybe(z.object({ units: zText, value: zNumber })) }),
      ),
    }),
  ),
});

/** An NFS export. */
export type RawExport = z.output<typeof zExport>;
/** A rule of an NFS export. */
export type RawRestriction = z.output<typeof zRestriction>;
/** An SMB share. */
export type RawSmbShare = z.output<typeof zSmbShare>;
/** A permission of an SMB share. */
export type RawPermission = z.output<typeof zPermission>;
/** An S3 bucket. */
export type RawBucket = z.output<typeof zBuckets>["buckets"][number];
