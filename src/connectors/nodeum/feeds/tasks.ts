// How are JobTemplates read? From the list of tasks, joined with that of their schedules.

import type { Call } from "../../../contract/call.ts";
import type { Feed } from "../../../contract/feed.ts";
import { parseAnswer } from "../../../upstream/parseAnswer.ts";
import { byKey, itemOf, listIfOpen, type Nodeum, pageCount, pagesOf } from "../api.ts";
import { templateRow } from "../map/task.ts";
import { type RawSchedule, rawSchedule, rawTask } from "../raw/work.ts";

const TASKS = { what: "tasks", path: "/tasks", key: "tasks", row: rawTask };
/** `with_next` brings the next and the missed runs; it is the default, but their absence would look like their being none. */
const SCHEDULES = {
  what: "task schedules",
  path: "/task_schedules",
  key: "task_schedules",
  row: rawSchedule,
  query: { with_next: true },
};

/** One call per page of both lists. */
export function tasksFeed(nodeum: Nodeum): Feed {
  const { pageSize } = nodeum;
  return {
    name: "tasks",
    kinds: ["JobTemplate"],
    windows: ["ALL"],
    coverage: "ALL",
    lists: ["tasks", "task_schedules"],
    calls: ({ tasks = 0, task_schedules = 0 }) => pageCount(tasks, pageSize) + pageCount(task_schedules, pageSize),
    async *read({ call }) {
      const schedules = await listIfOpen(nodeum, SCHEDULES, call);
      for (const { rows, total } of schedules.pages)
        yield { list: "task_schedules", vendorIds: rows.map((raw) => raw.id), total, rows: [] };
      const byTask = new Map((schedules.rows ?? []).map((raw) => [raw.task_id, raw]));
      const reason = "The account at Nodeum may not list task schedules, so that they are missing.";
      const limits = schedules.withheld ? [{ kind: "JobTemplate", coverage: "PERMITTED_PART", reason } as const] : [];
      for await (const { rows, total } of pagesOf(nodeum, TASKS, call)) {
        const templates = rows.map((raw) => templateRow(raw, byTask.get(raw.id) ?? null, nodeum));
        yield { list: "tasks", vendorIds: rows.map((raw) => raw.id), total, rows: templates, limits };
      }
    },
    singles: {
      JobTemplate: byKey(2, async (id, call) => {
        const task = await itemOf(nodeum, TASKS, { id, call });
        return task === null ? null : templateRow(task, await scheduleOf(nodeum, id, call), nodeum);
      }),
    },
  };
}

/** The one schedule of a task; null when it has none, or when it may not be read. */
async function scheduleOf({ client, sourceId }: Nodeum, task: string, call: Call): Promise<RawSchedule | null> {
  const action = "read the schedule of a task";
  const path = `${TASKS.path}/${task}/task_schedule`;
  const { status, body } = await client.send({ action, method: "GET", path, expect: [403, 404] }, call);
  return status === 200 && body !== null ? parseAnswer(rawSchedule, body, { sourceId, action }) : null;
}
