// Which small pieces are Qumulo's answers made of? Used by the schemas of this folder. Unknown fields are dropped
// everywhere; what a release may leave out becomes null.
import { z } from "zod";
import { zInt64 } from "../../../upstream/values.ts";

/** A piece that may be null or left out: both become null. @param piece its schema when it is there. */
export const maybe = <T extends z.ZodType>(piece: T) =>
  piece.nullish().transform((value): z.output<T> | null => value ?? null);

/** A key. Snapshot, policy and node ids are numbers, the others texts (sheet §6): always a text here, exactly. */
export const zKey = z.union([z.string().min(1), z.int(), z.bigint()]).transform(String);

/** A text; null, left out and `""` all mean that there is none (sheet §6). */
export const zText = z
  .string()
  .nullish()
  .transform((text): string | null => (text === undefined || text === "" ? null : text));

/** A 64-bit figure, written as a decimal text (sheet §6). */
export const zFigure = maybe(zInt64);

/** A small number. */
export const zNumber = maybe(z.number());

/** Yes or no. */
export const zYesNo = maybe(z.boolean());

/** A list `{entries: […]}` (sheet §4). @param entry schema of one entry. */
export const entriesOf = <T extends z.ZodType>(entry: T) => z.object({ entries: z.array(entry) });
