// How does the Hub write workflows, policies and schedules? Sheet §9.
import { z } from "zod";
import { anything, count, flag, key, text } from "./pieces.ts";

const cronFields = { minute: text, hour: text, day_of_month: text, month_of_year: text, day_of_week: text };

/** Five cron fields, as policies and schedules have them. */
export const rawCron = z.object(cronFields);
/** The same, as read. */
export type RawCron = z.output<typeof rawCron>;

/** A row of `/workflows/`. */
export const rawWorkflow = z.object({
  id: key,
  name: z.string().min(1),
  label: text,
  enabled: flag,
  /** A list, although the vendor's reference calls it an object. */
  fields: anything,
});
/** The same, as read. */
export type RawWorkflow = z.output<typeof rawWorkflow>;

/** A row of `/policies/`. */
export const rawPolicy = z.object({
  id: key,
  name: z.string().min(1),
  enabled: flag,
  filesystem: text,
  threads: count,
  /** The site's number. */
  site: key.nullish().transform((site) => site ?? null),
  /** The spaces' numbers. */
  spaces: z
    .array(key)
    .nullish()
    .transform((spaces) => spaces ?? null),
  schedule: z
    .object({ ...cronFields, timezone: text })
    .nullish()
    .transform((schedule) => schedule ?? null),
});
/** The same, as read. */
export type RawPolicy = z.output<typeof rawPolicy>;

/** A row of `/schedules/`. What it runs stands in a list below each row, which is not read. */
export const rawSchedule = z.object({
  id: key,
  name: z.string().min(1),
  enabled: flag,
  /** The site's name. */
  site: text,
  managed_paths: anything,
  ...cronFields,
});
/** The same, as read. */
export type RawSchedule = z.output<typeof rawSchedule>;
