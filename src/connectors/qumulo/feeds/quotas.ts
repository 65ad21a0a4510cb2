// How are Volume and Quota read? Both from the status list of quotas, with the file system for the root volume and the tree
// deletes under way for volumes that are going.
import type { Call } from "../../../contract/call.ts";
import type { Feed, FeedPage, FeedRequest } from "../../../contract/feed.ts";
import { mapInSlices } from "../../../upstream/mapInSlices.ts";
import { nextLinkPages } from "../../../upstream/paging.ts";
import { parseAnswer } from "../../../upstream/parseAnswer.ts";
import { parseLongAnswer } from "../../../upstream/parseLongAnswer.ts";
import { sideBySide } from "../../../upstream/sideBySide.ts";
import { limitsOf, oneByOne, type QumuloContext, readItem, readPart, requestOf } from "../api.ts";
import { deletionsOf, quotaRow, ROOT_ID, rootVolumeRow, volumeRow } from "../map/volume.ts";
import { zFileSystem } from "../raw/cluster.ts";
import { zQuota, zQuotaPage, zQuotas, zTreeDeletes } from "../raw/files.ts";

const LIST = { what: "the quotas", path: "/v1/files/quotas/status/" };
const FILE_SYSTEM = { what: "the file system", path: "/v1/file-system", schema: zFileSystem };
const TREE_DELETES = { what: "the tree deletes", path: "/v1/tree-delete/jobs/", schema: zTreeDeletes };

/** Two calls and one per page of quotas. */
export function quotaFeed(context: QumuloContext): Feed {
  const { sourceId, pageSize } = context;
  return {
    name: "quotas",
    kinds: ["Volume", "Quota"],
    windows: ["ALL"],
    coverage: "ALL",
    lists: ["quotas", "fileSystem", "treeDeletes"],
    calls: ({ quotas = 0 }) => 2 + Math.max(1, Math.ceil(quotas / pageSize)),
    read: (request) => read(context, request),
    singles: {
      Volume: {
        calls: (keys) => keys + 1,
        async getMany(nativeIds, call) {
          const deletions = deletionsOf((await readPart(context, TREE_DELETES, call)).value?.jobs ?? null);
          return oneByOne(nativeIds, call, async (id, all) => {
            if (id === ROOT_ID) return rootVolumeRow(sourceId, (await readPart(context, FILE_SYSTEM, all)).value);
            const quota = await readQuota(context, id, all);
            return quota === null ? null : volumeRow(sourceId, quota, deletions);
          });
        },
      },
      Quota: {
        calls: (keys) => keys,
        getMany: (nativeIds, call) =>
          oneByOne(nativeIds, call, async (id, all) => {
            const quota = await readQuota(context, id, all);
            return quota === null ? null : quotaRow(sourceId, quota);
          }),
      },
    },
  };
}

async function* read(context: QumuloContext, { call }: FeedRequest): AsyncGenerator<FeedPage> {
  const { sourceId } = context;
  const [fileSystem, treeDeletes] = await sideBySide(call, (all) => [
    readPart(context, FILE_SYSTEM, all),
    readPart(context, TREE_DELETES, all),
  ]);
  const jobs = treeDeletes.value?.jobs ?? null;
  const deletions = deletionsOf(jobs);
  yield { list: "treeDeletes", vendorIds: (jobs ?? []).map((job) => job.id), total: null, rows: [] };
  yield {
    list: "fileSystem",
    vendorIds: [ROOT_ID],
    total: null,
    rows: [rootVolumeRow(sourceId, fileSystem.value)],
    limits: limitsOf("Volume", [fileSystem, treeDeletes]),
  };
  // A fresh session was made for the calls above, and is the source's since.
  for await (const quotas of quotaPages(context, { ...call, freshSession: false })) {
    const rows = await mapInSlices(quotas, (quota) => [
      ...(quota.id === ROOT_ID ? [] : [volumeRow(sourceId, quota, deletions)]),
      quotaRow(sourceId, quota),
    ]);
    yield {
      list: "quotas",
      vendorIds: quotas.map((quota) => quota.id),
      total: null,
      rows: rows.flat(),
    };
  }
}

async function* quotaPages(context: QumuloContext, call: Call) {
  const { client, pageSize, sourceId } = context;
  const where = { sourceId, action: `read ${LIST.what}` };
  const parse = (body: unknown) => {
    const { quotas, paging } = parseAnswer(zQuotaPage, body, where);
    return { items: quotas, total: null, next: paging.next };
  };
  const pages = nextLinkPages({ client, call, request: requestOf(LIST), pageSize, sizeParam: "limit", parse });
  for await (const page of pages) yield await parseLongAnswer(zQuotas, page.items, where);
}

function readQuota(context: QumuloContext, id: string, call: Call) {
  return readItem(context, { what: "a quota", under: LIST.path, id, schema: zQuota }, call);
}
