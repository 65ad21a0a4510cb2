// What does the server know about tapes, drives and libraries? Rows by the API's own attribute names; null is "not there".

/** A tape library. */
export interface TapeLibraryRecord {
  /** Number of the row, from 1 on. */
  readonly id: number;
  /** Name. */
  readonly name: string;
  /** Serial number. */
  readonly serial: string;
  /** Remark of an administrator. */
  readonly comment: string | null;
  /** `scsi` or `acsls`. */
  readonly protocol: string;
  /** Maker. */
  readonly vendor: string;
  /** Model. */
  readonly product: string;
  /** Version of the firmware. */
  readonly firmware: string;
  /** Device file. */
  readonly device: string;
  /** Driver library of ACSLS. */
  readonly libso: string | null;
  /** Number at ACSLS. */
  readonly acs: number | null;
  /** `online` or `offline`. */
  readonly status: string;
  /** How many slots. */
  readonly storage_slots: number;
  /** Element address of the first slot. */
  readonly storage_slots_address: number;
  /** How many slots for import and export. */
  readonly io_slots: number;
  /** Element address of the first of those. */
  readonly io_slots_address: number;
  /** A text, such as "120.0". */
  readonly price: string | null;
}

/** A drive of a library. */
export interface TapeDriveRecord {
  /** Number of the row, from 1 on. */
  readonly id: number;
  /** Its library. */
  readonly tape_library_id: number;
  /** Name. */
  readonly name: string;
  /** Serial number. */
  readonly serial: string;
  /** Remark of an administrator. */
  readonly comment: string | null;
  /** Element address. */
  readonly scsi_address: number;
  /** Maker. */
  readonly vendor: string;
  /** Model. */
  readonly product: string;
  /** Version of the firmware. */
  readonly firmware: string;
  /** Device file. */
  readonly device: string;
  /** Generic device file. */
  readonly sgdevice: string;
  /** `online` or `offline`. */
  readonly status: string;
  /** 1 when a tape is in it. */
  readonly full: number;
  /** How often mounted. */
  readonly mount_count: number;
  /** Barcode of the tape in it. */
  readonly barcode: string | null;
}

/** A tape; the only thing with a true capacity, in units of `tapeUnitBytes` (sheet §6.9). */
export interface TapeRecord {
  /** Number of the row, from 1 on. */
  readonly id: number;
  /** Its library. */
  readonly tape_library_id: number | null;
  /** Its pool. */
  readonly pool_id: number | null;
  /** Barcode. */
  readonly barcode: string;
  /** Where it is. */
  readonly location: string;
  /** Kind, one of the words of the API. */
  readonly type: string;
  /** Whether it must not be used. */
  readonly locked: boolean;
  /** Whether it is free for use. */
  readonly scratch: boolean;
  /** Whether it cleans drives. */
  readonly cleaning: boolean;
  /** Whether its write lock is set. */
  readonly write_protect: boolean;
  /** Whether it is mounted. */
  readonly mounted: boolean;
  /** Whether it is out of the library. */
  readonly ejected: boolean;
  /** Whether the catalogue knows it. */
  readonly known: boolean;
  /** How often mounted. */
  readonly mount_count: number;
  /** When it came in. */
  readonly date_in: string;
  /** When it was moved last. */
  readonly date_move: string | null;
  /** Units left; null when not known. */
  readonly free: number | null;
  /** Units in all; null when not known. */
  readonly max: number | null;
  /** When its size was read last. */
  readonly last_size_update: string | null;
  /** When it was maintained last. */
  readonly last_maintenance: string | null;
  /** When it was repacked last. */
  readonly last_repack: string | null;
  /** Whether it is being repacked. */
  readonly repack_status: boolean;
  /** Digest of its index. */
  readonly hash: string;
  /** Whether its type was set by hand. */
  readonly force_import_type: boolean;
  /** Whether somebody should look at it. */
  readonly need_to_check: boolean;
}
