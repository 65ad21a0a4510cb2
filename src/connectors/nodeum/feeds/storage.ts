// How are StoragePool and Share read? A pool has no figures but those of its members, and the shares are members: hence one
// feed over five lists, each read once, side by side.
import type { Feed, FeedLimit, FeedPage } from "../../../contract/feed.ts";
import type { Kind } from "../../../contract/kinds.ts";
import type { Row } from "../../../contract/rows/index.ts";
import { mapInSlices } from "../../../upstream/mapInSlices.ts";
import { sideBySide } from "../../../upstream/sideBySide.ts";
import { byKey, isKey, itemOf, listIfOpen, type Nodeum, pageCount, type WholeList, wholeList } from "../api.ts";
import { byPool, poolRow } from "../map/pool.ts";
import { shareRow } from "../map/share.ts";
import { rawBucket, rawNas, rawNasShare, rawPool, rawTape } from "../raw/storage.ts";

const POOLS = { what: "pools", path: "/pools", key: "pools", row: rawPool };
const SHARES = { what: "NAS shares", path: "/nas_shares", key: "nas_shares", row: rawNasShare };
const NAS = { what: "NAS systems", path: "/nas", key: "nas", row: rawNas };
const BUCKETS = { what: "cloud buckets", path: "/cloud_buckets", key: "cloud_buckets", row: rawBucket };
const TAPES = { what: "tapes", path: "/tapes", key: "tapes", row: rawTape };
const LISTS = [POOLS, SHARES, NAS, BUCKETS, TAPES].map((list) => list.key);

/** One call per page of each of five lists. */
export function storageFeed(nodeum: Nodeum): Feed {
  return {
    name: "storage",
    kinds: ["StoragePool", "Share"],
    windows: ["ALL"],
    coverage: "ALL",
    lists: LISTS,
    calls: (counts) => LISTS.reduce((calls, list) => calls + pageCount(counts[list] ?? 0, nodeum.pageSize), 0),
    async *read({ call }) {
      const [pools, shares, nas, buckets, tapes] = await sideBySide(call, (own) => [
        wholeList(nodeum, POOLS, own),
        wholeList(nodeum, SHARES, own),
        listIfOpen(nodeum, NAS, own),
        listIfOpen(nodeum, BUCKETS, own),
        listIfOpen(nodeum, TAPES, own),
      ]);
      const members = { shares: byPool(shares.rows), buckets: byPool(buckets.rows), tapes: byPool(tapes.rows) };
      const servers = new Map((nas.rows ?? []).map((row) => [row.id, row]));
      yield* pagesWith("nas", nas);
      yield* pagesWith("cloud_buckets", buckets);
      yield* pagesWith("tapes", tapes);
      yield* pagesWith("nas_shares", shares, (raw) => shareRow(raw, servers.get(raw.nas_id ?? "") ?? null, nodeum));
      yield* pagesWith("pools", pools, (raw) => poolRow(raw, members, nodeum));
      const limits = [
        ...limitOf("Share", NAS.what, nas),
        ...limitOf("StoragePool", BUCKETS.what, buckets),
        ...limitOf("StoragePool", TAPES.what, tapes),
      ];
      if (limits.length > 0) yield { list: "pools", vendorIds: [], total: null, rows: [], limits };
    },
    singles: {
      // A pool needs the lists of all its members, so it can only be read as a whole.
      Share: byKey(2, async (id, call) => {
        const share = await itemOf(nodeum, SHARES, { id, call });
        if (share === null) return null;
        const { nas_id: nas } = share;
        const server = nas !== null && isKey(nas) ? await itemOf(nodeum, NAS, { id: nas, call }) : null;
        return shareRow(share, server, nodeum);
      }),
    },
  };
}

async function* pagesWith<T extends { readonly id: string }>(
  list: string,
  { pages }: WholeList<T>,
  toRow?: (raw: T) => Row,
): AsyncGenerator<FeedPage> {
  for (const { rows, total } of pages) {
    const mapped = toRow === undefined ? [] : await mapInSlices(rows, toRow);
    yield { list, vendorIds: rows.map((raw) => raw.id), total, rows: mapped };
  }
}

function limitOf(kind: Kind, what: string, { withheld }: WholeList<unknown>): FeedLimit[] {
  const reason = `The account at Nodeum may not list ${what}, so that what they tell is missing.`;
  return withheld ? [{ kind, coverage: "PERMITTED_PART", reason }] : [];
}
