// How is a list below a row answered? From look-ups between the tables that the request has pinned: no call, no waiting,
// cheap for hundreds of rows at once.
import type { Kind } from "../contract/kinds.ts";
import type { Row, RowOf } from "../contract/rows/index.ts";
import { compileQuery, type Query } from "./compileQuery.ts";
import { canonicalText, digestOf } from "./digest.ts";
import type { ListArguments, RowPage } from "./InventoryView.ts";
import { relationTo } from "./kinds/index.ts";
import { makePage } from "./makePage.ts";
import { matchRows } from "./matchRows.ts";
import type { Pin } from "./Pin.ts";
import { pageAskOf } from "./pageArguments.ts";
import { type Result, selectPage } from "./ResultCache.ts";
import type { Tables } from "./refs.ts";
import { consultedBy, relationIndex, targetKey } from "./relationIndex.ts";
import { resultKey } from "./resultKey.ts";
import { runNow } from "./Slicer.ts";
import { sortRanking } from "./sortRanking.ts";
import type { Table } from "./Table.ts";
import { sourceOf, sourcesOf, type ViewContext } from "./ViewContext.ts";

/** Lists below rows, for one request. */
export interface LowerLists {
  /** As `InventoryView.below`. */
  below<K extends Kind>(row: Row, kind: K, args: ListArguments): RowPage<K>;
  /** As `InventoryView.allBelow`. */
  allBelow<K extends Kind>(row: Row, kind: K): readonly RowOf[K][] | null;
  /** The same in no particular order. */
  rowsBelow(row: Row, kind: Kind): readonly Row[] | null;
}

/** Lists of so many rows are kept, so that their next page does not start anew. */
const KEPT_FROM = 500;

const byName: ListArguments = { orderBy: [{ field: "DISPLAY_NAME", direction: "ASC" }] };

/** Makes the lists below rows of one request. */
export function createLowerLists(context: ViewContext): LowerLists {
  const queries = new Map<string, Query>();

  /** The same list below many rows is compiled once. */
  const compiled = (kind: Kind, args: ListArguments): Query => {
    const key = kind + canonicalText([args.filter, args.orderBy]);
    const found = queries.get(key) ?? compileQuery(kind, args, context.nowMs);
    queries.set(key, found);
    return found;
  };

  return {
    below: (row, kind, args) => {
      const query = compiled(kind, args);
      const digest = () => digestOf(`${query.text}|${context.viewer.digest}|${textOf(row)}`);
      const ask = pageAskOf(args, digest);
      const { pin, result } = matching(context, row, query);
      const selected = runNow(selectPage(result, ask));
      return makePage({ kind, ranking: result.ranking, selected, answers: [pin.answer], digest });
    },
    allBelow: <K extends Kind>(row: Row, kind: K) => {
      const { pin, result } = matching(context, row, compiled(kind, byName));
      if (pin.listed === null) return null;
      const { ranking, order } = result;
      const places = order ?? runNow(sortRanking(ranking));
      // Tables hold rows of their own kind alone.
      return [...places].map((place) => ranking.rows[place]).filter((row) => row !== undefined) as RowOf[K][];
    },
    rowsBelow: (row, kind) => {
      const source = sourceOf(context, row.sourceId);
      const { listed } = context.pins.pin(source, kind);
      return listed === null ? null : namersOf(row, listed, context.pins.tables(source));
    },
  };
}

/** Rows of a table that name this row. */
function namersOf(row: Row, table: Table, tables: Tables): readonly Row[] {
  const link = linkTo(row, table);
  const key = targetKey(link.relation.target, row.kind, row.nativeId);
  return relationIndex(table, link.name, tables).get(key) ?? [];
}

/** The relation by which rows of a table name rows of this kind. */
function linkTo(row: Row, table: Table): NonNullable<ReturnType<typeof relationTo>> {
  const link = relationTo(table.kind, row.kind);
  if (link === null) throw new Error(`No ${table.kind} names a ${row.kind}.`);
  return link;
}

/** The tables that tell which rows name this one: another version of theirs, or another viewer's, may tell otherwise. */
const consultedText = (row: Row, table: Table, tables: Tables): string =>
  [...consultedBy(table, linkTo(row, table).name)].map((kind) => tables.table(kind)?.key).join(",");

const textOf = ({ kind, sourceId, nativeId }: Row): string => `${kind}:${sourceId}:${nativeId}`;

/** The rows of the query's kind that name this row, of its own source, and pass the query. */
function matching(context: ViewContext, row: Row, query: Query): { readonly pin: Pin; readonly result: Result } {
  const { kernel, pins } = context;
  const source = sourceOf(context, row.sourceId);
  const pin = pins.pin(source, query.kind);
  const table = pin.listed;
  if (table === null || sourcesOf([source], query).length === 0)
    return { pin, result: { ranking: runNow(matchRows(query, [])), order: null } };
  const tables = pins.tables(source);
  const rows = namersOf(row, table, tables);
  const match = (): Result => ({ ranking: runNow(matchRows(query, [{ table, tables, rows }])), order: null });
  if (rows.length < KEPT_FROM) return { pin, result: match() };
  const cacheKey = [resultKey(query, [{ pin, tables }]), textOf(row), consultedText(row, table, tables)].join("|");
  const found = kernel.results.get(cacheKey);
  const result = found ?? match();
  if (found === null) kernel.results.set(cacheKey, result);
  else kernel.results.sortBehind(result);
  return { pin, result };
}
