// Where are rows kept that are listed whole, by volume and by filer? A row table whose groups are at hand without a scan.
import { createRowTable, type RowTable } from "../../chassis/rowTable.ts";

/** Rows by id, and by each group that they belong to. */
export interface GroupedTable<Row> extends RowTable<Row> {
  /** Rows of one group in listing order. */
  of(group: string): readonly Row[];
}

/** Makes a table; `groupsOf` names the groups of a row, which follow from its id and so never change. */
export function createGroupedTable<Row extends object>(
  rows: Iterable<Row>,
  { idOf, groupsOf }: { idOf: (row: Row) => string; groupsOf: (row: Row) => readonly string[] },
): GroupedTable<Row> {
  const table = createRowTable<Row>([], { idOf });
  const members = new Map<string, Set<string>>();
  const set = (row: Row) => {
    const id = idOf(row);
    if (table.get(id) === undefined) {
      for (const group of groupsOf(row)) {
        const ids = members.get(group);
        if (ids === undefined) members.set(group, new Set([id]));
        else ids.add(id);
      }
    }
    table.set(row);
  };
  for (const row of rows) set(row);
  return {
    ...table,
    set,
    remove: (id) => {
      const row = table.get(id);
      if (row !== undefined) for (const group of groupsOf(row)) members.get(group)?.delete(id);
      return table.remove(id);
    },
    of: (group) => [...(members.get(group) ?? [])].flatMap((id) => table.get(id) ?? []),
  };
}
