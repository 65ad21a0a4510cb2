// What is in the file system? Attributes, entries, aggregates and resolve, and the making of directories (sheet §8.3).
import { z } from "zod";
import type { FileNode } from "../fileTree.ts";
import { aggregatesOf, attributesOf } from "../fileViews.ts";
import type { QumuloContext, RefParams } from "../qumuloContext.ts";
import { ApiError, decodeError, noSuchEntry } from "../wire/apiError.ts";
import { decodeBody } from "../wire/decodeBody.ts";
import { requireMatch, sendItem } from "../wire/etag.ts";
import { compareDecimal, pageOf } from "../wire/pageOf.ts";

const entrySchema = z.object({
  name: z.string().regex(/^[^/]+$/),
  action: z.enum(["CREATE_FILE", "CREATE_DIRECTORY", "CREATE_SYMLINK", "CREATE_LINK", "RENAME", "CREATE_UNIX_FILE"]),
  old_path: z.string().optional(),
  clobber: z.boolean().optional(),
});
const attributesSchema = z.object({
  mode: z
    .string()
    .regex(/^0[0-7]{3}$/)
    .optional(),
});

/** The node behind a file id or an encoded path; throws fs_no_such_entry_error. */
function requireNode(context: QumuloContext, ref: string): FileNode {
  const node = context.state.tree.find(ref);
  if (node === undefined) throw noSuchEntry(ref);
  return node;
}

/** The directory behind a ref; throws fs_not_a_directory_error for a file. */
export function requireDirectory(context: QumuloContext, ref: string): FileNode {
  const node = requireNode(context, ref);
  if (!node.isDirectory) throw new ApiError(400, "fs_not_a_directory_error", `Not a directory: ${ref}`);
  return node;
}

/** Carries out one action on the entries of a directory. */
function changeEntries(context: QumuloContext, parent: FileNode, body: unknown): FileNode {
  const { name, action, old_path, clobber = false } = decodeBody(entrySchema, body);
  const { tree } = context.state;
  const atMs = context.clock.now();
  const inTheWay = parent.children.get(name);
  if (inTheWay !== undefined && !(clobber && action === "RENAME" && !inTheWay.isDirectory)) {
    throw new ApiError(409, "fs_entry_exists_error", `The entry exists already: ${name}`);
  }
  if (action === "CREATE_DIRECTORY" || action === "CREATE_FILE") {
    return tree.add({ parent, name, isDirectory: action === "CREATE_DIRECTORY", atMs });
  }
  if (action !== "RENAME") throw new ApiError(400, "fs_access_denied_error", `The simulator has no ${action}.`);
  if (old_path === undefined) throw decodeError("Error decoding field 'old_path': missing");
  const node = requireNode(context, old_path);
  if (tree.pathOf(parent).startsWith(tree.pathOf(node))) {
    throw new ApiError(400, "fs_access_denied_error", "A directory cannot be moved into itself.");
  }
  if (inTheWay !== undefined) tree.remove(inTheWay);
  tree.move(node, { parent, name, atMs });
  return node;
}

/** Registers the file routes; `ref` is an id or a path encoded as one segment. */
export function registerFileRoutes(context: QumuloContext): void {
  const { app, settings } = context;
  app.get<RefParams>("/v1/files/:ref/info/attributes", (request, reply) =>
    sendItem(reply, attributesOf(context.state.tree, requireNode(context, request.params.ref))),
  );
  app.patch<RefParams>("/v1/files/:ref/info/attributes", (request, reply) => {
    const node = requireNode(context, request.params.ref);
    requireMatch(request, attributesOf(context.state.tree, node));
    node.mode = decodeBody(attributesSchema, request.body).mode ?? node.mode;
    node.changedAtMs = context.clock.now();
    return sendItem(reply, attributesOf(context.state.tree, node));
  });
  app.get<RefParams>("/v1/files/:ref/entries/", (request) => {
    const node = requireDirectory(context, request.params.ref);
    const children = [...node.children.values()].sort((left, right) => compareDecimal(left.id, right.id));
    const { rows, paging } = pageOf(request, { rows: children, keyOf: (child) => child.id }, settings);
    return {
      path: context.state.tree.pathOf(node),
      id: node.id,
      child_count: node.children.size,
      files: rows.map((child) => attributesOf(context.state.tree, child)),
      paging,
    };
  });
  app.post<RefParams>("/v1/files/:ref/entries/", (request) => {
    const parent = requireDirectory(context, request.params.ref);
    return attributesOf(context.state.tree, changeEntries(context, parent, request.body));
  });
  app.get<RefParams & { Querystring: { "max-entries"?: string } }>("/v1/files/:ref/aggregates/", (request) => {
    const maxEntries = Number(request.query["max-entries"] ?? 1_000);
    if (!Number.isInteger(maxEntries)) throw decodeError("Error decoding query parameter 'max-entries'");
    return aggregatesOf(context.state.tree, requireDirectory(context, request.params.ref), maxEntries);
  });
  app.post("/v1/files/resolve", (request) =>
    decodeBody(z.array(z.string()), request.body).map((id) => ({
      id,
      path: context.state.tree.pathOf(requireNode(context, id)),
    })),
  );
  app.delete<RefParams>("/v1/files/:ref", (request) => {
    const node = requireNode(context, request.params.ref);
    if (node.parent === null) throw new ApiError(400, "fs_access_denied_error", "The root cannot be deleted.");
    if (node.children.size > 0 || (node.isDirectory && node.files > 0n)) {
      throw new ApiError(409, "fs_directory_not_empty_error", `The directory is not empty: ${request.params.ref}`);
    }
    context.state.tree.remove(node);
    context.state.quotas.remove(node.id);
    return {};
  });
}
