// Where does each of the rows that a query keeps stand in its order? Rows with their sort keys, column by column, compared
// by their number in the ranking.
import type { Row } from "../contract/rows/index.ts";
import { compareKeys, compareTexts, type Direction, type Place, type SortKey } from "./sortKeys.ts";

/** Rows that a query keeps, in no order, and all that is needed to put them in order. */
export class Ranking {
  readonly rows: readonly Row[];
  readonly #columns: readonly (readonly SortKey[])[];
  readonly #directions: readonly Direction[];

  /** @param columns for each key of the order, its values in the order of the rows. */
  constructor(rows: readonly Row[], columns: readonly (readonly SortKey[])[], directions: readonly Direction[]) {
    this.rows = rows;
    this.#columns = columns;
    this.#directions = directions;
  }

  /** Negative when the left row comes first; 0 for the same row only. */
  compare(left: number, right: number): number {
    for (const [field, column] of this.#columns.entries()) {
      const order = compareKeys(column[left] ?? null, column[right] ?? null, this.#directions[field] ?? 1);
      if (order !== 0) return order;
    }
    const [first, second] = [this.rows[left], this.rows[right]];
    return first === undefined || second === undefined ? 0 : compareIdentities(first, second);
  }

  /** Negative when the row comes before the place; 0 for the row that the place was taken from. */
  compareTo(index: number, place: Place): number {
    for (const [field, column] of this.#columns.entries()) {
      const order = compareKeys(column[index] ?? null, place.keys[field] ?? null, this.#directions[field] ?? 1);
      if (order !== 0) return order;
    }
    const row = this.rows[index];
    return row === undefined ? 0 : compareIdentities(row, place);
  }

  /** The place of a row. */
  placeOf(index: number): Place {
    const { sourceId = "", nativeId = "" } = this.rows[index] ?? {};
    return { sourceId, nativeId, keys: this.#columns.map((column) => column[index] ?? null) };
  }
}

interface Identity {
  readonly sourceId: string;
  readonly nativeId: string;
}

/** Ties are broken by source and key. */
const compareIdentities = (left: Identity, right: Identity): number =>
  compareTexts(left.sourceId, right.sourceId) || compareTexts(left.nativeId, right.nativeId);
