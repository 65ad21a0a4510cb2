// Which rows are there, and how is one found? The rows of one kind of one source, immutable, with look-ups that are built
// when first needed. Everything that answers queries works on tables.
import type { Kind } from "../contract/kinds.ts";
import type { Row } from "../contract/rows/index.ts";
import { pausesAt, runNow, type Work } from "./Slicer.ts";

/** What a look-up by name or path holds for a text that two rows bear: it names neither for certain. */
const AMBIGUOUS = -1;

/** The rows of one kind of one source at one moment. */
export class Table {
  /** Equal keys, equal rows: what results made of the table are kept under. */
  readonly key: string;
  readonly sourceId: string;
  readonly kind: Kind;
  readonly rows: readonly Row[];
  readonly #places: ReadonlyMap<string, number>;
  #names: ReadonlyMap<string, number> | null = null;
  #paths: ReadonlyMap<string, number> | null = null;

  /** @param places index of each row, by native id. */
  constructor(identity: TableIdentity, rows: readonly Row[], places: ReadonlyMap<string, number>) {
    this.key = identity.key;
    this.sourceId = identity.sourceId;
    this.kind = identity.kind;
    this.rows = rows;
    this.#places = places;
  }

  /** The row with this native id; null when there is none. */
  row(nativeId: string): Row | null {
    const place = this.#places.get(nativeId);
    return place === undefined ? null : (this.rows[place] ?? null);
  }

  /** The row that alone bears this name; null when none or several do. */
  named(name: string): Row | null {
    this.#names ??= runNow(placesBy(this.rows, nameOf));
    return this.rows[this.#names.get(name) ?? AMBIGUOUS] ?? null;
  }

  /**
   * The row with the longest path that contains this one; null when none contains it, or two share that path.
   * @param above true when a row of exactly this path does not count.
   */
  containing(path: string, above: boolean): Row | null {
    this.#paths ??= runNow(placesBy(this.rows, pathOf));
    const exact = path.length > 1 && path.endsWith("/") ? path.replace(/\/+$/, "") || "/" : path;
    let candidate = above ? parentPath(exact) : exact;
    while (candidate !== null) {
      const place = this.#paths.get(candidate);
      if (place !== undefined) return this.rows[place] ?? null;
      candidate = parentPath(candidate);
    }
    return null;
  }

  /** Builds the look-ups by name and path beforehand. */
  *prepareLookups(): Work<void> {
    this.#names ??= yield* placesBy(this.rows, nameOf);
    this.#paths ??= yield* placesBy(this.rows, pathOf);
  }
}

/** What tells a table from others. */
export type TableIdentity = Pick<Table, "key" | "sourceId" | "kind">;

/** Makes a table. Rows have different native ids. */
export function* buildTable(identity: TableIdentity, rows: readonly Row[]): Work<Table> {
  const places = new Map<string, number>();
  for (const [place, row] of rows.entries()) {
    places.set(row.nativeId, place);
    if (pausesAt(place)) yield;
  }
  return new Table(identity, rows, places);
}

/**
 * A table of what is shown of each row; the table itself when all are shown as they are. @param key of the new table.
 * @param shown null for a row that is left out.
 */
export function* narrowTable(table: Table, key: string, shown: (row: Row) => Row | null): Work<Table> {
  const rows: Row[] = [];
  let isWhole = true;
  for (const [place, row] of table.rows.entries()) {
    const left = shown(row);
    if (left !== null) rows.push(left);
    if (left !== row) isWhole = false;
    if (pausesAt(place)) yield;
  }
  if (isWhole) return table;
  return yield* buildTable({ key, sourceId: table.sourceId, kind: table.kind }, rows);
}

const nameOf = (row: Row): string | null => ("name" in row ? row.name : null);
const pathOf = (row: Row): string | null => ("path" in row ? row.path : null);

function* placesBy(rows: readonly Row[], textOf: (row: Row) => string | null): Work<ReadonlyMap<string, number>> {
  const places = new Map<string, number>();
  for (const [place, row] of rows.entries()) {
    const text = textOf(row);
    if (text !== null) places.set(text, places.has(text) ? AMBIGUOUS : place);
    if (pausesAt(place)) yield;
  }
  return places;
}

function parentPath(path: string): string | null {
  const cut = path.lastIndexOf("/");
  if (cut > 0) return path.slice(0, cut);
  return cut === 0 && path.length > 1 ? "/" : null;
}
