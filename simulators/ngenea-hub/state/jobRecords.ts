// What does the simulated Hub remember of work and trouble? Field names are the Hub's own, internal ones are camelCase.
import type { JobPlan } from "./jobTiming.ts";
import type { Numbered } from "./numberedTable.ts";

/** A job: one run of a workflow (sheet §5). Its state follows from the plan and the clock. */
export interface JobRecord extends Numbered, JobPlan {
  /** Name of the workflow. */
  workflow: string;
  /** Name of the site. */
  site: string;
  /** Name of the queue. */
  queue: string;
  /** Null: the owner is unknown. */
  owner: string | null;
  /** -1 unknown, -2 the system itself. */
  ownerId: number;
  /** Client key that started it, or null. */
  clientKeyId: number | null;
  /** Schedule that started it, or null. */
  scheduleId: number | null;
  /** What it works on. */
  paths: string[];
  /** A word that stands whatever the plan says; null when the plan decides. */
  state: string | null;
  /** Number of its first task. */
  firstTaskId: number;
  /** Type of each of its tasks. */
  taskTypes: string[];
  /** Number of the statistic of its first path. */
  firstStatId: number;
}

/** A task that applies settings at a site. */
export interface SettingsTaskRecord extends Numbered, JobPlan {
  /** Id of its job, or null. */
  job: number | null;
  /** Name of the site. */
  site: string;
  /** Celery id, a UUID. */
  task_id: string;
  /** Python name of the task. */
  tasktype: string;
  /** Display name. */
  friendly_name: string;
  /** What was asked for. */
  request: unknown;
}

/** An alert (sheet §10). */
export interface AlertRecord extends Numbered {
  /** Kind of alert. */
  name: string;
  /** INFO, WARNING or CRITICAL. */
  severity: string;
  /** Text for people; may be empty. */
  summary: string;
  /** Name of the site. */
  site: string;
  /** Host name, or null. */
  node: string | null;
  /** Name of the queue, or null. */
  queue: string | null;
  /** Time of the latest event, ISO 8601. */
  timestamp: string;
  /** When the Hub stored it, ISO 8601. */
  created: string;
  /** Whether it is muted. */
  suppressed: boolean;
}
