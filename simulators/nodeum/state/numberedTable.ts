// Where are the rows of one kind kept? A row table whose ids are running numbers that are never given out twice.
import { createRowTable, type RowTable } from "../../chassis/rowTable.ts";

/** A row with a numeric key. */
export interface Numbered {
  /** Primary key, from 1 on. */
  readonly id: number;
}

/** Rows by running number. */
export interface NumberedTable<Row extends Numbered> extends RowTable<Row> {
  /** Adds a row under the next number and gives it back. */
  add(row: Omit<Row, "id">): Row;
}

/** Makes a table of `rows`, listed in order of insertion. */
export function createNumberedTable<Row extends Numbered>(rows: readonly Row[] = []): NumberedTable<Row> {
  const table = createRowTable<Row>(rows, { idOf: (row) => String(row.id) });
  let last = rows.reduce((highest, row) => Math.max(highest, row.id), 0);
  return {
    ...table,
    add: (row) => {
      last += 1;
      const added = { ...row, id: last } as Row;
      table.set(added);
      return added;
    },
  };
}
