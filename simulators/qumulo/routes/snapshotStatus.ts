// What holds a snapshot, and how much room does it take? Status v3 and v4, capacities and lock keys (sheet §8.8).
import { z } from "zod";
import { capacityOf } from "../capacity.ts";
import type { IdParams, QumuloContext } from "../qumuloContext.ts";
import type { Snapshot } from "../seed/snapshots.ts";
import { snapshotStatus } from "../snapshotViews.ts";
import { decodeError, notFound } from "../wire/apiError.ts";
import { decodeBody } from "../wire/decodeBody.ts";
import { sendItem } from "../wire/etag.ts";
import { filterSnapshots, requireSnapshot } from "./snapshots.ts";

/** What each word of the v4 filter takes away. */
const exclusions: Record<string, (snapshot: Snapshot) => boolean> = {
  api_snapshots_exclude_in_delete: (snapshot) => snapshot.in_delete,
  api_snapshots_exclude_not_in_delete: (snapshot) => !snapshot.in_delete,
  api_snapshots_exclude_locked: (snapshot) => snapshot.lock_key !== null,
  api_snapshots_exclude_not_locked: (snapshot) => snapshot.lock_key === null,
};

interface FilterQuery {
  Querystring: { filter?: string };
}

function keptByV4(filter: string | undefined): (snapshot: Snapshot) => boolean {
  const words = (filter ?? "").split(",").filter((word) => word !== "");
  const excluders = words.map((word) => {
    const excludes = exclusions[word];
    if (excludes === undefined) throw decodeError("Error decoding query parameter 'filter'");
    return excludes;
  });
  return (snapshot) => !excluders.some((excludes) => excludes(snapshot));
}

/** Registers the status, capacity and key routes. */
export function registerSnapshotStatusRoutes(context: QumuloContext): void {
  const { app } = context;
  const capacity = ({ id, capacityUsed }: Snapshot) => ({ id, capacity_used_bytes: String(capacityUsed) });
  app.get<FilterQuery>("/v3/snapshots/status/", (request) => ({
    entries: filterSnapshots(context, request.query.filter).map((row) => snapshotStatus(context.state, row)),
  }));
  // There is no v4 status of a single snapshot: that is v3.
  app.get<IdParams>("/v3/snapshots/status/:id", (request) =>
    snapshotStatus(context.state, requireSnapshot(context, request.params.id)),
  );
  app.get<FilterQuery>("/v4/snapshots/status/", (request) => ({
    entries: context.state.snapshots
      .list()
      .filter(keptByV4(request.query.filter))
      .map((row) => snapshotStatus(context.state, row)),
  }));
  app.get("/v1/snapshots/capacity-used-per-snapshot/", () => ({
    entries: filterSnapshots(context, "exclude_in_delete").map(capacity),
  }));
  app.get<IdParams>("/v1/snapshots/capacity-used-per-snapshot/:id", (request) =>
    capacity(requireSnapshot(context, request.params.id)),
  );
  app.get("/v1/snapshots/total-used-capacity", () => ({ bytes: String(capacityOf(context.state).snapshots) }));
  app.post("/v1/snapshots/calculate-used-capacity", (request) => {
    const ids = decodeBody(z.array(z.number()), request.body);
    const bytes = ids.reduce((sum, id) => sum + requireSnapshot(context, String(id)).capacityUsed, 0n);
    return { bytes: String(bytes) };
  });
  app.get("/v1/file-system/security/keys/", () => ({ entries: context.state.lockKeys.list() }));
  app.get<IdParams>("/v1/file-system/security/keys/:id", (request, reply) => {
    const key = context.state.lockKeys.get(request.params.id);
    if (key === undefined) throw notFound(`There is no key ${request.params.id}.`);
    return sendItem(reply, key);
  });
}
