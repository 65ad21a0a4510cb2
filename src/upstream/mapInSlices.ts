// How are many rows turned into others without holding up everybody else? Used for lists that vendors give in one piece.
import { nextTurn } from "./nextTurn.ts";

/** Rows of a slice: validating or mapping them takes a few milliseconds. */
const ROWS_PER_SLICE = 100;

/** `items.map(map)`, with a turn of the event loop after every slice. Throws what `map` throws. */
export async function mapInSlices<A, B>(items: readonly A[], map: (item: A, index: number) => B): Promise<B[]> {
  const mapped: B[] = [];
  for (const [index, item] of items.entries()) {
    if (index > 0 && index % ROWS_PER_SLICE === 0) await nextTurn();
    mapped.push(map(item, index));
  }
  return mapped;
}
