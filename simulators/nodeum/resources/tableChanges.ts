// How do rows change that are kept as they stand on the wire? Used by every resource without rules of its own.
import type { Numbered, NumberedTable } from "../state/numberedTable.ts";
import type { Json } from "../wire/apiError.ts";

/** Changes of rows of one table. */
export interface TableChanges<Row> {
  /** Adds a row of the blank values and those of a body. */
  create(values: Json): Row;
  /** Lays the values of a body over a row. */
  update(row: Row, values: Json): Row;
  /** Takes a row away. */
  destroy(row: Row): void;
}

/** The changes of a table; `blank` is what a new row has when its body does not say. */
export function tableChanges<Row extends Numbered>(
  table: () => NumberedTable<Row>,
  blank: Partial<Row>,
): TableChanges<Row> {
  return {
    create: (values) => table().add({ ...blank, ...values } as Omit<Row, "id">),
    update: (row, values) => table().patch(String(row.id), values as Partial<Row>) ?? row,
    destroy: (row) => {
      table().remove(String(row.id));
    },
  };
}
