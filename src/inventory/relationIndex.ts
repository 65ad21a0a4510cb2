// Which rows name a row? For every relation a look-up from target to rows, built once per table and as long as the
// tables that it was resolved against stay the same. Serves nested lists, filters on relations and sums.
import type { Kind } from "../contract/kinds.ts";
import type { Row } from "../contract/rows/index.ts";
import { specOf } from "./kinds/index.ts";
import type { Relation } from "./kinds/KindSpec.ts";
import { resolveRef, type Tables } from "./refs.ts";
import { pausesAt, runNow, type Work } from "./Slicer.ts";
import type { Table } from "./Table.ts";

/** From the key of a target (see `targetKey`) to the rows that name it, in the order of the table. */
export type RelationIndex = ReadonlyMap<string, readonly Row[]>;

interface Entry {
  readonly index: RelationIndex;
  /** Keys of the tables that were asked while it was built; null = that kind was not in hand. */
  readonly consulted: ReadonlyMap<Kind, string | null>;
}

const known = new WeakMap<Table, Map<string, Entry>>();

/** What a row is called in an index. @param target the relation's own target kind. */
export const targetKey = (target: Kind | null, kind: Kind, nativeId: string): string =>
  target === null ? `${kind}:${nativeId}` : nativeId;

/** The index of a relation, built now when it is not there yet. @param name a relation of the table's kind. */
export function relationIndex(table: Table, name: string, tables: Tables): RelationIndex {
  return ready(table, name, tables) ?? runNow(buildRelationIndex(table, name, tables));
}

/** Builds the index of a relation unless it is there already. */
export function* buildRelationIndex(table: Table, name: string, tables: Tables): Work<RelationIndex> {
  const found = ready(table, name, tables);
  if (found !== null) return found;
  const relation = specOf(table.kind).relations[name];
  if (relation === undefined) throw new Error(`${table.kind} has no relation "${name}".`);
  const consulted = new Map<Kind, string | null>();
  const index = yield* buildIndex(table, relation, noting(tables, consulted));
  const entries = known.get(table) ?? new Map<string, Entry>();
  known.set(table, entries.set(name, { index, consulted }));
  return index;
}

/** Kinds whose rows were asked to build the index of a relation; none when it was not built. */
export const consultedBy = (table: Table, name: string): Iterable<Kind> =>
  known.get(table)?.get(name)?.consulted.keys() ?? [];

function ready(table: Table, name: string, tables: Tables): RelationIndex | null {
  const entry = known.get(table)?.get(name);
  if (entry === undefined) return null;
  for (const [kind, key] of entry.consulted) if ((tables.table(kind)?.key ?? null) !== key) return null;
  return entry.index;
}

function* buildIndex(table: Table, relation: Relation<Row>, tables: Tables): Work<RelationIndex> {
  const index = new Map<string, Row[]>();
  for (const [place, row] of table.rows.entries()) {
    relation.each(row, tables, (kind, ref) => {
      const nativeId = resolveRef(tables, kind, ref);
      if (nativeId === null) return;
      const key = targetKey(relation.target, kind, nativeId);
      const rows = index.get(key);
      if (rows === undefined) index.set(key, [row]);
      else if (rows.at(-1) !== row) rows.push(row);
    });
    if (pausesAt(place)) yield;
  }
  return index;
}

/** The same tables, noting which of them are asked. */
const noting = (tables: Tables, consulted: Map<Kind, string | null>): Tables => ({
  table: (kind) => {
    const table = tables.table(kind);
    consulted.set(kind, table?.key ?? null);
    return table;
  },
});
