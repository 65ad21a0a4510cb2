// Which policies move data between tiers, and what runs by itself? Policies and the joined list of schedules (sheet §9).
import { addPolicy, changePolicy } from "../changes/changePolicy.ts";
import { acceptedBody } from "../changes/settleSites.ts";
import { addJob, ownerOf } from "../changes/startJob.ts";
import type { Hub } from "../hub.ts";
import { automatedScheduleRows, policyJson, policyWriteJson } from "../present/planJson.ts";
import { answerPage, rowOf, viewOf } from "../present/view.ts";
import type { JobRecord } from "../state/jobRecords.ts";
import { taskView } from "../state/jobView.ts";
import type { PolicyRecord } from "../state/planRecords.ts";
import { created, type EndpointTable, type HubCall, noContent, ok } from "../wire/endpoint.ts";
import { flag, readFields } from "../wire/fields.ts";

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

function runPolicy(hub: Hub, call: HubCall, policy: PolicyRecord): JobRecord {
  const site = hub.state.sites.get(String(policy.site))?.name ?? "";
  const paths = policy.spaces.flatMap((id) => hub.state.spaces.get(String(id))?.mountpoint ?? []);
  return addJob(hub, { workflow: "migrate", site, queue: "default", paths, ...ownerOf(call.caller) });
}
