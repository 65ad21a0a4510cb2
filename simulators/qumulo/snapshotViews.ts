// How does each API version show a snapshot? v3 items, v3 and v4 status rows, and the older v2 shape (sheet §8.8).
import type { Snapshot } from "./seed/snapshots.ts";
import type { QumuloState } from "./state.ts";

/** The v3 item. */
export function snapshotInfo({ id, name, timestamp, source_file_id, policy_id, expiration, in_delete }: Snapshot) {
  return { id, name, timestamp, source_file_id, policy_id, expiration, in_delete };
}

/** The row of `/v3/snapshots/status/` and `/v4/snapshots/status/`. */
export function snapshotStatus(state: QumuloState, snapshot: Snapshot) {
  const node = state.tree.find(snapshot.source_file_id);
  return {
    ...snapshotInfo(snapshot),
    // A snapshot outlives its directory, whose path is then no longer known.
    source_file_path: node === undefined ? "" : state.tree.pathOf(node),
    policy_name:
      snapshot.policy_id === null ? null : (state.policies.get(String(snapshot.policy_id))?.policy_name ?? null),
    owners: snapshot.owners,
    lock_key: snapshot.lock_key,
  };
}

/** The v2 shape, in which there is no null. */
export function snapshotV2({ id, name, timestamp, source_file_id, policy_id, expiration, in_delete }: Snapshot) {
  return {
    id,
    name: name.slice(name.indexOf("_") + 1),
    timestamp,
    directory_name: name,
    source_file_id,
    created_by_policy: policy_id !== null,
    expiration: expiration ?? "",
    in_delete,
  };
}
