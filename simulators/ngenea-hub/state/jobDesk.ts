// Which jobs, tasks and statistics are there? Jobs are kept; their tasks and statistics are worked out from them when asked for.

import type { JobRecord } from "./jobRecords.ts";
import { createNumberedTable, type NumberedTable } from "./numberedTable.ts";

/** A job before it has its numbers. */
export type JobDraft = Omit<JobRecord, "id" | "firstTaskId" | "firstStatId">;

/** The place of one task or statistic within its job. */
export interface JobPart {
  /** The job. */
  readonly job: JobRecord;
  /** Which one it is, from 0 on. */
  readonly index: number;
}

/** Jobs, newest first, with the numbering of what belongs to them. */
export interface JobDesk {
  /** The jobs. Change them through this table; add them through `add`. */
  readonly table: NumberedTable<JobRecord>;
  /** Adds a job and reserves numbers for its tasks and statistics. */
  add(draft: JobDraft): JobRecord;
  /** All tasks of these jobs, by rising number within each. */
  tasksOf(jobs: readonly JobRecord[]): JobPart[];
  /** The task of that number, or undefined. */
  task(id: number): JobPart | undefined;
  /** All statistics of these jobs: one for each path. */
  statsOf(jobs: readonly JobRecord[]): JobPart[];
  /** The statistic of that number, or undefined. */
  stat(id: number): JobPart | undefined;
}

/** Makes an empty desk. */
export function createJobDesk(): JobDesk {
  const table = createNumberedTable<JobRecord>([], (left, right) => right.id - left.id);
  const taskOwners = new Map<number, number>();
  const statOwners = new Map<number, number>();
  let nextTaskId = 1;
  let nextStatId = 1;
  const part = (owners: Map<number, number>, id: number, first: "firstTaskId" | "firstStatId"): JobPart | undefined => {
    const job = table.get(String(owners.get(id)));
    return job === undefined ? undefined : { job, index: id - job[first] };
  };
  return {
    table,
    add: (draft) => {
      const job = table.add({ ...draft, firstTaskId: nextTaskId, firstStatId: nextStatId });
      for (const _type of job.taskTypes) taskOwners.set(nextTaskId++, job.id);
      for (const _path of job.paths) statOwners.set(nextStatId++, job.id);
      return job;
    },
    tasksOf: (jobs) => jobs.flatMap((job) => job.taskTypes.map((_type, index) => ({ job, index }))),
    task: (id) => part(taskOwners, id, "firstTaskId"),
    statsOf: (jobs) => jobs.flatMap((job) => job.paths.map((_path, index) => ({ job, index }))),
    stat: (id) => part(statOwners, id, "firstStatId"),
  };
}
