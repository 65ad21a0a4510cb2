// How does a test change volumes, snapshots, policies and quotas? Handlers for `POST /__sim/rows`.
import type { RowHandler, RowValues } from "../../chassis/rowHandler.ts";
import { removePlace } from "../changes/changeVolume.ts";
import { merge } from "../changes/merge.ts";
import { newFolderQuotaId } from "../changes/placeNew.ts";
import type { Nmc } from "../nmc.ts";
import { hostOptionNumbers, makeVolumeRows, volumeContext, volumeNumbers } from "../seed/seedEstate.ts";
import { joinKey } from "../state/estate.ts";
import type { FolderQuotaRow, VolumeRow } from "../state/volumeRecords.ts";
import { withValues } from "./settingValues.ts";

/** Volumes by guid; a new one comes with its places, shares and quotas, and they go with it. */
export function volumeHandler(nmc: Nmc): RowHandler {
  return {
    ids: () => nmc.estate.volumes.ids(),
    insert: (values) => insertVolume(nmc, values),
    update: (id, values) => updateVolume(nmc, id, values),
    remove: (id) => removeVolume(nmc, id),
  };
}

function insertVolume(nmc: Nmc, values: RowValues): string {
  const { estate } = nmc;
  const index = estate.nextNumber(volumeNumbers) - 1;
  const context = volumeContext(nmc.seedParts, estate.filers.list(), nmc.now());
  const rows = makeVolumeRows(context, index, () => estate.nextNumber(hostOptionNumbers));
  const volume = merge(rows.volumes[0] as VolumeRow, values);
  const { guid } = volume;
  estate.volumes.set(volume);
  for (const row of rows.settings) estate.settings.set({ ...row, guid });
  for (const row of rows.connections) estate.connections.set({ ...row, volume_guid: guid });
  for (const row of rows.shares) estate.shares.set({ ...row, volume_guid: guid });
  for (const row of rows.exports) estate.exports.set({ ...row, volume_guid: guid });
  for (const row of rows.ftpDirectories) estate.ftpDirectories.set({ ...row, volume_guid: guid });
  for (const row of rows.folderQuotas) estate.folderQuotas.set({ ...row, volume_guid: guid });
  return guid;
}

function updateVolume({ estate }: Nmc, id: string, values: RowValues): boolean {
  const row = estate.volumes.get(id);
  if (row === undefined) return false;
  estate.volumes.set(merge(row, values));
  return true;
}

/** Removes a volume with all that is in it; false when there is none. */
export function removeVolume({ estate }: Nmc, guid: string): boolean {
  for (const { filer_serial_number } of estate.connections.of(guid)) removePlace(estate, guid, filer_serial_number);
  for (const row of estate.folderQuotas.of(guid)) estate.folderQuotas.remove(joinKey(guid, row.id));
  return estate.volumes.remove(guid);
}

/** Volumes on filers by `guid:serial`, as snapshots and snapshot policies are; they come and go with their volume. */
export function settingHandler(nmc: Nmc): RowHandler {
  return {
    ids: () => nmc.estate.settings.ids(),
    update: (id, values) => {
      const row = nmc.estate.settings.get(id);
      if (row === undefined) return false;
      const { snapshotMs } = nmc.behaviour;
      nmc.estate.settings.set(withValues(row, values, { now: nmc.now(), snapshotMs }));
      return true;
    },
  };
}

/** Folder quotas by `folder:guid:id`; `volume:guid` is the quota of a volume, which can be updated and removed (0). */
export function quotaHandler(nmc: Nmc): RowHandler {
  const split = (id: string): [scope: string, key: string] => {
    const [scope = "", ...rest] = id.split(":");
    return [scope, rest.join(":")];
  };
  return {
    ids: () => nmc.estate.folderQuotas.ids().map((key) => joinKey("folder", key)),
    insert: (values) => insertFolderQuota(nmc, values),
    update: (id, values) => {
      const [scope, key] = split(id);
      if (scope === "volume") return updateVolume(nmc, key, values);
      return nmc.estate.folderQuotas.patch(key, values as Partial<FolderQuotaRow>) !== undefined;
    },
    remove: (id) => {
      const [scope, key] = split(id);
      return scope === "volume" ? updateVolume(nmc, key, { quota: 0 }) : nmc.estate.folderQuotas.remove(key);
    },
  };
}

function insertFolderQuota({ estate }: Nmc, values: RowValues): string {
  const guid = typeof values.volume_guid === "string" ? values.volume_guid : (estate.volumes.ids()[0] ?? "");
  const id = newFolderQuotaId(estate, guid);
  const row: FolderQuotaRow = {
    id,
    filer_serial_number: estate.volumes.get(guid)?.filer_serial_number ?? "",
    volume_guid: guid,
    type: "quota",
    path: `/project-${id}`,
    limit: 100_000_000_000,
    usage: 42_000_000_000,
    email: null,
    children: false,
    ...values,
  };
  estate.folderQuotas.set(row);
  return joinKey("folder", guid, row.id);
}
