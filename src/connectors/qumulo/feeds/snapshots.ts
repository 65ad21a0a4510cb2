// How are Snapshots read? From one unpaged list that tells path, policy, owners and lock, joined with the space of each.
import type { Feed, FeedPage, FeedRequest } from "../../../contract/feed.ts";
import { limitsOf, oneByOne, type QumuloContext, readIfThere, readIt, readPart } from "../api.ts";
import { snapshotRow } from "../map/snapshot.ts";
import { zSnapshot, zSnapshots, zUsedCapacities, zUsedCapacity } from "../raw/snapshots.ts";

/** Where one snapshot with its path, policy, owners and lock is read; `/{id}` follows. There is no such item in v4. */
export const SNAPSHOT_STATUS = "/v3/snapshots/status/";
const USED_CAPACITY = "/v1/snapshots/capacity-used-per-snapshot/";

/** Two calls. Snapshots that are being removed are listed until they are gone (sheet §9.5), as DELETING. */
export function snapshotFeed(context: QumuloContext): Feed {
  return {
    name: "snapshots",
    kinds: ["Snapshot"],
    windows: ["ALL"],
    coverage: "ALL",
    lists: ["snapshots", "usedCapacities"],
    calls: () => 2,
    read: (request) => read(context, request),
    singles: {
      Snapshot: {
        calls: (keys) => 2 * keys,
        getMany: (nativeIds, call) =>
          oneByOne(nativeIds, async (id) => {
            const key = encodeURIComponent(id);
            const [raw, used] = await Promise.all([
              readIfThere(context, { what: "a snapshot", path: `${SNAPSHOT_STATUS}${key}`, schema: zSnapshot }, call),
              readPart(context, { what: "its space", path: `${USED_CAPACITY}${key}`, schema: zUsedCapacity }, call),
            ]);
            return raw === null ? null : snapshotRow(context.sourceId, raw, used.value?.capacity_used_bytes ?? null);
          }),
      },
    },
  };
}

async function* read(context: QumuloContext, { call }: FeedRequest): AsyncGenerator<FeedPage> {
  const { sourceId, pageSize } = context;
  const what = "the snapshots";
  const space = { what: "the space of snapshots", path: USED_CAPACITY, schema: zUsedCapacities };
  const [newest, used] = await Promise.all([
    readIfThere(context, { what, path: "/v4/snapshots/status/", schema: zSnapshots }, call),
    readPart(context, space, call),
  ]);
  // Releases without v4 serve the same rows in v3.
  const { entries } = newest ?? (await readIt(context, { what, path: SNAPSHOT_STATUS, schema: zSnapshots }, call));
  const capacities = used.value?.entries ?? [];
  const bytes = new Map(capacities.map((entry) => [entry.id, entry.capacity_used_bytes]));
  yield {
    list: "usedCapacities",
    vendorIds: capacities.map((entry) => entry.id),
    total: null,
    rows: [],
    limits: limitsOf("Snapshot", [used]),
  };
  // The list comes as a whole and may be long: it is passed on in pieces.
  for (let start = 0; start === 0 || start < entries.length; start += pageSize) {
    const piece = entries.slice(start, start + pageSize);
    const rows = piece.map((raw) => snapshotRow(sourceId, raw, bytes.get(raw.id) ?? null));
    yield { list: "snapshots", vendorIds: piece.map((raw) => raw.id), total: null, rows };
  }
}
