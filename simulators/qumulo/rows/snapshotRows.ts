// How do tests change snapshots and their policies? Fields are those of the v3 items, and lock_key and owners of the status.
import { ControlError } from "../../chassis/controlError.ts";
import type { RowHandler } from "../../chassis/rowHandler.ts";
import type { QumuloContext } from "../qumuloContext.ts";
import { startSnapshotDelete } from "../routes/snapshots.ts";
import { seedPolicy } from "../seed/policies.ts";
import { makeSnapshot } from "../seed/snapshots.ts";
import { takeId } from "../state.ts";
import { withKnown } from "./withKnown.ts";

function sourceOf({ state }: QumuloContext, id: unknown) {
  const node = state.tree.find(String(id ?? state.quotas.ids()[0] ?? "2"));
  if (node === undefined) throw new ControlError(`There is no directory ${String(id)}.`);
  return node;
}

/** Handler for snapshots; `in_delete: true` starts a deletion that ends by the clock. */
export function snapshotRows(context: QumuloContext): RowHandler {
  return {
    ids: () => context.state.snapshots.ids(),
    insert: (values) => {
      const source = sourceOf(context, values.source_file_id);
      const plan = { source, policy: null, suffix: "OnDemand", atMs: context.clock.now(), expiration: null };
      const made = makeSnapshot(context.state.random, takeId(context.state, "snapshots"), plan);
      const snapshot = withKnown(made, values);
      context.state.snapshots.set(snapshot);
      if (snapshot.in_delete) startSnapshotDelete(context, snapshot);
      return String(snapshot.id);
    },
    update: (id, values) => {
      const old = context.state.snapshots.get(id);
      if (old === undefined) return false;
      const snapshot = withKnown(old, values);
      context.state.snapshots.set(snapshot);
      if (snapshot.in_delete && !old.in_delete) startSnapshotDelete(context, snapshot);
      return true;
    },
    remove: (id) => context.state.snapshots.remove(id),
  };
}

/** Handler for snapshot policies. */
export function policyRows(context: QumuloContext): RowHandler {
  return {
    ids: () => context.state.policies.ids(),
    insert: (values) => {
      const source = sourceOf(context, values.source_file_id);
      const policy = withKnown(seedPolicy(context.state.random, takeId(context.state, "policies"), source), values);
      context.state.policies.set(policy);
      return String(policy.id);
    },
    update: (id, values) => {
      const old = context.state.policies.get(id);
      if (old !== undefined) context.state.policies.set(withKnown(old, values));
      return old !== undefined;
    },
    remove: (id) => context.state.policies.remove(id),
  };
}
