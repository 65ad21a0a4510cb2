// What is copied to and from object stores? v3 and yet bare arrays, with a status of another shape (sheet §8.11, §9.1).
import { z } from "zod";
import type { IdParams, QumuloContext } from "../qumuloContext.ts";
import { makeRun } from "../replicationRun.ts";
import { objectStatus } from "../replicationViews.ts";
import { type ObjectConfig, type ObjectRelationship, seedObject } from "../seed/objectRelationships.ts";
import { ApiError, decodeError, notFound, unverifiedClass } from "../wire/apiError.ts";
import { decodeBody } from "../wire/decodeBody.ts";
import { requireMatch, sendItem } from "../wire/etag.ts";
import { requireDirectory } from "./files.ts";

const postSchema = z.object({
  direction: z.enum(["COPY_TO_OBJECT", "COPY_FROM_OBJECT"]),
  local_directory_id: z.string().optional(),
  local_directory_path: z.string().optional(),
  object_store_address: z.string().min(1),
  port: z.int().default(443),
  ca_certificate: z.string().default(""),
  bucket: z.string().min(1),
  bucket_style: z.enum(["BUCKET_STYLE_PATH", "BUCKET_STYLE_VIRTUAL_HOSTED"]).default("BUCKET_STYLE_VIRTUAL_HOSTED"),
  object_folder: z.string(),
  region: z.string(),
  access_key_id: z.string(),
  secret_access_key: z.string(),
});

/** Registers the object routes. */
export function registerReplicationObjectRoutes(context: QumuloContext): void {
  const { app, clock, settings } = context;
  const base = "/v3/replication/object-relationships";
  const find = (id: string): ObjectRelationship => {
    const relationship = context.state.objects.get(id);
    if (relationship === undefined) throw notFound(`There is no replication relationship ${id}.`);
    return relationship;
  };
  const status = (relationship: ObjectRelationship) => objectStatus(context.state, relationship, clock.now());
  const start = (relationship: ObjectRelationship) => {
    const span = { startedAtMs: clock.now(), durationMs: settings.jobDurationMs };
    relationship.run = makeRun(context.state.random, span, relationship.nextError);
    relationship.nextError = "";
  };
  app.get(`${base}/`, () => context.state.objects.list().map(({ config }) => config));
  app.get(`${base}/status/`, () => context.state.objects.list().map(status));
  app.get<IdParams>(`${base}/:id`, (request, reply) => sendItem(reply, find(request.params.id).config));
  app.get<IdParams>(`${base}/:id/status`, (request) => status(find(request.params.id)));
  app.post(`${base}/`, (request, reply) => {
    const { secret_access_key: _secret, local_directory_path, ...values } = decodeBody(postSchema, request.body);
    const ref = values.local_directory_id ?? local_directory_path;
    if (ref === undefined) throw decodeError("Error decoding field 'local_directory_id': missing");
    const source = requireDirectory(context, ref);
    const config = { ...values, local_directory_id: source.id } as Partial<ObjectConfig>;
    const relationship = seedObject(context.state.random, source, config);
    context.state.objects.set(relationship);
    // To create one is to start it.
    start(relationship);
    return sendItem(reply, relationship.config);
  });
  app.delete<IdParams>(`${base}/:id`, (request) => {
    const { config, run } = find(request.params.id);
    requireMatch(request, config);
    if (run !== null)
      throw new ApiError(409, unverifiedClass, "The relationship can be deleted only while it is idle.");
    context.state.objects.remove(config.id);
    return {};
  });
  app.post<IdParams>(`${base}/:id/replicate`, (request, reply) => {
    const relationship = find(request.params.id);
    if (relationship.run !== null) throw new ApiError(409, unverifiedClass, "A replication is running already.");
    start(relationship);
    return reply.code(202).send({});
  });
  app.post<IdParams>(`${base}/:id/abort-replication`, (request) => {
    find(request.params.id).run = null;
    return {};
  });
}
