// How is a job run once more? By resubmitting it, which makes a new job and is ignored in silence while the old one is
// unfinished (sheet §5). Nothing marks the new job, so that it is never sent twice.
import type { Change, FollowEnd, FollowPoint, UnavailableNow } from "../../../contract/changes/Change.ts";
import type { JobRow } from "../../../contract/rows/Job.ts";
import { plannedSend } from "../../../upstream/changes/plannedSend.ts";
import { refusalsOf } from "../../../upstream/changes/refusals.ts";
import { readJob } from "../feeds/jobLists.ts";
import type { Hub } from "../hub.ts";
import { isUnfinished } from "../map/words.ts";
import { followRuns, LONGEST_RUN_MS, runsFound, runsNotTold } from "./followRuns.ts";
import { jobName, jobNumberIn, jobOnly, numberOfJob } from "./jobItems.ts";
import { oneCall } from "./oneCall.ts";
import { freshRuns, markRuns, type RunSought } from "./runs.ts";

/** RETRY_JOB. */
export function retryJob(hub: Hub): Change<"RETRY_JOB"> {
  const refuse = refusalsOf(hub, "retry a job");
  return oneCall<"RETRY_JOB">(hub, {
    condition: "Jobs that have ended only; the Hub ignores it in silence while a job is unfinished.",
    available: (row) => (row.kind === "Job" ? (jobOnly(row) ?? inTheWay(row)) : null),
    async plan({ input: { target } }, call) {
      const number = numberOfJob(refuse, target);
      const job = await readJob(hub, number, call);
      if (job === null) throw refuse.because("NOT_FOUND", "there is no such job any more");
      const why = inTheWay(job);
      if (why !== null) throw refuse.because(why.code, why.reason);
      const only = plannedSend({
        purpose: "Resubmit the job",
        method: "POST",
        path: "/jobs/{id}/resubmit/",
        params: { id: number },
        proof: "NONE",
        outlasts: true,
      });
      const sought = { workflow: job.nativeType, site: siteNameOf(job) };
      return {
        sends: [only],
        target: jobName(number),
        targetName: target.displayName,
        locks: [`Job ${target.nativeId}`],
        touches: ["Job"],
        longestMs: LONGEST_RUN_MS,
        facts: { job: number, sought, mark: await markRuns(hub, call) },
      };
    },
    reading: ({ facts }) => ({
      read: ({ body }) => {
        // The answer may be the old job as well as the new one.
        const told = jobNumberIn(body);
        return told === null || told === facts.job ? {} : { target: jobName(told), watch: [jobName(told)] };
      },
      codeOf: ({ vendorStatus }) => (vendorStatus === 400 ? "CONFLICT" : undefined),
    }),
    lookUp: async ({ facts }, call) => ({
      found: "UNDECIDED",
      candidates: await freshRuns(hub, facts.sought as RunSought, { facts, call }),
    }),
    async follow(at: FollowPoint, call): Promise<FollowEnd> {
      if (at.watch.length > 0) return followRuns(refuse, at);
      const runs = await freshRuns(hub, at.facts.sought as RunSought, { facts: at.facts, call });
      return runs.length === 1 ? runsFound(runs) : runsNotTold(refuse, runs, at.sinceSentMs);
    },
  });
}

function inTheWay({ state }: JobRow): UnavailableNow | null {
  return isUnfinished(state)
    ? { code: "CONFLICT", reason: "It has not ended yet, so that the Hub would ignore it." }
    : null;
}

const siteNameOf = ({ site }: JobRow): string | null =>
  typeof site === "object" && site?.by === "name" ? site.name : null;
