// What is offered over S3? Buckets and their policies (sheet §8.7); a single bucket cannot be read: GET is 405.
import { z } from "zod";
import type { QumuloContext } from "../qumuloContext.ts";
import type { Bucket } from "../seed/buckets.ts";
import { removeDirectory } from "../settle.ts";
import { ApiError, decodeError, notFound, unverifiedClass } from "../wire/apiError.ts";
import { decodeBody } from "../wire/decodeBody.ts";
import { requireMatch, sendItem } from "../wire/etag.ts";
import { nanoTime } from "../wire/rfc3339.ts";
import { requireFsPath } from "./fsPath.ts";

interface NameParams {
  Params: { name: string };
}

const postSchema = z.object({
  name: z.string().regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/),
  path: z.string().startsWith("/").optional(),
  create_fs_path: z.boolean().optional(),
  object_lock_enabled: z.boolean().default(false),
  private: z.boolean().default(false),
});
const patchSchema = z.object({
  versioning: z.enum(["Unversioned", "Enabled", "Suspended"]).optional(),
  anonymous_access_enabled: z.boolean().optional(),
  lock_config: z
    .object({
      enabled: z.boolean(),
      default_retention: z.object({ units: z.enum(["DAYS", "YEARS"]), value: z.number() }).nullable(),
    })
    .optional(),
});
const policySchema = z.object({
  Statement: z.array(
    z.object({
      /** A Resource element is refused, and principals must be auth ids [sheet §8.7]. */
      Resource: z.undefined().optional(),
      Principal: z.object({ Qumulo: z.array(z.string().regex(/^auth_id:\d+$/)) }).optional(),
    }),
  ),
});

function requireBucket(context: QumuloContext, name: string): Bucket {
  const bucket = context.state.buckets.get(name);
  if (bucket === undefined) throw notFound(`There is no bucket ${name}.`);
  return bucket;
}

/** Registers the policies: bare documents with an ETag. */
function registerPolicyRoutes(context: QumuloContext): void {
  const { app } = context;
  const policyOf = (name: string) =>
    context.state.bucketPolicies.get(requireBucket(context, name).name) ?? { Version: "1", Statement: [] };
  app.get<NameParams>("/v1/s3/buckets/:name/policy", (request, reply) =>
    sendItem(reply, policyOf(request.params.name)),
  );
  app.put<NameParams>("/v1/s3/buckets/:name/policy", (request, reply) => {
    requireMatch(request, policyOf(request.params.name));
    decodeBody(policySchema, request.body);
    context.state.bucketPolicies.set(request.params.name, request.body);
    return sendItem(reply, request.body);
  });
}

/** Registers the bucket routes. */
export function registerBucketRoutes(context: QumuloContext): void {
  const { app, clock } = context;
  const find = (name: string) => requireBucket(context, name);
  app.get("/v1/s3/settings", () => context.state.s3Settings);
  app.get("/v1/s3/buckets/", () => ({ buckets: context.state.buckets.list() }));
  app.get<NameParams>("/v1/s3/buckets/:name", () => {
    throw new ApiError(405, unverifiedClass, "The method is not allowed here.");
  });
  app.post("/v1/s3/buckets/", (request) => {
    const { name, path, create_fs_path, object_lock_enabled } = decodeBody(postSchema, request.body);
    if (path !== undefined && create_fs_path === undefined) {
      throw decodeError("Error decoding field 'create_fs_path': it is required together with 'path'");
    }
    if (context.state.buckets.get(name) !== undefined) {
      throw new ApiError(409, unverifiedClass, `The bucket exists already: ${name}`);
    }
    const where = path ?? `${String(context.state.s3Settings.base_path).replace(/\/$/, "")}/${name}`;
    requireFsPath(context, where, path === undefined || create_fs_path === true);
    const bucket: Bucket = {
      name,
      creation_time: nanoTime(clock.now()),
      path: where,
      anonymous_access_enabled: false,
      versioning: object_lock_enabled ? "Enabled" : "Unversioned",
      lock_config: { enabled: object_lock_enabled, default_retention: null },
    };
    context.state.buckets.set(bucket);
    return bucket;
  });
  app.patch<NameParams>("/v1/s3/buckets/:name", (request) => {
    const old = find(request.params.name);
    const changed = { ...old, ...(decodeBody(patchSchema, request.body) as Partial<Bucket>) };
    context.state.buckets.set(changed);
    return changed;
  });
  app.delete<NameParams & { Querystring: { "delete-root-dir"?: string } }>("/v1/s3/buckets/:name", (request) => {
    const wish = request.query["delete-root-dir"];
    if (wish !== "true" && wish !== "false") throw decodeError("Missing required query parameter 'delete-root-dir'");
    const bucket = find(request.params.name);
    const node = context.state.tree.find(bucket.path);
    if (wish === "true" && node !== undefined) {
      if (node.files > 0n || node.children.size > 0) {
        throw new ApiError(409, "fs_directory_not_empty_error", `The directory is not empty: ${bucket.path}`);
      }
      removeDirectory(context.state, node);
    }
    context.state.buckets.remove(bucket.name);
    context.state.bucketPolicies.delete(bucket.name);
    return {};
  });
  registerPolicyRoutes(context);
}
