// How do control calls change what jobs are made from: workflows, policies and schedules?
import { ControlError } from "../../chassis/controlError.ts";
import type { RowHandler, RowValues } from "../../chassis/rowHandler.ts";
import { removeSchedule } from "../changes/removeRows.ts";
import type { Hub } from "../hub.ts";
import { blankPolicy, blankSchedule, blankWorkflow } from "../seed/blankPlans.ts";
import { isoTime } from "../wire/isoTime.ts";

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
  const site = sites.list()[0];
  if ("policy_type" in values) {
    const policy = { ...blankPolicy, name, site: site?.id ?? 0, created: isoTime(hub.now()), ...values };
    return `policy:${policies.add(policy).id}`;
  }
  if ("managed_paths" in values) {
    const place = { site: site?.name ?? "", space: spaces.list()[0]?.name ?? "" };
    return `schedule:${schedules.add({ ...blankSchedule, name, ...place, ...values }).id}`;
  }
  return `workflow:${workflows.add({ ...blankWorkflow, name, label: name, ...values }).id}`;
}
