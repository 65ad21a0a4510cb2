// Which lists hold the Hub's jobs, and how is one job found? Used by the feed of jobs and its details (sheet §5).
import type { Call } from "../../../contract/call.ts";
import type { JobRow } from "../../../contract/rows/Job.ts";
import { parseAnswer } from "../../../upstream/parseAnswer.ts";
import { type Hub, type HubList, itemPath, pagesOf } from "../hub.ts";
import { jobRow } from "../map/job.ts";
import { type RawJob, rawJob, rawSettingsTask } from "../raw/work.ts";

/** All jobs that the Hub keeps: the word `null` stands for all time. What it lists when nothing is said is not told. */
export const allJobs = { action: "list jobs", path: "/jobs/", row: rawJob, query: { created: "null" } };

/** All settings tasks. */
export const settingsTasks = { action: "list settings tasks", path: "/settingstasks/", row: rawSettingsTask };

/** Jobs of all time that have not ended. */
export function unfinishedJobs({ settings }: Hub): HubList<RawJob> {
  const { arrayFilter, unfinishedStates } = settings;
  const state = arrayFilter === "COMMA" ? unfinishedStates.join(",") : unfinishedStates;
  return { ...allJobs, action: "list unfinished jobs", query: { ...allJobs.query, state } };
}

/**
 * One job; null when the Hub has none. Reading one job is not documented, only removing it: a Hub that has no such call says
 * 405, and then the job is looked for in the lists, the short one of unfinished jobs first.
 */
export async function readJob(hub: Hub, id: string, call: Call): Promise<JobRow | null> {
  const { client, sourceId, words } = hub;
  const action = "read a job";
  const { status, body } = await client.send(
    { action, method: "GET", path: itemPath(allJobs, id), expect: [404, 405] },
    call,
  );
  if (status === 404) return null;
  if (status !== 405) return jobRow(sourceId, parseAnswer(rawJob, body, { sourceId, action }), words);
  for (const list of [unfinishedJobs(hub), allJobs])
    for await (const { rows } of pagesOf(hub, list, call)) {
      const found = rows.find((job) => job.id === id);
      if (found !== undefined) return jobRow(sourceId, found, words);
    }
  return null;
}
