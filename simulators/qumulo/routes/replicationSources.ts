// What does this cluster replicate to others? Source relationships, their status and actions (sheet §7, §8.11).
import { z } from "zod";
import type { IdParams, QumuloContext } from "../qumuloContext.ts";
import { makeRun } from "../replicationRun.ts";
import { sourceStatus } from "../replicationViews.ts";
import { type SourceConfig, type SourceRelationship, seedSource } from "../seed/sourceRelationships.ts";
import { ApiError, decodeError, notFound, unverifiedClass } from "../wire/apiError.ts";
import { decodeBody } from "../wire/decodeBody.ts";
import { requireMatch, sendItem } from "../wire/etag.ts";
import { requireDirectory } from "./files.ts";

const settable = {
  target_address: z.string().min(1),
  target_port: z.int(),
  source_root_read_only: z.boolean(),
  map_local_ids_to_nfs_ids: z.boolean(),
  replication_enabled: z.boolean(),
  replication_mode: z.enum([
    "REPLICATION_CONTINUOUS",
    "REPLICATION_SNAPSHOT_POLICY",
    "REPLICATION_SNAPSHOT_POLICY_WITH_CONTINUOUS",
  ]),
  blackout_window_timezone: z.string(),
  blackout_windows: z.array(z.record(z.string(), z.unknown())),
  snapshot_policies: z.array(z.object({ id: z.number(), target_expiration: z.string() })),
};
const patchSchema = z.object(settable).partial();
const putSchema = z.object(settable);
const postSchema = patchSchema.extend({
  target_address: settable.target_address,
  target_root_path: z.string().startsWith("/"),
  source_root_id: z.string().optional(),
  source_root_path: z.string().optional(),
});

/** Fields that were given, without those that were not. */
function given<T extends object>(values: T): Partial<T> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Partial<T>;
}

const base = "/v2/replication/source-relationships";

function requireSource(context: QumuloContext, id: string): SourceRelationship {
  const relationship = context.state.sources.get(id);
  if (relationship === undefined) throw notFound(`There is no replication relationship ${id}.`);
  return relationship;
}

/** Registers what starts and ends runs. */
function registerActions(context: QumuloContext): void {
  const { app, clock, settings } = context;
  app.post<IdParams>(`${base}/:id/replicate`, (request, reply) => {
    const relationship = requireSource(context, request.params.id);
    const isReady = relationship.state === "ESTABLISHED" && relationship.config.replication_enabled;
    if (!isReady) throw new ApiError(400, unverifiedClass, "The relationship cannot replicate now.");
    if (relationship.run !== null) throw new ApiError(409, unverifiedClass, "A replication is running already.");
    const span = { startedAtMs: clock.now(), durationMs: settings.jobDurationMs };
    relationship.run = makeRun(context.state.random, span, relationship.nextError);
    relationship.nextError = "";
    return reply.code(202).send({});
  });
  app.post<IdParams>(`${base}/:id/abort-replication`, (request) => {
    requireSource(context, request.params.id).run = null;
    return {};
  });
  app.post<IdParams>(`${base}/:id/dismiss-error`, (request) => {
    requireSource(context, request.params.id).error_from_last_job = "";
    return {};
  });
}

/** Registers the source routes. */
export function registerReplicationSourceRoutes(context: QumuloContext): void {
  const { app, clock } = context;
  const find = (id: string) => requireSource(context, id);
  const change = (relationship: SourceRelationship, values: object): SourceConfig => {
    relationship.config = { ...relationship.config, ...given(values) };
    return relationship.config;
  };
  app.get(`${base}/`, () => context.state.sources.list().map(({ config }) => config));
  app.get(`${base}/status/`, () =>
    context.state.sources.list().map((row) => sourceStatus(context.state, row, clock.now())),
  );
  app.get<IdParams>(`${base}/:id`, (request, reply) => sendItem(reply, find(request.params.id).config));
  app.get<IdParams>(`${base}/:id/status`, (request) =>
    sourceStatus(context.state, find(request.params.id), clock.now()),
  );
  app.get<IdParams>(`${base}/:id/queued-snapshots/`, (request) => {
    find(request.params.id);
    return { entries: [] };
  });
  app.post(`${base}/`, (request, reply) => {
    const { target_root_path, source_root_id, source_root_path, ...values } = decodeBody(postSchema, request.body);
    const ref = source_root_id ?? source_root_path;
    if (ref === undefined) throw decodeError("Error decoding field 'source_root_id': missing");
    const source = requireDirectory(context, ref);
    const relationship = seedSource(context.state.random, { source, path: "" }, clock.now());
    // The other cluster has to agree first.
    Object.assign(relationship, { target_root_path, state: "AWAITING_AUTHORIZATION", recovery_point: "" });
    Object.assign(relationship, { lastDurationMs: null, target_cluster_name: "", target_cluster_uuid: "" });
    context.state.sources.set(relationship);
    return sendItem(reply, change(relationship, values));
  });
  for (const [method, schema] of [
    ["PATCH", patchSchema],
    ["PUT", putSchema],
  ] as const) {
    app.route<IdParams>({
      method,
      url: `${base}/:id`,
      handler: (request, reply) => {
        const relationship = find(request.params.id);
        requireMatch(request, relationship.config);
        return sendItem(reply, change(relationship, decodeBody<object>(schema, request.body)));
      },
    });
  }
  app.delete<IdParams>(`${base}/:id`, (request) => {
    const { config } = find(request.params.id);
    requireMatch(request, config);
    context.state.sources.remove(config.id);
    return {};
  });
  registerActions(context);
}
