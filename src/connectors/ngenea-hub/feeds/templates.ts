// How are job templates read? From the lists of workflows, policies and schedules (sheet §9).
import type { Call } from "../../../contract/call.ts";
import type { Feed } from "../../../contract/feed.ts";
import type { JobTemplateRow } from "../../../contract/rows/JobTemplate.ts";
import { type Hub, type HubList, itemOf, onePerKey, pageCount, pagesOf, splitKey } from "../hub.ts";
import { policyTemplateRow, scheduleRow, workflowRow } from "../map/template.ts";
import { rawPolicy, rawSchedule, rawWorkflow } from "../raw/template.ts";

/** One of the lists with what reads it: a page at a time, or one row. */
interface TemplateList {
  readonly list: string;
  pages(hub: Hub, call: Call): AsyncIterable<{ ids: string[]; total: number | null; rows: JobTemplateRow[] }>;
  one(hub: Hub, id: string, call: Call): Promise<JobTemplateRow | null>;
}

function templateList<T extends { readonly id: string }>(
  source: HubList<T> & { readonly one: string },
  toRow: (sourceId: string, raw: T) => JobTemplateRow,
): TemplateList {
  return {
    list: source.path.replaceAll("/", ""),
    async *pages(hub, call) {
      for await (const { rows, total } of pagesOf(hub, source, call))
        yield { ids: rows.map((row) => row.id), total, rows: rows.map((row) => toRow(hub.sourceId, row)) };
    },
    async one(hub, id, call) {
      const raw = await itemOf(hub, { ...source, action: source.one }, { id, call });
      return raw === null ? null : toRow(hub.sourceId, raw);
    },
  };
}

const byPrefix = {
  workflow: templateList(
    { action: "list workflows", one: "read a workflow", path: "/workflows/", row: rawWorkflow },
    workflowRow,
  ),
  policy: templateList(
    { action: "list policies", one: "read a policy", path: "/policies/", row: rawPolicy },
    policyTemplateRow,
  ),
  schedule: templateList(
    { action: "list schedules", one: "read a schedule", path: "/schedules/", row: rawSchedule },
    scheduleRow,
  ),
};
const all = Object.values(byPrefix);

/** Reads job templates. What a schedule runs would take one call per schedule and is not read. */
export function templatesFeed(hub: Hub): Feed {
  return {
    name: "templates",
    kinds: ["JobTemplate"],
    windows: ["ALL"],
    coverage: "ALL",
    lists: all.map(({ list }) => list),
    calls: (counts) => all.reduce((calls, { list }) => calls + pageCount(counts[list] ?? 0, hub.settings.pageSize), 0),
    async *read({ call }) {
      for (const { list, pages } of all)
        for await (const { ids, total, rows } of pages(hub, call)) yield { list, vendorIds: ids, total, rows };
    },
    singles: {
      JobTemplate: onePerKey(async (nativeId, call) => {
        const key = splitKey(nativeId, ["workflow", "policy", "schedule"]);
        return key === null ? null : byPrefix[key.prefix].one(hub, key.id, call);
      }),
    },
  };
}
