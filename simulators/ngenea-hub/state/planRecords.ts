// What does the simulated Hub remember about planned work and about people? Workflows, schedules, policies, settings, users.
import type { Numbered } from "./numberedTable.ts";

/** The five cron fields, as texts. */
export interface CronFields {
  /** Cron field. */
  minute: string;
  /** Cron field. */
  hour: string;
  /** Cron field. */
  day_of_week: string;
  /** Cron field. */
  day_of_month: string;
  /** Cron field. */
  month_of_year: string;
}

/** A workflow: what a job runs (sheet §9). */
export interface WorkflowRecord extends Numbered {
  /** Natural key without spaces. */
  name: string;
  /** Display name. */
  label: string;
  /** recursive, snapdiff, or null for explicit paths. */
  discovery: string | null;
  /** Options of the discovery, or null. */
  discovery_options: unknown;
  /** List of run-time parameters. */
  fields: unknown;
  /** List of rules with actions. */
  filter_rules: unknown;
  /** List of style classes. */
  icon_classes: unknown;
  /** Whether it can be run. */
  enabled: boolean;
  /** Whether people see it. */
  visible: boolean;
  /** Whether only other programs may run it. */
  external_only: boolean;
  /** Whether only schedules may run it. */
  schedule_only: boolean;
  /** Name of a queue; may be empty. */
  preferred_queue: string;
}

/** A schedule; its workflows are a nested resource. */
export interface ScheduleRecord extends Numbered, CronFields {
  /** Display name. */
  name: string;
  /** Name of the site. */
  site: string;
  /** Name of the space. */
  space: string;
  /** Whether it runs. */
  enabled: boolean;
  /** recursive, snapdiff, or null. */
  discovery: string | null;
  /** Options of the discovery, or null. */
  discovery_options: unknown;
  /** List of paths. */
  managed_paths: unknown;
}

/** One workflow of a schedule. */
export interface ScheduleWorkflowRecord extends Numbered {
  /** Id of the schedule. */
  scheduleId: number;
  /** Name of the workflow. */
  workflow: string;
  /** Name of the target site. */
  site: string;
  /** Name of the queue. */
  queue: string;
  /** Values of the run-time parameters. */
  fields: unknown;
}

/** When a policy runs, on the clock of its site. */
export interface PolicySchedule extends CronFields {
  /** Its own number. */
  id: number;
  /** Time of day on the clock of the site. */
  time: string;
  /** Whether it waits for its first moment. */
  first_occur: boolean;
  /** IANA zone of the site. */
  timezone: string;
  /** ISO 8601. */
  start_date_time: string;
}

/** A tiering policy (sheet §9). */
export interface PolicyRecord extends Numbered {
  /** Display name. */
  name: string;
  /** Whether it runs. */
  enabled: boolean;
  /** Threads of one run. */
  threads: number;
  /** The values are not documented. */
  policy_type: string;
  /** Name of the file system. */
  filesystem: string;
  /** Id of the site. */
  site: number;
  /** Ids of the spaces. */
  spaces: number[];
  /** In which order files are taken, or null. */
  order: { id: number; by: string; reverse: boolean } | null;
  /** When it runs; null when only thresholds start it. */
  schedule: PolicySchedule | null;
  /** Thresholds of pools. */
  triggers: Record<string, unknown>[];
  /** What files it takes; read-only in practice. */
  condition_groups: unknown[];
  /** ISO 8601. */
  created: string;
}

/** A setting of the Hub or of a site. */
export interface SettingRecord extends Numbered {
  /** Colon path. */
  key: string;
  /** Any JSON. */
  value: unknown;
  /** Text for people; may be empty. */
  desc: string;
}

/** A user. */
export interface UserRecord extends Numbered {
  /** Login name, the key in addresses. */
  username: string;
  /** In clear, because this is no real Hub. */
  password: string;
  /** May be empty. */
  first_name: string;
  /** May be empty. */
  last_name: string;
  /** May be empty. */
  email: string;
  /** Whether the group is Administrators; Users only read. */
  isAdministrator: boolean;
  /** Whether the user may log in. */
  is_active: boolean;
  /** ISO 8601. */
  date_joined: string;
  /** ISO 8601, or null. */
  last_login: string | null;
  /** Id of the home site. */
  homeSite: number;
}

/** A client key; the key itself is shown once, when it is made. */
export interface ClientKeyRecord extends Numbered {
  /** Display name. */
  name: string;
  /** Id of its user. */
  userId: number;
  /** The secret. */
  key: string;
}

/** An administrator's one-off operation. */
export interface ActionRecord extends Numbered {
  /** What is done. */
  action: string;
  /** Id of who asked. */
  userId: number;
  /** When, in ms. */
  createdMs: number;
}

/** A search and what it asked for. */
export interface SearchRecord extends Numbered {
  /** Where to look. */
  path: string;
  /** Names of the sites to ask. */
  sites: string[];
  /** Whether to look below. */
  recursive: boolean;
  /** Glob of file names. */
  pattern: string;
  /** When it was asked for, in ms. */
  createdMs: number;
}
