// Which words may a row use for its states? The same words as the GraphQL enums of the same names.

/** Where a thing stands in its life. */
export type LifecycleState =
  | "CREATING"
  | "AVAILABLE"
  | "UPDATING"
  | "DEGRADED"
  | "RESTORING"
  | "MIGRATING"
  | "DELETING"
  | "DELETED"
  | "OFFLINE"
  | "ERROR"
  | "UNKNOWN";

/** How well a thing is, best first. */
export const HEALTHS = ["OK", "WARNING", "CRITICAL", "UNKNOWN"] as const;
/** How well a thing is. */
export type Health = (typeof HEALTHS)[number];

/** How far work has come, in the order of the enum. */
export const WORK_STATES = [
  "PENDING",
  "RUNNING",
  "PAUSED",
  "CANCELLING",
  "SUCCEEDED",
  "PARTIALLY_SUCCEEDED",
  "FAILED",
  "CANCELLED",
  "TIMED_OUT",
  "LOST",
  "UNKNOWN",
] as const;
/** How far work has come. */
export type WorkState = (typeof WORK_STATES)[number];
/** States after which nothing follows. */
export const FINAL_STATES: ReadonlySet<WorkState> = new Set(
  WORK_STATES.slice(WORK_STATES.indexOf("SUCCEEDED"), WORK_STATES.indexOf("UNKNOWN")),
);

/** How serious an alert is, most serious first. */
export const ALERT_SEVERITIES = ["CRITICAL", "ERROR", "WARNING", "INFO", "UNKNOWN"] as const;
/** How serious an alert is. */
export type AlertSeverity = (typeof ALERT_SEVERITIES)[number];

/** Protocols of shares, in the order of the enum. */
export const SHARE_PROTOCOLS = ["NFS", "SMB", "FTP", "S3", "UNKNOWN"] as const;
/** A protocol of shares. */
export type ShareProtocol = (typeof SHARE_PROTOCOLS)[number];

/** What somebody may do. */
export type AccessLevel = "NONE" | "READ_ONLY" | "READ_WRITE" | "FULL" | "UNKNOWN";

/** What a used figure counts. */
export type CapacityBasis = "LOGICAL" | "PHYSICAL" | "UNKNOWN";

/** Days of the week, Monday first. */
export type DayOfWeek = "MONDAY" | "TUESDAY" | "WEDNESDAY" | "THURSDAY" | "FRIDAY" | "SATURDAY" | "SUNDAY";

/** Sorts of work. */
export type JobType =
  | "CONFIGURATION"
  | "DEPLOYMENT"
  | "COPY"
  | "MOVE"
  | "DELETE"
  | "MIGRATE"
  | "RECALL"
  | "SYNC"
  | "BACKUP"
  | "SNAPSHOT"
  | "SNAPSHOT_DELETION"
  | "SCAN"
  | "REBALANCE"
  | "UPGRADE"
  | "MAINTENANCE"
  | "UNKNOWN";
