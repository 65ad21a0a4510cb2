// Which runs did a call start? The Hub does not always say, so that runs are looked for among those that came since: by number,
// and by what is known of them. Used by changes that start jobs.
import type { Call } from "../../../contract/call.ts";
import type { Facts, RowName } from "../../../contract/changes/Change.ts";
import { allJobs } from "../feeds/jobLists.ts";
import { type Hub, pagesOf } from "../hub.ts";
import { pathsIn } from "../map/json.ts";
import { type RawJob, rawJob } from "../raw/work.ts";
import { jobName } from "./jobItems.ts";

/** The newest job before a call: its number, and when it was made by the Hub's clock. Null: there was none. */
export type RunMark = { readonly newest: string | null; readonly since: string | null };

/** What is known of a run. What is left out, or not told by a job, may be anything. */
export interface RunSought {
  readonly workflow?: string | null;
  /** Name of the site. */
  readonly site?: string | null;
  /** Number of the schedule. */
  readonly schedule?: string | null;
  readonly paths?: readonly string[] | null;
}

const recentJobs = { action: "list recent jobs", path: "/jobs/recent/", row: rawJob };

/** Where new runs begin. One call: the Hub's short list of the newest jobs. */
export async function markRuns(hub: Hub, call: Call): Promise<RunMark> {
  for await (const { rows } of pagesOf(hub, recentJobs, call)) {
    const newest = rows.toSorted((left, right) => Number(right.id) - Number(left.id))[0];
    return { newest: newest?.id ?? null, since: newest?.created ?? null };
  }
  return { newest: null, since: null };
}

/** The mark among the facts of a plan. */
const markIn = ({ mark }: Facts): RunMark => mark as unknown as RunMark;

/** Runs that came since the mark in the facts and may be those that are sought, oldest first. */
export async function freshRuns(hub: Hub, sought: RunSought, { facts, call }: { facts: Facts; call: Call }) {
  const { newest, since } = markIn(facts);
  const list = {
    ...allJobs,
    action: "list new jobs",
    query: {
      // `created` would make the Hub ignore the moment (sheet §3).
      ...(since === null ? allJobs.query : { created_time_from: since }),
      ...(sought.workflow ? { workflow: sought.workflow } : {}),
      ...(sought.site ? { site: sought.site } : {}),
      ...(sought.schedule ? { schedule_ids: sought.schedule } : {}),
    },
  };
  const found: RawJob[] = [];
  for await (const { rows } of pagesOf(hub, list, call))
    found.push(...rows.filter((job) => isNewer(job.id, newest) && mayBe(job, sought)));
  const numbers = [...new Set(found.map(({ id }) => id))].sort((left, right) => Number(left) - Number(right));
  return numbers.map((number): RowName => jobName(number));
}

const isNewer = (id: string, newest: string | null): boolean => newest === null || Number(id) > Number(newest);

/** A Hub that ignores a filter returns everything (sheet §3): filtered again by what the rows tell. */
function mayBe(job: RawJob, { workflow, site, schedule, paths }: RunSought): boolean {
  const shown = pathsIn(job.paths) ?? pathsIn(job.input_paths);
  return (
    agrees(job.workflow?.name ?? job.type?.name, workflow) &&
    agrees(job.site?.name, site) &&
    agrees(job.schedule?.id ?? job.schedule?.name, schedule) &&
    agrees(shown && paths ? [...shown].sort().join("\n") : null, paths ? [...paths].sort().join("\n") : null)
  );
}

const agrees = (shown: string | null | undefined, sought: string | null | undefined): boolean =>
  shown == null || sought == null || shown === sought;
