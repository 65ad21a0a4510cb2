// What do tapes, drives and libraries look like, and how do they change? (sheet §6.9)
import type { Nodeum } from "../nodeum.ts";
import { drivesOfLibrary, tapesOfLibrary } from "../state/nodeumState.ts";
import type { TapeDriveRecord, TapeLibraryRecord, TapeRecord } from "../state/tapeRecords.ts";
import { unprocessable } from "../wire/apiError.ts";
import { type Attributes, fixed, settable } from "../wire/attributes.ts";
import type { Resource } from "./resource.ts";
import { tableChanges } from "./tableChanges.ts";

const texts = (...names: string[]): Attributes => Object.fromEntries(names.map((name) => [name, fixed("text")]));
const integers = (...names: string[]): Attributes => Object.fromEntries(names.map((name) => [name, fixed("integer")]));
const flags = (...names: string[]): Attributes => Object.fromEntries(names.map((name) => [name, fixed("flag")]));

/** Tape libraries; paths also take the serial number. */
export function tapeLibraries(nodeum: Nodeum): Resource<TapeLibraryRecord> {
  const table = () => nodeum.state.tapeLibraries;
  const blank = {
    comment: "",
    protocol: "scsi",
    vendor: "",
    product: "",
    firmware: "",
    device: "",
    libso: null,
    acs: null,
    status: "offline",
    storage_slots: 0,
    storage_slots_address: 0,
    io_slots: 0,
    io_slots_address: 0,
    price: null,
  };
  return {
    word: "tape_library",
    plural: "tape_libraries",
    names: ["serial", "name"],
    attributes: {
      id: fixed("integer"),
      name: settable("text", { required: true, unique: true }),
      serial: settable("text", { required: true, unique: true }),
      comment: settable("text"),
      ...texts("protocol", "vendor", "product", "firmware", "device"),
      libso: settable("text"),
      acs: fixed("integer"),
      status: fixed("text"),
      ...integers("storage_slots", "storage_slots_address", "io_slots", "io_slots_address"),
      price: settable("text"),
    },
    table,
    ...tableChanges(table, blank),
    destroy: ({ id }) => {
      const { tapeDrives: drives, tapes: tapeTable } = nodeum.state;
      for (const drive of drivesOfLibrary(drives.list(), id)) drives.remove(String(drive.id));
      for (const tape of tapesOfLibrary(tapeTable.list(), id)) {
        tapeTable.patch(String(tape.id), { tape_library_id: null, known: false });
      }
      table().remove(String(id));
    },
  };
}

/** Tape drives; paths also take the serial number. */
export function tapeDrives(nodeum: Nodeum): Resource<TapeDriveRecord> {
  const table = () => nodeum.state.tapeDrives;
  const blank = {
    comment: "",
    scsi_address: 0,
    vendor: "",
    product: "",
    firmware: "",
    device: "",
    sgdevice: "",
    status: "offline",
    full: 0,
    mount_count: 0,
    barcode: null,
  };
  return {
    word: "tape_drive",
    plural: "tape_drives",
    names: ["serial", "name"],
    attributes: {
      id: fixed("integer"),
      tape_library_id: fixed("integer"),
      name: settable("text", { required: true, unique: true }),
      serial: settable("text", { required: true, unique: true }),
      comment: settable("text"),
      scsi_address: fixed("integer"),
      ...texts("vendor", "product", "firmware", "device", "sgdevice", "status"),
      ...integers("full", "mount_count"),
      barcode: fixed("text"),
    },
    table,
    ...tableChanges(table, blank),
  };
}

/** Tapes; paths also take the barcode. Only orphans can be deleted. */
export function tapes(nodeum: Nodeum): Resource<TapeRecord> {
  const table = () => nodeum.state.tapes;
  return {
    word: "tape",
    plural: "tapes",
    names: ["barcode"],
    attributes: {
      ...integers("id", "tape_library_id", "pool_id"),
      ...texts("barcode", "location", "type"),
      ...flags("locked", "scratch", "cleaning", "write_protect", "mounted", "ejected", "known"),
      mount_count: fixed("integer"),
      ...texts("date_in", "date_move"),
      ...integers("free", "max"),
      ...texts("last_size_update", "last_maintenance", "last_repack"),
      repack_status: fixed("flag"),
      hash: fixed("text"),
      ...flags("force_import_type", "need_to_check"),
    },
    table,
    destroy: ({ id, barcode, tape_library_id, pool_id }) => {
      if (tape_library_id !== null || pool_id !== null) {
        throw unprocessable({ barcode: [{ error: "invalid", value: barcode }] });
      }
      table().remove(String(id));
    },
  };
}
