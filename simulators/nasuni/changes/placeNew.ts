// May something new stand here, and under which id? Asked when a share, an export or a folder quota is made.
import { type Estate, joinKey } from "../state/estate.ts";
import type { GroupedTable } from "../state/groupedTable.ts";
import { SyncFailure } from "../state/messageDesk.ts";
import type { SettingRow } from "../state/volumeRecords.ts";

/** Throws SyncFailure unless the folder exists: the API call itself was accepted long before (sheet §8.6). */
export function requireFolder(estate: Estate, guid: string, path: string | undefined): void {
  if (path === undefined || estate.directories.has(guid, path)) return;
  throw new SyncFailure(`The path ${path} does not exist.`);
}

/** Id for a new row of a volume on a filer, where each counts from 1. Throws SyncFailure when the volume is gone. */
export function newPlacedId(
  estate: Estate,
  table: GroupedTable<{ readonly id: number }>,
  { guid, serial, kind }: { guid: string; serial: string; kind: string },
): number {
  const place = joinKey(guid, serial);
  const setting: SettingRow | undefined = estate.settings.get(place);
  if (setting === undefined) throw new SyncFailure("The volume is not on this filer any more.");
  const taken = table.of(place).map((row) => row.id);
  return estate.nextNumber(joinKey(kind, place), Math.max(0, ...taken) + 1);
}

/** Id for a new folder quota; each volume counts from 1. */
export function newFolderQuotaId(estate: Estate, guid: string): string {
  const taken = estate.folderQuotas.of(guid).map((row) => Number(row.id));
  return String(estate.nextNumber(joinKey("folder quota", guid), Math.max(0, ...taken) + 1));
}
