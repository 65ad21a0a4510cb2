// Which rows of a table does a request work on? Tables narrowed to what a viewer may see and to a window, each made once
// for as long as the table lasts.
import type { Viewer } from "../access/Viewer.ts";
import type { Instant } from "../contract/kinds.ts";
import type { Row } from "../contract/rows/index.ts";
import { resolveRef, type Tables } from "./refs.ts";
import { visibleTo } from "./rowsInHand.ts";
import type { Work } from "./Slicer.ts";
import { narrowTable, type Table } from "./Table.ts";
import { liesIn } from "./windows.ts";

/** Narrowed tables kept for one table: viewers with different grants, and windows. */
const KEPT_PER_TABLE = 32;

const narrowed = new WeakMap<Table, Map<string, Table>>();

/** What is narrowed, and by what. */
export interface Narrowing {
  readonly viewer: Viewer;
  /** All rows of the source that alerts are concluded from: an alert that was concluded from a hidden row is hidden with it. */
  readonly evidence: Tables;
  /** What it is known by where rows stand, see `placingText`; empty for a viewer to whom that is all the same. */
  readonly placing: string;
}

/** The rows that a viewer may see, as if there were no others. */
export function* visibleTable(table: Table, { viewer, evidence, placing }: Narrowing): Work<Table> {
  const hides = table.kind === "Alert" && table.rows.some((row) => isFromHiddenKind(row, viewer));
  const isRestricted = viewer.sees !== null || hides;
  if (!isRestricted) return table;
  const key = `${table.key}@${viewer.digest}${placing === "" ? "" : `[${placing}]`}`;
  return yield* once(table, key, (row) => (sees(viewer, row, evidence) ? visibleTo(viewer, row) : null));
}

/** The rows that lie in a window of this start; null = all. */
export function* windowTable(table: Table, since: Instant | null): Work<Table> {
  return since === null
    ? table
    : yield* once(table, `${table.key}<${since}`, (row) => (liesIn(row, since) ? row : null));
}

function* once(table: Table, key: string, shown: (row: Row) => Row | null): Work<Table> {
  const made = narrowed.get(table) ?? new Map<string, Table>();
  const found = made.get(key);
  if (found !== undefined) return found;
  const fresh = yield* narrowTable(table, key, shown);
  made.set(key, fresh);
  const oldest = made.keys().next();
  if (made.size > KEPT_PER_TABLE && oldest.done !== true) made.delete(oldest.value);
  narrowed.set(table, made);
  return fresh;
}

function sees(viewer: Viewer, row: Row, evidence: Tables): boolean {
  if (viewer.sees?.(row) === false || isFromHiddenKind(row, viewer)) return false;
  if (row.kind !== "Alert" || !row.derived || row.resource === null) return true;
  const { kind, ref } = row.resource;
  const nativeId = resolveRef(evidence, kind, ref);
  const resource = nativeId === null ? null : (evidence.table(kind)?.row(nativeId) ?? null);
  return resource === null || viewer.sees?.(resource) !== false;
}

/** True for alerts that the gateway itself concluded from rows of a kind that the viewer may not read. */
const isFromHiddenKind = (row: Row, viewer: Viewer): boolean =>
  row.kind === "Alert" && row.derived && row.resource !== null && !viewer.mayRead(row.sourceId, row.resource.kind);
