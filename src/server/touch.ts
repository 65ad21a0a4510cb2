// What is a query going to need? Looks ahead in the selection of a root field, so that everything is read side by side
// before the first row is answered. Pure.
import {
  type FieldNode,
  type GraphQLCompositeType,
  Kind as GraphQLKind,
  type GraphQLResolveInfo,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isObjectType,
  isUnionType,
  type SelectionSetNode,
} from "graphql";
import { KINDS, type Kind } from "../contract/kinds.ts";
import type { RelationName } from "../contract/ref.ts";
import type { Touch } from "../inventory/InventoryView.ts";
import { argumentsOf, isIncluded } from "./limits/rootFields.ts";
import type { TouchTable } from "./touchTable.ts";

/** What a selection needs, wherever it is. */
export type Needs = Pick<Touch, "kinds" | "ids">;

/** The part of `GraphQLResolveInfo` that says what is selected. */
export type Selected = Pick<
  GraphQLResolveInfo,
  "fieldNodes" | "fragments" | "parentType" | "returnType" | "schema" | "variableValues"
>;

/** Filter fields that follow a relation, as `Kind.field`: a total list, so that a new relation is not forgotten. */
const RELATION_FILTERS: Readonly<Record<RelationName, true>> = {
  "Site.parent": true,
  "Host.site": true,
  "StoragePool.site": true,
  "Volume.parent": true,
  "Volume.site": true,
  "Volume.pool": true,
  "Share.volume": true,
  "Share.site": true,
  "Snapshot.volume": true,
  "Snapshot.site": true,
  "Snapshot.policy": true,
  "SnapshotPolicy.volume": true,
  "SnapshotPolicy.site": true,
  "Quota.volume": true,
  "Job.site": true,
  "Job.volume": true,
  "Job.template": true,
  "JobTemplate.site": true,
  "Alert.site": true,
  "Alert.resource": true,
  "Certificate.site": true,
};
const isRelation = (name: string): name is RelationName => Object.hasOwn(RELATION_FILTERS, name);

/** Relations that a filter of a kind follows. */
export const relationsIn = (kind: Kind, filter: Readonly<Record<string, unknown>> | null): ReadonlySet<RelationName> =>
  new Set(
    Object.keys(filter ?? {})
      .map((name) => `${kind}.${name}`)
      .filter(isRelation),
  );

/** What a root field and everything below it needs. */
export function needsOf(selected: Selected, table: TouchTable): Needs {
  const walk = new Walk(selected, table);
  for (const node of selected.fieldNodes) walk.field(node, selected.parentType);
  return walk;
}

/** What is needed below a root field that answers an object of one known type, such as `node(id:)`. */
export function needsBelow(selected: Selected, table: TouchTable, typeName: string): Needs {
  const walk = new Walk(selected, table);
  const type = selected.schema.getType(typeName);
  for (const { selectionSet } of selected.fieldNodes)
    if (selectionSet !== undefined && isObjectType(type)) walk.selections(selectionSet, type);
  return walk;
}

class Walk implements Needs {
  readonly kinds = new Set<Kind>();
  readonly ids = new Set<RelationName>();
  readonly #selected: Selected;
  readonly #table: TouchTable;
  /** Fragments seen, with the type that they were seen on: each costs one walk, however often it is spread. */
  readonly #seen = new Set<string>();

  constructor(selected: Selected, table: TouchTable) {
    this.#selected = selected;
    this.#table = table;
  }

  selections(set: SelectionSetNode, type: GraphQLCompositeType): void {
    for (const node of set.selections) {
      if (!isIncluded(node, this.#selected.variableValues)) continue;
      if (node.kind === GraphQLKind.FIELD) this.field(node, type);
      else if (node.kind === GraphQLKind.INLINE_FRAGMENT)
        this.#narrowed(node.selectionSet, type, node.typeCondition?.name.value);
      else this.#fragment(node.name.value, type);
    }
  }

  field(node: FieldNode, type: GraphQLCompositeType): void {
    const field = isUnionType(type) ? undefined : type.getFields()[node.name.value];
    if (field === undefined) return;
    const needs = this.#table.get(`${type.name}.${field.name}`);
    for (const kind of needs?.kinds ?? []) this.kinds.add(kind);
    for (const relation of needs?.ids ?? []) this.ids.add(relation);
    const below = getNamedType(field.type);
    if (node.arguments?.length)
      this.#arguments(below.name, () => argumentsOf(field, node, this.#selected.variableValues));
    if (node.selectionSet !== undefined && isCompositeType(below)) this.selections(node.selectionSet, below);
  }

  /** Filters that follow a relation need it; sites sorted by use need their pools. */
  #arguments(typeName: string, values: () => Readonly<Record<string, unknown>>): void {
    const kind = KINDS.find((candidate) => typeName === `${candidate}Connection`);
    if (kind === undefined) return;
    const { filter, orderBy } = values();
    for (const name of Object.keys(filter ?? {})) {
      const relation = `${kind}.${name}`;
      if (isRelation(relation)) this.ids.add(relation);
    }
    const keys = Array.isArray(orderBy) ? orderBy : [];
    if (kind !== "Site" || !keys.some((key: { readonly field?: unknown }) => key.field === "USED_PERCENT")) return;
    this.kinds.add("StoragePool");
    this.ids.add("StoragePool.site");
  }

  #fragment(name: string, type: GraphQLCompositeType): void {
    const key = `${name} ${type.name}`;
    const fragment = this.#selected.fragments[name];
    if (fragment === undefined || this.#seen.has(key)) return;
    this.#seen.add(key);
    this.#narrowed(fragment.selectionSet, type, fragment.typeCondition.name.value);
  }

  /** Walks on below a type condition: where the type is known already, only conditions that hold for it count. */
  #narrowed(set: SelectionSetNode, type: GraphQLCompositeType, condition: string | undefined): void {
    const { schema } = this.#selected;
    const narrower = condition === undefined ? type : schema.getType(condition);
    if (!isCompositeType(narrower)) return;
    if (!isObjectType(type)) this.selections(set, narrower);
    else if (narrower === type || (isAbstractType(narrower) && schema.isSubType(narrower, type)))
      this.selections(set, type);
  }
}
