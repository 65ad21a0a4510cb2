// Routes of snapshots (sheet §8.8): only the state of the present one; no list of past ones, no id, no removal.
import type { Nmc } from "../nmc.ts";
import { snapshotJson } from "../present/volumeJson.ts";
import { joinKey } from "../state/estate.ts";
import { SyncFailure } from "../state/messageDesk.ts";
import { viewSnapshot, withNewRun } from "../state/snapshotView.ts";
import type { SettingRow } from "../state/volumeRecords.ts";
import { type EndpointTable, type Handler, type NmcCall, ok } from "../wire/endpoint.ts";
import { type LinkMaker, placePath } from "../wire/links.ts";
import { NmcError } from "../wire/nmcError.ts";
import { wholeList } from "../wire/paging.ts";
import { listing, requireManaged, settingOf, volumeOf } from "./lookups.ts";
import { queueCommand } from "./queueCommand.ts";

/** Snapshots. */
export function snapshotRoutes(nmc: Nmc): EndpointTable {
  const writeSnapshot = (row: SettingRow, links: LinkMaker, { now }: NmcCall) => snapshotJson(row, links, now);
  const takeSnapshot: Handler = (call) => {
    const row = settingOf(nmc, call);
    const { guid, filer_serial_number: filerSerial } = row;
    requireManaged(nmc, filerSerial);
    const underWay = "There is already a snapshot in progress.";
    if (viewSnapshot(row, call.now).snapshot_status !== "idle") {
      throw new NmcError(409, "conflict_error", { description: underWay, bare: true });
    }
    // The message is synced when the filer takes the request; the snapshot itself goes on after that (sheet §6.7).
    const effect = (atMs: number) => {
      const setting = nmc.estate.settings.get(joinKey(guid, filerSerial));
      if (setting === undefined) throw new SyncFailure("The volume is not on this filer any more.");
      if (viewSnapshot(setting, atMs).snapshot_status !== "idle") throw new SyncFailure(underWay);
      nmc.estate.settings.set(withNewRun(setting, atMs, nmc.behaviour.snapshotMs));
      return `${placePath(guid, filerSerial)}snapshots/`;
    };
    return queueCommand(nmc, { call, filerSerial, code: "volumes_snapshot", description: "Take Snapshot", effect });
  };
  return {
    "/volumes/filers/snapshots/": { get: listing(() => nmc.estate.settings.list(), writeSnapshot) },
    "/volumes/:guid/filers/snapshots/": {
      get: listing((call) => nmc.estate.settings.of(volumeOf(nmc, call).guid), writeSnapshot),
    },
    "/volumes/:guid/filers/:serial/snapshots/": {
      get: (call) => {
        const row = settingOf(nmc, call);
        return ok(wholeList([row], call.url, (item) => snapshotJson(item, call.links, call.now)));
      },
      post: takeSnapshot,
    },
  };
}
