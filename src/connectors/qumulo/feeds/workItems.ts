// How is one job or relationship read, live? By what its key begins with; used by the feed `work`.
import type { Call } from "../../../contract/call.ts";
import type { SingleReader } from "../../../contract/feed.ts";
import type { JobRow } from "../../../contract/rows/Job.ts";
import type { JobTemplateRow } from "../../../contract/rows/JobTemplate.ts";
import { oneByOne, type QumuloContext, readIfThere, readItem } from "../api.ts";
import { RESTRIPE_ID, restripeJob, snapshotDeletionJob, treeDeleteJob, UPGRADE_ID, upgradeJob } from "../map/job.ts";
import { objectRelationshipRow, objectReplicationJobs } from "../map/objectReplication.ts";
import { relationshipRow, replicationJob, type Side } from "../map/replication.ts";
import { zRestriper, zUpgrade } from "../raw/cluster.ts";
import { zTreeDelete } from "../raw/files.ts";
import { zDirectoryReplication, zObjectReplication } from "../raw/replication.ts";
import { zSnapshot } from "../raw/snapshots.ts";
import { SNAPSHOT_STATUS } from "./snapshots.ts";

/** Where tree deletes are read; `{id}` follows for one. */
export const TREE_DELETES = "/v1/tree-delete/jobs/";
/** Where the restriper is read. */
export const RESTRIPER = "/v1/cluster/protection/restriper/status";
/** Where an upgrade is read. */
export const UPGRADE = "/v3/upgrade/status";
/** Where relationships between directories are read, by side; `status/` or `{id}/status` follows. */
export const SIDES: Readonly<Record<Side, string>> = {
  source: "/v2/replication/source-relationships/",
  target: "/v2/replication/target-relationships/",
};
/** Where relationships with object stores are read; `status/` or `{id}/status` follows. */
export const OBJECTS = "/v3/replication/object-relationships/";

/** One call per job; a run is gone when its relationship tells of another one, or of none. */
export function jobSingle(context: QumuloContext): SingleReader<"Job"> {
  return {
    calls: (keys) => keys,
    getMany: (nativeIds, call) => oneByOne(nativeIds, call, (id, all) => readJob(context, id, all)),
  };
}

/** One call per relationship. */
export function templateSingle(context: QumuloContext): SingleReader<"JobTemplate"> {
  return {
    calls: (keys) => keys,
    getMany: (nativeIds, call) => oneByOne(nativeIds, call, (id, all) => readTemplate(context, id, all)),
  };
}

async function readJob(context: QumuloContext, nativeId: string, call: Call): Promise<JobRow | null> {
  const { sourceId, words } = context;
  const [sort, key] = split(nativeId);
  if (nativeId === RESTRIPE_ID) {
    const raw = await readIfThere(context, { what: "the restriper status", path: RESTRIPER, schema: zRestriper }, call);
    return raw === null ? null : restripeJob(sourceId, raw, words);
  }
  if (nativeId === UPGRADE_ID) {
    const raw = await readIfThere(context, { what: "the upgrade status", path: UPGRADE, schema: zUpgrade }, call);
    return raw === null ? null : upgradeJob(sourceId, raw, words);
  }
  if (sort === "tree") {
    const item = { what: "a tree delete", under: TREE_DELETES, id: key, schema: zTreeDelete };
    const raw = await readItem(context, item, call);
    return raw === null ? null : treeDeleteJob(sourceId, raw);
  }
  if (sort === "snapshot") {
    const item = { what: "a snapshot", under: SNAPSHOT_STATUS, id: key, schema: zSnapshot };
    const raw = await readItem(context, item, call);
    return raw === null ? null : snapshotDeletionJob(sourceId, raw);
  }
  return sort === "replication" ? readRun(context, nativeId, call) : null;
}

/** `replication:{source|target|object}:{id}:{start}`; the start has colons of its own. */
async function readRun(context: QumuloContext, nativeId: string, call: Call): Promise<JobRow | null> {
  const { sourceId, words } = context;
  const [side, rest] = split(split(nativeId)[1]);
  const [id] = split(rest);
  if (side === "object") {
    const raw = await readObjectReplication(context, id, call);
    const runs = raw === null ? [] : objectReplicationJobs(sourceId, raw, { words, nowMs: context.now() });
    return runs.find((run) => run.nativeId === nativeId) ?? null;
  }
  if (!isSide(side)) return null;
  const raw = await readDirectoryReplication(context, { side, id }, call);
  const run = raw === null ? null : replicationJob(raw, { sourceId, side, words });
  return run?.nativeId === nativeId ? run : null;
}

async function readTemplate(context: QumuloContext, nativeId: string, call: Call): Promise<JobTemplateRow | null> {
  const { sourceId, words } = context;
  const [side, id] = split(nativeId);
  if (side === "object") {
    const raw = await readObjectReplication(context, id, call);
    return raw === null ? null : objectRelationshipRow(sourceId, raw, words);
  }
  if (!isSide(side)) return null;
  const raw = await readDirectoryReplication(context, { side, id }, call);
  return raw === null ? null : relationshipRow(raw, { sourceId, side, words });
}

/** A relationship between directories, from one side; null when it is gone. */
export function readDirectoryReplication(context: QumuloContext, { side, id }: { side: Side; id: string }, call: Call) {
  const place = { under: SIDES[side], id, tail: "/status" };
  return readItem(context, { what: "a replication", ...place, schema: zDirectoryReplication }, call);
}

/** A relationship with an object store; null when it is gone. */
export function readObjectReplication(context: QumuloContext, id: string, call: Call) {
  const place = { under: OBJECTS, id, tail: "/status" };
  return readItem(context, { what: "a replication with an object store", ...place, schema: zObjectReplication }, call);
}

/** What stands before the first colon and after it. */
function split(key: string): [head: string, rest: string] {
  const colon = key.indexOf(":");
  return colon === -1 ? [key, ""] : [key.slice(0, colon), key.slice(colon + 1)];
}

function isSide(word: string): word is Side {
  return word === "source" || word === "target";
}
