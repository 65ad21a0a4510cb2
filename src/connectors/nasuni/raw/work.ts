// How does the console write messages, running snapshots and notifications? Sheet §6, §8.8 and §8.10.
import { z } from "zod";
import { count, flag, instant, key, link, part, text } from "./pieces.ts";

/** A row of `/messages/`, and `/messages/{id}/`, which is flat as well. */
export const rawMessage = z.object({
  id: key,
  filer_serial_number: text,
  description: text,
  code: text,
  status: text,
  send_time: instant,
  expiration_time: instant,
  response_time: instant,
  initiated_by: text,
  links: part({ applied_resource: link }),
  error: part({ code: text, description: text }),
});
/** The same, as read. */
export type RawMessage = z.output<typeof rawMessage>;

/** A row of `/volumes/filers/snapshots/`: whether a volume is being snapshot at a filer. */
export const rawSnapshotRun = z.object({
  volume_guid: key,
  filer_serial_number: key,
  snapshot_status: text,
  snapshot_percent: count,
});
/** The same, as read. */
export type RawSnapshotRun = z.output<typeof rawSnapshotRun>;

/** A row of `/notifications/`, and `/notifications/{id}/`. */
export const rawNotification = z.object({
  id: key,
  date: instant,
  priority: text,
  name: text,
  message: text,
  acknowledged: flag,
  /** The filer's link is missing when the console itself speaks. */
  links: part({ filer: link }),
});
/** The same, as read. */
export type RawNotification = z.output<typeof rawNotification>;
