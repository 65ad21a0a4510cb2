// What do the Hub's lists of jobs lack? Steps and progress, which take calls of their own (sheet §5).
import type { Call } from "../../../contract/call.ts";
import type { DetailReader } from "../../../contract/feed.ts";
import { byKey, type Hub, itemPath, pageCount, pagesOf, splitKey } from "../hub.ts";
import { percentIn, stepRows } from "../map/job.ts";
import { type RawTask, rawTask } from "../raw/work.ts";
import { allJobs } from "./jobLists.ts";

/** The largest page that the Hub gives: tasks are many. */
const pageSize = 100;
/** One page after the other: reading ahead would spend calls beyond the limit on steps. */
const tasks = { action: "list tasks", path: "/tasks/", row: rawTask, pageSize, sideBySide: 1 };

/** The number of a job; null for the key of a settings task, which has neither steps nor progress. */
const jobId = (nativeId: string): string | null => splitKey(nativeId, ["job"])?.id ?? null;

/**
 * Steps of jobs, up to `maxStepsPerJob` each. For several jobs the whole list of tasks is read instead when that takes fewer
 * calls, which its first page tells.
 */
export function stepsReader(hub: Hub): DetailReader {
  const { settings, sourceId, words } = hub;
  return {
    fields: ["steps"],
    calls: (keys) => keys * pageCount(settings.maxStepsPerJob, pageSize) + (keys > 1 ? 1 : 0),
    async getMany(nativeIds, call) {
      const jobs = new Set(nativeIds.map(jobId).filter((id) => id !== null));
      const whole = jobs.size > 1 ? await wholeList(hub, jobs.size, call) : null;
      return byKey(nativeIds, async (nativeId) => {
        const job = jobId(nativeId);
        if (job === null) return null;
        const own = whole?.get(job) ?? (whole === null ? await tasksOf(hub, job, call) : []);
        return { steps: stepRows(sourceId, own.slice(0, settings.maxStepsPerJob), words) };
      });
    },
  };
}

/** All tasks by job, when reading them takes no more calls than there are jobs; else null, after one call. */
async function wholeList(hub: Hub, jobs: number, call: Call): Promise<ReadonlyMap<string, RawTask[]> | null> {
  const byJob = new Map<string, RawTask[]>();
  for await (const { rows, total } of pagesOf(hub, tasks, call)) {
    if (total === null || pageCount(total, pageSize) > jobs) return null;
    for (const task of rows) {
      const own = byJob.get(task.job);
      if (own === undefined) byJob.set(task.job, [task]);
      else own.push(task);
    }
  }
  return byJob;
}

async function tasksOf(hub: Hub, job: string, call: Call): Promise<RawTask[]> {
  const own: RawTask[] = [];
  let pagesLeft = pageCount(hub.settings.maxStepsPerJob, pageSize);
  for await (const { rows } of pagesOf(hub, { ...tasks, query: { job_id: job } }, call)) {
    own.push(...rows.filter((task) => task.job === job));
    pagesLeft -= 1;
    if (pagesLeft === 0) break;
  }
  return own;
}

/** Progress of jobs, one call each: the Hub has no list of it. A percentage is all that it is said to be. */
export function progressReader(hub: Hub): DetailReader {
  return {
    fields: ["progressPercent", "progress"],
    calls: (keys) => keys,
    getMany: (nativeIds, call) =>
      byKey(nativeIds, async (nativeId) => {
        const job = jobId(nativeId);
        if (job === null) return null;
        const { status, body } = await hub.client.send(
          {
            action: "read the progress of a job",
            method: "GET",
            path: `${itemPath(allJobs, job)}progress/`,
            expect: [404],
          },
          call,
        );
        if (status === 404) return null;
        const progressPercent = percentIn(body);
        if (progressPercent === null)
          hub.client.unknownWord("Job.progress", Array.isArray(body) ? "array" : typeof body);
        return { progressPercent, progress: null };
      }),
  };
}
