// Which root fields is an operation going to answer? Those that no directive leaves out, fragments in their places, with their
// arguments as they will be. Pure.
import {
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  GraphQLIncludeDirective,
  type GraphQLObjectType,
  type GraphQLSchema,
  GraphQLSkipDirective,
  getArgumentValues,
  getDirectiveValues,
  getVariableValues,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from "graphql";

/** An operation that is going to be executed. */
export interface AskedOperation {
  readonly schema: GraphQLSchema;
  readonly operation: OperationDefinitionNode;
  readonly fragments: Readonly<Record<string, FragmentDefinitionNode>>;
  /** Coerced. */
  readonly variableValues: Readonly<Record<string, unknown>>;
}

/** One root field. */
export interface RootField {
  readonly field: GraphQLField<unknown, unknown>;
  readonly parentType: GraphQLObjectType;
  /** Where it is written, under one response name. */
  readonly fieldNodes: readonly FieldNode[];
  readonly args: Readonly<Record<string, unknown>>;
}

/** What is going to be executed; null when its variables are wrong, which execution says better. */
export function askedOperation(
  schema: GraphQLSchema,
  asked: Pick<AskedOperation, "operation" | "fragments"> & { readonly variables: Readonly<Record<string, unknown>> },
): AskedOperation | null {
  const { operation, fragments, variables } = asked;
  const { coerced } = getVariableValues(
    schema,
    operation.variableDefinitions ?? [],
    { ...variables },
    { maxErrors: 1 },
  );
  return coerced === undefined ? null : { schema, operation, fragments, variableValues: coerced };
}

/** True for what no directive leaves out. */
export function isIncluded(node: SelectionNode, variableValues: AskedOperation["variableValues"]): boolean {
  if (getDirectiveValues(GraphQLSkipDirective, node, variableValues)?.if === true) return false;
  return getDirectiveValues(GraphQLIncludeDirective, node, variableValues)?.if !== false;
}

/** Arguments of a field; none when they are wrong, which is told at the field itself when it is its turn. */
export function argumentsOf(
  field: GraphQLField<unknown, unknown>,
  node: FieldNode,
  variableValues: AskedOperation["variableValues"],
): Readonly<Record<string, unknown>> {
  try {
    return getArgumentValues(field, node, variableValues);
  } catch {
    return {};
  }
}

/** The root fields, by response name in the order written. */
export function rootFieldsOf({ schema, operation, fragments, variableValues }: AskedOperation): readonly RootField[] {
  const parentType = schema.getRootType(operation.operation);
  if (parentType === null || parentType === undefined) return [];
  const groups = new Map<string, FieldNode[]>();
  const collect = (set: SelectionSetNode): void => {
    for (const node of set.selections) {
      if (!isIncluded(node, variableValues)) continue;
      if (node.kind === Kind.FIELD) {
        const name = (node.alias ?? node.name).value;
        groups.set(name, [...(groups.get(name) ?? []), node]);
      } else {
        const below = node.kind === Kind.INLINE_FRAGMENT ? node : fragments[node.name.value];
        if (below !== undefined) collect(below.selectionSet);
      }
    }
  };
  collect(operation.selectionSet);
  return [...groups.values()].flatMap((fieldNodes): RootField[] => {
    const [first] = fieldNodes;
    const field = first && parentType.getFields()[first.name.value];
    if (first === undefined || field === undefined) return [];
    return [{ field, parentType, fieldNodes, args: argumentsOf(field, first, variableValues) }];
  });
}
