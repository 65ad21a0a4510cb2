// How do jobs, their tasks and settings tasks of a Hub become unified rows? Pure; used by the feed of jobs.
import type { JobRow, JobStepRow } from "../../../contract/rows/Job.ts";
import type { RawJob, RawSettingsTask, RawTask } from "../raw/work.ts";
import { commonDirectory, fieldOf, pathsIn } from "./json.ts";
import { byName, refOf } from "./refs.ts";
import { type HubWords, jobTypeOf } from "./words.ts";

/** A job. Steps and progress are left open: they take calls of their own. */
export function jobRow(sourceId: string, job: RawJob, words: HubWords): JobRow {
  const workflow = job.workflow?.name ?? job.type?.name ?? null;
  const directory = commonDirectory(pathsIn(job.paths) ?? pathsIn(job.input_paths) ?? []);
  return {
    kind: "Job",
    sourceId,
    nativeId: `job:${job.id}`,
    displayName: job.friendly_name ?? directory ?? `job:${job.id}`,
    nativeState: job.state,
    name: job.friendly_name,
    jobType: jobTypeOf(workflow),
    nativeType: workflow,
    state: words.jobState(job.state),
    progressPercent: undefined,
    progress: undefined,
    createdAt: job.created,
    startedAt: job.started,
    finishedAt: job.completed,
    expiresAt: null,
    message: null,
    owner: job.owner?.name ?? job.owner?.id ?? null,
    site: refOf(job.site),
    volume: directory === null ? null : { by: "path", path: directory },
    template: byName(workflow),
    steps: undefined,
    details: {
      __typename: "NgeneaHubJobDetails",
      sourceId,
      queue: job.queue?.name ?? job.queue?.id ?? null,
    },
  };
}

/** A settings task: settings sent to a site. It has no parts, and no progress. */
export function settingsTaskRow(sourceId: string, task: RawSettingsTask, words: HubWords): JobRow {
  return {
    kind: "Job",
    sourceId,
    nativeId: `settings:${task.id}`,
    displayName: `settings:${task.id}`,
    nativeState: task.state,
    name: null,
    jobType: "CONFIGURATION",
    nativeType: task.tasktype,
    state: words.taskState(task.state),
    progressPercent: null,
    progress: null,
    createdAt: null,
    startedAt: task.started,
    finishedAt: null,
    expiresAt: null,
    message: null,
    owner: null,
    site: byName(task.site),
    volume: null,
    template: null,
    steps: null,
    details: null,
  };
}

/** Tasks of one job as its steps, oldest first; those not begun come last. */
export function stepRows(sourceId: string, tasks: readonly RawTask[], words: HubWords): JobStepRow[] {
  const age = (task: RawTask): string => task.started ?? "not begun";
  return tasks
    .toSorted((left, right) => compare(age(left), age(right)) || Number(left.id) - Number(right.id))
    .map((task) => ({
      sourceId,
      name: task.tasktype,
      state: words.taskState(task.state),
      nativeState: task.state,
      site: byName(task.site),
      startedAt: task.started,
      finishedAt: null,
      message: null,
    }));
}

const compare = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0);

/**
 * The percentage in an answer whose shape the vendor does not tell: a number, a text such as `45%`, or an object that
 * holds one under a likely name. Null when there is none from 0 to 100.
 */
export function percentIn(progress: unknown): number | null {
  const likely = ["progress", "percentage", "percent", "percent_complete", "percentage_complete", "completion"];
  const value = [progress, ...likely.map((name) => fieldOf(progress, name))].find(
    (candidate) => typeof candidate === "number" || typeof candidate === "string",
  );
  const text = String(value ?? "").trim();
  const percent = /^\d+(\.\d+)?\s*%?$/.test(text) ? Number.parseFloat(text) : Number.NaN;
  return percent >= 0 && percent <= 100 ? percent : null;
}
