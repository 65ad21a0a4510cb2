// How do jobs, tasks and statistics of paths look on the wire? (Sheet §5.)
import type { JobPart } from "../state/jobDesk.ts";
import type { JobRecord, SettingsTaskRecord } from "../state/jobRecords.ts";
import { progressPercent } from "../state/jobTiming.ts";
import { jobCompletedMs, jobState, type Moment, statView, taskView } from "../state/jobView.ts";
import type { Json } from "../wire/apiError.ts";
import { isoTime, isoTimeOrNull } from "../wire/isoTime.ts";
import { link, sparse, type View } from "./view.ts";

/** The moment and release of a view. */
export function momentOf(view: View): Moment {
  return { now: view.now, release: view.hub.behaviour.release };
}

/** A row of `/jobs/`. Its keys are not documented; these are the columns of the user interface (sheet §5). */
export function jobJson(job: JobRecord, view: View): Json {
  return {
    id: job.id,
    url: link(view, `/jobs/${job.id}/`),
    [view.hub.behaviour.jobTypeKey]: job.workflow,
    state: jobState(job, momentOf(view)),
    owner: job.owner,
    site: job.site,
    queue: job.queue,
    created: isoTime(job.createdMs),
    completed: isoTimeOrNull(jobCompletedMs(job, view.now)),
    schedule: job.scheduleId,
  };
}

/** GET `/jobs/{id}/progress/`; the shape is not documented. */
export function progressJson(job: JobRecord, view: View): unknown {
  const percent = progressPercent(job, view.now);
  const { progressShape } = view.hub.behaviour;
  return progressShape === "number" ? percent : { [progressShape]: percent };
}

/** A row of `/tasks/`. */
export function taskRowJson(part: JobPart, view: View): Json {
  const task = taskView(part, view);
  const before = part.index === 0 ? [] : [task.id - 1];
  return sparse(view, {
    id: task.id,
    url: link(view, `/tasks/${task.id}/`),
    job: part.job.id,
    site: part.job.site,
    state: task.state,
    started: isoTimeOrNull(task.startedMs),
    task_id: task.celeryId,
    tasktype: part.job.taskTypes[part.index],
    parents: before,
    dynamic_parents: [],
  });
}

/** GET `/tasks/{id}/`: the row and what it came to. The key is `result` here, `results` at settings tasks. */
export function taskJson(part: JobPart, view: View): Json {
  const { startedMs, completedMs, state } = taskView(part, view);
  const failed = state === "FAILURE" || state === "ERROR";
  return {
    ...taskRowJson(part, view),
    ...sparse(view, { completed: isoTimeOrNull(completedMs) }),
    friendly_name: friendlyName(part.job.taskTypes[part.index] ?? ""),
    paths: part.job.paths.map((path) => ({ path })),
    result:
      completedMs === null ? null : failed ? { error: "The path does not exist at the source." } : { processed: 1 },
    runtime: startedMs === null || completedMs === null ? null : (completedMs - startedMs) / 1000,
  };
}

/** A row of `/settingstasks/`. */
export function settingsTaskRowJson(task: SettingsTaskRecord, view: View): Json {
  const state = jobState(task, momentOf(view));
  return sparse(view, {
    id: task.id,
    url: link(view, `/settingstasks/${task.id}/`),
    job: task.job,
    site: task.site,
    state,
    started: state === "PENDING" ? null : isoTime(task.createdMs + task.pendingMs),
    task_id: task.task_id,
    tasktype: task.tasktype,
  });
}

/** GET `/settingstasks/{id}/`. */
export function settingsTaskJson(task: SettingsTaskRecord, view: View): Json {
  const endMs = task.createdMs + task.pendingMs + task.workMs;
  const ended = view.now >= endMs;
  const failed = task.outcome === "failure";
  return {
    ...settingsTaskRowJson(task, view),
    ...sparse(view, { completed: ended ? isoTime(endMs) : null }),
    friendly_name: task.friendly_name,
    request: task.request,
    results: ended ? (failed ? { error: "The site did not answer in time." } : { changed: true }) : null,
    runtime: ended ? task.workMs / 1000 : null,
  };
}

/** A row of `/jobstats/`; alone it has no `url`. */
export function jobStatJson(part: JobPart, view: View, alone = false): Json {
  const { id, task, state, code, message } = statView(part, momentOf(view));
  const row = { id, job: part.job.id, task, path: part.job.paths[part.index], state, code, message };
  return alone ? row : { ...row, url: link(view, `/jobstats/${id}/`) };
}

/** "dynamo.tasks.send_paths" becomes "Send paths". */
function friendlyName(taskType: string): string {
  const words = (taskType.split(".").at(-1) ?? "").replaceAll("_", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}
