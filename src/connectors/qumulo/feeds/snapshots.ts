// How are Snapshots read? From one unpaged list that tells path, policy, owners and lock, joined with the space of each.
import type { Feed, FeedPage, FeedRequest } from "../../../contract/feed.ts";
import { sideBySide } from "../../../upstream/sideBySide.ts";
import { limitsOf, oneByOne, type QumuloContext, readIfThere, readIt, readItem, readPart } from "../api.ts";
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
          oneByOne(nativeIds, call, async (id, all) => {
            const raw = await readItem(
              context,
              { what: "a snapshot", under: SNAPSHOT_STATUS, id, schema: zSnapshot },
              all,
            );
            if (raw === null) return null;
            const space = { what: "the space of a snapshot", path: `${USED_CAPACITY}${id}`, schema: zUsedCapacity };
            const used = (await readPart(context, space, all)).value;
            return snapshotRow(context.sourceId, raw, used?.capacity_used_bytes ?? null);
          }),
      },
    },
  };
}

async function* read(context: QumuloContext, { call }: FeedRequest): AsyncGenerator<FeedPage> {
  const { sourceId, pageSize } = context;
  const what = "the snapshots";
  const space = { what: "the space of snapshots", path: USED_CAPACITY, schema: zUsedCapacities };
  const [newest, used] = await sideBySide(call, (all) => [
    readIfThere(context, { what, path: "/v4/snapshots/status/", schema: zSnapshots }, all),
    readPart(context, space, all),
  ]);
  // Releases without v4 serve the same rows in v3.
  const { entries } = newest ?? (await readIt(context, { what, path: SNAPSHOT_STATUS, schema: zSnapshots }, call));
  const capacities = used.value?.entries ?? [];
  const bytes = new Map<string, bigint | null>();
  // Both lists come as a whole and may be long: they are passed on in pieces.
  for (const piece of pieces(capacities, pageSize)) {
    for (const entry of piece) bytes.set(entry.id, entry.capacity_used_bytes);
    const limits = limitsOf("Snapshot", [used]);
    yield { list: "usedCapacities", vendorIds: piece.map((entry) => entry.id), total: null, rows: [], limits };
  }
  for (const piece of pieces(entries, pageSize)) {
    const rows = piece.map((raw) => snapshotRow(sourceId, raw, bytes.get(raw.id) ?? null));
    yield { list: "snapshots", vendorIds: piece.map((raw) => raw.id), total: null, rows };
  }
}

/** A list cut into pieces of so many rows; one empty piece for an empty list. */
function* pieces<T>(list: readonly T[], size: number): Generator<readonly T[]> {
  for (let start = 0; start === 0 || start < list.length; start += size) yield list.slice(start, start + size);
}
