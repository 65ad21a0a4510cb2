// How is one volume read, live, or its last snapshot or schedule at one filer? Used by the feed `volumes` and by changes.
import type { Call } from "../../../contract/call.ts";
import type { SingleReader } from "../../../contract/feed.ts";
import { sideBySide } from "../../../upstream/sideBySide.ts";
import { policyRow, snapshotRow } from "../map/setting.ts";
import { volumeRow } from "../map/volume.ts";
import { gather, itemOf, type Nmc, pagesOf, pathOf, perKey, rowsOf, unlessGone } from "../nmc.ts";
import { rawFiler } from "../raw/filer.ts";
import { type RawSetting, rawConnection, rawSetting, rawVolume } from "../raw/volume.ts";

/** The largest page that the console promises (sheet §3): a volume's filers fit in, so that one call tells of them all. */
const LARGEST_PAGE = 100;

/** Reads one volume; null when the console says that there is none. */
export const readVolume = (nmc: Nmc, guid: string, call: Call) =>
  itemOf(nmc, { action: "read a volume", path: pathOf`/volumes/${guid}/`, row: rawVolume }, call);

/** Reads a volume at all of its filers; null when the console does not know the volume (any more). */
export async function readSettings(nmc: Nmc, guid: string, call: Call): Promise<RawSetting[] | null> {
  const list = { action: "list the settings of a volume", path: pathOf`/volumes/${guid}/filers/`, row: rawSetting };
  const pages = await unlessGone(pagesOf(nmc, list, { call, pageSize: LARGEST_PAGE }));
  return pages === null ? null : rowsOf(pages);
}

/** Reads a volume at one filer; null when it is not there. */
export function readSetting(nmc: Nmc, guid: string, at: { readonly serial: string; readonly call: Call }) {
  const path = pathOf`/volumes/${guid}/filers/${at.serial}/`;
  return itemOf(nmc, { action: "read a volume at a filer", path, row: rawSetting }, at.call);
}

/** Four calls per volume: itself, its connections, its owner, and itself at its filers. */
export const volumeSingle = (nmc: Nmc): SingleReader<"Volume"> =>
  perKey<"Volume">(nmc.settings.includeFilerSettings ? 4 : 3, /^(.+)$/, async ([guid = ""], call) => {
    const volume = await readVolume(nmc, guid, call);
    if (volume === null) return null;
    const path = pathOf`/volumes/${guid}/filer-connections/`;
    const connectionList = { action: "list connections of a volume", path, row: rawConnection };
    const ownerPath = pathOf`/filers/${volume.filer_serial_number}/`;
    const [connections, settings, owner] = await sideBySide(call, (shared) => [
      gather(pagesOf(nmc, connectionList, { call: shared, pageSize: LARGEST_PAGE })),
      nmc.settings.includeFilerSettings ? readSettings(nmc, guid, shared) : Promise.resolve(null),
      itemOf(nmc, { action: "read a filer", path: ownerPath, row: rawFiler }, shared),
    ]);
    return volumeRow({
      sourceId: nmc.sourceId,
      words: nmc.words,
      quotaUnit: nmc.settings.volumeQuotaUnit,
      volume,
      connections: rowsOf(connections),
      settings,
      ownerOffline: owner?.status?.offline ?? null,
    });
  });

/** One call per snapshot. One that is not the last any more is gone: the console tells of no others. */
export const snapshotSingle = (nmc: Nmc): SingleReader<"Snapshot"> =>
  perKey<"Snapshot">(1, /^([^:]+):([^:]+):(\d+)$/, async ([guid = "", serial = "", version = ""], call) => {
    const setting = await readSetting(nmc, guid, { serial, call });
    const row = setting === null ? null : snapshotRow(nmc.sourceId, setting);
    return row?.nativeId === `${guid}:${serial}:${version}` ? row : null;
  });

/** Two calls per policy, for retention stands at the volume. */
export const policySingle = (nmc: Nmc): SingleReader<"SnapshotPolicy"> =>
  perKey<"SnapshotPolicy">(2, /^([^:]+):([^:]+)$/, async ([guid = "", serial = ""], call) => {
    const [setting, volume] = await sideBySide(call, (shared) => [
      readSetting(nmc, guid, { serial, call: shared }),
      readVolume(nmc, guid, shared),
    ]);
    if (setting === null || volume === null) return null;
    return policyRow(nmc.sourceId, setting, volume.snapshot_retention);
  });
