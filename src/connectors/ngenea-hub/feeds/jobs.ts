// How are jobs read? From the lists of jobs and of settings tasks, within a window; unfinished ones always (sheet §5).
import type { Feed, FeedPage, FeedRequest } from "../../../contract/feed.ts";
import { GatewayError } from "../../../contract/problem.ts";
import { type Hub, itemOf, onePerKey, pageCount, pagesOf, splitKey } from "../hub.ts";
import { jobRow, settingsTaskRow } from "../map/job.ts";
import { isUnfinished } from "../map/words.ts";
import { progressReader, stepsReader } from "./jobDetails.ts";
import { allJobs, readJob, settingsTasks, unfinishedJobs } from "./jobLists.ts";

/** Reads jobs. Every window takes the same reads, so that its price depends on the rows alone. */
export function jobsFeed(hub: Hub): Feed {
  const { sourceId, settings, words } = hub;
  const lists = ["jobs", "unfinishedJobs", ...(settings.includeSettingsTasks ? ["settingstasks"] : [])];
  return {
    name: "jobs",
    kinds: ["Job"],
    windows: ["HOUR", "DAY", "WEEK", "ALL"],
    coverage: "ALL",
    lists,
    calls: (counts) => lists.reduce((calls, list) => calls + pageCount(counts[list] ?? 0, settings.pageSize), 0),
    async *read(request) {
      const seen = new Set<string>();
      yield* jobsInWindow(hub, request, seen);
      yield* olderUnfinished(hub, request, seen);
      if (settings.includeSettingsTasks) yield* settingsTasksInWindow(hub, request);
    },
    singles: {
      Job: onePerKey(async (nativeId, call) => {
        const key = splitKey(nativeId, ["job", "settings"]);
        if (key?.prefix !== "settings") return key === null ? null : readJob(hub, key.id, call);
        const task = await itemOf(hub, { ...settingsTasks, action: "read a settings task" }, { id: key.id, call });
        return task === null ? null : settingsTaskRow(sourceId, task, words);
      }),
    },
    details: { Job: { steps: stepsReader(hub), progress: progressReader(hub) } },
  };
}

async function* jobsInWindow(hub: Hub, request: FeedRequest, seen: Set<string>): AsyncGenerator<FeedPage> {
  const query = request.since === null ? allJobs.query : { created_time_from: request.since };
  for await (const { rows, total } of pagesOf(hub, { ...allJobs, query }, request.call)) {
    for (const job of rows) seen.add(job.id);
    yield {
      list: "jobs",
      vendorIds: rows.map((job) => job.id),
      total,
      rows: rows.map((job) => jobRow(hub.sourceId, job, hub.words)),
    };
  }
}

/** Unfinished jobs that the window leaves out; over `ALL`, those that came or moved while pages were read. */
async function* olderUnfinished(hub: Hub, request: FeedRequest, seen: ReadonlySet<string>): AsyncGenerator<FeedPage> {
  try {
    for await (const { rows, total } of pagesOf(hub, unfinishedJobs(hub), request.call))
      yield {
        list: "unfinishedJobs",
        vendorIds: rows.map((job) => job.id),
        total,
        rows: rows
          .filter((job) => !seen.has(job.id))
          .map((job) => jobRow(hub.sourceId, job, hub.words))
          .filter((row) => isUnfinished(row.state)),
      };
  } catch (error) {
    if (!(error instanceof GatewayError && error.problem.vendorStatus === 400)) throw error;
    const reason =
      "This Ngenea Hub refuses the filter by state, so that unfinished jobs older than the window are missing.";
    const limits = request.since === null ? [] : [{ kind: "Job", coverage: "WINDOW", reason } as const];
    yield { list: "unfinishedJobs", vendorIds: [], total: null, rows: [], limits };
  }
}

/** The Hub cannot bound these by time: the whole list is read, and finished ones from before the window are left out. */
async function* settingsTasksInWindow(hub: Hub, { since, call }: FeedRequest): AsyncGenerator<FeedPage> {
  for await (const { rows, total } of pagesOf(hub, settingsTasks, call))
    yield {
      list: "settingstasks",
      vendorIds: rows.map((task) => task.id),
      total,
      rows: rows
        .map((task) => settingsTaskRow(hub.sourceId, task, hub.words))
        .filter((row) => since === null || row.startedAt === null || row.startedAt >= since || isUnfinished(row.state)),
    };
}
