// What exactly does a list ask for? GraphQL filter and order inputs, checked and made into tests and keys. Pure.
import type { Kind } from "../contract/kinds.ts";
import type { Row } from "../contract/rows/index.ts";
import { canonicalText } from "./digest.ts";
import { type FilterField, type FilterPlace, listOf, oneOf, type RowTest, text } from "./filterFields.ts";
import { decodeGlobalId } from "./globalId.ts";
import type { ListArguments, Order } from "./InventoryView.ts";
import { orderFieldOf, specOf } from "./kinds/index.ts";
import type { OrderField } from "./kinds/KindSpec.ts";
import { invalidInput } from "./problems.ts";
import { targetKey } from "./relationIndex.ts";
import type { Direction } from "./sortKeys.ts";

/** A list, compiled. */
export interface Query {
  readonly kind: Kind;
  /** Equal queries have equal texts. */
  readonly text: string;
  /** Rows must pass all of them. */
  readonly tests: readonly RowTest<Row>[];
  /** Rows must name one of the targets of each of them. */
  readonly relations: readonly RelationTest[];
  /** Sources that can have such rows; null = any. */
  readonly sourceIds: ReadonlySet<string> | null;
  /** Products that can have such rows; null = any. */
  readonly vendors: ReadonlySet<string> | null;
  readonly order: readonly OrderField<Row>[];
  readonly directions: readonly Direction[];
  /** The second that the tests were compiled for, when it matters; null = they hold at any time. */
  readonly secondMs: number | null;
}

/** Which targets a relation must name. */
export interface RelationTest {
  /** Name of the relation. */
  readonly name: string;
  /** Kinds of the targets. */
  readonly targets: ReadonlySet<Kind>;
  /** Keys of the targets (see `targetKey`), by source. */
  readonly keys: ReadonlyMap<string, ReadonlySet<string>>;
}

/** Compiles a list. Throws INVALID_INPUT naming the field. @param nowMs wall time. */
export function compileQuery(kind: Kind, args: ListArguments, nowMs: number): Query {
  const orders = args.orderBy == null || args.orderBy.length === 0 ? specOf(kind).defaultOrder : args.orderBy;
  const filter = new FilterCompiler(kind, nowMs);
  for (const [name, value] of Object.entries(args.filter ?? {}))
    if (value !== undefined && value !== null) filter.add(name, value);
  return {
    kind,
    text: canonicalText([kind, args.filter ?? {}, orders]),
    tests: filter.tests,
    relations: filter.relations,
    sourceIds: filter.sourceIds,
    vendors: filter.vendors,
    order: orders.map((order) => fieldOf(kind, order)),
    directions: orders.map((order) => (order.direction === "DESC" ? -1 : 1)),
    secondMs: filter.secondMs,
  };
}

/** Filter fields of every kind, beside `id`, `source` and `vendor`. */
const commonFields: Readonly<Record<string, FilterField<Row> | undefined>> = {
  nativeId: oneOf((row) => row.nativeId),
  displayName: text((row) => row.displayName),
};

function fieldOf(kind: Kind, { field }: Order): OrderField<Row> {
  const found = orderFieldOf(kind, field);
  if (found === undefined) throw invalidInput("orderBy", `A ${kind} cannot be sorted by ${field}.`);
  return found;
}

/** Gathers what the fields of one filter mean. */
class FilterCompiler {
  readonly tests: RowTest<Row>[] = [];
  readonly relations: RelationTest[] = [];
  sourceIds: ReadonlySet<string> | null = null;
  vendors: ReadonlySet<string> | null = null;
  secondMs: number | null = null;
  readonly #kind: Kind;
  readonly #nowMs: number;

  constructor(kind: Kind, nowMs: number) {
    this.#kind = kind;
    this.#nowMs = Math.floor(nowMs / 1_000) * 1_000;
  }

  /** Takes in one field of the filter. */
  add(name: string, value: unknown): void {
    const field = `filter.${name}`;
    if (name === "id") this.#addIds(value, field);
    else if (name === "source") this.#onlySources(new Set(listOf(value, field)));
    else if (name === "vendor") this.vendors = new Set(listOf(value, field));
    else this.#addField(name, value, field);
  }

  #addField(name: string, value: unknown, field: string): void {
    const known = commonFields[name] ?? specOf(this.#kind).filters[name];
    if (known === undefined) throw invalidInput(field, `A ${this.#kind} cannot be filtered by "${name}".`);
    if (known.sort === "test") this.tests.push(known.compile(value, this.#place(field)));
    else this.#addRelation(known.relation, value, field);
  }

  /** Reading the time marks the query as one that ages; it is read in whole seconds, so that queries can be alike. */
  #place(field: string): FilterPlace {
    return {
      field,
      now: () => {
        this.secondMs = this.#nowMs;
        return this.#nowMs;
      },
    };
  }

  #addIds(value: unknown, field: string): void {
    const wanted = this.#keysOf(value, { field, kind: this.#kind });
    const native = new Map([...wanted].map(([sourceId, keys]) => [sourceId, new Set(keys.map((key) => key.nativeId))]));
    this.tests.push((row) => native.get(row.sourceId)?.has(row.nativeId) === true);
    this.#onlySources(new Set(wanted.keys()));
  }

  #addRelation(name: string, value: unknown, field: string): void {
    const target = specOf(this.#kind).relations[name]?.target ?? null;
    const wanted = this.#keysOf(value, { field, kind: target });
    const keys = new Map<string, ReadonlySet<string>>();
    for (const [sourceId, rows] of wanted)
      keys.set(sourceId, new Set(rows.map((row) => targetKey(target, row.kind, row.nativeId))));
    const targets = new Set([...wanted.values()].flat().map((row) => row.kind));
    this.relations.push({ name, targets, keys });
    // Relations never cross sources.
    this.#onlySources(new Set(wanted.keys()));
  }

  #onlySources(sourceIds: ReadonlySet<string>): void {
    this.sourceIds = this.sourceIds === null ? sourceIds : sourceIds.intersection(this.sourceIds);
  }

  /** Decoded ids by source. @param kind the kind that they must be of; null = any. */
  #keysOf(value: unknown, { field, kind }: { readonly field: string; readonly kind: Kind | null }) {
    const keys = listOf(value, field).map((id) => {
      const key = decodeGlobalId(id);
      if (key !== null && (kind === null || key.kind === kind)) return key;
      throw invalidInput(field, `"${field}" holds an id that is not one of a ${kind ?? "resource"}.`);
    });
    return Map.groupBy(keys, (key) => key.sourceId);
  }
}
