// Which rows does a query keep, and where do they stand in its order?
import type { Row } from "../contract/rows/index.ts";
import type { Query } from "./compileQuery.ts";
import type { Tables } from "./refs.ts";
import { buildRelationIndex } from "./relationIndex.ts";
import { pausesAt, type Work } from "./Slicer.ts";
import type { Place } from "./sortKeys.ts";
import type { Table } from "./Table.ts";

/** A row and where it stands in the order of a query. */
export interface Entry extends Place {
  readonly row: Row;
}

/** Rows of one source to choose from. */
export interface Choice {
  readonly table: Table;
  readonly tables: Tables;
  /** Rows to choose from when it is not the whole table. */
  readonly rows?: readonly Row[];
}

/** The rows that the query keeps, with their keys. @param query tests; its sources have been seen to already. */
export function* matchRows(query: Query, { table, tables, rows }: Choice): Work<Entry[]> {
  let candidates = rows ?? table.rows;
  for (const { name, keys } of query.relations) {
    const index = yield* buildRelationIndex(table, name, tables);
    const naming = new Set<Row>();
    for (const key of keys.get(table.sourceId) ?? []) for (const row of index.get(key) ?? []) naming.add(row);
    candidates = candidates === table.rows ? [...naming] : candidates.filter((row) => naming.has(row));
  }
  const entries: Entry[] = [];
  for (const [place, row] of candidates.entries()) {
    if (query.tests.every((holds) => holds(row)))
      entries.push({ row, keys: query.order.map((field) => field.key(row, tables)) });
    if (pausesAt(place)) yield;
  }
  return entries;
}
