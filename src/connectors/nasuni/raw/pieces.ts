// Which sorts of value do the console's rows hold? The building blocks of the row schemas: absent and null are one. Numbers
// and truths may be written as texts, as the vendor's own scripts do (sheet §7).
import { z } from "zod";
import { zFlag, zInstant, zInt64 } from "../../../upstream/values.ts";

const orNull = <T>(value: T | null | undefined): T | null => value ?? null;

/** A row's key: ids of shares are numbers, those of quotas texts (sheet §8.9); always a text here. */
export const key = z.union([z.string().min(1), z.int(), z.bigint()]).transform(String);

/** Text that may be missing; "" is missing too. */
export const text = z
  .string()
  .nullish()
  .transform((value) => (value ? value : null));

/** Text that may be missing, where "" says something. */
export const asWritten = z.string().nullish().transform(orNull);

/** A whole number of any size that may be missing. */
export const bytes = zInt64.nullish().transform(orNull);

/** A small whole number that may be missing. */
export const count = bytes.transform((value) => (value === null ? null : Number(value)));

/** A truth that may be missing. */
export const flag = zFlag.nullish().transform(orNull);

/** A moment that may be missing; written with a literal `UTC` for its zone (sheet §7). */
export const instant = zInstant;

/** A part that may be missing. */
export const part = <S extends z.ZodRawShape>(shape: S) => z.object(shape).nullish().transform(orNull);

/** A list of texts that may be missing. */
export const texts = z.array(z.string()).nullish().transform(orNull);

/** A link to another thing of the console; an absolute address. */
export const link = part({ href: text });
