// What did a control call give for a row? Typed reading of its vendor-shaped fields; wrong types are refused with a sentence.
import { z } from "zod";
import { ControlError } from "../../chassis/controlError.ts";
import type { RowValues } from "../../chassis/rowHandler.ts";

/** Reads the fields by a schema; throws ControlError naming the first field that does not fit. */
export function readValues<T>(schema: z.ZodType<T>, values: RowValues): T {
  const result = schema.safeParse(values);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  throw new ControlError(`${issue?.path.join(".") || "values"}: ${issue?.message ?? "does not fit"}`);
}

/** An RFC 3339 moment as vendor ms. */
export const momentField = z
  .string()
  .transform((text) => Date.parse(text))
  .refine((ms) => !Number.isNaN(ms), "must be RFC 3339");

/** The fields that were given, without those that are undefined. */
export function given<T extends object>(values: T): { [Key in keyof T]?: Exclude<T[Key], undefined> } {
  const entries = Object.entries(values).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as { [Key in keyof T]?: Exclude<T[Key], undefined> };
}
