// What has the console told its administrators? Notifications of every priority, of the console itself and of filers.
import type { SeededRandom } from "../../chassis/seededRandom.ts";
import type { FilerRow, NotificationRow, priorities } from "../state/filerRecords.ts";
import { utcText } from "../wire/utcTime.ts";

interface Template {
  readonly priority: (typeof priorities)[number];
  readonly name: string;
  readonly group: string;
  readonly message: string;
  /** Whether the console itself says it, not a filer. */
  readonly ofConsole?: true;
}

/** Codes are an open set; these hold the words that clients look for (sheet §8.10). */
const templates: readonly Template[] = [
  {
    priority: "alert",
    name: "SNAPSHOT_DELAYED",
    group: "Snapshots",
    message: "No snapshot has been taken for 24 hours.",
  },
  {
    priority: "error",
    name: "AV_VIOLATION",
    group: "Antivirus",
    message: "The file eicar.com is infected with EICAR.",
  },
  {
    priority: "warning",
    name: "VOLUME_QUOTA_WARNING",
    group: "Quotas",
    message: "A volume has reached 90% of its quota.",
  },
  { priority: "admin", name: "NMC_LOGIN", group: "Users", message: "storage-admin logged in.", ofConsole: true },
  { priority: "info", name: "SNAPSHOT_COMPLETE", group: "Snapshots", message: "A snapshot has been completed." },
  { priority: "noop", name: "HEARTBEAT", group: "System", message: "", ofConsole: true },
  {
    priority: "warning",
    name: "LICENSE_CAPACITY",
    group: "License",
    message: "95% of the capacity is used.",
    ofConsole: true,
  },
  { priority: "alert", name: "UNKNOWN", group: "General", message: "Filer is offline." },
];

/** What a notification is made from. */
export interface NotificationContext {
  readonly filers: readonly FilerRow[];
  /** Vendor moment in ms. */
  readonly now: number;
}

/** Makes the notification of an id; a greater `age` (in steps of some minutes) is longer ago. */
export function makeNotification(
  random: SeededRandom,
  { filers, now }: NotificationContext,
  { id, age }: { id: number; age: number },
): NotificationRow {
  const template = templates[id % templates.length] as Template;
  const filer = template.ofConsole === true ? undefined : random.pick(filers);
  return {
    id,
    date: utcText(now - age * 17 * 60_000),
    priority: template.priority,
    name: template.name,
    message: template.message,
    group: template.group,
    acknowledged: age > 12 && random.chance(0.7),
    sticky: template.priority === "alert",
    urgent: template.priority === "alert" || template.priority === "error",
    origin: filer?.description ?? "NMC",
    filer_serial_number: filer?.serial_number ?? null,
  };
}

/** Makes notifications with ids from 1 (the oldest) up. */
export function makeNotifications(
  random: SeededRandom,
  context: NotificationContext,
  count: number,
): NotificationRow[] {
  return Array.from({ length: count }, (_, index) =>
    makeNotification(random, context, { id: index + 1, age: count - 1 - index }),
  );
}
