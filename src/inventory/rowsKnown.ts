// Which of the rows that a read brings are there already? Found while it runs: of rows that did not change only those in hand are
// held, for otherwise a long read would hold everything twice until its end.
import type { Kind } from "../contract/kinds.ts";
import type { Row } from "../contract/rows/index.ts";
import { sameValue } from "./sameRow.ts";
import type { Table } from "./Table.ts";

/** Answers with the equal row in hand; with the row itself when there is none. */
export type KnownRow = (row: Row) => Row;

/** Looks rows up in what is in hand now, and stays with it. @param tableOf null when nothing of that kind is in hand. */
export function rowsKnown(kinds: readonly Kind[], tableOf: (kind: Kind) => Table | null): KnownRow {
  const tables = new Map(kinds.map((kind) => [kind, tableOf(kind)]));
  return (row) => {
    const before = tables.get(row.kind)?.row(row.nativeId) ?? null;
    return before !== null && sameValue(before, row) ? before : row;
  };
}
