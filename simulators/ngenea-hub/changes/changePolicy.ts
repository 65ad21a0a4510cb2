// How do policies come to be and change? Reads the bodies of POST and PATCH (sheet §9).
import type { Hub } from "../hub.ts";
import { blankPolicy, everyMidnight } from "../seed/blankPlans.ts";
import type { PolicyRecord, PolicySchedule } from "../state/planRecords.ts";
import type { Json } from "../wire/apiError.ts";
import { anyJson, type Fields, flag, integer, listOf, objectOf, readFields, reference, text } from "../wire/fields.ts";
import { isoTime } from "../wire/isoTime.ts";

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

/** Makes a policy as POST asks for it. Throws a 400. */
export function addPolicy(hub: Hub, body: Json): PolicyRecord {
  const readable = readFields(body, policyFields(hub));
  const site = hub.state.sites.list()[0]?.id ?? 0;
  const blank = { ...blankPolicy, name: String(readable.name), site, created: isoTime(hub.now()) };
  const policy = hub.state.policies.add(blank);
  return changePolicy(hub, policy, body);
}

/** Changes a policy as PATCH asks for it; order and schedule are completed. Throws a 400. */
export function changePolicy(hub: Hub, policy: PolicyRecord, body: Json): PolicyRecord {
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
    ...everyMidnight,
    time: "00:00:00",
    first_occur: false,
    start_date_time: isoTime(hub.now()),
    ...policy.schedule,
    ...given,
    timezone: hub.state.sites.get(String(policy.site))?.timezone ?? "UTC",
    id: policy.id,
  };
}
