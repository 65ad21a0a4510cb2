// Routes of NFS exports (sheet §8.7).
import { changeExport } from "../changes/changeExport.ts";
import { newPlacedId, requireFolder } from "../changes/placeNew.ts";
import type { Nmc } from "../nmc.ts";
import { accessPath, exportJson } from "../present/accessJson.ts";
import { defaultHostRule } from "../seed/exports.ts";
import type { ExportRow } from "../state/accessRecords.ts";
import { placedKey } from "../state/estate.ts";
import { SyncFailure } from "../state/messageDesk.ts";
import { type EndpointTable, type Handler, ok } from "../wire/endpoint.ts";
import { boolean, choice, listOf, readFields, text } from "../wire/fields.ts";
import { requireManaged, settingOf } from "./lookups.ts";
import { type NestedKind, nestedLists, nestedRow } from "./nestedLists.ts";
import { queueCommand } from "./queueCommand.ts";

/** Fields that an export and each of its host options have. */
export const hostRuleShape = {
  readonly: boolean,
  hostspec: text,
  access_mode: choice("root_squash", "no_root_squash", "all_squash"),
  perf_mode: choice("sync", "no_wdelay", "async"),
  sec_options: listOf(choice("sys", "krb5", "krb5i", "krb5p"), 4),
};

const exportShape = { name: text, path: text, comment: text, ...hostRuleShape };

/** Where exports are listed and how they look. */
export function exportKind(nmc: Nmc): NestedKind<ExportRow> {
  return { path: "exports", table: () => nmc.estate.exports, write: exportJson };
}

/** NFS exports. */
export function exportRoutes(nmc: Nmc): EndpointTable {
  const kind = exportKind(nmc);
  const create: Handler = (call) => {
    const { guid, filer_serial_number: filerSerial, name } = settingOf(nmc, call);
    requireManaged(nmc, filerSerial);
    const values = readFields(exportShape, call.body);
    const effect = () => {
      const { estate } = nmc;
      requireFolder(estate, guid, values.path);
      const id = newPlacedId(estate, estate.exports, { guid, serial: filerSerial, kind: "export" });
      const place = { id, filer_serial_number: filerSerial, volume_guid: guid, name, path: "/", comment: "" };
      const row: ExportRow = { ...defaultHostRule, ...place, nfs_host_options: [], ...values };
      estate.exports.set(row);
      return accessPath("exports", row);
    };
    return queueCommand(nmc, { call, filerSerial, code: "volumes_exports_add", description: "Add Export", effect });
  };
  const change: Handler = (call) => {
    const row = nestedRow(nmc, call, kind);
    const { filer_serial_number: filerSerial } = row;
    requireManaged(nmc, filerSerial);
    const values = readFields(exportShape, call.body);
    const effect = () => {
      requireFolder(nmc.estate, row.volume_guid, values.path);
      return accessPath(
        "exports",
        changeExport(nmc.estate, placedKey(row), (now) => ({ ...now, ...values })),
      );
    };
    return queueCommand(nmc, { call, filerSerial, code: "volumes_exports_edit", description: "Update Export", effect });
  };
  const remove: Handler = (call) => {
    const row = nestedRow(nmc, call, kind);
    const { filer_serial_number: filerSerial } = row;
    requireManaged(nmc, filerSerial);
    const effect = () => {
      if (!nmc.estate.exports.remove(placedKey(row))) throw new SyncFailure("The export does not exist any more.");
      return null;
    };
    const command = { call, filerSerial, code: "volumes_exports_delete", description: "Delete Export", effect };
    return queueCommand(nmc, command);
  };
  return {
    ...nestedLists(nmc, kind, create),
    "/volumes/:guid/filers/:serial/exports/:id/": {
      get: (call) => ok(exportJson(nestedRow(nmc, call, kind), call.links)),
      patch: change,
      delete: remove,
    },
  };
}
