// How do workflows, policies and schedules of a Hub become job templates? Pure; used by the feed of templates.
import type { JobTemplateParameterRow, JobTemplateRow } from "../../../contract/rows/JobTemplate.ts";
import type { RawPolicy, RawSchedule, RawWorkflow } from "../raw/template.ts";
import { cronSchedule } from "./cron.ts";
import { fieldOf, pathsIn } from "./json.ts";
import { byName } from "./refs.ts";
import { jobTypeOf } from "./words.ts";

type Sort = "workflow" | "policy" | "schedule";

/** What templates of all sorts have in common; the numbers of the three lists overlap, hence the prefix. */
const common = (sourceId: string, sort: Sort, raw: RawWorkflow | RawPolicy | RawSchedule) =>
  ({
    kind: "JobTemplate",
    sourceId,
    nativeId: `${sort}:${raw.id}`,
    displayName: raw.name,
    nativeState: null,
    name: raw.name,
    nativeType: sort,
    enabled: raw.enabled,
    health: "UNKNOWN",
  }) as const;

/** A workflow: run on request, at any site, on paths given with the run. */
export function workflowRow(sourceId: string, workflow: RawWorkflow): JobTemplateRow {
  return {
    ...common(sourceId, "workflow", workflow),
    description: workflow.label,
    jobType: jobTypeOf(workflow.name),
    schedule: null,
    site: null,
    paths: null,
    parameters: parametersOf(workflow.fields),
    details: null,
  };
}

/** Run-time parameters; null when there are none or when they are not understood. */
function parametersOf(fields: unknown): JobTemplateParameterRow[] | null {
  if (!Array.isArray(fields)) return null;
  const parameters = fields.flatMap((field: unknown): JobTemplateParameterRow[] => {
    const name = fieldOf(field, "name");
    const type = fieldOf(field, "type");
    if (typeof name !== "string" || name === "") return [];
    return [{ name, valueType: typeof type === "string" ? type : null, choices: choicesOf(field) }];
  });
  return parameters.length === 0 ? null : parameters;
}

/** Values to choose from; the vendor does not tell under which name they stand, or whether they have labels. */
function choicesOf(field: unknown): string[] | null {
  const values = ["choices", "options", "values", "value"].map((name) => fieldOf(field, name)).find(Array.isArray);
  if (values === undefined) return null;
  return values
    .map((value: unknown) => fieldOf(value, "value") ?? value)
    .filter((value: unknown) => typeof value === "string" || typeof value === "number")
    .map(String);
}

/** A policy: moves files between pools by rule, on the clock of its site. */
export function policyTemplateRow(sourceId: string, policy: RawPolicy): JobTemplateRow {
  return {
    ...common(sourceId, "policy", policy),
    description: null,
    jobType: "MIGRATE",
    schedule: policy.schedule === null ? null : cronSchedule(policy.schedule, policy.schedule.timezone),
    site: policy.site,
    paths: null,
    parameters: null,
    details: {
      __typename: "NgeneaHubPolicyDetails",
      sourceId,
      volumes: policy.spaces,
      filesystem: policy.filesystem,
      threads: policy.threads === null ? null : Number(policy.threads),
    },
  };
}

/** A schedule, which the Hub keeps in UTC. The workflow that it runs stands in a list of its own below it: not read. */
export function scheduleRow(sourceId: string, schedule: RawSchedule): JobTemplateRow {
  return {
    ...common(sourceId, "schedule", schedule),
    description: null,
    jobType: "UNKNOWN",
    schedule: cronSchedule(schedule, "UTC"),
    site: byName(schedule.site),
    paths: pathsIn(schedule.managed_paths),
    parameters: null,
    details: null,
  };
}
