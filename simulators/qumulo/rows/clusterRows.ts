// How do tests change the cluster itself? Its settings and conditions, nodes, file system and trusted authority.
import type { RowHandler, RowValues } from "../../chassis/rowHandler.ts";
import type { QumuloContext } from "../qumuloContext.ts";
import { sampleCaCertificate } from "../seed/caCertificate.ts";
import { seedNode } from "../seed/hardware.ts";
import { takeId } from "../state.ts";
import { decimalOf, withKnown } from "./withKnown.ts";

/**
 * Handler for the one cluster; its id is the cluster uuid. `cluster_name` is a text; `protection`, `restriper`,
 * `license` and `upgrade` are laid over the present ones. A restriper or upgrade that was set stands still.
 */
export function siteRows(context: QumuloContext): RowHandler {
  return {
    ids: () => [context.state.cluster.cluster_id],
    update: (id, values) => {
      const { cluster } = context.state;
      if (id !== cluster.cluster_id) return false;
      const { cluster_name, protection, restriper, license, upgrade } = cluster;
      const parts: Record<string, unknown> = { cluster_name, protection, restriper, license, upgrade };
      for (const [name, value] of Object.entries(withKnown(parts, values))) {
        const old = parts[name];
        const isPart = typeof old === "object" && old !== null && value !== old;
        Object.assign(cluster, { [name]: isPart ? withKnown(old, value as RowValues) : value });
      }
      if (values.restriper !== undefined) cluster.restripe = null;
      if (values.upgrade !== undefined) cluster.upgrade.span = null;
      return true;
    },
  };
}

/** Handler for the one file system, id "file-system"; its only field is `total_size_bytes`, the others follow from the rows. */
export function poolRows(context: QumuloContext): RowHandler {
  return {
    ids: () => ["file-system"],
    update: (id, values) => {
      const { total_size_bytes } = withKnown({ total_size_bytes: context.state.cluster.total_size_bytes }, values);
      if (id !== "file-system") return false;
      context.state.cluster.total_size_bytes = String(decimalOf("total_size_bytes", total_size_bytes));
      return true;
    },
  };
}

/** Handler for nodes. Fields are those of the node, `slots` (a list of patches with their ids) and `psu_statuses`. */
export function hostRows(context: QumuloContext): RowHandler {
  const update = (id: string, { slots = [], psu_statuses, ...values }: RowValues) => {
    const { state } = context;
    const node = state.nodes.get(id);
    const chassis = state.chassis.get(id);
    if (node === undefined || chassis === undefined) return false;
    state.nodes.set(withKnown(node, values));
    if (psu_statuses !== undefined) state.chassis.set(withKnown(chassis, { psu_statuses }));
    for (const patch of slots as RowValues[]) {
      const slot = state.slots.get(String(patch.id));
      if (slot === undefined) return false;
      state.slots.set(withKnown(slot, patch));
    }
    return true;
  };
  return {
    ids: () => context.state.nodes.ids(),
    insert: (values) => {
      const { state } = context;
      const id = takeId(state, "nodes");
      const { node, slots, chassis } = seedNode(state.random, id, 0);
      state.nodes.set(node);
      state.chassis.set(chassis);
      for (const slot of slots) state.slots.set(slot);
      update(String(id), values);
      return String(id);
    },
    update,
    remove: (id) => {
      const { state } = context;
      state.chassis.remove(id);
      for (const slot of state.slots.list().filter((row) => String(row.node_id) === id)) state.slots.remove(slot.id);
      return state.nodes.remove(id);
    },
  };
}

/** Handler for the trusted authority, id "ca"; its only field is `ca_certificate`. */
export function certificateRows(context: QumuloContext): RowHandler {
  const put = (values: RowValues) => {
    const old = context.state.cluster.caCertificate ?? sampleCaCertificate;
    context.state.cluster.caCertificate = String(withKnown({ ca_certificate: old }, values).ca_certificate);
    return "ca";
  };
  const isSet = (id: string) => id === "ca" && context.state.cluster.caCertificate !== null;
  return {
    ids: () => (isSet("ca") ? ["ca"] : []),
    insert: put,
    update: (id, values) => isSet(id) && put(values) === "ca",
    remove: (id) => {
      if (!isSet(id)) return false;
      context.state.cluster.caCertificate = null;
      return true;
    },
  };
}
