// How do workflows, schedules, policies and users look on the wire? (Sheet §9 and §10.)
import { siteNamed } from "../state/hubState.ts";
import type {
  CronFields,
  PolicyRecord,
  ScheduleRecord,
  ScheduleWorkflowRecord,
  UserRecord,
} from "../state/planRecords.ts";
import type { Json } from "../wire/apiError.ts";
import { link, sparse, type View } from "./view.ts";

/** A schedule, without its workflows: those are a resource of their own below it. */
export function scheduleJson(schedule: ScheduleRecord, view: View): Json {
  return sparse(view, { ...schedule, url: link(view, `/schedules/${schedule.id}/`) });
}

/** One workflow of a schedule. */
export function scheduleWorkflowJson(row: ScheduleWorkflowRecord, view: View): Json {
  const { scheduleId, ...fields } = row;
  return { ...fields, url: link(view, `/schedules/${scheduleId}/workflows/${row.id}/`) };
}

/** A policy as GET shows it. */
export function policyJson(policy: PolicyRecord, view: View): Json {
  return sparse(view, { ...policy });
}

/** A policy as POST and PATCH answer it: `order` shrinks to its number, and conditions are left out (sheet §9). */
export function policyWriteJson(policy: PolicyRecord, view: View, runImmediately = false): Json {
  const { condition_groups: _conditions, schedule, ...rest } = policy;
  const { timezone: _zone, start_date_time: _start, ...written } = schedule ?? {};
  return sparse(view, {
    ...rest,
    order: policy.order?.id ?? null,
    schedule: schedule === null ? null : written,
    triggers: policy.triggers,
    run_immediately: runImmediately,
  });
}

const cronOf = ({ minute, hour, day_of_week, day_of_month, month_of_year }: CronFields) => ({
  minute,
  hour,
  day_of_week,
  day_of_month,
  month_of_year,
});

/** All rows of `/automatedschedules/`: policies that have a schedule, then schedules. They have no id of their own. */
export function automatedScheduleRows(view: View): Json[] {
  const { policies, schedules, scheduleWorkflows, sites, spaces } = view.hub.state;
  const fromPolicies = policies.list().flatMap((policy) =>
    policy.schedule === null
      ? []
      : [
          {
            name: policy.name,
            schedule_type: "policy",
            enabled: policy.enabled,
            ...cronOf(policy.schedule),
            policy_id: policy.id,
            policy_name: policy.name,
            discovery_id: null,
            discovery_name: null,
            discovery_workflow: null,
            discovery_managed_paths: null,
            site_name: sites.get(String(policy.site))?.name ?? null,
            spaces: policy.spaces.map((id) => spaces.get(String(id))?.name ?? null),
          },
        ],
  );
  const fromSchedules = schedules.list().map((schedule) => ({
    name: schedule.name,
    schedule_type: "discovery",
    enabled: schedule.enabled,
    ...cronOf(schedule),
    policy_id: null,
    policy_name: null,
    discovery_id: schedule.id,
    discovery_name: schedule.name,
    discovery_workflow: scheduleWorkflows.list().find((row) => row.scheduleId === schedule.id)?.workflow ?? null,
    discovery_managed_paths: schedule.managed_paths,
    site_name: siteNamed(view.hub.state, schedule.site)?.name ?? schedule.site,
    spaces: schedule.space === "" ? [] : [schedule.space],
  }));
  return [...fromPolicies, ...fromSchedules].map((row) => sparse(view, row));
}

/** Number and name of the two groups that every Hub has (sheet §1). */
export const defaultGroups = [
  { id: 1, name: "Administrators", description: "May do everything." },
  { id: 2, name: "Users", description: "May look at everything." },
] as const;

/** A user. */
export function userJson(user: UserRecord, view: View): Json {
  const group = defaultGroups[user.isAdministrator ? 0 : 1];
  return sparse(view, {
    id: user.id,
    url: link(view, `/users/${user.username}/`),
    username: user.username,
    first_name: user.first_name,
    last_name: user.last_name,
    email: user.email,
    is_active: user.is_active,
    date_joined: user.date_joined,
    last_login: user.last_login,
    groups: [{ id: group.id, name: group.name, url: link(view, `/groups/${group.id}/`) }],
    nas_user: null,
    profile: { home_site: user.homeSite, default_site: user.homeSite, timezone: "UTC", department: "" },
  });
}
