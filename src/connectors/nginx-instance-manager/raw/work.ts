// How are deployments and events written? Sheet §5 and §6.7.
import { z } from "zod";
import { instant, key, listOf, text, textAtBest } from "./pieces.ts";

/** Lists of targets; the vendor leaves them out or writes null when they are empty. */
const targets = listOf(z.object({ name: text, status: text, message: text, failMessage: text })).transform(
  (rows) => rows ?? [],
);

const noTargets = { pending: [], success: [], failure: [], error: null };

/** A deployment, or the part of an instance or group that tells of its last one; without an id there was none. */
export const rawDeployment = z.object({
  id: text,
  createTime: instant,
  updateTime: instant,
  status: text,
  message: text,
  details: z
    .object({ pending: targets, success: targets, failure: targets, error: textAtBest })
    .nullish()
    .transform((details) => details ?? noTargets),
});
/** The same, as read. */
export type RawDeployment = z.output<typeof rawDeployment>;

/** A row of `/analytics/events`. */
export const rawEvent = z.object({
  id: key,
  timestamp: instant,
  category: text,
  level: text,
  status: text,
  message: text,
  error: textAtBest,
  dimensions: z
    .record(z.string(), z.unknown())
    .nullish()
    .transform((dimensions) => dimensions ?? {}),
});
/** The same, as read. */
export type RawEvent = z.output<typeof rawEvent>;

/** A dimension of an event; null when it has none of that name. */
export function dimension({ dimensions }: RawEvent, name: string): string | null {
  const value = dimensions[name];
  return typeof value === "string" && value !== "" ? value : null;
}
