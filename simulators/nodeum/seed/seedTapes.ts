// Which libraries, drives and tapes are there? One library is offline; some tapes need to be checked.
import type { SeededRandom } from "../../chassis/seededRandom.ts";
import type { PoolRecord } from "../state/storageRecords.ts";
import type { TapeDriveRecord, TapeLibraryRecord, TapeRecord } from "../state/tapeRecords.ts";
import { isoTime } from "../wire/isoTime.ts";

const day = 86_400_000;

/** Two libraries, the second of them offline. */
export function seedTapeLibraries(random: SeededRandom): TapeLibraryRecord[] {
  return ["main-library", "vault-library"].map((name, index) => ({
    id: index + 1,
    name,
    serial: `LIB${random.hex(8).toUpperCase()}`,
    comment: index === 0 ? "" : "In the other building",
    protocol: "scsi",
    vendor: "QUANTUM",
    product: "Scalar i3",
    firmware: "270G.GS001",
    device: `/dev/sg${index + 2}`,
    libso: null,
    acs: null,
    status: index === 0 ? "online" : "offline",
    storage_slots: 50,
    storage_slots_address: 1_000,
    io_slots: 5,
    io_slots_address: 500,
    price: "12.5",
  }));
}

/** Three drives for each library, the last of them offline. */
export function seedTapeDrives(random: SeededRandom, libraries: readonly TapeLibraryRecord[]): TapeDriveRecord[] {
  return libraries.flatMap((library, at) =>
    [1, 2, 3].map((place) => ({
      id: at * 3 + place,
      tape_library_id: library.id,
      name: `${library.name}-drive-${place}`,
      serial: `DRV${random.hex(8).toUpperCase()}`,
      comment: "",
      scsi_address: 255 + place,
      vendor: "IBM",
      product: "ULT3580-HH8",
      firmware: "K4K1",
      device: `/dev/nst${at * 3 + place}`,
      sgdevice: `/dev/sg${10 + at * 3 + place}`,
      status: place === 3 ? "offline" : library.status,
      full: 0,
      mount_count: random.int(10, 4_000),
      barcode: null,
    })),
  );
}

const capacities = { data_lto6: 2.5e12, data_lto7: 6e12, data_lto8: 12e12 } as const;

/** Twenty tapes for each library: data in pools, scratch, one for cleaning, one that nobody knows. */
export function seedTapes(
  random: SeededRandom,
  seed: { libraries: readonly TapeLibraryRecord[]; pools: readonly PoolRecord[]; unitBytes: number; startMs: number },
): TapeRecord[] {
  const { libraries, pools, unitBytes, startMs } = seed;
  return libraries.flatMap((library, at) =>
    Array.from({ length: 20 }, (_, place): TapeRecord => {
      const id = at * 20 + place + 1;
      const isCleaning = place === 19;
      const isStrange = place === 18;
      const own = pools.filter(({ content, storage_id }) => content === "tape" && storage_id === library.id);
      const pool = isCleaning || isStrange ? undefined : own[place % Math.max(1, own.length)];
      const type = isCleaning ? "cleaning" : isStrange ? "unknown" : random.pick(Object.keys(capacities));
      const capacity = capacities[type as keyof typeof capacities] ?? null;
      const isScratch = pool?.type === "scratch";
      const left = isScratch ? 1 : random.chance(0.15) ? 0.03 : random.next();
      return {
        id,
        tape_library_id: library.id,
        pool_id: pool?.id ?? null,
        barcode: isCleaning ? `CLN${String(at).padStart(3, "0")}L1` : `N${String(id).padStart(5, "0")}L8`,
        location: `slot ${1_000 + place}`,
        type,
        locked: random.chance(0.05),
        scratch: isScratch,
        cleaning: isCleaning,
        write_protect: random.chance(0.05),
        mounted: library.status === "online" && place === 2,
        ejected: false,
        known: !isStrange,
        mount_count: random.int(0, 900),
        date_in: isoTime(startMs - random.int(30, 900) * day),
        date_move: random.chance(0.3) ? null : isoTime(startMs - random.int(1, 30) * day),
        free: capacity === null ? null : Math.floor((capacity * left) / unitBytes),
        max: capacity === null ? null : Math.floor(capacity / unitBytes),
        last_size_update: capacity === null ? null : isoTime(startMs - random.int(0, 5) * day),
        last_maintenance: null,
        last_repack: null,
        repack_status: false,
        hash: random.hex(32),
        force_import_type: false,
        need_to_check: place % 7 === 5,
      };
    }),
  );
}
