// How are Snapshot and Certificate read? From the lists of saved configurations and certificates, page by page, for neither
// list tells its length (sheet §6.4, §6.5).
import type { Call } from "../../../contract/call.ts";
import type { Feed } from "../../../contract/feed.ts";
import type { Kind } from "../../../contract/kinds.ts";
import type { RowOf } from "../../../contract/rows/index.ts";
import { parseAnswer } from "../../../upstream/parseAnswer.ts";
import { certificateRow, configSnapshot } from "../map/saved.ts";
import { type Nim, type NimList, pageCount, pagesOf } from "../nim.ts";
import { type RawCert, type RawConfig, rawCert, rawConfig } from "../raw/saved.ts";

/** The list of saved configurations; rows have no files. */
export const savedConfigurations: NimList<RawConfig> = {
  list: "configs",
  action: "list saved configurations",
  path: "/configs",
  row: rawConfig,
  idOf: ({ uid }) => uid,
  end: "SHORT",
};
const certs: NimList<RawCert> = {
  list: "certs",
  action: "list certificates",
  path: "/certs",
  row: rawCert,
  idOf: ({ name }) => name,
  end: "SHORT",
};

/** Reads saved configurations; what is in their files never becomes part of a row. */
export const configsFeed = (nim: Nim): Feed => {
  const kind = "Snapshot";
  const { feed, single } = listFeed(nim, {
    kind,
    list: savedConfigurations,
    toRow: (raw) => configSnapshot(nim.sourceId, raw),
  });
  return { ...feed, singles: { Snapshot: single("read a saved configuration") } };
};

/** Reads certificates, which are known by their names. */
export const certsFeed = (nim: Nim): Feed => {
  const kind = "Certificate";
  const { feed, single } = listFeed(nim, { kind, list: certs, toRow: (raw) => certificateRow(nim.sourceId, raw) });
  return { ...feed, singles: { Certificate: single("read a certificate") } };
};

/** A feed of one list whose rows can be read one by one below it. */
function listFeed<T, K extends Kind>(
  nim: Nim,
  { kind, list, toRow }: { kind: K; list: NimList<T>; toRow: (raw: T) => RowOf[K] },
) {
  const readOne = async (id: string, { action, call }: { action: string; call: Call }): Promise<RowOf[K] | null> => {
    const path = `${list.path}/${encodeURIComponent(id)}`;
    const { status, body } = await nim.client.send({ action, method: "GET", path, expect: [404] }, call);
    return status === 404 ? null : toRow(parseAnswer(list.row, body, { sourceId: nim.sourceId, action }));
  };
  const feed: Feed = {
    name: list.list,
    kinds: [kind],
    windows: ["ALL"],
    coverage: "ALL",
    lists: [list.list],
    calls: (counts) => pageCount(list, counts[list.list] ?? 0, nim.pageSize),
    async *read({ call }) {
      for await (const { rows, page } of pagesOf(nim, list, call)) yield { ...page, rows: rows.map(toRow) };
    },
  };
  const single = (action: string) => ({
    calls: (keys: number) => keys,
    getMany: async (nativeIds: readonly string[], call: Call) => {
      const ids = [...new Set(nativeIds)];
      return new Map(await Promise.all(ids.map(async (id) => [id, await readOne(id, { action, call })] as const)));
    },
  });
  return { feed, single };
}
