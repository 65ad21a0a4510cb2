// How are volumes, quotas and snapshot policies read? All three stand in the list of spaces (sheet §7).
import type { Feed, SingleReader } from "../../../contract/feed.ts";
import type { RowOf } from "../../../contract/rows/index.ts";
import { type Hub, itemOf, onePerKey, pageCount, pagesOf } from "../hub.ts";
import { policyRow, quotaRow, spaceRows, volumeRow } from "../map/space.ts";
import type { HubWords } from "../map/words.ts";
import { type RawSpace, rawSpace } from "../raw/space.ts";

const spaces = { action: "list spaces", path: "/spaces/", row: rawSpace };
const space = { ...spaces, action: "read a space" };

/** Reads volumes, quotas and snapshot policies. */
export function spacesFeed(hub: Hub): Feed {
  const { sourceId, settings, words } = hub;
  const single = <K extends "Volume" | "Quota" | "SnapshotPolicy">(
    map: (sourceId: string, raw: RawSpace, words: HubWords) => RowOf[K] | null,
  ): SingleReader<K> =>
    onePerKey<K>(async (id, call) => {
      const raw = await itemOf(hub, space, { id, call });
      return raw === null ? null : map(sourceId, raw, words);
    });
  return {
    name: "spaces",
    kinds: ["Volume", "Quota", "SnapshotPolicy"],
    windows: ["ALL"],
    coverage: "ALL",
    lists: ["spaces"],
    calls: (counts) => pageCount(counts.spaces ?? 0, settings.pageSize),
    async *read({ call }) {
      for await (const { rows, total } of pagesOf(hub, spaces, call))
        yield {
          list: "spaces",
          vendorIds: rows.map((row) => row.id),
          total,
          rows: rows.flatMap((row) => spaceRows(sourceId, row, words)),
        };
    },
    singles: { Volume: single(volumeRow), Quota: single(quotaRow), SnapshotPolicy: single(policyRow) },
  };
}
