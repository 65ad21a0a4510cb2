// What does the console keep about shares, exports and FTP directories? Rows in wire shape, without their links.

/** Where something is served: ids are unique only within a volume on a filer (sheet §7). */
interface Placed {
  readonly id: number;
  readonly filer_serial_number: string;
  readonly volume_guid: string;
  readonly name: string;
  readonly path: string;
  readonly comment: string;
  readonly readonly: boolean;
}

/** Who may use a share. */
export interface ShareAuth {
  readonly authall: boolean;
  readonly ro_users: readonly string[];
  readonly rw_users: readonly string[];
  readonly deny_users: readonly string[];
  readonly ro_groups: readonly string[];
  readonly rw_groups: readonly string[];
  readonly deny_groups: readonly string[];
}

/** Who may make links to files of a share. */
interface LinkAuth {
  readonly authall: boolean;
  readonly allow_groups_ro: readonly string[];
  readonly allow_groups_rw: readonly string[];
  readonly deny_groups: readonly string[];
  readonly allow_users_ro: readonly string[];
  readonly allow_users_rw: readonly string[];
  readonly deny_users: readonly string[];
}

/** An SMB share (sheet §8.6). */
export interface ShareRow extends Placed {
  readonly browseable: boolean;
  /** Separated by spaces; empty lets every host in. */
  readonly hosts_allow: string;
  readonly hide_unreadable: boolean;
  readonly enable_previous_vers: boolean;
  readonly case_sensitive: boolean;
  readonly enable_snapshot_dirs: boolean;
  /** A number, not a truth value: 0 is off, 2 is on. */
  readonly homedir_support: number;
  readonly mobile: boolean;
  readonly browser_access: boolean;
  readonly browser_access_settings: {
    readonly shared_links_enabled: boolean;
    readonly link_force_password: boolean;
    readonly link_allow_rw: boolean;
    readonly external_share_url: string;
    readonly link_expire_limit: number;
    readonly link_auth: LinkAuth;
  };
  readonly aio_enabled: boolean;
  readonly veto_files: string;
  readonly fruit_enabled: boolean;
  readonly smb_encrypt: "" | "desired" | "required";
  readonly agl_oplocks: boolean;
  readonly auth: ShareAuth;
}

/** The part of an export that each of its host options has too. */
export interface HostRule {
  readonly readonly: boolean;
  /** Separated by commas; `*` and blank let every host in. */
  readonly hostspec: string;
  readonly access_mode: "root_squash" | "no_root_squash" | "all_squash";
  readonly perf_mode: "sync" | "no_wdelay" | "async";
  readonly sec_options: readonly ("sys" | "krb5" | "krb5i" | "krb5p")[];
}

/** One more rule of an export; its id changes with every update (sheet §7). */
export interface HostOptionRow extends HostRule {
  readonly id: number;
}

/** An NFS export (sheet §8.7). */
export interface ExportRow extends Placed, HostRule {
  readonly nfs_host_options: readonly HostOptionRow[];
}

/** An FTP directory, which the API can only read. */
export interface FtpDirectoryRow extends Placed {
  readonly visibility: "default" | "hide" | "invisible";
  /** Separated by commas; blank lets every host in. */
  readonly allow_from: string;
  readonly allow_users: string;
  readonly allow_groups: string;
  readonly anonymous: boolean;
  readonly anonymous_only: boolean;
  readonly umask: "000" | "002" | "022" | "006" | "066" | "026";
  readonly hide_ownership: boolean;
  readonly hidden_stores: boolean;
}
