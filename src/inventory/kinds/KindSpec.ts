// What does the inventory know about a kind? Its filters, orders, relations and window: what `kinds/<Kind>.ts` declares
// and everything that answers queries goes by.
import type { Instant, Kind } from "../../contract/kinds.ts";
import type { Ref } from "../../contract/ref.ts";
import type { Row } from "../../contract/rows/index.ts";
import type { FilterField } from "../filterFields.ts";
import type { Order } from "../InventoryView.ts";
import type { Tables } from "../refs.ts";
import type { SortKey } from "../sortKeys.ts";

/** Everything that is particular to one kind. */
export interface KindSpec<R extends Row> {
  /** By the name of the field in the GraphQL filter input; those of every kind are left out. */
  readonly filters: Readonly<Record<string, FilterField<R>>>;
  /** By the value of the GraphQL order enum; `DISPLAY_NAME` is left out, and open to every kind. */
  readonly orders: Readonly<Record<string, OrderField<R>>>;
  /** When a query gives none. */
  readonly defaultOrder: readonly Order[];
  /** By name, as in `RelationName`. Each has a different target. */
  readonly relations: Readonly<Record<string, Relation<R>>>;
  /** Null for kinds that are always read whole. */
  readonly window: WindowRule<R> | null;
}

/** What rows can be sorted by. */
export interface OrderField<R extends Row> {
  /** The value to compare by; null sorts last. @param tables those of the row's source. */
  key(row: R, tables: Tables): SortKey;
  /** A kind whose rows the key is made of. */
  readonly needs?: Kind;
}

/** How rows name rows of the same source. */
export interface Relation<R extends Row> {
  /** Kind of the rows named; null when it differs from row to row. */
  readonly target: Kind | null;
  /** A kind that must be in hand for some rows to tell their targets, beside late references. */
  readonly through?: Kind;
  /** Calls `visit` for everything that the row names. */
  each(row: R, tables: Tables, visit: VisitRef): void;
}

/** Is told of one thing that a row names. */
export type VisitRef = (kind: Kind, ref: Ref) => void;

/** How an unbounded kind is bounded by time. */
export interface WindowRule<R extends Row> {
  /** The row's own time; null when the vendor does not say, and then the row is in every window. */
  timeOf(row: R): Instant | null;
  /** The row field that the window goes by, as people know it. */
  readonly timeName: string;
  /** True for rows that are in every window, however old: unfinished or active ones. */
  staysIn(row: R): boolean;
  /** When the vendor forgets the row by itself; null when it does not say. */
  endOf(row: R): Instant | null;
  /** The `DateTimeFilter` that bounds what is read. */
  readonly boundedBy: string;
  /** A second one, of a moment that may lie later than `timeOf`: one rung more is read for it. */
  readonly boundedLaterBy?: string;
  /** Filter fields that lift the default window: who names a parent wants all that lies below it. */
  readonly liftedBy: readonly string[];
}

/** A relation to at most one row. */
export const toOne = <R extends Row>(target: Kind, refOf: (row: R) => Ref | null): Relation<R> => ({
  target,
  each: (row, _tables, visit) => {
    const ref = refOf(row);
    if (ref !== null) visit(target, ref);
  },
});

/** A relation to several rows; null where the vendor does not say. */
export const toMany = <R extends Row>(target: Kind, refsOf: (row: R) => Iterable<Ref | null> | null): Relation<R> => ({
  target,
  each: (row, _tables, visit) => {
    for (const ref of refsOf(row) ?? []) if (ref !== null) visit(target, ref);
  },
});
