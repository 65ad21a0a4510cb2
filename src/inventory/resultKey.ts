// What does the result of a query depend on? The key under which results are kept.
import type { Kind } from "../contract/kinds.ts";
import type { Query } from "./compileQuery.ts";
import { specOf } from "./kinds/index.ts";
import type { Pin } from "./Pin.ts";
import type { Tables } from "./refs.ts";

/** One source's part of a list. */
export interface Part {
  readonly pin: Pin;
  readonly tables: Tables;
}

/** Everything that a result depends on: the query, the rows, and the rows of other kinds that it looks at. */
export function resultKey(query: Query, parts: readonly Part[]): string {
  const { relations } = specOf(query.kind);
  const kinds = new Set<Kind>();
  for (const { needs } of query.order) if (needs !== undefined) kinds.add(needs).add("Site");
  for (const { name, targets } of query.relations) {
    for (const target of targets) kinds.add(target);
    const through = relations[name]?.through;
    if (through !== undefined) kinds.add(through);
  }
  const tables = parts.map((part) =>
    [part.pin.listed?.key, ...[...kinds].map((kind) => part.tables.table(kind)?.key)].join(","),
  );
  return `${query.text}|${query.secondMs ?? ""}|${tables.join("|")}`;
}
