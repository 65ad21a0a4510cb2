// Where does a vendor keep the rows of one kind? A map by id with a cached listing, for simulators of any vendor.

/** Rows by id, listed in order of insertion unless a comparison is given. */
export interface RowTable<Row> {
  /** The row, or undefined. */
  get(id: string): Row | undefined;
  /** All rows in listing order; the list is remade only after a change. */
  list(): readonly Row[];
  /** All ids in listing order. */
  ids(): readonly string[];
  /** Adds the row, or puts it in the place of the one with the same id. */
  set(row: Row): void;
  /** Lays fields over a row (the old object stays as it was); undefined when there is no such row. */
  patch(id: string, values: Partial<Row>): Row | undefined;
  /** Takes a row away; false when there was none. */
  remove(id: string): boolean;
  /** How many rows there are. */
  size(): number;
}

/** How a table is ordered and keyed. */
export interface RowTableOptions<Row> {
  /** Native id of a row, as text. */
  idOf: (row: Row) => string;
  /** Listing order; insertion order when absent. */
  compare?: (left: Row, right: Row) => number;
}

/** Makes a table with these rows. */
export function createRowTable<Row extends object>(
  rows: Iterable<Row>,
  { idOf, compare }: RowTableOptions<Row>,
): RowTable<Row> {
  const byId = new Map<string, Row>();
  for (const row of rows) byId.set(idOf(row), row);
  let listing: readonly Row[] | null = null;
  const list = () => {
    listing ??= compare === undefined ? [...byId.values()] : [...byId.values()].sort(compare);
    return listing;
  };
  const set = (row: Row) => {
    byId.set(idOf(row), row);
    listing = null;
  };
  return {
    get: (id) => byId.get(id),
    list,
    ids: () => list().map(idOf),
    set,
    patch: (id, values) => {
      const old = byId.get(id);
      if (old === undefined) return undefined;
      const next = { ...old, ...values };
      set(next);
      return next;
    },
    remove: (id) => {
      listing = null;
      return byId.delete(id);
    },
    size: () => byId.size,
  };
}
