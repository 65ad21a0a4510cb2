// How does the console write SMB shares, NFS exports and FTP directories? Sheet §8.6 and §8.7.
import { z } from "zod";
import { asWritten, count, flag, key, part, text, texts } from "./pieces.ts";

/** What rows of the three lists have in common. Ids are unique within one list of one volume at one filer. */
const shared = {
  id: key,
  filer_serial_number: key,
  volume_guid: key,
  name: text,
  path: text,
  comment: text,
  readonly: flag,
};
/** The same, as read. */
export type RawAnyShare = z.output<z.ZodObject<typeof shared>>;

/** A row of `/volumes/filers/shares/`. */
export const rawSmbShare = z.object({
  ...shared,
  browseable: flag,
  /** Parted by spaces; "" admits every host. */
  hosts_allow: asWritten,
  hide_unreadable: flag,
  enable_previous_vers: flag,
  enable_snapshot_dirs: flag,
  /** 0 is off, 2 is on. */
  homedir_support: count,
  mobile: flag,
  browser_access: flag,
  /** "" is off. */
  smb_encrypt: asWritten,
  auth: part({
    authall: flag,
    ro_users: texts,
    rw_users: texts,
    deny_users: texts,
    ro_groups: texts,
    rw_groups: texts,
    deny_groups: texts,
  }),
});
/** The same, as read. */
export type RawSmbShare = z.output<typeof rawSmbShare>;

/** One rule of an NFS export: the export itself, and each of its host options. */
const rule = {
  readonly: flag,
  /** Parted by commas; "" and `*` admit every host. */
  hostspec: asWritten,
  access_mode: text,
  perf_mode: text,
  sec_options: texts,
};
/** The same, as read. */
export type RawNfsRule = z.output<z.ZodObject<typeof rule>>;

/** A row of `/volumes/filers/exports/`. Ids of host options change with every change and are not read. */
export const rawExport = z.object({
  ...shared,
  ...rule,
  nfs_host_options: z
    .array(z.object(rule))
    .nullish()
    .transform((options) => options ?? []),
});
/** The same, as read. */
export type RawExport = z.output<typeof rawExport>;

/** A row of `/volumes/filers/ftp-directories/`. */
export const rawFtpDirectory = z.object({
  ...shared,
  visibility: text,
  /** Parted by commas; "" admits every host. */
  allow_from: asWritten,
  anonymous: flag,
});
/** The same, as read. */
export type RawFtpDirectory = z.output<typeof rawFtpDirectory>;
