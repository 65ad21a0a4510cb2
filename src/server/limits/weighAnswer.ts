// How large can an answer become? Every field that is selected, times the rows of all pages above it, were they full; and whether a
// page is larger than allowed. Pure.
import {
  type FieldNode,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLOutputType,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isListType,
  isNonNullType,
  isObjectType,
  isUnionType,
  Kind,
  type SelectionSetNode,
} from "graphql";
import { type AskedOperation, argumentsOf, isIncluded } from "./rootFields.ts";

/** What an answer may come to. */
export interface AnswerWeight {
  /** Values that it holds when every page is full. May be Infinity. */
  readonly values: number;
  /** The largest page that is asked for, and by which argument of which field; null when none is. */
  readonly largestPage: { readonly size: number; readonly field: string; readonly argument: "first" | "last" } | null;
}

/** Rows on a page where its size is not said. */
const USUAL_PAGE = 50;

/** Members that a list is taken to have that is no page: sites of a share, placements of a volume. */
const USUAL_LIST = 10;

/** Weighs what an operation asks for. */
export function weighAnswer(asked: AskedOperation): AnswerWeight {
  const type = asked.schema.getRootType(asked.operation.operation);
  const scale = new Scale(asked);
  if (type !== null && type !== undefined) scale.selections(asked.operation.selectionSet, type, 1);
  return scale;
}

class Scale implements AnswerWeight {
  values = 0;
  largestPage: AnswerWeight["largestPage"] = null;
  readonly #asked: AskedOperation;

  constructor(asked: AskedOperation) {
    this.#asked = asked;
  }

  /** @param times how often this selection is answered. */
  selections(set: SelectionSetNode, type: GraphQLCompositeType, times: number): void {
    const { schema, fragments, variableValues } = this.#asked;
    for (const node of set.selections) {
      if (!isIncluded(node, variableValues)) continue;
      if (node.kind === Kind.FIELD) {
        this.#field(node, type, times);
        continue;
      }
      const below = node.kind === Kind.INLINE_FRAGMENT ? node : fragments[node.name.value];
      const condition = below?.typeCondition?.name.value;
      const narrower = condition === undefined ? type : schema.getType(condition);
      if (below === undefined || !isCompositeType(narrower)) continue;
      // A row is of one type: what is asked of others is not answered.
      if (isObjectType(type) && narrower !== type && !(isAbstractType(narrower) && schema.isSubType(narrower, type)))
        continue;
      this.selections(below.selectionSet, isObjectType(type) ? type : narrower, times);
    }
  }

  #field(node: FieldNode, type: GraphQLCompositeType, times: number): void {
    this.values += times;
    const field = isUnionType(type) ? undefined : type.getFields()[node.name.value];
    const below = field && getNamedType(field.type);
    if (field === undefined || node.selectionSet === undefined || !isCompositeType(below)) return;
    this.selections(node.selectionSet, below, times * this.#rowsOf(field, node, type));
  }

  /** How many rows stand below one answer of a field. A page counts at the field that has its size, not again at its `nodes`. */
  #rowsOf(field: GraphQLField<unknown, unknown>, node: FieldNode, type: GraphQLCompositeType): number {
    const args = field.args.length === 0 ? {} : argumentsOf(field, node, this.#asked.variableValues);
    const isPaged = field.args.some(({ name }) => name === "first");
    if (isPaged) return this.#pageSize(field.name, args);
    if (!isList(field.type) || isPageOf(type)) return 1;
    const [wanted] = Object.values(args).filter((value) => Array.isArray(value));
    return wanted?.length ?? USUAL_LIST;
  }

  #pageSize(field: string, args: Readonly<Record<string, unknown>>): number {
    const argument = typeof args.last === "number" ? "last" : "first";
    const given = args[argument];
    const size = typeof given === "number" ? given : USUAL_PAGE;
    if (size > (this.largestPage?.size ?? 0)) this.largestPage = { size, field, argument };
    return Math.max(size, 1);
  }
}

const isList = (type: GraphQLOutputType): boolean => isListType(isNonNullType(type) ? type.ofType : type);

/** True for connections, whose rows are counted already. */
const isPageOf = (type: GraphQLCompositeType): boolean => type.name.endsWith("Connection");
