// Which row does a path mean? By id, or by name where the API allows names (sheet §1).
import { notFound } from "../wire/apiError.ts";
import type { Resource } from "./resource.ts";

const indexes = new WeakMap<readonly object[], Map<string, object>>();

/**
 * Finds a row among these, or throws a 404. An id wins over a name; of several rows with the same name the first is
 * meant, because names of tasks are not unique.
 */
export function findRow<Row extends object>(resource: Resource<Row>, rows: readonly Row[], key: string): Row {
  const found = indexOf(resource, rows).get(key) as Row | undefined;
  if (found === undefined) throw notFound(resource.word, key);
  return found;
}

/** An index by id and names, kept for as long as this very array lives. */
function indexOf<Row extends object>(resource: Resource<Row>, rows: readonly Row[]): Map<string, object> {
  const known = indexes.get(rows);
  if (known !== undefined) return known;
  const index = new Map<string, object>();
  const add = (key: unknown, row: Row) => {
    const text = String(key ?? "");
    if (text !== "" && !index.has(text)) index.set(text, row);
  };
  for (const row of rows) add((row as { id?: unknown }).id, row);
  for (const name of resource.names) {
    for (const row of rows) add((row as Record<string, unknown>)[name], row);
  }
  indexes.set(rows, index);
  return index;
}
