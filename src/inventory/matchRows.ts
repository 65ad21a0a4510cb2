// Which rows does a query keep, and by which keys are they put in order?
import type { Row } from "../contract/rows/index.ts";
import type { Query } from "./compileQuery.ts";
import { Ranking } from "./Ranking.ts";
import type { Tables } from "./refs.ts";
import { buildRelationIndex } from "./relationIndex.ts";
import { pausesAt, type Work } from "./Slicer.ts";
import type { SortKey } from "./sortKeys.ts";
import type { Table } from "./Table.ts";

/** Rows of one source to choose from. */
export interface Choice {
  readonly table: Table;
  readonly tables: Tables;
  /** Rows to choose from when it is not the whole table. */
  readonly rows?: readonly Row[];
}

/** Ranks the rows of these sources that the query keeps; that sources can have such rows has been seen to already. */
export function* matchRows(query: Query, choices: readonly Choice[]): Work<Ranking> {
  const rows: Row[] = [];
  const columns = query.order.map((): SortKey[] => []);
  for (const choice of choices) {
    const { tables } = choice;
    const candidates = yield* candidatesOf(query, choice);
    for (const [place, row] of candidates.entries()) {
      if (pausesAt(place)) yield;
      if (!query.tests.every((holds) => holds(row))) continue;
      rows.push(row);
      for (const [field, { key }] of query.order.entries()) columns[field]?.push(key(row, tables));
    }
  }
  return new Ranking(rows, columns, query.directions);
}

/** The rows that relations leave to choose from. */
function* candidatesOf(query: Query, { table, tables, rows }: Choice): Work<readonly Row[]> {
  let candidates = rows ?? table.rows;
  for (const { name, keys } of query.relations) {
    const index = yield* buildRelationIndex(table, name, tables);
    const naming = new Set<Row>();
    for (const key of keys.get(table.sourceId) ?? []) for (const row of index.get(key) ?? []) naming.add(row);
    candidates = candidates === table.rows ? [...naming] : candidates.filter((row) => naming.has(row));
  }
  return candidates;
}
