// How does the console write volumes, their settings at each filer, their connections and folder quotas? Sheet §8.3 to §8.5, §8.9.
import { z } from "zod";
import { bytes, count, flag, instant, key, part, text, texts } from "./pieces.ts";

/** How long snapshots are kept. */
const rawRetention = part({ retain: text, number: count, years: count, months: count, days: count });
/** The same, as read and there. */
export type RawRetention = NonNullable<z.output<typeof rawRetention>>;

/** A row of `/volumes/`, and `/volumes/{guid}/`. */
export const rawVolume = z.object({
  guid: key,
  /** The owner. */
  filer_serial_number: key,
  name: text,
  protocols: part({ protocols: texts, permissions_policy: text }),
  /** In gigabytes; 0 is unlimited. */
  quota: bytes,
  case_sensitive: flag,
  snapshot_retention: rawRetention,
  remote_access: part({ enabled: flag, access_permissions: text }),
  cloud_io: part({ dedupe: flag, compression: flag }),
  provider: part({ cred_uuid: text }),
  auth: part({ policy: text }),
  bucket: text,
});
/** The same, as read. */
export type RawVolume = z.output<typeof rawVolume>;

const days = part({ sun: flag, mon: flag, tue: flag, wed: flag, thu: flag, fri: flag, sat: flag });

/** When snapshots are taken: hours of the day, frequency in minutes. */
const rawSchedule = part({ days, allday: flag, start: count, stop: count, frequency: count });
/** The same, as read and there. */
export type RawSchedule = NonNullable<z.output<typeof rawSchedule>>;

/** A row of `/volumes/{guid}/filers/`, and `/volumes/{guid}/filers/{serial}/`: one volume at one filer. */
export const rawSetting = z.object({
  guid: key,
  filer_serial_number: key,
  /** May differ from the volume's name. */
  name: text,
  type: text,
  snapshot_schedule: rawSchedule,
  status: part({
    accessible_data: bytes,
    data_not_yet_protected: bytes,
    last_snapshot_start: instant,
    last_snapshot_end: instant,
    last_snapshot_version: bytes,
    snapshot_status: text,
    snapshot_percent: count,
  }),
});
/** The same, as read. */
export type RawSetting = z.output<typeof rawSetting>;

/** A row of `/volumes/filer-connections/`, and of the same below one volume. */
export const rawConnection = z.object({ volume_guid: key, filer_serial_number: key, connected: flag });
/** The same, as read. */
export type RawConnection = z.output<typeof rawConnection>;

/** A row of `/volumes/folder-quotas/`; its id is unique below its volume alone. Limit and usage are bytes. */
export const rawFolderQuota = z.object({
  id: key,
  volume_guid: key,
  type: text,
  path: z.string().min(1),
  limit: bytes,
  usage: bytes,
  email: text,
});
/** The same, as read. */
export type RawFolderQuota = z.output<typeof rawFolderQuota>;
