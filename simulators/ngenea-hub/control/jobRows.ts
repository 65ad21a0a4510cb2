// How do control calls change jobs? A job that is given a state gets the plan that leads to it.
import { ControlError } from "../../chassis/controlError.ts";
import type { RowHandler, RowValues } from "../../chassis/rowHandler.ts";
import { addJob } from "../changes/startJob.ts";
import type { Hub } from "../hub.ts";
import type { JobRecord } from "../state/jobRecords.ts";
import type { JobOutcome } from "../state/jobTiming.ts";
import { hasEndedWord } from "../state/jobView.ts";

/** Jobs, newest first; "12" and "job:12" mean the same. A `state` that is set stands until the job is acted on. */
export function jobHandler(hub: Hub): RowHandler {
  const number = (id: string) => id.replace(/^job:/, "");
  const jobs = () => hub.state.jobs.table;
  const settle = (job: JobRecord): string => {
    jobs().patch(String(job.id), planTo(job, hub.now()));
    return String(job.id);
  };
  return {
    ids: () => jobs().ids(),
    insert: (values) => {
      const { random, sites, spaces } = hub.state;
      const paths = spaces.size() === 0 ? [] : [random.pick(spaces.list()).mountpoint];
      const site = random.pick(sites.list()).name;
      return settle(addJob(hub, { workflow: "migrate", site, queue: "default", paths, ...jobValues(values) }));
    },
    update: (id, values) => {
      const changed = jobs().patch(number(id), jobValues(values));
      if (changed !== undefined) settle(changed);
      return changed !== undefined;
    },
    remove: (id) => jobs().remove(number(id)),
  };
}

/** Takes a job as the wire shows it, under any of the names of its workflow, or by the names of its plan. */
function jobValues(values: RowValues): Partial<JobRecord> {
  const { type, jobtype, created, schedule, url: _url, completed: _completed, ...plain } = values;
  const workflow = type ?? jobtype;
  return {
    ...plain,
    ...(typeof workflow === "string" && { workflow }),
    ...(typeof created === "string" && { createdMs: momentOf(created) }),
    ...(schedule !== undefined && { scheduleId: schedule as number | null }),
  };
}

function momentOf(text: string): number {
  const moment = Date.parse(text);
  if (Number.isNaN(moment)) throw new ControlError(`${text} is no moment.`);
  return moment;
}

const outcomes: Readonly<Record<string, JobOutcome>> = {
  SUCCESS: "success",
  FAILURE: "failure",
  ERROR: "error",
  SKIPPED: "skipped",
  "HAS FAILURES": "has-failures",
};

/** The plan of a job whose state word says that it is over: it ended now, so that tasks and times fit to the word. */
function planTo(job: JobRecord, now: number): Partial<JobRecord> {
  if (job.state === null || !hasEndedWord(job.state)) return {};
  if (job.state.toUpperCase() === "CANCELLED") return { cancelAskedMs: now - job.settleMs };
  const workMs = Math.max(1, now - job.createdMs - job.pausedTotalMs);
  return { pendingMs: 0, workMs, outcome: outcomes[job.state.toUpperCase()] ?? job.outcome, pauseAskedMs: null };
}
