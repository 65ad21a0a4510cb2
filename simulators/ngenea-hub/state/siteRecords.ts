// What does the simulated Hub remember of sites and their machines? Field names are the Hub's own (sheet §6).
import type { Numbered } from "./numberedTable.ts";

/** A pixstor cluster that the Hub manages (sheet §6). Other rows name it by its `name`. */
export interface SiteRecord extends Numbered {
  /** Natural key, by which other rows name the site; `[a-zA-Z0-9-_]+`. */
  name: string;
  /** Display name; may be empty. */
  label: string;
  /** Short name. */
  shortcode: string;
  /** What runs there; the values are not documented. */
  type: string;
  /** Address for people. */
  public_url: string;
  /** IANA zone. */
  timezone: string;
  /** Mb/s. */
  bandwidth: number;
  /** Red, green and blue, 0 to 255. */
  color: number[];
  /** Number of directories. */
  directories_count: number;
  /** Number of files. */
  files_count: number;
  /** Files whose data is at the site. */
  files_hydrated_count: number;
  /** Files whose data is elsewhere. */
  files_stubbed_count: number;
  /** Whether the set-up is finished. */
  am_i_configured: boolean;
  /** Whether the set-up may begin. */
  ready_to_configure: boolean;
  /** Search back end. */
  elasticsearch_url: string;
  /** Search back end. */
  pixstor_search_url: string;
  /** Globs of paths that workflows take. */
  include: unknown;
  /** Globs of paths that workflows leave. */
  exclude: unknown;
  /** Files per batch. */
  file_batch_size: number;
  /** Gigabytes per batch. */
  file_batch_gb: number;
  /** Whether batches size themselves. */
  enable_auto_file_batch_sizing: boolean;
  /** Tuning of snapshot differences. */
  gpfs_iscan_buckets: number;
  /** Tuning of snapshot differences. */
  gpfs_iscan_threads: number;
  /** Seconds that a snapshot lock may last. */
  lock_threshold: number;
}

/** A worker node. */
export interface NodeRecord extends Numbered {
  /** Host name. */
  name: string;
  /** Name of the site. */
  site: string;
  /** Whether its heartbeat is recent. */
  online: boolean;
  /** Whether it serves the default queue. */
  has_default_queue: boolean;
  /** Last sign of life of a node that is offline; those of online nodes follow the clock. */
  last_heartbeat: string;
}

/** A queue of work at a site. */
export interface QueueRecord extends Numbered {
  /** Natural key within the site. */
  name: string;
  /** Display name; may be empty. */
  label: string;
  /** Name of the site. */
  site: string;
  /** Names of the nodes that serve it. */
  nodes: string[];
}

/** A GPFS storage pool; the wire shows no id. Sizes in bytes. */
export interface StoragePoolRecord extends Numbered {
  /** Name, unique within the file system. */
  name: string;
  /** Name of the file system. */
  filesystem: string;
  /** Id of the site. */
  site: number;
  /** Bytes (the real unit is not stated). */
  capacity: number;
  /** Bytes. */
  free_space: number;
  /** Bytes. */
  used_space: number;
  /** Whether new files go there. */
  is_default: boolean;
}

/** A file system; the wire shows no id. */
export interface FilesystemRecord extends Numbered {
  /** Name, unique within the site only. */
  name: string;
  /** Where it is mounted. */
  mountpoint: string;
  /** Name of the site. */
  site: string;
}

/** A server of a site; the wire shows no id. */
export interface ServerRecord extends Numbered {
  /** Host name. */
  name: string;
  /** Id of the site. */
  site: number;
  /** Addresses; the shape is not documented. */
  list_of_interfaces: unknown;
}
