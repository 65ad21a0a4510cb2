// What is a job made of? Tasks, settings tasks and the statistics of paths (sheet §5).
import type { Hub } from "../hub.ts";
import {
  jobStatJson,
  momentOf,
  settingsTaskJson,
  settingsTaskRowJson,
  taskJson,
  taskRowJson,
} from "../present/jobJson.ts";
import { answerPage, listFilter, rowOf, viewOf } from "../present/view.ts";
import type { JobPart } from "../state/jobDesk.ts";
import type { SettingsTaskRecord } from "../state/jobRecords.ts";
import { jobState, statView, taskView } from "../state/jobView.ts";
import { notFound } from "../wire/apiError.ts";
import { type EndpointTable, type HubCall, ok } from "../wire/endpoint.ts";
import { lastValue } from "../wire/paging.ts";

/** Tasks of all sorts. A task cannot be cancelled, only its job can. */
export function taskRoutes(hub: Hub): EndpointTable {
  const task = (call: HubCall) => hub.state.jobs.task(Number(call.params.id)) ?? refuse();
  const stat = (call: HubCall) => hub.state.jobs.stat(Number(call.params.id)) ?? refuse();
  return {
    "/tasks/": { get: (call) => answerPage(hub, call, { rows: filteredTasks(hub, call), present: taskRowJson }) },
    "/tasks/:id/": { get: (call) => ok(taskJson(task(call), viewOf(hub, call))) },
    "/tasks/:id/files/": {
      get: (call) => {
        const { job } = task(call);
        const present = (part: JobPart) => ({ path: job.paths[part.index], site: job.site, type: "file" });
        return answerPage(hub, call, { rows: hub.state.jobs.statsOf([job]), present });
      },
    },
    "/settingstasks/": {
      get: (call) => answerPage(hub, call, { rows: filteredSettingsTasks(hub, call), present: settingsTaskRowJson }),
    },
    "/settingstasks/:id/": {
      get: (call) => ok(settingsTaskJson(rowOf(hub.state.settingsTasks, call.params.id), viewOf(hub, call))),
    },
    "/jobstats/": {
      get: (call) =>
        answerPage(hub, call, { rows: filteredStats(hub, call), present: (row, view) => jobStatJson(row, view) }),
    },
    "/jobstats/:id/": { get: (call) => ok(jobStatJson(stat(call), viewOf(hub, call), true)) },
    "/jobstats/:id/history/": { get: (call) => ok(jobStatJson(stat(call), viewOf(hub, call), true)) },
  };
}

function refuse(): never {
  throw notFound();
}

function jobsOf(hub: Hub, jobId: string | undefined) {
  const { table } = hub.state.jobs;
  if (jobId === undefined || jobId === "") return table.list();
  const job = table.get(jobId);
  return job === undefined ? [] : [job];
}

function filteredTasks(hub: Hub, call: HubCall): readonly JobPart[] {
  const states = listFilter(hub, call.query, "state")?.map((state) => state.toUpperCase());
  const type = lastValue(call.query, "tasktype");
  const celery = lastValue(call.query, "task_id");
  return hub.state.jobs.tasksOf(jobsOf(hub, lastValue(call.query, "job_id"))).filter((part) => {
    if (type !== undefined && part.job.taskTypes[part.index] !== type) return false;
    if (states === undefined && celery === undefined) return true;
    const { state, celeryId } = taskView(part, call);
    return (states === undefined || states.includes(state)) && (celery === undefined || celeryId === celery);
  });
}

/** There is no `task_id` filter here: the task of a 202 must be looked for page by page (sheet §5). */
function filteredSettingsTasks(hub: Hub, call: HubCall): readonly SettingsTaskRecord[] {
  const moment = momentOf(viewOf(hub, call));
  const states = listFilter(hub, call.query, "state")?.map((state) => state.toUpperCase());
  const type = lastValue(call.query, "tasktype");
  const job = lastValue(call.query, "job_id");
  return hub.state.settingsTasks
    .list()
    .filter(
      (task) =>
        (states === undefined || states.includes(jobState(task, moment).toUpperCase())) &&
        (type === undefined || task.tasktype === type) &&
        (job === undefined || String(task.job) === job),
    );
}

function filteredStats(hub: Hub, call: HubCall): readonly JobPart[] {
  const moment = momentOf(viewOf(hub, call));
  const states = listFilter(hub, call.query, "state")?.map((state) => state.toUpperCase());
  const path = lastValue(call.query, "path");
  return hub.state.jobs
    .statsOf(jobsOf(hub, lastValue(call.query, "job")))
    .filter(
      (part) =>
        (path === undefined || part.job.paths[part.index] === path) &&
        (states === undefined || states.includes(statView(part, moment).state)),
    );
}
