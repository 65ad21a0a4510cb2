// How are Volume and Quota read? Both stand in the list of containers.
import type { Feed } from "../../../contract/feed.ts";
import { byKey, itemOf, type Nodeum, pageCount, pagesOf } from "../api.ts";
import { quotaRow, volumeRow } from "../map/container.ts";
import { rawContainer } from "../raw/storage.ts";

const CONTAINERS = { what: "containers", path: "/containers", key: "containers", row: rawContainer };

/** One call per page. */
export function containersFeed(nodeum: Nodeum): Feed {
  return {
    name: "containers",
    kinds: ["Volume", "Quota"],
    windows: ["ALL"],
    coverage: "ALL",
    lists: ["containers"],
    calls: ({ containers = 0 }) => pageCount(containers, nodeum.pageSize),
    async *read({ call }) {
      for await (const { rows, total } of pagesOf(nodeum, CONTAINERS, call)) {
        const quotas = rows.map((raw) => quotaRow(raw, nodeum)).filter((row) => row !== null);
        yield {
          list: "containers",
          vendorIds: rows.map((raw) => raw.id),
          total,
          rows: [...rows.map((raw) => volumeRow(raw, nodeum)), ...quotas],
        };
      }
    },
    singles: {
      Volume: byKey(1, async (id, call) => {
        const raw = await itemOf(nodeum, CONTAINERS, { id, call });
        return raw === null ? null : volumeRow(raw, nodeum);
      }),
      Quota: byKey(1, async (id, call) => {
        const raw = await itemOf(nodeum, CONTAINERS, { id, call });
        return raw === null ? null : quotaRow(raw, nodeum);
      }),
    },
  };
}
