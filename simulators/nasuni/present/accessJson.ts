// How do shares, exports, host options and FTP directories look on the wire? Rows with the links of the request.
import type { ExportRow, FtpDirectoryRow, HostOptionRow, ShareRow } from "../state/accessRecords.ts";
import { filerPath, type LinkMaker, placePath, volumePath } from "../wire/links.ts";

interface Placed {
  readonly id: number;
  readonly volume_guid: string;
  readonly filer_serial_number: string;
}

/** API path of a share, export or FTP directory. */
export function accessPath(kind: "shares" | "exports" | "ftp-directories", row: Placed): string {
  return `${placePath(row.volume_guid, row.filer_serial_number)}${kind}/${row.id}/`;
}

function commonLinks(path: string, row: Placed, links: LinkMaker) {
  return {
    self: links.to(path),
    filer: links.to(filerPath(row.filer_serial_number)),
    volume: links.to(volumePath(row.volume_guid)),
  };
}

/** An SMB share (sheet §8.6). */
export function shareJson(row: ShareRow, links: LinkMaker): object {
  return { ...row, links: commonLinks(accessPath("shares", row), row, links) };
}

/** An NFS export with its host options (sheet §8.7). */
export function exportJson(row: ExportRow, links: LinkMaker): object {
  const path = accessPath("exports", row);
  return {
    ...row,
    nfs_host_options: row.nfs_host_options.map((option) => hostOptionJson(option, row, links)),
    links: { ...commonLinks(path, row, links), nfs_host_options: links.to(`${path}nfs_host_options/`) },
  };
}

/** Underscores here, hyphens everywhere else. */
const hostOptionPath = (option: HostOptionRow, owner: ExportRow): string =>
  `${accessPath("exports", owner)}nfs_host_options/${option.id}/`;

/** One more rule of an export. */
export function hostOptionJson(option: HostOptionRow, owner: ExportRow, links: LinkMaker): object {
  const self = links.to(hostOptionPath(option, owner));
  return { ...option, links: { self, export: links.to(accessPath("exports", owner)) } };
}

/** An FTP directory (sheet §8.7). */
export function ftpDirectoryJson(row: FtpDirectoryRow, links: LinkMaker): object {
  return { ...row, links: commonLinks(accessPath("ftp-directories", row), row, links) };
}
