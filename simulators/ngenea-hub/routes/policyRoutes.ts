// Which policies move data between tiers, and what runs by itself? Policies and the joined list of schedules (sheet §9).
import { acceptedBody } from "../changes/settleSites.ts";
import { addJob, ownerOf } from "../changes/startJob.ts";
import type { Hub } from "../hub.ts";
import { automatedScheduleRows, policyJson, policyWriteJson } from "../present/planJson.ts";
import { answerPage, rowOf, viewOf } from "../present/view.ts";
import type { JobRecord } from "../state/jobRecords.ts";
import { taskView } from "../state/jobView.ts";
import type { PolicyRecord, PolicySchedule } from "../state/planRecords.ts";
import type { Json } from "../wire/apiError.ts";
import { created, type EndpointTable, type HubCall, noContent, ok } from "../wire/endpoint.ts";
import { anyJson, type Fields, flag, integer, listOf, objectOf, readFields, reference, text } from "../wire/fields.ts";
import { isoTime } from "../wire/isoTime.ts";

/** Policies, and the read model that joins them with schedules. */
export function policyRoutes(hub: Hub): EndpointTable {
  const one = (call: HubCall): PolicyRecord => rowOf(hub.state.policies, call.params.id);
  return {
    "/policies/": {
      get: (call) => answerPage(hub, call, { rows: hub.state.policies.list(), present: policyJson }),
      post: (call) => {
        const policy = addPolicy(hub, call.body);
        const runNow = readFields(call.body, { run_immediately: flag() }).run_immediately === true;
        if (runNow) runPolicy(hub, call, policy);
        return created(policyWriteJson(policy, viewOf(hub, call), runNow));
      },
    },
    "/policies/:id/": {
      get: (call) => ok(policyJson(one(call), viewOf(hub, call))),
      patch: (call) => ok(policyWriteJson(changePolicy(hub, one(call), call.body), viewOf(hub, call))),
      delete: (call) => {
        hub.state.policies.remove(String(one(call).id));
        return noContent();
      },
    },
    "/policies/:id/run/": {
      post: (call) => {
        const job = runPolicy(hub, call, one(call));
        return { status: 202, body: acceptedBody(hub, [taskView({ job, index: 0 }, call).celeryId]) };
      },
    },
    "/automatedschedules/": {
      get: (call) => answerPage(hub, call, { rows: automatedScheduleRows(viewOf(hub, call)), present: (row) => row }),
    },
  };
}

/** Conditions are missing here on purpose: no write path is documented for them (sheet §9). */
function policyFields(hub: Hub): Fields {
  const cron = { minute: text(), hour: text(), day_of_week: text(), day_of_month: text(), month_of_year: text() };
  return {
    name: text({ required: true }),
    enabled: flag(),
    threads: integer({ min: 1 }),
    policy_type: text(),
    filesystem: text(),
    site: reference((id) => hub.state.sites.get(String(id)) !== undefined),
    spaces: listOf(reference((id) => hub.state.spaces.get(String(id)) !== undefined)),
    order: objectOf({ by: text(), reverse: flag() }, { nullable: true }),
    schedule: objectOf({ ...cron, time: text(), first_occur: flag() }, { nullable: true }),
    triggers: listOf(objectOf({ ...thresholds, pool_name: text({ required: true }), is_cloud: flag() })),
  };
}

const thresholds: Fields = {
  lower_threshold: anyJson,
  upper_threshold: anyJson,
  premigrate_threshold: anyJson,
  max_utilisation: anyJson,
};

function addPolicy(hub: Hub, body: Json): PolicyRecord {
  const readable = readFields(body, policyFields(hub));
  const policy = hub.state.policies.add({
    name: String(readable.name),
    enabled: true,
    threads: 4,
    policy_type: "migration",
    filesystem: "mmfs1",
    site: hub.state.sites.list()[0]?.id ?? 0,
    spaces: [],
    order: null,
    schedule: null,
    triggers: [],
    condition_groups: [],
    created: isoTime(hub.now()),
  });
  return changePolicy(hub, policy, body);
}

function changePolicy(hub: Hub, policy: PolicyRecord, body: Json): PolicyRecord {
  const { order, schedule, ...fields } = readFields(body, policyFields(hub), true);
  const patch: Partial<PolicyRecord> = { ...fields };
  if (order !== undefined) {
    patch.order = order === null ? null : { id: policy.id, by: "path", reverse: false, ...(order as Json) };
  }
  if (schedule !== undefined) {
    patch.schedule = schedule === null ? null : fullSchedule(hub, { ...policy, ...patch }, schedule as Json);
  }
  return hub.state.policies.patch(String(policy.id), patch) ?? policy;
}

/** `time` runs on the clock of the policy's site (sheet §9). */
function fullSchedule(hub: Hub, policy: PolicyRecord, given: Json): PolicySchedule {
  return {
    minute: "0",
    hour: "0",
    day_of_week: "*",
    day_of_month: "*",
    month_of_year: "*",
    time: "00:00:00",
    first_occur: false,
    start_date_time: isoTime(hub.now()),
    ...policy.schedule,
    ...given,
    timezone: hub.state.sites.get(String(policy.site))?.timezone ?? "UTC",
    id: policy.id,
  };
}

function runPolicy(hub: Hub, call: HubCall, policy: PolicyRecord): JobRecord {
  const site = hub.state.sites.get(String(policy.site))?.name ?? "";
  const paths = policy.spaces.flatMap((id) => hub.state.spaces.get(String(id))?.mountpoint ?? []);
  return addJob(hub, { workflow: "migrate", site, queue: "default", paths, ...ownerOf(call.caller) });
}
