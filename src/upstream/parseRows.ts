// How are the rows of a long, unpaged list validated without holding up everybody else? In batches, with a turn of the
// event loop in between; feeds pass each batch on as a page.
import type { z } from "zod";
import { parseAnswer } from "./parseAnswer.ts";

/** Rows of a batch: validating and mapping them takes a few milliseconds. */
const ROWS_PER_BATCH = 200;

/**
 * Validates rows one by one and gives them in batches; at least one batch, which is empty for an empty list. Throws
 * UPSTREAM_BAD_RESPONSE that names the row and the field, as `parseAnswer` does.
 */
export async function* parseRows<T>(
  schema: z.ZodType<T>,
  items: readonly unknown[],
  where: { readonly sourceId: string; readonly action: string },
): AsyncGenerator<readonly T[]> {
  for (let start = 0; start === 0 || start < items.length; start += ROWS_PER_BATCH) {
    if (start > 0) await new Promise<void>((resolve) => void setImmediate(resolve));
    yield items.slice(start, start + ROWS_PER_BATCH).map((item) => parseAnswer(schema, item, where));
  }
}
