// Which sorts of value do the Hub's rows hold? The building blocks of the row schemas: absent, null and "" are one.
import { z } from "zod";
import { zFlag, zInstant, zInt64 } from "../../../upstream/values.ts";

const orNull = <T>(value: T | null | undefined): T | null => value ?? null;

/** A row's key, as text; the vendor writes whole numbers, some of them as text. */
export const key = z.union([z.string().min(1), z.int(), z.bigint()]).transform(String);

/** Text that may be missing. */
export const text = z
  .string()
  .nullish()
  .transform((value) => (value ? value : null));

/** A whole number that may be missing. */
export const count = zInt64.nullish().transform(orNull);

/** A truth that may be missing. Computed fields arrive as `true` or as `"True"` (sheet §1). */
export const flag = zFlag.nullish().transform(orNull);

/** A moment that may be missing. */
export const instant = zInstant;

/** A value of a JSON field, or one whose shape the vendor does not tell. */
export const anything = z.unknown().optional().transform(orNull);

/** The same, where a missing field says nothing but null says "none". */
export const asWritten = z.unknown().optional();

/** How one row names another where the vendor does not say how: by name, by number, or as an object with either. */
export const named = z
  .union([
    z.string(),
    z.int(),
    z.object({ id: key.nullish(), name: z.string().nullish(), username: z.string().nullish() }),
  ])
  .nullish()
  .catch(null)
  .transform((value): Named | null => {
    if (value === null || value === undefined || value === "") return null;
    if (typeof value === "string") return { id: null, name: value };
    if (typeof value === "number") return { id: String(value), name: null };
    return { id: orNull(value.id), name: orNull(value.name ?? value.username) };
  });

/** Another row, as far as it is named. */
export interface Named {
  /** Its number, as text. */
  readonly id: string | null;
  /** Its name. */
  readonly name: string | null;
}
