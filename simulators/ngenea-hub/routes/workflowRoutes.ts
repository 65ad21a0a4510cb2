// What can be run, and who starts it? Workflows, and POST `/file/workflow/` that makes a job of one (sheet §5 and §9).
import { startWorkflow } from "../changes/startJob.ts";
import type { Hub } from "../hub.ts";
import { answerPage, rowOf } from "../present/view.ts";
import { blankWorkflow } from "../seed/blankPlans.ts";
import type { WorkflowRecord } from "../state/planRecords.ts";
import { invalidField, type Json } from "../wire/apiError.ts";
import { created, type EndpointTable, type HubCall, noContent, ok } from "../wire/endpoint.ts";
import { anyJson, type Fields, flag, readFields, reference, text } from "../wire/fields.ts";

/** `fields` and `filter_rules` can only be replaced whole (sheet §9). */
const workflowFields: Fields = {
  name: text({ required: true, maxLength: 100, pattern: /^\S+$/ }),
  label: text({ required: true, maxLength: 100 }),
  discovery: reference((word) => word === "recursive" || word === "snapdiff", { nullable: true }),
  discovery_options: anyJson,
  fields: anyJson,
  filter_rules: anyJson,
  icon_classes: anyJson,
  enabled: flag(),
  visible: flag(),
  schedule_only: flag(),
  preferred_queue: text(),
};

/** Workflows and their start. */
export function workflowRoutes(hub: Hub): EndpointTable {
  const one = (call: HubCall): WorkflowRecord => rowOf(hub.state.workflows, call.params.id);
  return {
    "/workflows/": {
      get: (call) => answerPage(hub, call, { rows: hub.state.workflows.list(), present: (row) => row }),
      post: (call) => {
        // `external_only` can be set here and never again (sheet §9).
        const fields = readFields(call.body, { ...workflowFields, external_only: flag() });
        refuseTaken(hub, fields, null);
        return created(hub.state.workflows.add({ ...blankWorkflow, ...fields }));
      },
    },
    "/workflows/:id/": {
      get: (call) => ok(one(call)),
      patch: (call) => {
        const fields = readFields(call.body, workflowFields, true);
        refuseTaken(hub, fields, one(call).id);
        return ok(hub.state.workflows.patch(String(one(call).id), fields));
      },
      delete: (call) => {
        hub.state.workflows.remove(String(one(call).id));
        return noContent();
      },
    },
    "/file/workflow/": {
      post: (call) => {
        const { fields, job } = startWorkflow(hub, call.body, call.caller);
        const { workflowJobKey } = hub.behaviour;
        return created(workflowJobKey === "none" ? fields : { ...fields, [workflowJobKey]: job.id });
      },
    },
  };
}

function refuseTaken(hub: Hub, fields: Json, own: number | null): void {
  if (hub.state.workflows.list().some(({ id, name }) => id !== own && name === fields.name)) {
    throw invalidField("name", "workflow with this name already exists.");
  }
}
