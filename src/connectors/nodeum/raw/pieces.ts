// Which small pieces are Nodeum's rows made of? Nothing is required in the vendor's schemas: missing, null and "" are one.
import { z } from "zod";
import { zFlag, zInstant, zInt64 } from "../../../upstream/values.ts";

/** A key, always a text here: executions' are texts of more than 53 bits, the others numbers (sheet §6.2). */
export const key = z.union([z.string().min(1), z.int(), z.bigint()]).transform(String);

/** The key of another row, which may be missing. */
export const otherKey = key.nullish().transform((value) => value ?? null);

/** A text that may be missing. */
export const text = z
  .string()
  .nullish()
  .transform((value) => (value ? value : null));

/** A 64-bit figure that may be missing; a negative one says nothing. */
export const figure = zInt64
  .nullish()
  .transform((value) => (value === null || value === undefined || value < 0n ? null : value));

/** A small whole number that may be missing. */
export const count = z
  .int()
  .nullish()
  .transform((value) => value ?? null);

/** Yes or no, or missing. */
export const flag = zFlag.nullish().transform((value) => value ?? null);

/** A moment that may be missing. */
export const instant = zInstant;
