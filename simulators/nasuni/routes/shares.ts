// Routes of SMB shares and FTP directories (sheet §8.6, §8.7). FTP directories can only be read.
import { merge } from "../changes/merge.ts";
import { newPlacedId, requireFolder } from "../changes/placeNew.ts";
import type { Nmc } from "../nmc.ts";
import { accessPath, ftpDirectoryJson, shareJson } from "../present/accessJson.ts";
import { defaultShare } from "../seed/shares.ts";
import type { FtpDirectoryRow, ShareRow } from "../state/accessRecords.ts";
import { placedKey } from "../state/estate.ts";
import { SyncFailure } from "../state/messageDesk.ts";
import { type EndpointTable, type Handler, ok } from "../wire/endpoint.ts";
import { boolean, choice, group, integer, listOf, readFields, text } from "../wire/fields.ts";
import { requireManaged, settingOf } from "./lookups.ts";
import { type NestedKind, nestedLists, nestedRow } from "./nestedLists.ts";
import { queueCommand } from "./queueCommand.ts";

const names = listOf(text);
const shareShape = {
  name: text,
  path: text,
  comment: text,
  readonly: boolean,
  browseable: boolean,
  hosts_allow: text,
  hide_unreadable: boolean,
  enable_previous_vers: boolean,
  case_sensitive: boolean,
  enable_snapshot_dirs: boolean,
  homedir_support: integer(0, 2),
  mobile: boolean,
  browser_access: boolean,
  browser_access_settings: group({
    shared_links_enabled: boolean,
    link_force_password: boolean,
    link_allow_rw: boolean,
    external_share_url: text,
    link_expire_limit: integer(0, 999),
    link_auth: group({
      authall: boolean,
      allow_groups_ro: names,
      allow_groups_rw: names,
      deny_groups: names,
      allow_users_ro: names,
      allow_users_rw: names,
      deny_users: names,
    }),
  }),
  aio_enabled: boolean,
  veto_files: text,
  fruit_enabled: boolean,
  smb_encrypt: choice("", "desired", "required"),
  agl_oplocks: boolean,
  auth: group({
    authall: boolean,
    ro_users: names,
    rw_users: names,
    deny_users: names,
    ro_groups: names,
    rw_groups: names,
    deny_groups: names,
  }),
};

/** SMB shares. */
export function shareRoutes(nmc: Nmc): EndpointTable {
  const kind: NestedKind<ShareRow> = { path: "shares", table: () => nmc.estate.shares, write: shareJson };
  const create: Handler = (call) => {
    const { guid, filer_serial_number: filerSerial } = settingOf(nmc, call);
    requireManaged(nmc, filerSerial);
    const values = readFields(shareShape, call.body, ["name", "path"]);
    const effect = () => {
      const { estate } = nmc;
      const { name, path } = values;
      requireFolder(estate, guid, path);
      const taken = estate.shares.list().some((row) => row.filer_serial_number === filerSerial && row.name === name);
      if (taken) throw new SyncFailure(`A share with the name ${name} already exists on this filer.`);
      const id = newPlacedId(estate, estate.shares, { guid, serial: filerSerial, kind: "share" });
      const place = { id, filer_serial_number: filerSerial, volume_guid: guid };
      const row = merge({ ...defaultShare, ...place, name, path }, values);
      estate.shares.set(row);
      return accessPath("shares", row);
    };
    return queueCommand(nmc, { call, filerSerial, code: "volumes_shares_add", description: "Add Share", effect });
  };
  const change: Handler = (call) => {
    const { volume_guid, filer_serial_number: filerSerial, ...old } = nestedRow(nmc, call, kind);
    requireManaged(nmc, filerSerial);
    const values = readFields(shareShape, call.body);
    const key = placedKey({ ...old, volume_guid, filer_serial_number: filerSerial });
    const effect = () => {
      requireFolder(nmc.estate, volume_guid, values.path);
      const row = nmc.estate.shares.get(key);
      if (row === undefined) throw new SyncFailure("The share does not exist any more.");
      nmc.estate.shares.set(merge(row, values));
      return accessPath("shares", row);
    };
    return queueCommand(nmc, { call, filerSerial, code: "volumes_shares_edit", description: "Update Share", effect });
  };
  const remove: Handler = (call) => {
    const row = nestedRow(nmc, call, kind);
    const { filer_serial_number: filerSerial } = row;
    requireManaged(nmc, filerSerial);
    const effect = () => {
      if (!nmc.estate.shares.remove(placedKey(row))) throw new SyncFailure("The share does not exist any more.");
      return null;
    };
    return queueCommand(nmc, { call, filerSerial, code: "volumes_shares_delete", description: "Delete Share", effect });
  };
  return {
    ...nestedLists(nmc, kind, create),
    "/volumes/:guid/filers/:serial/shares/:id/": {
      get: (call) => ok(shareJson(nestedRow(nmc, call, kind), call.links)),
      patch: change,
      delete: remove,
    },
  };
}

/** FTP directories. */
export function ftpDirectoryRoutes(nmc: Nmc): EndpointTable {
  const kind: NestedKind<FtpDirectoryRow> = {
    path: "ftp-directories",
    table: () => nmc.estate.ftpDirectories,
    write: ftpDirectoryJson,
  };
  return {
    ...nestedLists(nmc, kind),
    "/volumes/:guid/filers/:serial/ftp-directories/:id/": {
      get: (call) => ok(ftpDirectoryJson(nestedRow(nmc, call, kind), call.links)),
    },
  };
}
