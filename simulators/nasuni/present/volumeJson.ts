// How do volumes, their places and folder quotas look on the wire? Rows with the links of the request.
import type { Estate } from "../state/estate.ts";
import { joinKey } from "../state/estate.ts";
import { viewSnapshot } from "../state/snapshotView.ts";
import type { ConnectionRow, FolderQuotaRow, SettingRow, VolumeRow } from "../state/volumeRecords.ts";
import { filerPath, type LinkMaker, placePath, volumePath } from "../wire/links.ts";

/** A volume (sheet §8.3); before 1.2 its provider had a `cred_id`. */
export function volumeJson(row: VolumeRow, links: LinkMaker): object {
  const path = volumePath(row.guid);
  const { cred_uuid, ...provider } = row.provider;
  const credential = links.version === "v1.2" ? { cred_uuid } : { cred_id: cred_uuid };
  return {
    ...row,
    provider: { ...credential, ...provider },
    links: {
      self: links.to(path),
      filer: links.to(filerPath(row.filer_serial_number)),
      filer_settings: links.to(`${path}filers/`),
      filer_connections: links.to(`${path}filer-connections/`),
      shares: links.to(`${path}filers/shares/`),
      exports: links.to(`${path}filers/exports/`),
      ftp_directories: links.to(`${path}filers/ftp-directories/`),
      antivirus_violations: links.to(`${path}filers/antivirus-violations/`),
      folder_quotas: links.to(`${path}folder-quotas/`),
      snapshots: links.to(`${path}filers/snapshots/`),
    },
  };
}

/** A volume on one filer (sheet §8.4); counts and snapshot state are of this moment. */
export function settingJson(
  row: SettingRow,
  links: LinkMaker,
  { estate, now }: { estate: Estate; now: number },
): object {
  const { accessible_data, data_not_yet_protected: _stored, history: _history, run: _run, ...rest } = row;
  const path = placePath(row.guid, row.filer_serial_number);
  const place = joinKey(row.guid, row.filer_serial_number);
  return {
    ...rest,
    status: {
      accessible_data,
      ...viewSnapshot(row, now),
      share_count: estate.shares.of(place).length,
      export_count: estate.exports.of(place).length,
      ftp_dir_count: estate.ftpDirectories.of(place).length,
    },
    links: {
      self: links.to(path),
      shares: links.to(`${path}shares/`),
      exports: links.to(`${path}exports/`),
      ftp_directories: links.to(`${path}ftp-directories/`),
      antivirus_violations: links.to(`${path}antivirus-violations/`),
      snapshots: links.to(`${path}snapshots/`),
    },
  };
}

/** The snapshot status of a volume on a filer (sheet §8.8): no id, no history. */
export function snapshotJson(row: SettingRow, links: LinkMaker, now: number): object {
  const { snapshot_status, snapshot_percent } = viewSnapshot(row, now);
  return {
    volume_guid: row.guid,
    filer_serial_number: row.filer_serial_number,
    snapshot_status,
    snapshot_percent,
    links: {
      self: links.to(`${placePath(row.guid, row.filer_serial_number)}snapshots/`),
      filer: links.to(filerPath(row.filer_serial_number)),
    },
  };
}

/** Whether a filer is connected to a volume (sheet §8.5). */
export function connectionJson(row: ConnectionRow, links: LinkMaker): object {
  const { volume_guid, filer_serial_number } = row;
  return {
    ...row,
    links: {
      self: links.to(`${volumePath(volume_guid)}filer-connections/${filer_serial_number}/`),
      filer: links.to(filerPath(filer_serial_number)),
    },
  };
}

/** API path of a folder quota: its id means something only under its volume. */
export const folderQuotaPath = ({ volume_guid, id }: FolderQuotaRow): string =>
  `${volumePath(volume_guid)}folder-quotas/${id}/`;

/** A folder quota (sheet §8.9). */
export function folderQuotaJson(row: FolderQuotaRow, links: LinkMaker): object {
  const path = folderQuotaPath(row);
  return { ...row, links: { self: links.to(path), delete: links.to(path, "DELETE") } };
}
