// What is running, what has run, and how is it stopped? Jobs (sheet §5).
import { addJob, ownerOf } from "../changes/startJob.ts";
import type { Hub } from "../hub.ts";
import { jobJson, momentOf, progressJson } from "../present/jobJson.ts";
import { answerPage, rowOf, viewOf } from "../present/view.ts";
import { filterJobs } from "../state/jobFilter.ts";
import type { JobRecord } from "../state/jobRecords.ts";
import { phaseAt } from "../state/jobTiming.ts";
import { jobHasEnded, jobState, statView } from "../state/jobView.ts";
import { type Json, notFound } from "../wire/apiError.ts";
import { created, type Endpoint, type EndpointTable, type HubCall, noContent, ok } from "../wire/endpoint.ts";
import { lastValue } from "../wire/paging.ts";
import { readJobFilter } from "./readJobFilter.ts";

/** Jobs. */
export function jobRoutes(hub: Hub): EndpointTable {
  const one = (call: HubCall): JobRecord => rowOf(hub.state.jobs.table, call.params.id);
  const wanted = (call: HubCall) => {
    const moment = momentOf(viewOf(hub, call));
    return filterJobs(hub.state.jobs.table.list(), readJobFilter(hub, call), moment);
  };
  return {
    "/jobs/": {
      get: (call) => {
        const rows = wanted(call);
        return answerPage(hub, call, { rows, present: jobJson, extra: { stats: jobCounts(hub, call, rows) } });
      },
    },
    "/jobs/recent/": {
      get: (call) => answerPage(hub, call, { rows: hub.state.jobs.table.list().slice(0, 5), present: jobJson }),
    },
    "/jobs/stats/": { get: (call) => ok(jobCounts(hub, call, wanted(call))) },
    "/jobs/jobtype_choices/": {
      get: () => ok([...new Set(hub.state.jobs.table.list().map(({ workflow }) => workflow))].sort()),
    },
    "/jobs/:id/": jobEndpoint(hub, one),
    "/jobs/:id/progress/": { get: (call) => ok(progressJson(one(call), viewOf(hub, call))) },
    "/jobs/:id/statistics/": { get: (call) => ok(fileCounts(hub, call, one(call))) },
    "/jobs/:id/files/": {
      get: (call) => answerPage(hub, call, { rows: filesOf(hub, call, one(call)), present: (row) => row }),
    },
    ...jobActions(hub, one),
  };
}

/** GET of one job is not evidenced, so it can be switched off; DELETE is documented (sheet §5). */
function jobEndpoint(hub: Hub, one: (call: HubCall) => JobRecord): Endpoint {
  const remove = (call: HubCall) => {
    hub.state.jobs.table.remove(String(one(call).id));
    return noContent();
  };
  const { jobDetail } = hub.behaviour;
  if (jobDetail === "method-not-allowed") return { delete: remove };
  return {
    get: (call) => {
      if (jobDetail === "not-found") throw notFound();
      return ok(jobJson(one(call), viewOf(hub, call)));
    },
    delete: remove,
  };
}

/** Cancel, pause, resume and resubmit; none has a body, and none complains when it comes too late. */
function jobActions(hub: Hub, one: (call: HubCall) => JobRecord): EndpointTable {
  const act = (change: (job: JobRecord, now: number, call: HubCall) => Partial<JobRecord> | null): Endpoint => ({
    post: (call) => {
      const job = one(call);
      const patch = change(job, call.now, call);
      const changed = patch === null ? job : hub.state.jobs.table.patch(String(job.id), { ...patch, state: null });
      return created(jobJson(changed ?? job, viewOf(hub, call)));
    },
  });
  const open = (job: JobRecord, now: number) => !jobHasEnded(job, now) && job.cancelAskedMs === null;
  return {
    "/jobs/:id/cancel/": act((job, now) => (open(job, now) ? { cancelAskedMs: now } : null)),
    "/jobs/:id/pause/": act((job, now) => (open(job, now) && job.pauseAskedMs === null ? { pauseAskedMs: now } : null)),
    "/jobs/:id/resume/": act((job, now) => {
      if (job.pauseAskedMs === null || !open(job, now)) return null;
      return { pauseAskedMs: null, pausedTotalMs: job.pausedTotalMs + now - job.pauseAskedMs };
    }),
    "/jobs/:id/resubmit/": act((job, now, call) => {
      // While the job is unfinished nothing happens, and nobody is told (sheet §5).
      if (!jobHasEnded(job, now)) return null;
      const { workflow, site, queue, paths } = job;
      addJob(hub, { workflow, site, queue, paths, ...ownerOf(call.caller) });
      return null;
    }),
  };
}

/** How many jobs of each kind: the fifth key of the list's envelope (sheet §3). */
function jobCounts(hub: Hub, call: HubCall, jobs: readonly JobRecord[]): Json {
  const moment = momentOf(viewOf(hub, call));
  const count = (keyOf: (job: JobRecord) => string) => {
    const counts: Record<string, number> = {};
    for (const job of jobs) counts[keyOf(job)] = (counts[keyOf(job)] ?? 0) + 1;
    return counts;
  };
  return {
    type: count(({ workflow }) => workflow),
    state: count((job) => jobState(job, moment)),
    created: {},
    site: count(({ site }) => site),
  };
}

function filesOf(hub: Hub, call: HubCall, job: JobRecord): Json[] {
  const category = lastValue(call.query, "category")?.toUpperCase();
  const moment = momentOf(viewOf(hub, call));
  const rows = job.paths.map((path, index) => {
    const { state, message } = statView({ job, index }, moment);
    return { path, state, message };
  });
  return rows.filter(({ state }) => category === undefined || category === "" || state === category);
}

function fileCounts(hub: Hub, call: HubCall, job: JobRecord): Json {
  const counts: Record<string, number> = {};
  for (const { state } of filesOf(hub, { ...call, query: {} }, job))
    counts[String(state)] = (counts[String(state)] ?? 0) + 1;
  return { total: job.paths.length, states: counts, discovering: phaseAt(job, call.now) === "pending" };
}
