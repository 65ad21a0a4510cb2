// Routes of the host options of NFS exports (sheet §8.7): underscores in the address, and ids that change with every update.
import { changeExport } from "../changes/changeExport.ts";
import type { Nmc } from "../nmc.ts";
import { accessPath, hostOptionJson } from "../present/accessJson.ts";
import { defaultHostRule } from "../seed/exports.ts";
import type { ExportRow, HostOptionRow } from "../state/accessRecords.ts";
import { placedKey } from "../state/estate.ts";
import { SyncFailure } from "../state/messageDesk.ts";
import { type EndpointTable, type NmcAnswer, type NmcCall, ok } from "../wire/endpoint.ts";
import { readFields } from "../wire/fields.ts";
import { pageOf } from "../wire/paging.ts";
import { exportKind, hostRuleShape } from "./exports.ts";
import { found, param, requireManaged } from "./lookups.ts";
import { nestedRow } from "./nestedLists.ts";
import { queueCommand } from "./queueCommand.ts";

/** A change of the host options of one export. */
interface OptionChange {
  readonly code: string;
  readonly description: string;
  /** The options after the change. */
  next(options: readonly HostOptionRow[]): readonly HostOptionRow[];
}

/** Host options. */
export function hostOptionRoutes(nmc: Nmc): EndpointTable {
  const exportOf = (call: NmcCall): ExportRow => nestedRow(nmc, call, exportKind(nmc));
  const optionOf = (call: NmcCall): HostOptionRow =>
    found(
      exportOf(call).nfs_host_options.find((option) => String(option.id) === param(call, "option")),
      "Host option",
    );
  const queue = (call: NmcCall, { code, description, next }: OptionChange): NmcAnswer => {
    const owner = exportOf(call);
    const { filer_serial_number: filerSerial } = owner;
    requireManaged(nmc, filerSerial);
    const effect = () => {
      const changed = changeExport(nmc.estate, placedKey(owner), (row) => ({
        ...row,
        nfs_host_options: next(row.nfs_host_options),
      }));
      // The new ids are not told: a client has to list the options again.
      return `${accessPath("exports", changed)}nfs_host_options/`;
    };
    return queueCommand(nmc, { call, filerSerial, code, description, effect });
  };
  const list = "/volumes/:guid/filers/:serial/exports/:id/nfs_host_options/";
  return {
    [list]: {
      get: (call) => {
        const owner = exportOf(call);
        const write = (option: HostOptionRow) => hostOptionJson(option, owner, call.links);
        return ok(pageOf(owner.nfs_host_options, { ...call.page, url: call.url }, write));
      },
      post: (call) => {
        const values = readFields(hostRuleShape, call.body);
        const next = (options: readonly HostOptionRow[]) => [...options, { ...defaultHostRule, ...values, id: 0 }];
        return queue(call, { code: "volumes_exports_host_add", description: "Add Export Host Option", next });
      },
    },
    [`${list}:option/`]: {
      get: (call) => ok(hostOptionJson(optionOf(call), exportOf(call), call.links)),
      patch: (call) => {
        const { id } = optionOf(call);
        const values = readFields(hostRuleShape, call.body);
        const next = (options: readonly HostOptionRow[]) =>
          options.map((option) => (option.id === id ? { ...option, ...values } : option));
        return queue(call, { code: "volumes_exports_host_edit", description: "Update Export Host Option", next });
      },
      delete: (call) => {
        const { id } = optionOf(call);
        const next = (options: readonly HostOptionRow[]) => {
          const left = options.filter((option) => option.id !== id);
          if (left.length === options.length) throw new SyncFailure("The host option does not exist any more.");
          return left;
        };
        return queue(call, { code: "volumes_exports_host_delete", description: "Delete Export Host Option", next });
      },
    },
  };
}
