// Routes of folder quotas (sheet §8.9): below a volume, not below a filer, and created with 200 instead of 202.
import { newFolderQuotaId } from "../changes/placeNew.ts";
import type { Nmc } from "../nmc.ts";
import { folderQuotaJson, folderQuotaPath } from "../present/volumeJson.ts";
import { posixPath } from "../state/directories.ts";
import { joinKey } from "../state/estate.ts";
import { SyncFailure } from "../state/messageDesk.ts";
import type { FolderQuotaRow } from "../state/volumeRecords.ts";
import { type EndpointTable, type Handler, type NmcCall, ok } from "../wire/endpoint.ts";
import { boolean, choice, integer, nullable, readFields, text } from "../wire/fields.ts";
import { NmcError } from "../wire/nmcError.ts";
import { found, listing, param, requireManaged, volumeOf } from "./lookups.ts";
import { queueCommand } from "./queueCommand.ts";

const quotaShape = {
  type: choice("rule", "quota"),
  path: text,
  limit: integer(0),
  email: nullable(text),
  children: boolean,
};

/** No limit may stand above another one, nor twice at one path. */
function requireFreePath(rows: readonly FolderQuotaRow[], path: string): void {
  const above = path === "/" ? "/" : `${path}/`;
  const lower = rows.find((row) => row.path === path || row.path.startsWith(above));
  if (lower === undefined) return;
  throw new NmcError(409, "conflict_error", { description: `There is already a quota at or below ${path}.` });
}

/** Folder quotas. */
export function folderQuotaRoutes(nmc: Nmc): EndpointTable {
  const quotaOf = (call: NmcCall): FolderQuotaRow =>
    found(nmc.estate.folderQuotas.get(joinKey(volumeOf(nmc, call).guid, param(call, "id"))), "Folder quota");
  const create: Handler = (call) => {
    const { guid, filer_serial_number: filerSerial } = volumeOf(nmc, call);
    requireManaged(nmc, filerSerial);
    const body = readFields(quotaShape, call.body, ["type", "path", "limit"]);
    const path = posixPath(body.path);
    requireFreePath(nmc.estate.folderQuotas.of(guid), path);
    const effect = () => {
      const row: FolderQuotaRow = {
        id: newFolderQuotaId(nmc.estate, guid),
        filer_serial_number: filerSerial,
        volume_guid: guid,
        type: body.type,
        path,
        limit: body.limit,
        usage: body.type === "rule" ? null : 0,
        email: body.email ?? null,
        children: body.children ?? body.type === "rule",
      };
      nmc.estate.folderQuotas.set(row);
      return folderQuotaPath(row);
    };
    const command = { call, filerSerial, code: "folder_quotas_add", description: "Add Folder Quota", effect };
    return queueCommand(nmc, command, { status: 200 });
  };
  const change: Handler = (call) => {
    const row = quotaOf(call);
    const { filer_serial_number: filerSerial } = row;
    requireManaged(nmc, filerSerial, 405);
    const { path: _fixed, ...values } = readFields(quotaShape, call.body);
    const effect = () => {
      const changed = nmc.estate.folderQuotas.patch(joinKey(row.volume_guid, row.id), values);
      if (changed === undefined) throw new SyncFailure("The folder quota does not exist any more.");
      return folderQuotaPath(row);
    };
    const command = { call, filerSerial, code: "folder_quotas_edit", description: "Update Folder Quota", effect };
    return queueCommand(nmc, command);
  };
  const remove: Handler = (call) => {
    const row = quotaOf(call);
    const { filer_serial_number: filerSerial } = row;
    requireManaged(nmc, filerSerial);
    const effect = () => {
      const removed = nmc.estate.folderQuotas.remove(joinKey(row.volume_guid, row.id));
      if (!removed) throw new SyncFailure("The folder quota does not exist any more.");
      return null;
    };
    const command = { call, filerSerial, code: "folder_quotas_delete", description: "Delete Folder Quota", effect };
    return queueCommand(nmc, command);
  };
  return {
    "/volumes/folder-quotas/": { get: listing(() => nmc.estate.folderQuotas.list(), folderQuotaJson) },
    "/volumes/:guid/folder-quotas/": {
      get: listing((call) => nmc.estate.folderQuotas.of(volumeOf(nmc, call).guid), folderQuotaJson),
      post: create,
    },
    "/volumes/:guid/folder-quotas/:id/": {
      get: (call) => ok(folderQuotaJson(quotaOf(call), call.links)),
      patch: change,
      delete: remove,
    },
  };
}
