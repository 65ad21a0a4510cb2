// Which row does a relation name? Late references are resolved against the tables that the request has pinned, so that
// relations agree with the rows in hand and cost no vendor call.
import type { Kind } from "../contract/kinds.ts";
import type { Ref } from "../contract/ref.ts";
import type { Table } from "./Table.ts";

/** The tables of one source as one viewer sees them. */
export interface Tables {
  /** Null when the kind is not in hand. */
  table(kind: Kind): Table | null;
}

/** Native id of the row that a reference names, which need not be in hand when the reference is one; null when none. */
export function resolveRef(tables: Tables, kind: Kind, ref: Ref): string | null {
  if (typeof ref === "string") return ref;
  const table = tables.table(kind);
  if (table === null) return null;
  if (ref.by === "name") return table.named(ref.name)?.nativeId ?? null;
  if (ref.by === "path") return table.containing(ref.path, ref.above === true)?.nativeId ?? null;
  return table.rows.length === 1 ? (table.rows[0]?.nativeId ?? null) : null;
}

/** True for anything that is shaped like a reference: relations in vendor details are not typed. */
export function isRef(value: unknown): value is Ref {
  if (typeof value === "string") return true;
  if (typeof value !== "object" || value === null || !("by" in value)) return false;
  if (value.by === "name") return "name" in value && typeof value.name === "string";
  if (value.by === "path") return "path" in value && typeof value.path === "string";
  return value.by === "sole";
}
