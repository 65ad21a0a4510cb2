// How do control calls change jobs and what they are made from: workflows, policies and schedules?
import { ControlError } from "../../chassis/controlError.ts";
import type { RowHandler, RowValues } from "../../chassis/rowHandler.ts";
import { removeSchedule } from "../changes/removeRows.ts";
import { addJob } from "../changes/startJob.ts";
import type { Hub } from "../hub.ts";
import { seedPolicies, seedWorkflows } from "../seed/seedPlans.ts";
import type { JobRecord } from "../state/jobRecords.ts";
import type { PolicyRecord, ScheduleRecord, WorkflowRecord } from "../state/planRecords.ts";

/** Jobs, newest first; "12" and "job:12" mean the same. A `state` that is set stands until the job is acted on. */
export function jobHandler(hub: Hub): RowHandler {
  const number = (id: string) => id.replace(/^job:/, "");
  const jobs = () => hub.state.jobs.table;
  return {
    ids: () => jobs().ids(),
    insert: (values) => {
      const { random, sites, spaces } = hub.state;
      const paths = spaces.size() === 0 ? [] : [random.pick(spaces.list()).mountpoint];
      const site = random.pick(sites.list()).name;
      return String(addJob(hub, { workflow: "migrate", site, queue: "default", paths, ...jobValues(values) }).id);
    },
    update: (id, values) => jobs().patch(number(id), jobValues(values)) !== undefined,
    remove: (id) => jobs().remove(number(id)),
  };
}

/** Takes a job as the wire shows it, under any of the names of its workflow, or by the names of its plan. */
function jobValues(values: RowValues): Partial<JobRecord> {
  const { type, jobtype, created, schedule, completed, url: _url, ...plain } = values;
  const workflow = type ?? jobtype;
  const createdMs = momentOf(created);
  const completedMs = momentOf(completed);
  return {
    ...plain,
    ...(typeof workflow === "string" && { workflow }),
    ...(createdMs !== null && { createdMs }),
    ...(createdMs !== null && completedMs !== null && { pendingMs: 0, workMs: completedMs - createdMs }),
    ...(schedule !== undefined && { scheduleId: schedule as number | null }),
  };
}

function momentOf(text: unknown): number | null {
  if (typeof text !== "string") return null;
  const moment = Date.parse(text);
  if (Number.isNaN(moment)) throw new ControlError(`${text} is no moment.`);
  return moment;
}

/** Workflows, policies and schedules; ids are "workflow:1", "policy:1" and "schedule:1". */
export function jobTemplateHandler(hub: Hub): RowHandler {
  const tables = {
    workflow: () => hub.state.workflows,
    policy: () => hub.state.policies,
    schedule: () => hub.state.schedules,
  } as const;
  const find = (id: string) => {
    const [kind = "", number = ""] = id.split(":");
    if (kind !== "workflow" && kind !== "policy" && kind !== "schedule") {
      throw new ControlError(`A template id begins with workflow:, policy: or schedule:, not ${id}.`);
    }
    return { kind, number, table: tables[kind]() };
  };
  return {
    ids: () =>
      Object.entries(tables).flatMap(([kind, table]) =>
        table()
          .ids()
          .map((id) => `${kind}:${id}`),
      ),
    insert: (values) => insertTemplate(hub, values),
    update: (id, values) => {
      const { table, number } = find(id);
      return table.patch(number, values) !== undefined;
    },
    remove: (id) => {
      const { kind, table, number } = find(id);
      return kind === "schedule" ? removeSchedule(hub.state, number) : table.remove(number);
    },
  };
}

/** Values with `policy_type` make a policy, those with `managed_paths` a schedule, others a workflow. */
function insertTemplate(hub: Hub, values: RowValues): string {
  const { workflows, policies, schedules, spaces, sites, random } = hub.state;
  const name = `template-${random.hex(6)}`;
  if ("policy_type" in values) {
    const [{ id: _id, ...blank } = {} as PolicyRecord] = seedPolicies(spaces.list(), hub.now());
    return `policy:${policies.add({ ...blank, name, ...values }).id}`;
  }
  if ("managed_paths" in values) {
    const cron = { minute: "0", hour: "1", day_of_week: "*", day_of_month: "*", month_of_year: "*" };
    const discovery = { discovery: "recursive", discovery_options: null, enabled: true };
    const blank = { site: sites.list()[0]?.name ?? "", space: spaces.list()[0]?.name ?? "", ...cron, ...discovery };
    const schedule: Omit<ScheduleRecord, "id"> = { ...blank, managed_paths: [], name, ...values };
    return `schedule:${schedules.add(schedule).id}`;
  }
  const [{ id: _id, ...blank } = {} as WorkflowRecord] = seedWorkflows;
  return `workflow:${workflows.add({ ...blank, name, label: name, ...values }).id}`;
}
