// What is shared over SMB? v2 with writes and the v3 preview for reading (sheet §8.6).
import { z } from "zod";
import type { QumuloContext, RefParams } from "../qumuloContext.ts";
import { everyone, type Identity, localIdentity } from "../seed/identities.ts";
import type { SmbShare } from "../seed/smbShares.ts";
import { takeId } from "../state.ts";
import { ApiError, notFound, unverifiedClass } from "../wire/apiError.ts";
import { decodeBody } from "../wire/decodeBody.ts";
import { requireMatch, sendItem } from "../wire/etag.ts";
import { type FsPathQuery, requireFsPath } from "./fsPath.ts";

const verdict = z.enum(["ALLOWED", "DENIED"]);
const trustee = z.object({
  domain: z.string().optional(),
  auth_id: z.string().optional(),
  uid: z.number().nullable().optional(),
  gid: z.number().nullable().optional(),
  sid: z.string().optional(),
  name: z.string().optional(),
});
const fields = {
  share_name: z.string().min(1),
  fs_path: z.string().startsWith("/"),
  description: z.string(),
  permissions: z.array(z.object({ type: verdict, trustee, rights: z.array(z.string()) })),
  network_permissions: z.array(
    z.object({ type: verdict, address_ranges: z.array(z.string()), rights: z.array(z.string()) }),
  ),
  access_based_enumeration_enabled: z.boolean(),
  default_file_create_mode: z.string(),
  default_directory_create_mode: z.string(),
  bytes_per_sector: z.literal("512"),
  require_encryption: z.boolean(),
  tenant_id: z.number().optional(),
};
const postSchema = z.object({
  ...fields,
  description: fields.description.default(""),
  network_permissions: fields.network_permissions.default([]),
  access_based_enumeration_enabled: fields.access_based_enumeration_enabled.default(false),
  default_file_create_mode: fields.default_file_create_mode.default("0644"),
  default_directory_create_mode: fields.default_directory_create_mode.default("0755"),
  bytes_per_sector: fields.bytes_per_sector.default("512"),
  require_encryption: fields.require_encryption.default(false),
});
/** PUT replaces the whole share: everything must be there (sheet §9.11). */
const putSchema = z.object({ ...fields, id: z.string() });
const patchSchema = z.object(fields).partial();

interface ShareRoute extends RefParams {
  Querystring: FsPathQuery;
}

/** Fills in what Core knows of a trustee: a name comes back with auth_id, sid and domain (sheet §8.6). */
function canonical(context: QumuloContext, given: z.infer<typeof trustee>): Identity {
  const isEveryone = given.domain === "WORLD" || given.auth_id === everyone.auth_id || given.sid === everyone.sid;
  if (isEveryone || given.name === everyone.name) return everyone;
  const { users, groups } = context.state;
  const known = [...users.list(), ...groups.list()].find(
    ({ id, name, sid }) => id === given.auth_id || name === given.name || sid === given.sid,
  );
  if (known !== undefined) return localIdentity(known.name, Number(known.id));
  throw new ApiError(400, unverifiedClass, "The trustee is not known.");
}

/** Registers the SMB routes. */
export function registerSmbRoutes(context: QumuloContext): void {
  const { app } = context;
  const find = (ref: string): SmbShare => {
    const { smbShares } = context.state;
    const found = smbShares.get(ref) ?? smbShares.list().find((row) => row.share_name === ref);
    if (found === undefined) throw notFound(`There is no share ${ref}.`);
    return found;
  };
  const save = (id: string, values: Omit<z.infer<typeof putSchema>, "id">, query: FsPathQuery): SmbShare => {
    requireFsPath(context, values.fs_path, query["allow-fs-path-create"] === "true");
    const other = context.state.smbShares.list().find((known) => known.share_name === values.share_name);
    if (other !== undefined && other.id !== id) {
      throw new ApiError(409, unverifiedClass, `The share name is taken: ${values.share_name}`);
    }
    const permissions = values.permissions.map((entry) => ({ ...entry, trustee: canonical(context, entry.trustee) }));
    const row = { ...values, id, permissions, tenant_id: values.tenant_id ?? 1 };
    context.state.smbShares.set(row);
    return row;
  };
  app.get("/v2/smb/shares/", () => context.state.smbShares.list());
  app.get("/v3/smb/shares/", () => ({ entries: context.state.smbShares.list() }));
  app.get<RefParams>("/v2/smb/shares/:ref", (request, reply) => sendItem(reply, find(request.params.ref)));
  app.post<{ Querystring: FsPathQuery }>("/v2/smb/shares/", (request, reply) => {
    const values = decodeBody(postSchema, request.body);
    return sendItem(reply, save(String(takeId(context.state, "smbShares")), values, request.query));
  });
  app.put<ShareRoute>("/v2/smb/shares/:ref", (request, reply) => {
    const old = find(request.params.ref);
    requireMatch(request, old);
    return sendItem(reply, save(old.id, decodeBody(putSchema, request.body), request.query));
  });
  app.patch<ShareRoute>("/v2/smb/shares/:ref", (request, reply) => {
    const old = find(request.params.ref);
    requireMatch(request, old);
    const patch = decodeBody(patchSchema, request.body) as Partial<SmbShare>;
    const values = { ...old, ...patch, bytes_per_sector: "512" as const };
    return sendItem(reply, save(old.id, values, request.query));
  });
  app.delete<RefParams>("/v2/smb/shares/:ref", (request) => {
    const old = find(request.params.ref);
    requireMatch(request, old);
    context.state.smbShares.remove(old.id);
    return {};
  });
}
