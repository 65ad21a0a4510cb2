// What is exported over NFS? v2 with writes, the v3 preview for reading, and the settings (sheet §8.5).
import { z } from "zod";
import type { QumuloContext, RefParams } from "../qumuloContext.ts";
import type { NfsExport } from "../seed/nfsExports.ts";
import { takeId } from "../state.ts";
import { ApiError, unverifiedClass } from "../wire/apiError.ts";
import { decodeBody } from "../wire/decodeBody.ts";
import { requireMatch, sendItem } from "../wire/etag.ts";
import { type FsPathQuery, requireFsPath } from "./fsPath.ts";

const identity = z.object({ id_type: z.string(), id_value: z.string() });
const restriction = z.object({
  host_restrictions: z.array(z.string()),
  read_only: z.boolean(),
  require_privileged_port: z.boolean(),
  user_mapping: z.enum(["NFS_MAP_NONE", "NFS_MAP_ROOT", "NFS_MAP_ALL"]),
  map_to_user: identity.optional(),
  map_to_group: identity.nullable().optional(),
  required_authentication_mode: z.string().optional(),
});
const fields = {
  export_path: z.string().startsWith("/"),
  fs_path: z.string().startsWith("/"),
  description: z.string(),
  restrictions: z.array(restriction),
  fields_to_present_as_32_bit: z.array(z.enum(["FILE_IDS", "FILE_SIZES", "FS_SIZE", "ALL"])),
  tenant_id: z.number(),
};
const optional = { tenant_id: fields.tenant_id.optional() };
const postSchema = z.object({
  ...fields,
  ...optional,
  id: z.undefined("POST must not send it").optional(),
  description: fields.description.default(""),
  fields_to_present_as_32_bit: fields.fields_to_present_as_32_bit.default([]),
});
/** PUT replaces the whole export: everything must be there (sheet §9.11). */
const putSchema = z.object({ ...fields, ...optional, id: z.string() });
const patchSchema = z.object(fields).partial();
const settingsSchema = z.partialRecord(
  z.enum(["v4_enabled", "krb5_enabled", "krb5i_enabled", "krb5p_enabled", "auth_sys_enabled"]),
  z.boolean(),
);

interface ExportRoute extends RefParams {
  Querystring: FsPathQuery;
}

/** Enabling NFSv4 needs export paths of which none begins another; "/" is the parent of all and no fault. */
function requireNoPrefix(context: QumuloContext): void {
  const paths = context.state.nfsExports.list().map((row) => `${row.export_path}/`);
  const sorted = paths.filter((path) => path !== "//").sort();
  if (!sorted.some((path, index) => sorted[index + 1]?.startsWith(path))) return;
  throw new ApiError(400, "nfs_export_tree_name_is_prefix_error", "One export path is the beginning of another.");
}

/** Registers the NFS routes. */
export function registerNfsRoutes(context: QumuloContext): void {
  const { app } = context;
  const find = (ref: string): NfsExport => {
    const { nfsExports } = context.state;
    const found = nfsExports.get(ref) ?? nfsExports.list().find((row) => row.export_path === ref);
    if (found !== undefined) return found;
    throw new ApiError(404, "nfs_export_doesnt_exist_error", `There is no export ${ref}.`);
  };
  const save = (row: NfsExport, query: FsPathQuery): NfsExport => {
    requireFsPath(context, row.fs_path, query["allow-fs-path-create"] === "true");
    const other = context.state.nfsExports.list().find((known) => known.export_path === row.export_path);
    if (other !== undefined && other.id !== row.id) {
      throw new ApiError(409, unverifiedClass, `The export path is taken: ${row.export_path}`);
    }
    context.state.nfsExports.set(row);
    return row;
  };
  app.get("/v2/nfs/exports/", () => context.state.nfsExports.list());
  app.get("/v3/nfs/exports/", () => ({ entries: context.state.nfsExports.list() }));
  app.get<RefParams>("/v2/nfs/exports/:ref", (request, reply) => sendItem(reply, find(request.params.ref)));
  app.post<{ Querystring: FsPathQuery }>("/v2/nfs/exports/", (request, reply) => {
    const { id: _none, tenant_id = 1, ...values } = decodeBody(postSchema, request.body);
    const id = String(takeId(context.state, "nfsExports"));
    return sendItem(reply, save({ id, ...values, tenant_id } as NfsExport, request.query));
  });
  app.put<ExportRoute>("/v2/nfs/exports/:ref", (request, reply) => {
    const old = find(request.params.ref);
    requireMatch(request, old);
    const values = decodeBody(putSchema, request.body) as Omit<NfsExport, "tenant_id">;
    return sendItem(reply, save({ tenant_id: old.tenant_id, ...values, id: old.id }, request.query));
  });
  app.patch<ExportRoute>("/v2/nfs/exports/:ref", (request, reply) => {
    const old = find(request.params.ref);
    requireMatch(request, old);
    const values = decodeBody(patchSchema, request.body) as Partial<NfsExport>;
    return sendItem(reply, save({ ...old, ...values, id: old.id }, request.query));
  });
  app.delete<RefParams>("/v2/nfs/exports/:ref", (request) => {
    const old = find(request.params.ref);
    requireMatch(request, old);
    context.state.nfsExports.remove(old.id);
    return {};
  });
  app.get("/v2/nfs/settings", () => context.state.nfsSettings);
  app.patch("/v2/nfs/settings", (request) => {
    const wishes = decodeBody(settingsSchema, request.body);
    if (wishes.v4_enabled === true) requireNoPrefix(context);
    context.state.nfsSettings = { ...context.state.nfsSettings, ...wishes };
    return context.state.nfsSettings;
  });
}
