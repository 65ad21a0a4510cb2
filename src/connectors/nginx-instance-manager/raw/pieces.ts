// Which small pieces are the vendor's answers made of? Used by the schemas of this folder; unknown fields are dropped, and
// absent, null and "" are one.
import { z } from "zod";
import { zInstant } from "../../../upstream/values.ts";

/** A row's key. */
export const key = z.string().min(1);

/** Text that may be missing. */
export const text = z
  .string()
  .nullish()
  .transform((value): string | null => (value ? value : null));

/** Text that is of no use in another form. */
export const textAtBest = text.catch(null);

/** The time that stands for "never" (sheet §7.13). */
const ZERO_TIME = "0001-01-01T00:00:00.000Z";

/** A moment that may be missing; the zero time is missing too. */
export const instant = zInstant.transform((value) => (value === ZERO_TIME ? null : value));

/** A truth that may be missing. */
export const flag = z
  .boolean()
  .nullish()
  .transform((value) => value ?? null);

/** A list that may be missing. @param row schema of one row. */
export const listOf = <T extends z.ZodType>(row: T) =>
  z
    .array(row)
    .nullish()
    .transform((rows): z.output<T>[] | null => rows ?? null);
