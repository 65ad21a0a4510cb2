// How does the console write filers, their health and cloud credentials? Sheet §8.1, §8.2 and §8.11.
import { z } from "zod";
import { bytes, count, flag, key, part, text, texts } from "./pieces.ts";

/** A row of `/filers/`, and `/filers/{serial}/`. */
export const rawFiler = z.object({
  serial_number: key,
  guid: text,
  description: text,
  build: text,
  management_state: text,
  status: part({
    offline: flag,
    osversion: text,
    uptime: bytes,
    updates: part({ current_version: text, new_version: text }),
    platform: part({
      platform_name: text,
      cpu: part({ cores: count }),
      /** A whole number written as a text, in MB. */
      memory: bytes,
      cache_status: part({ size: bytes, used: bytes, dirty: bytes, free: bytes }),
    }),
  }),
  settings: part({
    network_settings: part({ hostname: text, ip_addresses: texts }),
    time: part({ timezone: text }),
  }),
});
/** The same, as read. */
export type RawFiler = z.output<typeof rawFiler>;

/** Fields of a row of health that are no health items. */
const NO_ITEMS: ReadonlySet<string> = new Set(["filer_serial_number", "last_updated"]);

/** A row of `/filers/health/`. Newer consoles tell of more items than the description names, so that any word counts. */
export const rawHealth = z.looseObject({ filer_serial_number: key }).transform((row) => ({
  serial: row.filer_serial_number,
  items: Object.entries(row).flatMap(([name, word]) =>
    typeof word === "string" && !NO_ITEMS.has(name) ? [{ name, word }] : [],
  ),
}));
/** The same, as read. */
export type RawHealth = z.output<typeof rawHealth>;

/** A row of `/account/cloud-credentials/`: there is one per credential and filer. The account and the mask are not read. */
export const rawCredential = z.object({
  cred_uuid: key,
  filer_serial_number: key,
  name: text,
  cloud_provider: text,
  status: text,
  note: text,
  in_use: flag,
});
/** The same, as read. */
export type RawCredential = z.output<typeof rawCredential>;
