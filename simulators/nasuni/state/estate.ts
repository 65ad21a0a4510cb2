// What is there at this console? All tables of one simulator; a reset makes a new estate.
import { createRowTable, type RowTable } from "../../chassis/rowTable.ts";
import type { ExportRow, FtpDirectoryRow, ShareRow } from "./accessRecords.ts";
import { createDirectories, type Directories } from "./directories.ts";
import type { CredentialRow, FilerRow, HealthRow, KeyRow, NotificationRow } from "./filerRecords.ts";
import { createGroupedTable, type GroupedTable } from "./groupedTable.ts";
import type { ConnectionRow, FolderQuotaRow, SettingRow, VolumeRow } from "./volumeRecords.ts";

/** All rows but the messages. */
export interface Estate {
  /** By serial number. */
  readonly filers: RowTable<FilerRow>;
  /** By serial number of the filer. */
  readonly health: RowTable<HealthRow>;
  /** By guid. */
  readonly volumes: RowTable<VolumeRow>;
  /** By `joinKey(guid, serial)`; groups are volume guids. */
  readonly settings: GroupedTable<SettingRow>;
  /** By `joinKey(guid, serial)`; groups are volume guids. */
  readonly connections: GroupedTable<ConnectionRow>;
  /** By `joinKey(guid, serial, id)`; groups are volume guids and `joinKey(guid, serial)`, as for the next two. */
  readonly shares: GroupedTable<ShareRow>;
  readonly exports: GroupedTable<ExportRow>;
  readonly ftpDirectories: GroupedTable<FtpDirectoryRow>;
  /** By `joinKey(guid, id)`; groups are volume guids. */
  readonly folderQuotas: GroupedTable<FolderQuotaRow>;
  /** By id, newest first. */
  readonly notifications: RowTable<NotificationRow>;
  /** By `joinKey(cred_uuid, serial)`; groups are cred_uuids and serial numbers. */
  readonly credentials: GroupedTable<CredentialRow>;
  /** By `joinKey(serial, id)`; groups are serial numbers. */
  readonly keys: GroupedTable<KeyRow>;
  /** Folders of all volumes. */
  readonly directories: Directories;
  /** A number that this name has not been given yet, from 1 on; never less than `atLeast`. */
  nextNumber(name: string, atLeast?: number): number;
}

/** The rows that an estate starts with. */
export interface EstateRows {
  readonly filers: readonly FilerRow[];
  readonly health: readonly HealthRow[];
  readonly credentials: readonly CredentialRow[];
  readonly keys: readonly KeyRow[];
  readonly notifications: readonly NotificationRow[];
  readonly volumes: readonly VolumeRow[];
  readonly settings: readonly SettingRow[];
  readonly connections: readonly ConnectionRow[];
  readonly shares: readonly ShareRow[];
  readonly exports: readonly ExportRow[];
  readonly ftpDirectories: readonly FtpDirectoryRow[];
  readonly folderQuotas: readonly FolderQuotaRow[];
}

/** Key of something that only several ids together name. */
export const joinKey = (...parts: readonly (string | number)[]): string => parts.join(":");

interface PlacedRow {
  readonly id: number;
  readonly volume_guid: string;
  readonly filer_serial_number: string;
}

/** Key of a row that is unique only within a volume on a filer. */
export const placedKey = (row: PlacedRow): string => joinKey(row.volume_guid, row.filer_serial_number, row.id);

function placedTable<Row extends PlacedRow>(rows: readonly Row[]): GroupedTable<Row> {
  return createGroupedTable(rows, {
    idOf: placedKey,
    groupsOf: (row) => [row.volume_guid, joinKey(row.volume_guid, row.filer_serial_number)],
  });
}

/** Makes an estate of these rows; the folders that they name exist. */
export function createEstate(rows: EstateRows): Estate {
  const numbers = new Map<string, number>();
  const directories = createDirectories();
  for (const placed of [rows.shares, rows.exports, rows.ftpDirectories, rows.folderQuotas]) {
    for (const row of placed) directories.add(row.volume_guid, row.path);
  }
  return {
    filers: createRowTable(rows.filers, { idOf: (row) => row.serial_number }),
    health: createRowTable(rows.health, { idOf: (row) => row.filer_serial_number }),
    volumes: createRowTable(rows.volumes, { idOf: (row) => row.guid }),
    settings: createGroupedTable(rows.settings, {
      idOf: (row) => joinKey(row.guid, row.filer_serial_number),
      groupsOf: (row) => [row.guid],
    }),
    connections: createGroupedTable(rows.connections, {
      idOf: (row) => joinKey(row.volume_guid, row.filer_serial_number),
      groupsOf: (row) => [row.volume_guid],
    }),
    shares: placedTable(rows.shares),
    exports: placedTable(rows.exports),
    ftpDirectories: placedTable(rows.ftpDirectories),
    folderQuotas: createGroupedTable(rows.folderQuotas, {
      idOf: (row) => joinKey(row.volume_guid, row.id),
      groupsOf: (row) => [row.volume_guid],
    }),
    notifications: createRowTable(rows.notifications, {
      idOf: (row) => String(row.id),
      compare: (left, right) => right.id - left.id,
    }),
    credentials: createGroupedTable(rows.credentials, {
      idOf: (row) => joinKey(row.cred_uuid, row.filer_serial_number),
      groupsOf: (row) => [row.cred_uuid, row.filer_serial_number],
    }),
    keys: createGroupedTable(rows.keys, {
      idOf: (row) => joinKey(row.filer_serial_number, row.id),
      groupsOf: (row) => [row.filer_serial_number],
    }),
    directories,
    nextNumber: (name, atLeast = 1) => {
      const next = Math.max((numbers.get(name) ?? 0) + 1, atLeast);
      numbers.set(name, next);
      return next;
    },
  };
}
