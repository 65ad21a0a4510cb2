// How is a list that comes in one piece validated without holding up everybody else? Row by row, in slices.
import { z } from "zod";
import { mapInSlices } from "./mapInSlices.ts";
import { type AnswerPlace, parseAnswer } from "./parseAnswer.ts";

/**
 * As `parseAnswer`, for an answer that is a list or has lists as its fields: their rows are validated in slices. What is no
 * list, or is wrapped in anything but an object, is validated at once. Throws UPSTREAM_BAD_RESPONSE that names the field.
 */
export async function parseLongAnswer<T>(schema: z.ZodType<T>, value: unknown, where: AnswerPlace): Promise<T> {
  if (schema instanceof z.ZodArray && Array.isArray(value)) return (await rows(schema, value, where)) as T;
  if (!(schema instanceof z.ZodObject) || !isObject(value)) return parseAnswer(schema, value, where);
  const lists = Object.entries(schema.shape).flatMap(([name, field]): [string, z.ZodArray, unknown[]][] => {
    const list = value[name];
    return field instanceof z.ZodArray && Array.isArray(list) ? [[name, field, list]] : [];
  });
  const rest = parseAnswer(schema, { ...value, ...Object.fromEntries(lists.map(([name]) => [name, []])) }, where);
  const parsed: Record<string, unknown> = {};
  for (const [name, field, list] of lists) parsed[name] = await rows(field, list, where);
  return { ...rest, ...parsed } as T;
}

/** The fault of a row is named within the row: the vendor's order of rows means nothing. */
const rows = (list: z.ZodArray, values: readonly unknown[], where: AnswerPlace): Promise<unknown[]> =>
  mapInSlices(values, (value) => parseAnswer(list.element as z.ZodType, value, where));

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
