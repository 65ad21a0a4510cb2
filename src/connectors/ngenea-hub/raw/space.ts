// How does the Hub write spaces and their shares? Sheet §7 and §8.
import { z } from "zod";
import { anything, asWritten, count, flag, instant, key, named, text } from "./pieces.ts";

/** A row of `/spaces/`, and `/spaces/{id}/`. */
export const rawSpace = z.object({
  id: key,
  name: z.string().min(1),
  mountpoint: text,
  /** Bytes; null and 0 are unlimited. */
  size: count,
  created: instant,
  /** `usage` is left out: neither its order nor its unit is told. */
  sites: z
    .array(z.object({ id: key.nullish(), name: text, pool: named }))
    .nullish()
    .transform((sites) => sites ?? null),
  snapshot_schedule: z
    .object({ frequency: text, time: text, duration: text })
    .nullish()
    .transform((schedule) => schedule ?? null),
  permission_mode: text,
  immutable: flag,
  is_ready: flag,
  on_sites: anything,
});
/** The same, as read. */
export type RawSpace = z.output<typeof rawSpace>;

/** One `clients[]` entry of an NFS share. */
const rawNfsClient = z.object({
  hosts: z.string(),
  read_only: flag,
  asynchronous: flag,
  write_delay: flag,
  insecure_ports: flag,
  force_root_user_id: flag,
  force_all_user_id: flag,
  anonymous_user_id: count,
  anonymous_group_id: count,
});
/** The same, as read. */
export type RawNfsClient = z.output<typeof rawNfsClient>;

/** A row of the list of NFS shares. */
export const rawNfsShare = z.object({
  id: key,
  space: key,
  name: text,
  path: text,
  clients: z
    .array(rawNfsClient)
    .nullish()
    .transform((clients) => clients ?? null),
});
/** The same, as read. */
export type RawNfsShare = z.output<typeof rawNfsShare>;

/** A row of the list of Samba shares. The JSON fields are lists as far as is known. */
export const rawSambaShare = z.object({
  id: key,
  space: key,
  name: z.string().min(1),
  path: text,
  read_only: flag,
  visible: flag,
  guest_ok: flag,
  allowed_users: asWritten,
  admin_users: asWritten,
  hosts_allow: asWritten,
  hosts_deny: asWritten,
  on_sites: anything,
});
/** The same, as read. */
export type RawSambaShare = z.output<typeof rawSambaShare>;
