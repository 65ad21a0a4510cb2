// What does the demo Hub complain about at the start?
import type { AlertRecord } from "../state/jobRecords.ts";
import { isoTime } from "../wire/isoTime.ts";

const minute = 60_000;
const day = 86_400_000;

/** One alert of each kind: of a node, a site, a queue, all severities, and one that somebody muted. */
export function seedAlerts(startMs: number): AlertRecord[] {
  const rows = [
    ["SiteHealth", "WARNING", "london", "Node lon-hub-02 has not been heard of for 47 minutes", 45, "lon-hub-02", null],
    ["StoragePoolUsage", "CRITICAL", "boston", "Pool sas1 of mmfs1 is 96 % full", 180, null, null],
    [
      "QueueBacklog",
      "WARNING",
      "berlin",
      "Queue transfer has tasks that wait for more than an hour",
      70,
      null,
      "transfer",
    ],
    ["JobFailures", "CRITICAL", "london", "", 12, null, null],
    ["SnapshotRotation", "INFO", "berlin", "Old snapshots were removed", 600, null, null],
    ["SearchIndex", "INFO", "denver", "Indexing has begun", 30, null, null],
    ["CertificateLifetime", "WARNING", "boston", "The site certificate ends in 29 days", 2000, null, null],
  ] as const;
  return rows.map(([name, severity, site, summary, ageMinutes, node, queue], index) => ({
    id: index + 1,
    name,
    severity,
    summary,
    site,
    node,
    queue,
    timestamp: isoTime(startMs - ageMinutes * minute),
    // The time is that of the latest event; the first one was stored long before (sheet §10).
    created: isoTime(startMs - ageMinutes * minute - (index === 6 ? 31 * day : minute)),
    suppressed: index === 6,
  }));
}
