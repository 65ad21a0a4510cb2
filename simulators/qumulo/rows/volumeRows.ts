// How do tests change volumes and quotas? Both are directories with a quota; only what a deletion takes away differs.
import { ControlError } from "../../chassis/controlError.ts";
import { folderName } from "../../chassis/plausibleNames.ts";
import type { RowHandler, RowValues } from "../../chassis/rowHandler.ts";
import type { FileNode } from "../fileTree.ts";
import type { QumuloContext } from "../qumuloContext.ts";
import { removeDirectory } from "../settle.ts";
import { decimalOf } from "./withKnown.ts";

const fields = ["path", "limit", "capacity_usage"];

function requireFields(values: RowValues): void {
  const unknown = Object.keys(values).find((name) => !fields.includes(name));
  if (unknown !== undefined) throw new ControlError(`There is no field ${unknown}; there are ${fields.join(", ")}.`);
}

/** A path under /new that is not there yet. */
function freePath({ state }: QumuloContext): string {
  for (let index = 0; ; index++) {
    const path = `/new/${folderName(index)}`;
    if (state.tree.find(path) === undefined) return path;
  }
}

/** Moves a directory, sets its limit and its use, as far as the values say so. */
function apply({ state, clock }: QumuloContext, node: FileNode, values: RowValues): void {
  if (values.limit !== undefined) {
    state.quotas.set({ id: node.id, limit: String(decimalOf("limit", values.limit)) });
  }
  if (values.capacity_usage !== undefined) {
    state.tree.grow(node, decimalOf("capacity_usage", values.capacity_usage) - node.capacity);
  }
  if (values.path === undefined) return;
  const [, above = "", name = ""] = /^(.*)\/([^/]+)\/?$/.exec(String(values.path)) ?? [];
  if (name === "") throw new ControlError("path must be absolute and not the root.");
  const parent = state.tree.addPath(above, clock.now());
  if (parent.children.get(name) !== node) state.tree.move(node, { parent, name, atMs: clock.now() });
}

/**
 * Rows are quotas; fields are those of the quota status. Removing a Volume takes the directory with it
 * (`takesDirectory`), removing a Quota leaves it.
 */
export function volumeRows(context: QumuloContext, takesDirectory: boolean): RowHandler {
  const nodeOf = (id: string) => (context.state.quotas.get(id) === undefined ? undefined : context.state.tree.find(id));
  return {
    ids: () => context.state.quotas.ids(),
    insert: ({ path = freePath(context), limit = "10995116277760", ...values }) => {
      requireFields(values);
      const node = context.state.tree.addPath(String(path), context.clock.now());
      apply(context, node, { ...values, limit });
      return node.id;
    },
    update: (id, values) => {
      requireFields(values);
      const node = nodeOf(id);
      if (node !== undefined) apply(context, node, values);
      return node !== undefined;
    },
    remove: (id) => {
      const node = nodeOf(id);
      if (node !== undefined && takesDirectory) removeDirectory(context.state, node);
      return takesDirectory ? node !== undefined : context.state.quotas.remove(id);
    },
  };
}
