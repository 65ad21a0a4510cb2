// How are SnapshotPolicies read? From the status list, which tells paths too.
import type { Feed, FeedPage, FeedRequest } from "../../../contract/feed.ts";
import { mapInSlices } from "../../../upstream/mapInSlices.ts";
import { oneByOne, type QumuloContext, readIt, readItem } from "../api.ts";
import { policyRow } from "../map/policy.ts";
import { zPolicies, zPolicy } from "../raw/snapshots.ts";

const PATH = "/v3/snapshots/policies/status/";

/** One call. */
export function policyFeed(context: QumuloContext): Feed {
  const { sourceId, words } = context;
  return {
    name: "policies",
    kinds: ["SnapshotPolicy"],
    windows: ["ALL"],
    coverage: "ALL",
    lists: ["policies"],
    calls: () => 1,
    read: (request) => read(context, request),
    singles: {
      SnapshotPolicy: {
        calls: (keys) => keys,
        getMany: (nativeIds, call) =>
          oneByOne(nativeIds, call, async (id, all) => {
            const raw = await readItem(context, { what: "a snapshot policy", under: PATH, id, schema: zPolicy }, all);
            return raw === null ? null : policyRow(sourceId, raw, words);
          }),
      },
    },
  };
}

async function* read(context: QumuloContext, { call }: FeedRequest): AsyncGenerator<FeedPage> {
  const { sourceId, words } = context;
  const { entries } = await readIt(context, { what: "the snapshot policies", path: PATH, schema: zPolicies }, call);
  yield {
    list: "policies",
    vendorIds: entries.map((raw) => raw.id),
    total: null,
    rows: await mapInSlices(entries, (raw) => policyRow(sourceId, raw, words)),
  };
}
