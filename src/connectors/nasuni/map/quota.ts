// How do folder quotas and the quota of a volume become Quotas? Pure; used by the feed `quotas`.
import type { QuotaRow } from "../../../contract/rows/Quota.ts";
import { capacityOf } from "../../../upstream/capacity.ts";
import type { QuotaUnit } from "../options.ts";
import type { RawFolderQuota, RawVolume } from "../raw/volume.ts";
import { volumeCapacity } from "./volume.ts";
import type { NasuniWords } from "./words.ts";

/** A quota of a folder, or of every folder right below it. Its id is unique below its volume alone. */
export function folderQuotaRow(sourceId: string, raw: RawFolderQuota, words: NasuniWords): QuotaRow {
  return {
    kind: "Quota",
    sourceId,
    nativeId: `folder:${raw.volume_guid}:${raw.id}`,
    displayName: raw.path,
    nativeState: raw.type,
    scope: words.quotaScope(raw.type),
    volume: raw.volume_guid,
    path: raw.path,
    capacity: capacityOf({
      totalBytes: raw.limit,
      usedBytes: raw.usage,
      unlimited: raw.limit === null ? null : false,
      basis: "LOGICAL",
    }),
    notifyEmail: raw.email,
  };
}

/** The quota of a whole volume; null when it has none. Its use is told at each filer, not here. */
export function volumeQuotaRow(sourceId: string, raw: RawVolume, unit: QuotaUnit): QuotaRow | null {
  if (raw.quota === null || raw.quota === 0n) return null;
  return {
    kind: "Quota",
    sourceId,
    nativeId: `volume:${raw.guid}`,
    displayName: raw.name ?? raw.guid,
    nativeState: null,
    scope: "VOLUME",
    volume: raw.guid,
    path: null,
    capacity: volumeCapacity(raw, unit, null),
    notifyEmail: null,
  };
}
