// How are snapshots taken, kept longer, locked and deleted? v3 items and the v2 list (sheet §8.8).
import { z } from "zod";
import type { IdParams, QumuloContext } from "../qumuloContext.ts";
import { makeSnapshot, type Snapshot } from "../seed/snapshots.ts";
import { snapshotInfo, snapshotV2 } from "../snapshotViews.ts";
import { takeId } from "../state.ts";
import { ApiError, decodeError, notFound, unverifiedClass } from "../wire/apiError.ts";
import { decodeBody } from "../wire/decodeBody.ts";
import { requireMatch, sendItem } from "../wire/etag.ts";
import { requireDirectory } from "./files.ts";

const expiration = z.union([z.iso.datetime({ offset: true }), z.literal(""), z.null()]);
const createSchema = z.object({
  name_suffix: z.string().min(1).default("OnDemand"),
  expiration: expiration.default(null),
  source_file_id: z.string().default("2"),
});
/** PUT documents the whole object and honours only the expiration; the official client PATCHes that alone (sheet §9.7). */
const patchSchema = z.object({ expiration: expiration.optional() });
const putSchema = z.object({ expiration, id: z.number(), name: z.string(), source_file_id: z.string() });
const lockSchema = z.object({ lock_key_ref: z.string() });

/** What `filter` of the v3 lists lets through. */
const filters: Record<string, (snapshot: Snapshot) => boolean> = {
  all: () => true,
  exclude_in_delete: (snapshot) => !snapshot.in_delete,
  only_in_delete: (snapshot) => snapshot.in_delete,
};

interface FilterQuery {
  Querystring: { filter?: string };
}

/** The snapshots that a v3 `filter` lets through; throws decode_error for an unknown one. */
export function filterSnapshots(context: QumuloContext, filter = "all"): Snapshot[] {
  const keep = filters[filter];
  if (keep === undefined) throw decodeError("Error decoding query parameter 'filter'");
  return context.state.snapshots.list().filter(keep);
}

/** The snapshot with a number; throws snapshot_not_found_error, and http_not_found_error for what is no number. */
export function requireSnapshot(context: QumuloContext, id: string): Snapshot {
  if (!/^\d+$/.test(id)) throw notFound();
  const snapshot = context.state.snapshots.get(id);
  if (snapshot === undefined) throw new ApiError(404, "snapshot_not_found_error", `There is no snapshot ${id}.`);
  return snapshot;
}

/** Marks a snapshot as in deletion; it stays visible until its time is up. */
export function startSnapshotDelete(context: QumuloContext, snapshot: Snapshot): void {
  const goneAtMs = context.clock.now() + context.settings.jobDurationMs;
  context.state.snapshots.set({ ...snapshot, in_delete: true, goneAtMs });
  context.state.deletingSnapshots.add(String(snapshot.id));
}

const endOf = (snapshot: Snapshot) =>
  snapshot.expiration ? Date.parse(snapshot.expiration) : Number.POSITIVE_INFINITY;

/** Owned snapshots cannot be changed at all, locked ones only be kept longer. Status and class are unknown (sheet §12). */
function changeExpiration(context: QumuloContext, snapshot: Snapshot, wish: string | null): Snapshot {
  const changed = { ...snapshot, expiration: wish };
  if (snapshot.owners.length > 0) throw new ApiError(400, unverifiedClass, "The snapshot is in use.");
  if (snapshot.lock_key !== null && endOf(changed) < endOf(snapshot)) {
    throw new ApiError(400, unverifiedClass, "A locked snapshot can only be kept longer.");
  }
  context.state.snapshots.set(changed);
  return changed;
}

/** Registers the snapshot routes. */
export function registerSnapshotRoutes(context: QumuloContext): void {
  const { app, clock } = context;
  app.get<FilterQuery>("/v3/snapshots/", (request) => ({
    entries: filterSnapshots(context, request.query.filter).map(snapshotInfo),
  }));
  // v2 hides what is in deletion unless asked, v3 shows it unless asked.
  app.get<{ Querystring: { "include-in-delete"?: string } }>("/v2/snapshots/", ({ query }) => ({
    entries: filterSnapshots(context, query["include-in-delete"] === "true" ? "all" : "exclude_in_delete").map(
      snapshotV2,
    ),
  }));
  app.get<IdParams>("/v2/snapshots/:id", (request, reply) =>
    sendItem(reply, snapshotV2(requireSnapshot(context, request.params.id))),
  );
  app.get<IdParams>("/v3/snapshots/:id", (request, reply) =>
    sendItem(reply, snapshotInfo(requireSnapshot(context, request.params.id))),
  );
  app.post("/v3/snapshots/", (request, reply) => {
    const wishes = decodeBody(createSchema, request.body ?? {});
    const source = requireDirectory(context, wishes.source_file_id);
    const plan = { source, policy: null, suffix: wishes.name_suffix, atMs: clock.now(), expiration: wishes.expiration };
    const snapshot = makeSnapshot(context.state.random, takeId(context.state, "snapshots"), plan);
    context.state.snapshots.set({ ...snapshot, capacityUsed: 0n });
    return sendItem(reply, snapshotInfo(snapshot));
  });
  app.patch<IdParams>("/v3/snapshots/:id", (request, reply) => {
    const snapshot = requireSnapshot(context, request.params.id);
    requireMatch(request, snapshotInfo(snapshot));
    const wish = decodeBody(patchSchema, request.body).expiration;
    const changed = wish === undefined ? snapshot : changeExpiration(context, snapshot, wish);
    return sendItem(reply, snapshotInfo(changed));
  });
  app.put<IdParams>("/v3/snapshots/:id", (request, reply) => {
    const snapshot = requireSnapshot(context, request.params.id);
    requireMatch(request, snapshotInfo(snapshot));
    const changed = changeExpiration(context, snapshot, decodeBody(putSchema, request.body).expiration);
    return sendItem(reply, snapshotInfo(changed));
  });
  app.delete<IdParams>("/v3/snapshots/:id", (request, reply) => {
    const snapshot = requireSnapshot(context, request.params.id);
    requireMatch(request, snapshotInfo(snapshot));
    if (snapshot.lock_key !== null) throw new ApiError(400, unverifiedClass, "The snapshot is locked.");
    if (snapshot.owners.length > 0) throw new ApiError(400, unverifiedClass, "The snapshot is in use.");
    if (!snapshot.in_delete) startSnapshotDelete(context, snapshot);
    return reply.code(202).send({});
  });
  app.post<IdParams>("/v3/snapshots/:id/lock", (request) => {
    const snapshot = requireSnapshot(context, request.params.id);
    const { lock_key_ref } = decodeBody(lockSchema, request.body);
    const { lockKeys, snapshots } = context.state;
    const key = lockKeys.get(lock_key_ref) ?? lockKeys.list().find((known) => known.name === lock_key_ref);
    if (key === undefined) throw notFound(`There is no key ${lock_key_ref}.`);
    if (key.disabled) throw new ApiError(400, unverifiedClass, "The key is disabled.");
    if (snapshot.lock_key !== null) throw new ApiError(409, unverifiedClass, "The snapshot is locked already.");
    snapshots.set({ ...snapshot, lock_key: key.id });
    return { lock_key_ref: key.id };
  });
}
