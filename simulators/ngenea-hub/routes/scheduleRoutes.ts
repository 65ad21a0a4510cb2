// What runs by the clock? Schedules, and below each of them its workflows (sheet §9).
import { removeSchedule } from "../changes/removeRows.ts";
import { addJob } from "../changes/startJob.ts";
import type { Hub } from "../hub.ts";
import { scheduleJson, scheduleWorkflowJson } from "../present/planJson.ts";
import { answerPage, rowOf, viewOf } from "../present/view.ts";
import { blankSchedule } from "../seed/blankPlans.ts";
import { siteNamed } from "../state/hubState.ts";
import type { ScheduleRecord, ScheduleWorkflowRecord } from "../state/planRecords.ts";
import { notFound } from "../wire/apiError.ts";
import { created, type EndpointTable, type HubAnswer, type HubCall, noContent, ok } from "../wire/endpoint.ts";
import { anyJson, type Fields, flag, readFields, reference, text } from "../wire/fields.ts";
import { lastValue } from "../wire/paging.ts";

/** Schedules and their workflows. */
export function scheduleRoutes(hub: Hub): EndpointTable {
  const one = (call: HubCall): ScheduleRecord => rowOf(hub.state.schedules, call.params.id);
  return {
    "/schedules/": {
      get: (call) => answerPage(hub, call, { rows: filteredSchedules(hub, call), present: scheduleJson }),
      post: (call) => {
        const fields = readFields(call.body, scheduleFields(hub));
        const schedule = hub.state.schedules.add({ ...blankSchedule, ...fields });
        return created(scheduleJson(schedule, viewOf(hub, call)));
      },
    },
    "/schedules/:id/": {
      get: (call) => ok(scheduleJson(one(call), viewOf(hub, call))),
      patch: (call) => {
        const schedule = one(call);
        const changed = hub.state.schedules.patch(
          String(schedule.id),
          readFields(call.body, scheduleFields(hub), true),
        );
        const { url: _url, ...shown } = scheduleJson(changed ?? schedule, viewOf(hub, call));
        return ok(shown);
      },
      delete: (call) => {
        removeSchedule(hub.state, String(one(call).id));
        return noContent();
      },
    },
    "/schedules/:id/run/": { post: (call) => runSchedule(hub, call, one(call)) },
    ...nestedWorkflows(hub),
  };
}

function scheduleFields(hub: Hub): Fields {
  const cron = text({ pattern: /^[0-9a-zA-Z*/,\- ]+$/ });
  return {
    name: text({ required: true }),
    site: reference((name) => siteNamed(hub.state, name) !== undefined, { required: true, by: "name" }),
    space: reference((name) => hub.state.spaces.list().some((space) => space.name === name), { by: "name" }),
    minute: cron,
    hour: cron,
    day_of_week: cron,
    day_of_month: cron,
    month_of_year: cron,
    enabled: flag(),
    discovery: reference((word) => word === "recursive" || word === "snapdiff", { nullable: true }),
    discovery_options: anyJson,
    managed_paths: anyJson,
  };
}

function filteredSchedules(hub: Hub, call: HubCall): readonly ScheduleRecord[] {
  const siteId = lastValue(call.query, "site_id");
  const spaceId = lastValue(call.query, "space_id");
  const site = siteId === undefined ? undefined : (hub.state.sites.get(siteId)?.name ?? null);
  const space = spaceId === undefined ? undefined : (hub.state.spaces.get(spaceId)?.name ?? null);
  return hub.state.schedules
    .list()
    .filter((row) => (site === undefined || row.site === site) && (space === undefined || row.space === space));
}

/** Answers with the schedule and says nothing of the jobs that it started (sheet §5). */
function runSchedule(hub: Hub, call: HubCall, schedule: ScheduleRecord): HubAnswer {
  const paths = Array.isArray(schedule.managed_paths) ? schedule.managed_paths.map(String) : [];
  for (const { workflow, queue } of workflowsOf(hub, schedule.id)) {
    const owner = { owner: "system", ownerId: -2, scheduleId: schedule.id };
    addJob(hub, { workflow, site: schedule.site, queue, paths, ...owner });
  }
  return created(scheduleJson(schedule, viewOf(hub, call)));
}

function workflowsOf(hub: Hub, scheduleId: number): readonly ScheduleWorkflowRecord[] {
  return hub.state.scheduleWorkflows.list().filter((row) => row.scheduleId === scheduleId);
}

function nestedWorkflows(hub: Hub): EndpointTable {
  const parent = (call: HubCall): ScheduleRecord => rowOf(hub.state.schedules, call.params.parent);
  const one = (call: HubCall): ScheduleWorkflowRecord => {
    const row = rowOf(hub.state.scheduleWorkflows, call.params.id);
    if (row.scheduleId !== parent(call).id) throw notFound();
    return row;
  };
  const fields: Fields = {
    workflow: reference((name) => hub.state.workflows.list().some((row) => row.name === name), {
      required: true,
      by: "name",
    }),
    site: reference((name) => siteNamed(hub.state, name) !== undefined, { required: true, by: "name" }),
    queue: text(),
    fields: anyJson,
  };
  return {
    "/schedules/:parent/workflows/": {
      get: (call) => answerPage(hub, call, { rows: workflowsOf(hub, parent(call).id), present: scheduleWorkflowJson }),
      post: (call) => {
        const scheduleId = parent(call).id;
        const blank = { scheduleId, workflow: "", site: "", queue: "default", fields: {} };
        const row = hub.state.scheduleWorkflows.add({ ...blank, ...readFields(call.body, fields) });
        return created(scheduleWorkflowJson(row, viewOf(hub, call)));
      },
    },
    "/schedules/:parent/workflows/:id/": {
      get: (call) => ok(scheduleWorkflowJson(one(call), viewOf(hub, call))),
      patch: (call) => {
        const row = one(call);
        const changed = hub.state.scheduleWorkflows.patch(String(row.id), readFields(call.body, fields, true));
        return ok(scheduleWorkflowJson(changed ?? row, viewOf(hub, call)));
      },
      delete: (call) => {
        hub.state.scheduleWorkflows.remove(String(one(call).id));
        return noContent();
      },
    },
  };
}
