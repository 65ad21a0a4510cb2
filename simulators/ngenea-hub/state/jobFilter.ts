// Which jobs does the caller ask for? The filters of `/jobs/` and `/jobs/stats/` (sheet §3). Pure.

import type { JobRecord } from "./jobRecords.ts";
import { jobCompletedMs, jobState, type Moment } from "./jobView.ts";

/** What a caller asks for; an absent field asks for nothing. Moments in ms since the epoch. */
export interface JobFilter {
  /** Jobs made from this moment on. */
  readonly createdFrom?: number | undefined;
  /** Jobs made up to this moment. */
  readonly createdTo?: number | undefined;
  /** Jobs that ended from this moment on. */
  readonly completedFrom?: number | undefined;
  /** Jobs that ended up to this moment. */
  readonly completedTo?: number | undefined;
  /** Name of the workflow. */
  readonly workflow?: string | undefined;
  /** State words, compared without case. */
  readonly states?: readonly string[] | null;
  /** Ids of owners; -1 unknown, -2 the system. */
  readonly ownerIds?: readonly string[] | null;
  /** Ids of client keys. */
  readonly clientKeyIds?: readonly string[] | null;
  /** Ids of schedules. */
  readonly scheduleIds?: readonly string[] | null;
  /** Name of the site. */
  readonly site?: string | undefined;
  /** Name of the queue. */
  readonly queue?: string | undefined;
  /** Beginning of a path. */
  readonly pathPrefix?: string | undefined;
  /** Part of the id, the workflow, the site, the owner or a path, without case. */
  readonly keyword?: string | undefined;
  /** Leaves out jobs that had nothing to do. */
  readonly hideNoop?: boolean;
}

/** Jobs that fit all that is asked for, in their order. */
export function filterJobs(jobs: readonly JobRecord[], filter: JobFilter, moment: Moment): readonly JobRecord[] {
  const states = filter.states?.map((state) => state.toUpperCase());
  const keyword = filter.keyword?.toLowerCase();
  const among = (wanted: readonly string[] | null | undefined, value: number | null) =>
    !wanted || (value !== null && wanted.includes(String(value)));
  return jobs.filter((job) => {
    const state = jobState(job, moment).toUpperCase();
    return (
      within(job.createdMs, filter.createdFrom, filter.createdTo) &&
      within(jobCompletedMs(job, moment.now), filter.completedFrom, filter.completedTo) &&
      (filter.workflow === undefined || job.workflow === filter.workflow) &&
      (!states || states.includes(state)) &&
      among(filter.ownerIds, job.ownerId) &&
      among(filter.clientKeyIds, job.clientKeyId) &&
      among(filter.scheduleIds, job.scheduleId) &&
      (filter.site === undefined || job.site === filter.site) &&
      (filter.queue === undefined || job.queue === filter.queue) &&
      (filter.pathPrefix === undefined || job.paths.some((path) => path.startsWith(filter.pathPrefix ?? ""))) &&
      (!keyword || searchText(job).includes(keyword)) &&
      !(filter.hideNoop && state === "SKIPPED")
    );
  });
}

function within(moment: number | null, from: number | undefined, to: number | undefined): boolean {
  if (from === undefined && to === undefined) return true;
  return moment !== null && moment >= (from ?? Number.NEGATIVE_INFINITY) && moment <= (to ?? Number.POSITIVE_INFINITY);
}

function searchText(job: JobRecord): string {
  return [job.id, job.workflow, job.site, job.owner ?? "", ...job.paths].join(" ").toLowerCase();
}
