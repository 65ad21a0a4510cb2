// Which directories are snapshot by plan? Policies of all frequencies, one switched off, one that locks (sheet §8.9).
import type { SeededRandom } from "../../chassis/seededRandom.ts";
import type { FileNode } from "../fileTree.ts";

/** When snapshots are taken and how long they live. */
interface PolicySchedule {
  id: number;
  creation_schedule: {
    timezone: string;
    frequency: string;
    [field: string]: unknown;
  };
  /** Such as "5days"; "" or "never" for ever. */
  expiration_time_to_live: string;
}

/** A policy as `/v3/snapshots/policies/` shows it. */
export interface SnapshotPolicy {
  id: number;
  policy_name: string;
  snapshot_name_template: string;
  source_file_id: string;
  schedule: PolicySchedule;
  enabled: boolean;
  /** Key that locks each new snapshot; null for none. */
  lock_key_ref: string | null;
}

interface Plan {
  name: string;
  ttl: string;
  schedule: Record<string, unknown> & { frequency: string };
}

const plans: readonly Plan[] = [
  {
    name: "Daily",
    ttl: "7days",
    schedule: { frequency: "SCHEDULE_DAILY_OR_WEEKLY", on_days: ["EVERY_DAY"], hour: 1, minute: 30 },
  },
  {
    name: "Hourly",
    ttl: "36hours",
    schedule: {
      frequency: "SCHEDULE_HOURLY_OR_LESS",
      on_days: ["MON", "TUE", "WED", "THU", "FRI"],
      window_start_hour: 6,
      window_start_minute: 0,
      window_end_hour: 21,
      window_end_minute: 59,
      fire_every: 1,
      fire_every_interval: "FIRE_IN_HOURS",
    },
  },
  {
    name: "Weekly",
    ttl: "4weeks",
    schedule: { frequency: "SCHEDULE_DAILY_OR_WEEKLY", on_days: ["SAT", "SUN"], hour: 3, minute: 0 },
  },
  {
    name: "Monthly",
    ttl: "never",
    schedule: { frequency: "SCHEDULE_MONTHLY", day_of_month: 128, hour: 4, minute: 15 },
  },
  {
    name: "Quarter hour",
    ttl: "",
    schedule: {
      frequency: "SCHEDULE_HOURLY_OR_LESS",
      on_days: ["EVERY_DAY"],
      window_start_hour: 0,
      window_start_minute: 0,
      window_end_hour: 23,
      window_end_minute: 59,
      fire_every: 15,
      fire_every_interval: "FIRE_IN_MINUTES",
    },
  },
];

/** What Core fills in when no template was given: the directory's name only where it is not the root (sheet §8.9). */
export function defaultTemplate(sourceFileId: string): string {
  return sourceFileId === "2" ? "{ID}_{Policy}" : "{ID}_{Policy}_{Directory}";
}

/** Makes one policy of a directory. */
export function seedPolicy(random: SeededRandom, id: number, source: FileNode): SnapshotPolicy {
  const plan = plans[(id - 1) % plans.length] as Plan;
  return {
    id,
    policy_name: source.parent === null ? plan.name : `${plan.name} ${source.name}`,
    snapshot_name_template: defaultTemplate(source.id),
    source_file_id: source.id,
    schedule: {
      id,
      creation_schedule: { timezone: random.pick(["UTC", "Europe/Berlin", "America/New_York"]), ...plan.schedule },
      expiration_time_to_live: plan.ttl,
    },
    enabled: id % 7 !== 3,
    lock_key_ref: null,
  };
}

/** Makes a policy of the root and one of every fourth volume; the second policy locks what it takes. */
export function seedPolicies(
  random: SeededRandom,
  parts: { root: FileNode; volumes: readonly FileNode[]; lockKey: string },
) {
  const sources = [parts.root, ...parts.volumes.filter((_, index) => index % 4 === 0)];
  return sources.map((source, index): SnapshotPolicy => {
    const policy = seedPolicy(random, index + 1, source);
    return index === 1 ? { ...policy, lock_key_ref: parts.lockKey } : policy;
  });
}
