// How does the Hub write jobs, their tasks, settings tasks and alerts? Sheet §5 and §10.
import { z } from "zod";
import { anything, flag, instant, key, named, text } from "./pieces.ts";

const textAtBest = text.catch(null);
const instantAtBest = instant.catch(null);

/**
 * A row of `/jobs/`. The vendor does not describe it: only the key is needed, the rest is taken where it is understood.
 * `workflow` and `type`, `paths` and `input_paths` are names under which the same may stand.
 */
export const rawJob = z.object({
  id: key,
  friendly_name: textAtBest,
  workflow: named,
  type: named,
  state: textAtBest,
  site: named,
  owner: named,
  queue: named,
  schedule: named,
  created: instantAtBest,
  started: instantAtBest,
  completed: instantAtBest,
  paths: anything,
  input_paths: anything,
});
/** The same, as read. */
export type RawJob = z.output<typeof rawJob>;

/** A row of `/tasks/`, the parts of a job. */
export const rawTask = z.object({
  id: key,
  job: key,
  site: text,
  state: text,
  started: instant,
  tasktype: z.string().min(1),
});
/** The same, as read. */
export type RawTask = z.output<typeof rawTask>;

/** A row of `/settingstasks/`, and the part of `/settingstasks/{id}/` that the list has too. */
export const rawSettingsTask = z.object({ id: key, site: text, state: text, started: instant, tasktype: text });
/** The same, as read. */
export type RawSettingsTask = z.output<typeof rawSettingsTask>;

/** A row of `/alerts/`. */
export const rawAlert = z.object({
  id: key,
  name: z.string().min(1),
  severity: text,
  summary: text,
  /** The site's name. */
  site: text,
  /** A worker node's hostname. */
  node: text,
  /** When it arose, or was last seen to. */
  timestamp: instant,
  suppressed: flag,
});
/** The same, as read. */
export type RawAlert = z.output<typeof rawAlert>;
