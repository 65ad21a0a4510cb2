// How is one snapshot read before it is changed, and which can be changed at all? Its ETag stands at the item, its owners and lock
// in the status alone (sheet §8.8). Used by changes of snapshots.
import { z } from "zod";
import type { Call } from "../../../contract/call.ts";
import type { UnavailableNow } from "../../../contract/changes/Change.ts";
import type { SnapshotRow } from "../../../contract/rows/Snapshot.ts";
import { type QumuloContext, readItem } from "../api.ts";
import { SNAPSHOT_STATUS } from "../feeds/snapshots.ts";
import { snapshotRow } from "../map/snapshot.ts";
import { type RawSnapshot, zSnapshot } from "../raw/snapshots.ts";
import { readTagged, type Tagged } from "./items.ts";
import { refusal } from "./refusals.ts";

/** Where snapshots are made; `{id}` follows for one. */
export const SNAPSHOTS = "/v3/snapshots/";

/** A snapshot with its owners and lock; null when it is gone. */
export const readSnapshot = (context: QumuloContext, id: string, call: Call): Promise<RawSnapshot | null> =>
  readItem(context, { what: "a snapshot", under: SNAPSHOT_STATUS, id, schema: zSnapshot }, call);

/** A snapshot as it is now, and its ETag, read first: a change in between makes the ETag old. Null when it is gone. */
export async function readTaggedSnapshot(
  context: QumuloContext,
  id: string,
  call: Call,
): Promise<Tagged<RawSnapshot> | null> {
  const ask = { what: "a snapshot", path: `${SNAPSHOTS}${encodeURIComponent(id)}`, schema: z.object({}) };
  const item = await readTagged(context, ask, call);
  const value = item === null ? null : await readSnapshot(context, id, call);
  return item === null || value === null ? null : { value, etag: item.etag };
}

/**
 * The snapshot to change, with its ETag. Throws NOT_FOUND when it is gone, and what `available` says of it as it is now.
 * @param available of the command.
 */
export async function changeable(
  context: QumuloContext,
  { target, available }: { readonly target: SnapshotRow; available(row: SnapshotRow): UnavailableNow | null },
  call: Call,
): Promise<Tagged<RawSnapshot>> {
  const tagged = await readTaggedSnapshot(context, target.nativeId, call);
  const name = target.displayName;
  if (tagged === null) throw refusal(context, "NOT_FOUND", { field: "input.id", say: `there is no snapshot ${name}` });
  const why = available(snapshotRow(context.sourceId, tagged.value, null));
  if (why !== null) throw refusal(context, why.code, { field: "input.id", say: `the snapshot ${name}: ${why.reason}` });
  return tagged;
}

/** Why nothing can be done with a snapshot: it goes already, or replication holds it. */
export function heldOrGoing(row: SnapshotRow): UnavailableNow | null {
  if (row.lifecycle === "DELETING") return { code: "CONFLICT", reason: "It is being removed already." };
  if (row.details?.heldByReplication === true) return { code: "CONFLICT", reason: "Replication holds it." };
  return null;
}
