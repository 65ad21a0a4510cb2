// What do other clusters replicate to this one? Target relationships and their actions, all of them POST (sheet §8.11).
import { z } from "zod";
import type { IdParams, QumuloContext } from "../qumuloContext.ts";
import { targetStatus } from "../replicationViews.ts";
import type { TargetRelationship } from "../seed/targetRelationships.ts";
import { ApiError, noSuchEntry, notFound, unverifiedClass } from "../wire/apiError.ts";
import { decodeBody } from "../wire/decodeBody.ts";

interface AuthorizeQuery {
  Querystring: { "allow-non-empty-directory"?: string; "allow-fs-path-create"?: string };
}

const lockSchema = z.object({ lock_key_ref: z.string().nullable() });

/** Lets the other cluster begin; the directory must be there and empty, unless the caller allows otherwise. */
function authorize(
  context: QumuloContext,
  relationship: TargetRelationship,
  query: AuthorizeQuery["Querystring"],
): void {
  if (relationship.state !== "AWAITING_AUTHORIZATION") {
    throw new ApiError(409, unverifiedClass, "The relationship is authorized already.");
  }
  const { tree } = context.state;
  const exists = tree.find(relationship.target_root_path);
  if (exists === undefined && query["allow-fs-path-create"] !== "true") {
    throw noSuchEntry(relationship.target_root_path);
  }
  if (exists !== undefined && exists.children.size > 0 && query["allow-non-empty-directory"] !== "true") {
    throw new ApiError(409, "fs_directory_not_empty_error", "The target directory is not empty.");
  }
  const node = exists ?? tree.addPath(relationship.target_root_path, context.clock.now());
  Object.assign(relationship, { state: "ESTABLISHED", target_root_id: node.id });
}

/** Registers the target routes. */
export function registerReplicationTargetRoutes(context: QumuloContext): void {
  const { app, clock } = context;
  const base = "/v2/replication/target-relationships";
  const find = (id: string): TargetRelationship => {
    const relationship = context.state.targets.get(id);
    if (relationship === undefined) throw notFound(`There is no replication relationship ${id}.`);
    return relationship;
  };
  const status = (relationship: TargetRelationship) => targetStatus(context.state, relationship, clock.now());
  app.get(`${base}/status/`, () => context.state.targets.list().map(status));
  app.get<IdParams>(`${base}/:id/status`, (request) => status(find(request.params.id)));
  app.post<IdParams & AuthorizeQuery>(`${base}/:id/authorize`, (request) => {
    const relationship = find(request.params.id);
    authorize(context, relationship, request.query);
    return status(relationship);
  });
  app.post<IdParams>(`${base}/:id/make-writable`, (request) => {
    const relationship = find(request.params.id);
    Object.assign(relationship, { state: "DISCONNECTED", target_root_read_only: false, run: null });
    return status(relationship);
  });
  app.post<IdParams>(`${base}/:id/reconnect`, (request) => {
    const relationship = find(request.params.id);
    if (relationship.state !== "DISCONNECTED") {
      throw new ApiError(409, unverifiedClass, "Only a disconnected relationship can be reconnected.");
    }
    Object.assign(relationship, { state: "ESTABLISHED", target_root_read_only: true });
    return status(relationship);
  });
  app.post<IdParams>(`${base}/:id/lock`, (request) => {
    const { lock_key_ref } = decodeBody(lockSchema, request.body);
    const relationship = find(request.params.id);
    const { lockKeys } = context.state;
    if (lock_key_ref !== null && lockKeys.get(lock_key_ref) === undefined) {
      throw notFound(`There is no key ${lock_key_ref}.`);
    }
    relationship.lock_key = lock_key_ref;
    return { lock_key_ref };
  });
  app.post<IdParams>(`${base}/:id/dismiss-error`, (request) => {
    find(request.params.id).error_from_last_job = "";
    return {};
  });
  // Deleting is a POST here, too: DELETE is not known.
  app.post<IdParams>(`${base}/:id/delete`, (request) => {
    context.state.targets.remove(find(request.params.id).id);
    return {};
  });
}
