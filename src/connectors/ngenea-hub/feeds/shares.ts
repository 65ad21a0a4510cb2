// How are shares read? NFS and Samba shares stand in one bare, unpaged list each (sheet §8).
import type { Feed } from "../../../contract/feed.ts";
import { mapInSlices } from "../../../upstream/mapInSlices.ts";
import { bareListOf, type Hub, itemOf, onePerKey, splitKey } from "../hub.ts";
import { nfsShareRow, sambaShareRow } from "../map/share.ts";
import { rawNfsShare, rawSambaShare } from "../raw/space.ts";

/** Reads shares, in two calls whatever their number. */
export function sharesFeed(hub: Hub): Feed {
  const { sourceId, settings, words } = hub;
  const pathOf = (last: string) => `${settings.sharesPrefix}/${last}/`;
  const nfs = { action: "list NFS shares", path: pathOf(settings.nfsPath), row: rawNfsShare };
  const samba = { action: "list Samba shares", path: pathOf(settings.sambaPath), row: rawSambaShare };
  return {
    name: "shares",
    kinds: ["Share"],
    windows: ["ALL"],
    coverage: "ALL",
    lists: ["nfs", "samba"],
    calls: () => 2,
    async *read({ call }) {
      const exports = await bareListOf(hub, nfs, call);
      yield {
        list: "nfs",
        vendorIds: exports.map((row) => row.id),
        total: null,
        rows: await mapInSlices(exports, (row) => nfsShareRow(sourceId, row)),
      };
      const shares = await bareListOf(hub, samba, call);
      yield {
        list: "samba",
        vendorIds: shares.map((row) => row.id),
        total: null,
        rows: await mapInSlices(shares, (row) => sambaShareRow(sourceId, row, words)),
      };
    },
    singles: {
      Share: onePerKey(async (nativeId, call) => {
        const key = splitKey(nativeId, ["nfs", "smb"]);
        if (key?.prefix === "nfs") {
          const share = await itemOf(hub, { ...nfs, action: "read an NFS share" }, { id: key.id, call });
          return share === null ? null : nfsShareRow(sourceId, share);
        }
        if (key === null) return null;
        const share = await itemOf(hub, { ...samba, action: "read a Samba share" }, { id: key.id, call });
        return share === null ? null : sambaShareRow(sourceId, share, words);
      }),
    },
  };
}
