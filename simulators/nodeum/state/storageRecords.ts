// What does the server know about storage? Rows by the API's own attribute names; null is "not there".

/** A container, the volume of Nodeum (sheet §6.4). Sizes in bytes, the quota in units of `quotaUnitBytes`. */
export interface ContainerRecord {
  readonly id: number;
  readonly name: string;
  readonly comment: string | null;
  readonly quota_total_size: number | null;
  /** Percent of the cache. */
  readonly quota_on_cache: number | null;
  readonly stat_total_files: number;
  readonly only_on_cache_file_count: number;
  readonly stat_total_size: number;
  /** May be more than the total. */
  readonly stat_size_on_cache: number;
  readonly only_on_cache_file_size_sum: number;
  readonly guest_right: string | null;
  readonly last_update: string;
  readonly push_pool_id: number | null;
  readonly cleaning_pool_id: number | null;
}

/** What a user or a group may do in a container. */
export interface PrivilegeRecord {
  readonly id: number;
  readonly container_id: number;
  readonly name: string;
  readonly privilege: string | null;
  readonly type: string | null;
}

/** A pool; it has no capacity of its own (sheet §6.5). */
export interface PoolRecord {
  readonly id: number;
  readonly name: string;
  readonly comment: string | null;
  readonly type: string | null;
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
  readonly id: number;
  readonly pool_id: number;
  readonly enabled: boolean | null;
  readonly operand: number | null;
  readonly unit: string | null;
}

/** A file server that Nodeum mounts shares of. */
export interface NasRecord {
  readonly id: number;
  readonly name: string;
  readonly host: string | null;
  readonly type: string | null;
  readonly comment: string | null;
  /** A text, such as "120.0". */
  readonly price: string | null;
}

/** A mount of somebody else's share (sheet §6.6). Size in bytes. */
export interface NasShareRecord {
  readonly id: number;
  readonly nas_id: number;
  readonly pool_id: number | null;
  readonly name: string;
  readonly path: string | null;
  /** Mount options. */
  readonly options: string | null;
  readonly username: string | null;
  readonly password: string | null;
  readonly file_count: number;
  readonly file_size_sum: number;
}

/** An account at a cloud provider. */
export interface CloudConnectorRecord {
  readonly id: number;
  readonly name: string;
  readonly url: string | null;
  readonly url_proxy: string | null;
  readonly provider: string | null;
  readonly region: string | null;
  readonly access_key: string | null;
  readonly secret_key: string | null;
  /** Options of S3FS, comma separated. */
  readonly options: string | null;
}

/** A bucket that was found by a sync. Size in bytes. */
export interface CloudBucketRecord {
  readonly id: number;
  readonly cloud_connector_id: number;
  readonly pool_id: number | null;
  readonly name: string;
  readonly file_count: number;
  readonly file_size_sum: number;
  readonly location: string | null;
  readonly price: string | null;
  readonly options: string | null;
}

/** A tape library. */
export interface TapeLibraryRecord {
  readonly id: number;
  readonly name: string;
  readonly serial: string;
  readonly comment: string | null;
  readonly protocol: string;
  readonly vendor: string;
  readonly product: string;
  readonly firmware: string;
  readonly device: string;
  readonly libso: string | null;
  readonly acs: number | null;
  readonly status: string;
  readonly storage_slots: number;
  readonly storage_slots_address: number;
  readonly io_slots: number;
  readonly io_slots_address: number;
  readonly price: string | null;
}

/** A drive of a library. */
export interface TapeDriveRecord {
  readonly id: number;
  readonly tape_library_id: number;
  readonly name: string;
  readonly serial: string;
  readonly comment: string | null;
  readonly scsi_address: number;
  readonly vendor: string;
  readonly product: string;
  readonly firmware: string;
  readonly device: string;
  readonly sgdevice: string;
  readonly status: string;
  readonly full: number;
  readonly mount_count: number;
  /** Barcode of the tape in it. */
  readonly barcode: string | null;
}

/** A tape; the only thing with a true capacity, in units of `tapeUnitBytes` (sheet §6.9). */
export interface TapeRecord {
  readonly id: number;
  readonly tape_library_id: number | null;
  readonly pool_id: number | null;
  readonly barcode: string;
  readonly location: string;
  readonly type: string;
  readonly locked: boolean;
  readonly scratch: boolean;
  readonly cleaning: boolean;
  readonly write_protect: boolean;
  readonly mounted: boolean;
  readonly ejected: boolean;
  readonly known: boolean;
  readonly mount_count: number;
  readonly date_in: string;
  readonly date_move: string | null;
  readonly free: number | null;
  readonly max: number | null;
  readonly last_size_update: string | null;
  readonly last_maintenance: string | null;
  readonly last_repack: string | null;
  readonly repack_status: boolean;
  readonly hash: string;
  readonly force_import_type: boolean;
  readonly need_to_check: boolean;
}
