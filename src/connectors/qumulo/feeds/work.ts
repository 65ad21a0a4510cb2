// How are Job and JobTemplate read? From seven unpaged status calls. The runs and the relationships that they are runs of
// stand in the same lists, and a read of jobs needs them all, so both kinds share one feed: templates come along for free.
import type { Call } from "../../../contract/call.ts";
import type { Feed, FeedPage, FeedRequest } from "../../../contract/feed.ts";
import type { Row } from "../../../contract/rows/index.ts";
import { sideBySide } from "../../../upstream/sideBySide.ts";
import { limitsOf, notAllRefused, type Part, type QumuloContext, readPart } from "../api.ts";
import { restripeJob, snapshotDeletionJob, treeDeleteJob, upgradeJob } from "../map/job.ts";
import { objectRelationshipRow, objectReplicationJobs } from "../map/objectReplication.ts";
import { relationshipRow, replicationJob, type Side } from "../map/replication.ts";
import { zRestriper, zUpgrade } from "../raw/cluster.ts";
import { zTreeDeletes } from "../raw/files.ts";
import { type RawDirectoryReplication, zDirectoryReplications, zObjectReplications } from "../raw/replication.ts";
import { zSnapshots } from "../raw/snapshots.ts";
import { SNAPSHOT_STATUS } from "./snapshots.ts";
import { jobSingle, OBJECTS, RESTRIPER, SIDES, TREE_DELETES, templateSingle, UPGRADE } from "./workItems.ts";

/** Seven calls. */
export function workFeed(context: QumuloContext): Feed {
  return {
    name: "work",
    kinds: ["Job", "JobTemplate"],
    windows: ["ALL"],
    coverage: "ALL",
    lists: ["sources", "targets", "objects", "treeDeletes", "snapshotDeletions", "restriper", "upgrade"],
    calls: () => 7,
    read: (request) => read(context, request),
    singles: { Job: jobSingle(context), JobTemplate: templateSingle(context) },
  };
}

async function* read(context: QumuloContext, { call }: FeedRequest): AsyncGenerator<FeedPage> {
  const { sourceId, words } = context;
  const [sources, targets, objects, trees, snapshots, restriper, upgrade] = await sideBySide(call, (all) => [
    directories(context, "source", all),
    directories(context, "target", all),
    objectStores(context, all),
    readPart(context, { what: "the tree deletes", path: TREE_DELETES, schema: zTreeDeletes }, all),
    deletedSnapshots(context, all),
    readPart(context, { what: "the restriper status", path: RESTRIPER, schema: zRestriper }, all),
    readPart(context, { what: "the upgrade status", path: UPGRADE, schema: zUpgrade }, all),
  ]);
  const relationships = [sources, targets, objects];
  const parts: Part<unknown>[] = [...relationships, trees, snapshots, restriper, upgrade];
  notAllRefused(context, parts);
  const limits = [...limitsOf("Job", parts), ...limitsOf("JobTemplate", relationships)];
  yield directoryPage(context, sources.value, "source");
  yield directoryPage(context, targets.value, "target");
  const objectRows = (objects.value ?? []).flatMap((raw) => [
    objectRelationshipRow(sourceId, raw, words),
    ...objectReplicationJobs(sourceId, raw, { words, nowMs: context.now() }),
  ]);
  yield page("objects", objects.value, objectRows);
  const treeJobs = (trees.value?.jobs ?? []).map((raw) => treeDeleteJob(sourceId, raw));
  yield page("treeDeletes", trees.value?.jobs, treeJobs);
  const removals = (snapshots.value?.entries ?? []).map((raw) => snapshotDeletionJob(sourceId, raw));
  yield page("snapshotDeletions", snapshots.value?.entries, removals);
  yield page("restriper", [], [restriper.value === null ? null : restripeJob(sourceId, restriper.value, words)]);
  const upgradeRow = upgrade.value === null ? null : upgradeJob(sourceId, upgrade.value, words);
  yield { ...page("upgrade", [], [upgradeRow]), limits };
}

function directoryPage(context: QumuloContext, raws: readonly RawDirectoryReplication[] | null, side: Side): FeedPage {
  const view = { sourceId: context.sourceId, side, words: context.words };
  const rows = (raws ?? []).flatMap((raw) => [relationshipRow(raw, view), replicationJob(raw, view)]);
  return page(`${side}s`, raws, rows);
}

function directories(context: QumuloContext, side: Side, call: Call) {
  const what = `the replications with this cluster as ${side}`;
  const path = `${SIDES[side]}status/`;
  return readPart(context, { what, path, schema: zDirectoryReplications, everywhere: true }, call);
}

/** Releases without the status list still have the one of settings, which tells relationships but no runs. */
async function objectStores(context: QumuloContext, call: Call) {
  const ask = { what: "the replications with object stores", path: `${OBJECTS}status/`, schema: zObjectReplications };
  const status = await readPart(context, ask, call);
  return status.value !== null || status.refused ? status : readPart(context, { ...ask, path: OBJECTS }, call);
}

function deletedSnapshots(context: QumuloContext, call: Call) {
  const query = { filter: "only_in_delete" };
  const what = "the snapshots that are being removed";
  return readPart(context, { what, path: SNAPSHOT_STATUS, query, schema: zSnapshots, everywhere: true }, call);
}

/** A page of a list, null when it was not to be had. @param rows null where the vendor's row is no work (any more). */
function page(
  list: string,
  raws: readonly { readonly id: string }[] | null | undefined,
  rows: readonly (Row | null)[],
): FeedPage {
  return { list, vendorIds: (raws ?? []).map((raw) => raw.id), total: null, rows: rows.filter((row) => row !== null) };
}
