// What does a workflow, schedule or policy hold before anybody fills it in? Defaults of POST, of seeds and of control calls.
import type { CronFields, PolicyRecord, ScheduleRecord, WorkflowRecord } from "../state/planRecords.ts";

/** A workflow on explicit paths, without fields and rules. */
export const blankWorkflow: Omit<WorkflowRecord, "id"> = {
  name: "",
  label: "",
  discovery: null,
  discovery_options: null,
  fields: [],
  filter_rules: [],
  icon_classes: ["fa", "fa-cog"],
  enabled: true,
  visible: true,
  external_only: false,
  schedule_only: false,
  preferred_queue: "",
};

/** Midnight, every day. */
export const everyMidnight: CronFields = {
  minute: "0",
  hour: "0",
  day_of_week: "*",
  day_of_month: "*",
  month_of_year: "*",
};

/** A schedule that manages nothing yet. */
export const blankSchedule: Omit<ScheduleRecord, "id"> = {
  name: "",
  site: "",
  space: "",
  ...everyMidnight,
  enabled: true,
  discovery: null,
  discovery_options: null,
  managed_paths: [],
};

/** A policy that nothing starts. */
export const blankPolicy: Omit<PolicyRecord, "id" | "created" | "site"> = {
  name: "",
  enabled: true,
  threads: 4,
  policy_type: "migration",
  filesystem: "mmfs1",
  spaces: [],
  order: null,
  schedule: null,
  triggers: [],
  condition_groups: [],
};
