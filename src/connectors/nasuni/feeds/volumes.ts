// How are Volume, Snapshot and SnapshotPolicy read? From the lists of volumes, connections and filers, and from the settings
// of each volume at its filers: those alone tell its use, its last snapshot and its schedule, and stand in no list over all
// volumes (sheet §8.4), hence one call per volume. What is cheaper is read by other feeds.
import type { Call } from "../../../contract/call.ts";
import type { Feed, FeedPage } from "../../../contract/feed.ts";
import type { Row } from "../../../contract/rows/index.ts";
import { sideBySide } from "../../../upstream/sideBySide.ts";
import { inOrder } from "../inOrder.ts";
import { policyRow, settingKey, snapshotRow } from "../map/setting.ts";
import { volumeRow } from "../map/volume.ts";
import { feedPage, type Nmc, type NmcList, pageCount, rowsOf, wholeList } from "../nmc.ts";
import { type RawConnection, type RawSetting, type RawVolume, rawConnection } from "../raw/volume.ts";
import { FILERS, readFilers, VOLUMES } from "./lists.ts";
import { policySingle, readSettings, snapshotSingle, volumeSingle } from "./volumeItems.ts";

const CONNECTIONS: NmcList<RawConnection> = {
  name: "connections",
  action: "list connections of filers to volumes",
  path: "/volumes/filer-connections/",
  row: rawConnection,
  keyOf: (connection) => `${connection.volume_guid}:${connection.filer_serial_number}`,
};

/** Name of the list of settings, which is read volume by volume. */
const SETTINGS = "settings";

const LATEST_ONLY = {
  kind: "Snapshot",
  coverage: "LATEST_ONLY",
  reason: "Nasuni's API tells only of the last snapshot of each volume and filer.",
} as const;

/**
 * A page of each list, and one call per volume when settings are wished; a volume at more than 100 filers takes one more for
 * each further hundred.
 */
export function volumesFeed(nmc: Nmc): Feed {
  const lists = [VOLUMES.name, CONNECTIONS.name, FILERS.name];
  const { includeFilerSettings } = nmc.settings;
  const perVolume = includeFilerSettings ? 1 : 0;
  return {
    name: "volumes",
    kinds: includeFilerSettings ? ["Volume", "Snapshot", "SnapshotPolicy"] : ["Volume"],
    windows: ["ALL"],
    coverage: "ALL",
    lists: includeFilerSettings ? [...lists, SETTINGS] : lists,
    calls: (counts) =>
      lists.reduce((calls, list) => calls + pageCount(nmc, counts[list]), (counts[VOLUMES.name] ?? 0) * perVolume),
    read: ({ call }) => read(nmc, call),
    singles: {
      Volume: volumeSingle(nmc),
      ...(includeFilerSettings ? { Snapshot: snapshotSingle(nmc), SnapshotPolicy: policySingle(nmc) } : {}),
    },
  };
}

async function* read(nmc: Nmc, call: Call): AsyncGenerator<FeedPage> {
  const { sourceId, words, settings } = nmc;
  const [volumePages, connectionPages, filers] = await sideBySide(call, (shared) => [
    wholeList(nmc, VOLUMES, shared),
    wholeList(nmc, CONNECTIONS, shared),
    readFilers(nmc, shared),
  ]);
  for (const page of filers.pages) yield feedPage(FILERS, page, []);
  for (const page of connectionPages) yield feedPage(CONNECTIONS, page, []);
  const connections = Map.groupBy(rowsOf(connectionPages), (connection) => connection.volume_guid);
  const rowsFor = (volume: RawVolume, rawSettings: readonly RawSetting[] | null): Row[] => {
    const own = volumeRow({
      sourceId,
      words,
      quotaUnit: settings.volumeQuotaUnit,
      volume,
      connections: connections.get(volume.guid) ?? [],
      settings: rawSettings,
      ownerOffline: filers.offline.get(volume.filer_serial_number) ?? null,
    });
    return [own, ...(rawSettings ?? []).flatMap((setting) => atFiler(sourceId, setting, volume))];
  };
  for (const page of volumePages)
    yield feedPage(VOLUMES, page, settings.includeFilerSettings ? [] : page.rows.flatMap((row) => rowsFor(row, null)));
  if (!settings.includeFilerSettings) return;
  const readOne = async (volume: RawVolume, shared: Call) => {
    const found = await readSettings(nmc, volume.guid, shared);
    return { found: found ?? [], rows: rowsFor(volume, found) };
  };
  // With five calls a second this takes its time: rows are handed on volume by volume, and whatever else is asked of the
  // console goes before, for a call made so often would keep all others waiting until the last volume is read.
  const patient: Call = call.priority === "write" ? call : { ...call, priority: "background" };
  for await (const { found, rows } of inOrder(rowsOf(volumePages), patient, readOne))
    yield { list: SETTINGS, vendorIds: found.map(settingKey), total: null, rows, limits: [LATEST_ONLY] };
}

/** What a volume at one filer brings. */
function atFiler(sourceId: string, setting: RawSetting, volume: RawVolume): Row[] {
  const snapshot = snapshotRow(sourceId, setting);
  const policy = policyRow(sourceId, setting, volume.snapshot_retention);
  return snapshot === null ? [policy] : [policy, snapshot];
}
