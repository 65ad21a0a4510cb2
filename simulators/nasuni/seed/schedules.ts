// When are snapshots taken, data merged, viruses sought and files audited? Settings of volumes, shared by all rows that have them.
import type { Opaque } from "../state/filerRecords.ts";
import { everyDay, sundays, workdays } from "./week.ts";

/** Snapshot schedules; `frequency` is minutes. */
export const snapshotSchedules: readonly Opaque[] = [
  { days: everyDay, allday: true, start: 0, stop: 0, frequency: 60 },
  { days: workdays, allday: false, start: 7, stop: 20, frequency: 30 },
  { days: everyDay, allday: true, start: 0, stop: 0, frequency: 5 },
  { days: sundays, allday: false, start: 1, stop: 4, frequency: 1_440 },
];

/** How remote filers learn of new snapshots. */
export const syncSchedules: readonly Opaque[] = [
  {
    days: everyDay,
    allday: true,
    start: 0,
    stop: 0,
    frequency: 10,
    auto_cache_allowed: false,
    auto_cache_min_file_size: 0,
  },
  {
    days: everyDay,
    allday: true,
    start: 0,
    stop: 0,
    frequency: 60,
    auto_cache_allowed: true,
    auto_cache_min_file_size: 1_048_576,
  },
];

/** How long snapshots are kept. */
export const retentions: readonly Opaque[] = [
  { retain: "INFINITE", number: 0, years: 0, months: 0, days: 0 },
  { retain: "BY_COUNT", number: 90, years: 0, months: 0, days: 0 },
  { retain: "BY_AGE", number: 0, years: 1, months: 6, days: 0 },
];

/** Antivirus services: off, and at night. */
export const antivirusServices: readonly Opaque[] = [
  { enabled: false, days: everyDay, check_files_immediately: false, allday: true, start: 0, stop: 0, frequency: 60 },
  { enabled: true, days: workdays, check_files_immediately: true, allday: false, start: 22, stop: 5, frequency: 240 },
];

/** File alerts: off, and for words that ransomware uses. */
export const fileAlerts: readonly Opaque[] = [
  { enabled: false, patterns: [] },
  { enabled: true, patterns: ["*.locky", "*.crypt", "HOW_TO_DECRYPT*"] },
];

/** Auditing of a volume on a filer that nobody has set up. */
export const noAuditing: Opaque = {
  enabled: false,
  collapse: true,
  output_type: "csv",
  destination: "",
  events: {
    create: true,
    delete: true,
    rename: true,
    close: false,
    security: true,
    metadata: false,
    write: false,
    read: false,
  },
  logs: {
    prune_audit_logs: true,
    days_to_keep: 90,
    exclude_by_default: false,
    include_takes_priority: false,
    include_patterns: [],
    exclude_patterns: [],
    user_blacklist: [],
    protocol_whitelist: [],
  },
  syslog_export: false,
};
