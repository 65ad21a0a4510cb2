// How does a test change shares, exports and FTP directories? One handler for all three, with ids `smb:guid:serial:id` and so on.
import { ControlError } from "../../chassis/controlError.ts";
import type { RowHandler, RowValues } from "../../chassis/rowHandler.ts";
import { merge } from "../changes/merge.ts";
import { newPlacedId } from "../changes/placeNew.ts";
import type { Nmc } from "../nmc.ts";
import { defaultShare } from "../seed/shares.ts";
import { joinKey, placedKey } from "../state/estate.ts";

/** Shares, exports and FTP directories; only SMB shares can be inserted. */
export function shareHandler(nmc: Nmc): RowHandler {
  /** Changes one row in the table that its id names. */
  const atTable = (id: string, change: (table: ShareTable, key: string) => boolean): boolean => {
    const [scope = "", ...rest] = id.split(":");
    const table = tableOf(nmc, scope);
    return table !== undefined && change(table, rest.join(":"));
  };
  return {
    ids: () =>
      ["smb", "nfs", "ftp"].flatMap((scope) => (tableOf(nmc, scope)?.ids() ?? []).map((key) => joinKey(scope, key))),
    insert: (values) => insertShare(nmc, values),
    update: (id, values) =>
      atTable(id, (table, key) => {
        const row = table.get(key);
        if (row !== undefined) table.set(merge(row, values));
        return row !== undefined;
      }),
    remove: (id) => atTable(id, (table, key) => table.remove(key)),
  };
}

/** What the three tables have in common; a row goes back into the table that it came from. */
interface ShareTable {
  ids(): readonly string[];
  get(key: string): object | undefined;
  set(row: object): void;
  remove(key: string): boolean;
}

function tableOf({ estate }: Nmc, scope: string): ShareTable | undefined {
  const tables: Readonly<Record<string, ShareTable>> = {
    smb: estate.shares,
    nfs: estate.exports,
    ftp: estate.ftpDirectories,
  };
  return tables[scope];
}

function insertShare({ estate }: Nmc, values: RowValues): string {
  const asked = typeof values.volume_guid === "string" ? values.volume_guid : null;
  const volume = estate.volumes
    .list()
    .find((row) => (asked === null ? row.protocols.protocols.includes("CIFS") : row.guid === asked));
  if (volume === undefined) throw new ControlError("There is no volume that the share could belong to.");
  const place = { volume_guid: volume.guid, filer_serial_number: volume.filer_serial_number };
  const id = newPlacedId(estate, estate.shares, {
    guid: volume.guid,
    serial: volume.filer_serial_number,
    kind: "share",
  });
  const row = merge({ ...defaultShare, ...place, id, name: `${volume.name}-${id}`, path: "/" }, values);
  estate.shares.set(row);
  estate.directories.add(row.volume_guid, row.path);
  return joinKey("smb", placedKey(row));
}
