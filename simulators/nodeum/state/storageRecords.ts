// What does the server know about storage? Rows by the API's own attribute names; null is "not there".

/** A container, the volume of Nodeum (sheet §6.4). Sizes in bytes, the quota in units of `quotaUnitBytes`. */
export interface ContainerRecord {
  /** Number of the row, from 1 on. */
  readonly id: number;
  /** Name. */
  readonly name: string;
  /** Remark of an administrator. */
  readonly comment: string | null;
  /** Quota in units of `quotaUnitBytes`; 0 or null is none. */
  readonly quota_total_size: number | null;
  /** Percent of the cache. */
  readonly quota_on_cache: number | null;
  /** How many files. */
  readonly stat_total_files: number;
  /** How many files are in the cache only. */
  readonly only_on_cache_file_count: number;
  /** Bytes of all files. */
  readonly stat_total_size: number;
  /** May be more than the total. */
  readonly stat_size_on_cache: number;
  /** Bytes of the files that are in the cache only. */
  readonly only_on_cache_file_size_sum: number;
  /** `none`, `read` or `read_write`. */
  readonly guest_right: string | null;
  /** When it changed. */
  readonly last_update: string;
  /** Pool that its files are pushed to. */
  readonly push_pool_id: number | null;
  /** Pool that must have a file before the cache lets go of it. */
  readonly cleaning_pool_id: number | null;
}

/** What a user or a group may do in a container. */
export interface PrivilegeRecord {
  /** Number of the row, from 1 on. */
  readonly id: number;
  /** Its container. */
  readonly container_id: number;
  /** Name. */
  readonly name: string;
  /** `none`, `read` or `read_write`. */
  readonly privilege: string | null;
  /** Kind, one of the words of the API. */
  readonly type: string | null;
}

/** A pool; it has no capacity of its own (sheet §6.5). */
export interface PoolRecord {
  /** Number of the row, from 1 on. */
  readonly id: number;
  /** Name. */
  readonly name: string;
  /** Remark of an administrator. */
  readonly comment: string | null;
  /** Kind, one of the words of the API. */
  readonly type: string | null;
  /** `tape`, `cloud` or `nas`. */
  readonly content: string | null;
  /** Only of primary pools. */
  readonly primary_id: number | null;
  /** Tape library of a tape pool. */
  readonly storage_id: number | null;
  /** Whether it is mounted; not an attribute. */
  readonly mounted: boolean;
}

/** How often a primary pool is scanned. */
export interface PrimaryScanRecord {
  /** Number of the row, from 1 on. */
  readonly id: number;
  /** Its pool. */
  readonly pool_id: number;
  /** Whether it is switched on. */
  readonly enabled: boolean | null;
  /** How many units lie between two scans. */
  readonly operand: number | null;
  /** `minutes` to `years`. */
  readonly unit: string | null;
}

/** A file server that Nodeum mounts shares of. */
export interface NasRecord {
  /** Number of the row, from 1 on. */
  readonly id: number;
  /** Name. */
  readonly name: string;
  /** Host name or address. */
  readonly host: string | null;
  /** Kind, one of the words of the API. */
  readonly type: string | null;
  /** Remark of an administrator. */
  readonly comment: string | null;
  /** A text, such as "120.0". */
  readonly price: string | null;
}

/** A mount of somebody else's share (sheet §6.6). Size in bytes. */
export interface NasShareRecord {
  /** Number of the row, from 1 on. */
  readonly id: number;
  /** Its file server. */
  readonly nas_id: number;
  /** Its pool. */
  readonly pool_id: number | null;
  /** Name. */
  readonly name: string;
  /** Path at the server. */
  readonly path: string | null;
  /** Mount options. */
  readonly options: string | null;
  /** User that mounts it. */
  readonly username: string | null;
  /** Password of that user. */
  readonly password: string | null;
  /** How many files. */
  readonly file_count: number;
  /** Bytes of all files. */
  readonly file_size_sum: number;
}

/** An account at a cloud provider. */
export interface CloudConnectorRecord {
  /** Number of the row, from 1 on. */
  readonly id: number;
  /** Name. */
  readonly name: string;
  /** Address of the endpoint. */
  readonly url: string | null;
  /** Address of a proxy. */
  readonly url_proxy: string | null;
  /** Which product or service. */
  readonly provider: string | null;
  /** Region. */
  readonly region: string | null;
  /** Public half of the credentials. */
  readonly access_key: string | null;
  /** Secret half of the credentials. */
  readonly secret_key: string | null;
  /** Options of S3FS, comma separated. */
  readonly options: string | null;
}

/** A bucket that was found by a sync. Size in bytes. */
export interface CloudBucketRecord {
  /** Number of the row, from 1 on. */
  readonly id: number;
  /** Its connector. */
  readonly cloud_connector_id: number;
  /** Its pool. */
  readonly pool_id: number | null;
  /** Name. */
  readonly name: string;
  /** How many files. */
  readonly file_count: number;
  /** Bytes of all files. */
  readonly file_size_sum: number;
  /** Where it is. */
  readonly location: string | null;
  /** A text, such as "120.0". */
  readonly price: string | null;
  /** Options. */
  readonly options: string | null;
}
