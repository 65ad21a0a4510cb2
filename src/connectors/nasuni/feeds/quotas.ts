// How are Quotas read? From the list of folder quotas over all volumes, and the volumes for quotas of their own. Volumes are
// listed here once more than in their own feed, which costs a call per hundred and spares this one a call for each.
import type { Feed } from "../../../contract/feed.ts";
import { folderQuotaRow, volumeQuotaRow } from "../map/quota.ts";
import { feedPage, itemOf, type Nmc, type NmcList, pageCount, pagesOf, pathOf, perKey } from "../nmc.ts";
import { type RawFolderQuota, rawFolderQuota } from "../raw/volume.ts";
import { VOLUMES } from "./lists.ts";
import { readVolume } from "./volumeItems.ts";

const FOLDER_QUOTAS: NmcList<RawFolderQuota> = {
  name: "folderQuotas",
  action: "list folder quotas",
  path: "/volumes/folder-quotas/",
  row: rawFolderQuota,
  keyOf: (quota) => `${quota.volume_guid}:${quota.id}`,
};

/** A page of each list. */
export function quotasFeed(nmc: Nmc): Feed {
  const { sourceId, words, settings } = nmc;
  const lists = [VOLUMES.name, FOLDER_QUOTAS.name];
  return {
    name: "quotas",
    kinds: ["Quota"],
    windows: ["ALL"],
    coverage: "ALL",
    lists,
    calls: (counts) => lists.reduce((calls, list) => calls + pageCount(nmc, counts[list]), 0),
    async *read({ call }) {
      for await (const page of pagesOf(nmc, VOLUMES, { call })) {
        const rows = page.rows.map((volume) => volumeQuotaRow(sourceId, volume, settings.volumeQuotaUnit));
        yield feedPage(
          VOLUMES,
          page,
          rows.filter((row) => row !== null),
        );
      }
      for await (const page of pagesOf(nmc, FOLDER_QUOTAS, { call: { ...call, freshSession: false } }))
        yield feedPage(
          FOLDER_QUOTAS,
          page,
          page.rows.map((quota) => folderQuotaRow(sourceId, quota, words)),
        );
    },
    singles: {
      Quota: perKey<"Quota">(
        1,
        /^(?:volume:([^:]+)|folder:([^:]+):([^:]+))$/,
        async ([own, guid = "", id = ""], call) => {
          if (own !== undefined) {
            const volume = await readVolume(nmc, own, call);
            return volume === null ? null : volumeQuotaRow(sourceId, volume, settings.volumeQuotaUnit);
          }
          const path = pathOf`/volumes/${guid}/folder-quotas/${id}/`;
          const quota = await itemOf(nmc, { action: "read a folder quota", path, row: rawFolderQuota }, call);
          return quota === null ? null : folderQuotaRow(sourceId, quota, words);
        },
      ),
    },
  };
}
