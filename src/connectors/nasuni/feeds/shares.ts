// How are Shares read? From one list per protocol over all volumes and filers, and the filers that serve them.
import type { Call } from "../../../contract/call.ts";
import type { Feed, FeedPage } from "../../../contract/feed.ts";
import type { ShareRow } from "../../../contract/rows/Share.ts";
import type { LifecycleState } from "../../../contract/words.ts";
import { sideBySide } from "../../../upstream/sideBySide.ts";
import { lifecycleAt } from "../map/filer.ts";
import { nfsShareRow } from "../map/nfsExport.ts";
import { ftpShareRow, shareKey } from "../map/share.ts";
import { smbShareRow } from "../map/smbShare.ts";
import { feedPage, itemOf, type Nmc, type NmcList, pageCount, pagesOf, pathOf, perKey } from "../nmc.ts";
import { rawFiler } from "../raw/filer.ts";
import { type RawAnyShare, rawExport, rawFtpDirectory, rawSmbShare } from "../raw/share.ts";
import { FILERS, type OfflineFilers, readFilers } from "./lists.ts";

type Prefix = "smb" | "nfs" | "ftp";

/** One protocol's shares: their list, and one of them below its volume and filer. */
interface ShareList {
  readonly name: Prefix;
  pages(nmc: Nmc, offline: OfflineFilers, call: Call): AsyncGenerator<FeedPage>;
  one(nmc: Nmc, at: ShareAt, call: Call): Promise<ShareRow | null>;
}

/** Where a share is found. */
interface ShareAt {
  readonly guid: string;
  readonly serial: string;
  readonly id: string;
}

/** @param segment what the vendor calls shares of the protocol in its paths. */
function shareList<T extends RawAnyShare>(
  name: Prefix,
  { segment, row }: { readonly segment: string; readonly row: NmcList<T>["row"] },
  map: (nmc: Nmc, raw: T, lifecycle: LifecycleState) => ShareRow,
): ShareList {
  const words = segment.replace("-", " ");
  const list = {
    name,
    action: `list ${words}`,
    path: `/volumes/filers/${segment}/`,
    row,
    keyOf: (raw: T) => shareKey(name, raw),
  };
  return {
    name,
    async *pages(nmc, offline, call) {
      for await (const page of pagesOf(nmc, list, { call })) {
        const rows = page.rows.map((raw) => map(nmc, raw, lifecycleAt(offline.get(raw.filer_serial_number))));
        yield feedPage(list, page, rows);
      }
    },
    async one(nmc, { guid, serial, id }, call) {
      const path = pathOf`/volumes/${guid}/filers/${serial}/${segment}/${id}/`;
      const [raw, filer] = await sideBySide(call, (shared) => [
        itemOf(nmc, { action: `read one of the ${words}`, path, row }, shared),
        itemOf(nmc, { action: "read a filer", path: pathOf`/filers/${serial}/`, row: rawFiler }, shared),
      ]);
      return raw === null ? null : map(nmc, raw, lifecycleAt(filer?.status?.offline));
    },
  };
}

const LISTS: readonly ShareList[] = [
  shareList("smb", { segment: "shares", row: rawSmbShare }, ({ sourceId, words }, raw, lifecycle) =>
    smbShareRow(sourceId, raw, { words, lifecycle }),
  ),
  shareList("nfs", { segment: "exports", row: rawExport }, ({ sourceId, words }, raw, lifecycle) =>
    nfsShareRow(sourceId, raw, { words, lifecycle }),
  ),
  shareList("ftp", { segment: "ftp-directories", row: rawFtpDirectory }, ({ sourceId }, raw, lifecycle) =>
    ftpShareRow(sourceId, raw, lifecycle),
  ),
];

/** A page of each list. Filers come first: a share is there when the filer that serves it is. */
export function sharesFeed(nmc: Nmc): Feed {
  const lists = [FILERS.name, ...LISTS.map((list) => list.name)];
  return {
    name: "shares",
    kinds: ["Share"],
    windows: ["ALL"],
    coverage: "ALL",
    lists,
    calls: (counts) => lists.reduce((calls, list) => calls + pageCount(nmc, counts[list]), 0),
    async *read({ call }) {
      const { pages, offline } = await readFilers(nmc, call);
      for (const page of pages) yield feedPage(FILERS, page, []);
      for (const list of LISTS) yield* list.pages(nmc, offline, { ...call, freshSession: false });
    },
    singles: {
      Share: perKey<"Share">(
        2,
        /^(smb|nfs|ftp):([^:]+):([^:]+):([^:]+)$/,
        async ([prefix, guid = "", serial = "", id = ""], call) =>
          (await LISTS.find((list) => list.name === prefix)?.one(nmc, { guid, serial, id }, call)) ?? null,
      ),
    },
  };
}
