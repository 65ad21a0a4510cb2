// Routes of volumes on filers: settings, of which only auditing can be changed, and new folders (sheet §8.4, §8.12).
import { merge } from "../changes/merge.ts";
import type { Nmc } from "../nmc.ts";
import { settingJson } from "../present/volumeJson.ts";
import { joinKey } from "../state/estate.ts";
import { SyncFailure } from "../state/messageDesk.ts";
import { type EndpointTable, type Handler, ok } from "../wire/endpoint.ts";
import { boolean, choice, group, integer, listOf, readFields, text } from "../wire/fields.ts";
import { placePath } from "../wire/links.ts";
import { NmcError } from "../wire/nmcError.ts";
import { listing, requireManaged, settingOf, volumeOf } from "./lookups.ts";
import { queueCommand } from "./queueCommand.ts";

const settingShape = {
  auditing: group({
    enabled: boolean,
    collapse: boolean,
    output_type: choice("csv", "amqp", "varonis"),
    destination: text,
    events: group({
      create: boolean,
      delete: boolean,
      rename: boolean,
      close: boolean,
      security: boolean,
      metadata: boolean,
      write: boolean,
      read: boolean,
    }),
    logs: group({
      prune_audit_logs: boolean,
      days_to_keep: integer(0),
      exclude_by_default: boolean,
      include_takes_priority: boolean,
      include_patterns: listOf(text),
      exclude_patterns: listOf(text),
      user_blacklist: listOf(text),
      protocol_whitelist: listOf(choice("CIFS", "NFS", "FTP", "ADMIN", "RESERVED", "UNKNOWN")),
    }),
    syslog_export: boolean,
  }),
};

/** Settings and folders. */
export function volumeFilerRoutes(nmc: Nmc): EndpointTable {
  const changeSetting: Handler = (call) => {
    const { guid, filer_serial_number: filerSerial } = settingOf(nmc, call);
    requireManaged(nmc, filerSerial);
    const values = readFields(settingShape, call.body);
    const effect = () => {
      const row = nmc.estate.settings.get(joinKey(guid, filerSerial));
      if (row === undefined) throw new SyncFailure("The volume is not on this filer any more.");
      nmc.estate.settings.set(merge(row, values));
      return placePath(guid, filerSerial);
    };
    const command = { call, filerSerial, code: "volumes_auditing_edit", description: "Update Volume Auditing", effect };
    return queueCommand(nmc, command, { located: true });
  };
  const makeFolder: Handler = (call) => {
    const { guid, filer_serial_number: filerSerial } = settingOf(nmc, call);
    requireManaged(nmc, filerSerial);
    const { path } = readFields({ path: text }, call.body, ["path"]);
    if (nmc.estate.directories.has(guid, path)) {
      throw new NmcError(409, "conflict_error", { description: "The path already exists." });
    }
    const effect = () => {
      nmc.estate.directories.add(guid, path);
      return null;
    };
    const command = { call, filerSerial, code: "fsbrowser_make_dir", description: "Make Directory", effect };
    return queueCommand(nmc, command, { located: true });
  };
  return {
    "/volumes/:guid/filers/": {
      get: listing(
        (call) => nmc.estate.settings.of(volumeOf(nmc, call).guid),
        (row, links, { now }) => settingJson(row, links, { estate: nmc.estate, now }),
      ),
    },
    "/volumes/:guid/filers/:serial/": {
      get: (call) => ok(settingJson(settingOf(nmc, call), call.links, { estate: nmc.estate, now: call.now })),
      patch: changeSetting,
    },
    "/volumes/:guid/filers/:serial/make-dir-path/": { post: makeFolder },
  };
}
