// What do the rows of one table come to? Figures made once per table, from which those of sources, products and the whole
// estate are put together.
import type { Row } from "../contract/rows/index.ts";
import { type CapacitySum, emptySum } from "./capacity.ts";
import type { Tables } from "./refs.ts";
import { sumPools, sumVolumes } from "./sums.ts";
import type { Table } from "./Table.ts";
import { tally, type WordTally } from "./wordCounts.ts";

/** What rows of one kind come to. */
export interface RowFigures {
  readonly count: number;
  /** Rows by health, state or severity, whichever the kind is counted by; empty for others. */
  readonly words: WordTally;
  /** Volumes, each counted once, or pools without caches; nothing for others. */
  readonly capacity: CapacitySum;
}

const known = new WeakMap<Table, RowFigures>();

/** Figures of all rows of a table. @param tables those of its source. */
export function tableFigures(table: Table, tables: Tables): RowFigures {
  const found = known.get(table) ?? figuresOfRows(table.rows, tables);
  known.set(table, found);
  return found;
}

/** Figures of some rows of one kind and source. */
export function figuresOfRows(rows: readonly Row[], tables: Tables): RowFigures {
  return { count: rows.length, words: tally(rows, wordOf), capacity: capacityOfRows(rows, tables) };
}

/** The word that a kind's rows are counted by; alerts that are over count no more. */
function wordOf(row: Row): string | null {
  if (row.kind === "Site" || row.kind === "Host") return row.health;
  if (row.kind === "Job") return row.state;
  return row.kind === "Alert" && row.active !== false ? row.severity : null;
}

function capacityOfRows(rows: readonly Row[], tables: Tables): CapacitySum {
  const [first] = rows;
  if (first?.kind === "Volume")
    return sumVolumes(
      rows.filter((row) => row.kind === "Volume"),
      tables,
    );
  if (first?.kind === "StoragePool") return sumPools(rows.filter((row) => row.kind === "StoragePool")).stores;
  return emptySum();
}
