// Which workflows, schedules and policies does the demo Hub have? Made once per start.
import type { PolicyRecord, ScheduleRecord, ScheduleWorkflowRecord, WorkflowRecord } from "../state/planRecords.ts";
import type { SiteRecord } from "../state/siteRecords.ts";
import type { SpaceRecord } from "../state/spaceRecords.ts";
import { isoTime } from "../wire/isoTime.ts";
import { blankPolicy, blankSchedule, blankWorkflow, everyMidnight } from "./blankPlans.ts";

const everything = (task: string) => [{ type: "all", state: "all", action: [{ name: task }] }];

const lockLevel = { name: "lock_level", label: "Lock level", type: "choice", value: ["partial", "full"] };
const destination = [
  { name: "destinationsite", label: "Destination site", type: "string", value: "site" },
  { name: "destinationqueue", label: "Destination queue", type: "string", value: "" },
  { name: "hydrate", label: "Hydrate", type: "bool", value: false },
];

/** The built-in workflows and three that this company made itself. */
export const seedWorkflows: readonly WorkflowRecord[] = [
  {
    ...blankWorkflow,
    name: "migrate",
    label: "Migrate",
    fields: [lockLevel],
    filter_rules: everything("dynamo.tasks.migrate"),
  },
  { ...blankWorkflow, name: "premigrate", label: "Premigrate", filter_rules: everything("dynamo.tasks.migrate") },
  {
    ...blankWorkflow,
    name: "recall",
    label: "Recall",
    fields: [lockLevel],
    filter_rules: everything("dynamo.tasks.reverse_stub"),
  },
  {
    ...blankWorkflow,
    name: "send",
    label: "Send",
    fields: destination,
    filter_rules: everything("dynamo.tasks.send_paths"),
  },
  {
    ...blankWorkflow,
    name: "site_sync",
    label: "Bidirectional sync",
    discovery: "snapdiff",
    discovery_options: { skip_old_ctimes: true, condense_moves: false },
    fields: [...destination, { name: "sync_preference", type: "choice", value: ["newest", "local", "ignore"] }],
    filter_rules: everything("dynamo.tasks.sync_preference"),
    schedule_only: true,
  },
  {
    ...blankWorkflow,
    name: "archive_footage",
    label: "Archive footage",
    discovery: "recursive",
    discovery_options: { skip_missing: true },
    filter_rules: [{ type: "file", state: "default", include: ["*.mov"], action: [{ name: "dynamo.tasks.migrate" }] }],
    preferred_queue: "transfer",
  },
  {
    ...blankWorkflow,
    name: "make_proxies",
    label: "Make proxies",
    filter_rules: everything("dynamo.custom.transcode"),
  },
  {
    ...blankWorkflow,
    name: "purge_remote",
    label: "Purge remote",
    enabled: false,
    filter_rules: everything("dynamo.tasks.remove_location_xattrs"),
  },
].map((workflow, index) => ({ id: index + 1, ...workflow }));

/** Schedules with their workflows. */
export interface ScheduleSeed {
  /** The schedules. */
  readonly schedules: ScheduleRecord[];
  /** Their workflows, one or two each. */
  readonly scheduleWorkflows: ScheduleWorkflowRecord[];
}

const hours = ["1", "*/4", "22", "3", "5", "12"];

/** One schedule for each of the first spaces that have two sites or more; the third is switched off. */
export function seedSchedules(spaces: readonly SpaceRecord[], sites: readonly SiteRecord[]): ScheduleSeed {
  const nameOf = (id: number | undefined) => sites.find((site) => site.id === id)?.name ?? "";
  const shared = spaces
    .filter(({ immutable, placements }) => !immutable && placements.length > 1)
    .slice(0, hours.length);
  const schedules = shared.map((space, index) => ({
    ...blankSchedule,
    id: index + 1,
    name: `sync-${space.name}`,
    site: nameOf(space.placements[0]?.siteId),
    space: space.name,
    hour: hours[index] ?? "0",
    day_of_week: index === 3 ? "1-5" : "*",
    enabled: index !== 2,
    discovery: index === 4 ? null : "snapdiff",
    discovery_options: index === 4 ? null : { skip_old_ctimes: true },
    managed_paths: [space.mountpoint],
  }));
  const scheduleWorkflows = shared.flatMap((space, index) =>
    space.placements.slice(1, index === 1 ? 3 : 2).map(({ siteId }) => ({
      scheduleId: index + 1,
      workflow: index === 4 ? "send" : "site_sync",
      site: nameOf(siteId),
      queue: "default",
      fields: { destinationsite: nameOf(siteId), sync_preference: "newest" },
    })),
  );
  return { schedules, scheduleWorkflows: scheduleWorkflows.map((row, index) => ({ id: index + 1, ...row })) };
}

/** Four tiering policies: two on a clock, one started by how full a pool is, one switched off. */
export function seedPolicies(spaces: readonly SpaceRecord[], startMs: number): PolicyRecord[] {
  const names = ["tier-cold-projects", "free-fast-tier", "archive-finished", "old-trial"];
  return names.map((name, index) => {
    const id = index + 1;
    const siteId = 1 + (index % 3);
    const here = spaces.filter((space) => space.placements.some((placement) => placement.siteId === siteId));
    return {
      ...blankPolicy,
      id,
      name,
      enabled: index !== 3,
      policy_type: index === 2 ? "premigration" : "migration",
      site: siteId,
      spaces: here.slice(1, 4).map((space) => space.id),
      order: index === 1 ? null : { id, by: "access_time", reverse: false },
      schedule: index === 1 ? null : policySchedule(id, startMs),
      triggers: index === 1 ? [poolTrigger] : [],
      condition_groups: [conditionGroup(id)],
      created: isoTime(startMs - (40 + index) * 86_400_000),
    };
  });
}

const poolTrigger = {
  id: 1,
  pool_name: "ssd1",
  lower_threshold: 70,
  upper_threshold: 85,
  premigrate_threshold: 60,
  max_utilisation: 95,
  is_cloud: false,
};

function policySchedule(id: number, startMs: number) {
  return {
    ...everyMidnight,
    id,
    minute: "30",
    hour: "2",
    time: "02:30:00",
    first_occur: false,
    timezone: "Europe/London",
    start_date_time: isoTime(startMs - 30 * 86_400_000),
  };
}

function conditionGroup(id: number) {
  return {
    id,
    name: "untouched for a quarter",
    policy: id,
    date_conditions: [
      { id, condition_group: id, date_field: "access_time", age: "90", older_or_newer: "older", include: true },
    ],
    filesize_conditions: [{ id, condition_group: id, greater_or_less: "greater", size: 1_048_576, include: true }],
    filetype_conditions: [],
  };
}
