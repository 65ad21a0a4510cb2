// How are Jobs read? From the executions of all tasks: those begun within the window, and those that have not ended.
import type { Feed, FeedRequest } from "../../../contract/feed.ts";
import { byKey, itemOf, type Nodeum, type NodeumList, pageCount, pagesOf } from "../api.ts";
import { jobRow } from "../map/execution.ts";
import { isUnfinished, UNFINISHED_WORDS } from "../map/words.ts";
import { type RawExecution, rawExecution } from "../raw/work.ts";

/** `complete_list` false would leave out all but the last good run of each task (sheet §5b). */
const EXECUTIONS = {
  what: "executions",
  path: "/task_executions",
  key: "task_executions",
  row: rawExecution,
  query: { complete_list: true },
};

/** Filters are `operator value` in one text (sheet §3). A run that waits has not begun, so that no window by time holds it. */
const begunSince = (since: string | null): NodeumList<RawExecution> =>
  since === null ? EXECUTIONS : { ...EXECUTIONS, query: { ...EXECUTIONS.query, job_started: `>=${since}` } };

const UNFINISHED: NodeumList<RawExecution> = {
  ...EXECUTIONS,
  what: "unfinished executions",
  query: { ...EXECUTIONS.query, status: `><${UNFINISHED_WORDS.join("|")}` },
};

/**
 * One call per page. Every window takes both reads, so that the price depends on the rows alone; over `ALL` the second one
 * brings what moved between pages. @param filters false where this release refuses filters: then everything is read.
 */
export function executionsFeed(nodeum: Nodeum, { filters }: { readonly filters: boolean }): Feed {
  const lists = filters ? ["executions", "unfinished"] : ["executions"];
  return {
    name: "executions",
    kinds: ["Job"],
    windows: filters ? ["HOUR", "DAY", "WEEK", "ALL"] : ["ALL"],
    coverage: "ALL",
    lists,
    calls: (counts) => lists.reduce((calls, list) => calls + pageCount(counts[list] ?? 0, nodeum.pageSize), 0),
    read: (request) => read(nodeum, request, filters),
    singles: {
      Job: byKey(1, async (id, call) => {
        const raw = await itemOf(nodeum, EXECUTIONS, { id, call });
        return raw === null ? null : jobRow(raw, nodeum);
      }),
    },
  };
}

/** What comes back from a filter is filtered again: a release that ignores it answers with everything. */
async function* read(nodeum: Nodeum, { since, call }: FeedRequest, filters: boolean) {
  const told = new Set<string>();
  const rowsOf = (raws: readonly RawExecution[]) =>
    raws.filter((raw) => !told.has(raw.id)).map((raw) => jobRow(raw, nodeum));
  for await (const { rows, total } of pagesOf(nodeum, begunSince(since), call)) {
    const inWindow = rowsOf(rows).filter(
      ({ startedAt, state }) => since === null || startedAt === null || startedAt >= since || isUnfinished(state),
    );
    for (const raw of rows) told.add(raw.id);
    yield { list: "executions", vendorIds: rows.map((raw) => raw.id), total, rows: inWindow };
  }
  if (!filters) return;
  for await (const { rows, total } of pagesOf(nodeum, UNFINISHED, call)) {
    const unfinished = rowsOf(rows).filter(({ state }) => isUnfinished(state));
    yield { list: "unfinished", vendorIds: rows.map((raw) => raw.id), total, rows: unfinished };
  }
}
