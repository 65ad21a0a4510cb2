// What does the simulated Hub remember of spaces and shares? Field names are the Hub's own, internal ones are camelCase.
import type { Numbered } from "./numberedTable.ts";

/** Where a space is provisioned. */
export interface Placement {
  /** Id of the site. */
  siteId: number;
  /** Name of the pool, null when none was chosen. */
  pool: string | null;
  /** Bytes and files in use; what the list means is not documented (sheet §7). */
  usage: number[];
}

/** When snapshots of a space are made; all three texts belong together. */
export interface SnapshotSchedule {
  /** Its own number. */
  id: number;
  /** How often, as the user interface words it. */
  frequency: string;
  /** Time of day. */
  time: string;
  /** How long snapshots are kept. */
  duration: string;
}

/** A space: the volume of the Hub (sheet §7). */
export interface SpaceRecord extends Numbered {
  /** Stable identifier. */
  uuid: string;
  /** Natural key, case-sensitive. */
  name: string;
  /** Absolute path. */
  mountpoint: string;
  /** Quota in bytes; null and 0 both mean no limit. */
  size: number | null;
  /** Where it is. */
  placements: Placement[];
  /** Null when no snapshots are made. */
  snapshot_schedule: SnapshotSchedule | null;
  /** The values are not documented. */
  permission_mode: string;
  /** Red, green and blue, 0 to 255; may be empty. */
  color: number[];
  /** Whether it can never be changed or deleted. */
  immutable: boolean;
  /** ISO 8601. */
  created: string;
  /** Moment (ms) from which on all sites have it. */
  readyAtMs: number;
}

/** One client of an NFS share. */
export interface NfsClient {
  /** Its own number. */
  id: number;
  /** Stable identifier. */
  uuid: string;
  /** Host, network or wildcard. */
  hosts: string;
  /** Export option ro. */
  read_only: boolean;
  /** Export option async. */
  asynchronous: boolean;
  /** Export option wdelay. */
  write_delay: boolean;
  /** Export option subtree_check. */
  subtree_check: boolean;
  /** Export option insecure. */
  insecure_ports: boolean;
  /** Export option root_squash. */
  force_root_user_id: boolean;
  /** Export option all_squash. */
  force_all_user_id: boolean;
  /** Export option anonuid. */
  anonymous_user_id: number | null;
  /** Export option anongid. */
  anonymous_group_id: number | null;
  /** Further options, any JSON. */
  advanced_settings: unknown;
}

/** An NFS share (sheet §8). */
export interface NfsShareRecord extends Numbered {
  /** Stable identifier. */
  uuid: string;
  /** Id of the space. */
  space: number;
  /** Absolute path. */
  path: string;
  /** Number of the export. */
  fsid: number;
  /** A label only; may be empty. */
  name: string;
  /** Who may mount it. */
  clients: NfsClient[];
}

/** A Samba share (sheet §8). */
export interface SambaShareRecord extends Numbered {
  /** Stable identifier. */
  uuid: string;
  /** Id of the space. */
  space: number;
  /** Name of the share. */
  name: string;
  /** Absolute path. */
  path: string;
  /** Whether nobody may write. */
  read_only: boolean;
  /** Whether it can be browsed. */
  visible: boolean;
  /** Whether guests get in. */
  guest_ok: boolean;
  /** Whether clients see that files are offline. */
  hsm_support: boolean;
  /** Tuning. */
  multi_thread_reads: boolean;
  /** Tuning. */
  multi_thread_writes: boolean;
  /** Tuning. */
  root_share_locking: boolean;
  /** Octal text. */
  create_mask: string;
  /** Octal text. */
  directory_mask: string;
  /** Octal text. */
  force_create_mode: string;
  /** Octal text. */
  force_directory_mode: string;
  /** Users and @groups, empty for all; any JSON. */
  allowed_users: unknown;
  /** Users and @groups; any JSON. */
  admin_users: unknown;
  /** Hosts and networks, empty for all; any JSON. */
  hosts_allow: unknown;
  /** Hosts and networks; any JSON. */
  hosts_deny: unknown;
  /** Further options, any JSON. */
  advanced_settings: unknown;
}
