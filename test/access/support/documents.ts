// What can be asked? Every root field, and below each row every relation, written as documents from the schema itself, so that
// a new field is asked without anybody having thought of it.
import {
  type GraphQLField,
  type GraphQLInputObjectType,
  type GraphQLInputType,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  isRequiredArgument,
  isUnionType,
} from "graphql";

type Field = GraphQLField<unknown, unknown>;

const fieldsOf = (type: GraphQLObjectType): readonly Field[] => Object.values(type.getFields());
const isFree = ({ args }: Field): boolean => !args.some(isRequiredArgument);

/** A field as it is asked: so few rows of each list that lists in lists stay small. */
const called = ({ name, args }: Field): string =>
  args.some((arg) => arg.name === "first") ? `${name}(first: 20)` : name;

/** Leaves of a type, and of what it holds so many levels below. */
function selection(schema: GraphQLSchema, type: GraphQLNamedType, depth: number): string {
  if (isInterfaceType(type) || isUnionType(type)) {
    const named = schema.getPossibleTypes(type).filter((one) => one.getFields().id !== undefined);
    return `{ __typename ${named.map((one) => `... on ${one.name} { id }`).join(" ")} }`;
  }
  if (!isObjectType(type)) return "";
  const parts = fieldsOf(type)
    .filter(isFree)
    .map((field) => {
      const of = getNamedType(field.type);
      if (isLeafType(of)) return field.name;
      return depth > 0 ? `${called(field)} ${selection(schema, of, depth - 1)}` : "";
    });
  return `{ __typename ${parts.join(" ")} }`;
}

/** The object type below a field whose every field is worth a document of its own: rows of a connection, else the type itself. */
function rowType(field: Field): { readonly type: GraphQLObjectType; wrap(inner: string): string } | null {
  const of = getNamedType(field.type);
  if (!isObjectType(of)) return null;
  const nodes = of.getFields().nodes;
  const inner = nodes === undefined ? of : getNamedType(nodes.type);
  if (!isObjectType(inner)) return null;
  return nodes === undefined
    ? { type: inner, wrap: (text) => `{ ${text} }` }
    : { type: inner, wrap: (text) => `{ totalCount nodes { ${text} } }` };
}

/** Selections below a field: one for what it is by itself, and one for each relation of its rows. */
export function selectionsBelow(schema: GraphQLSchema, field: Field): readonly string[] {
  const rows = rowType(field);
  const whole = selection(schema, getNamedType(field.type), 1);
  if (rows === null) return [whole];
  const relations = fieldsOf(rows.type)
    .filter((each) => isFree(each) && !isLeafType(getNamedType(each.type)))
    .map((each) =>
      rows.wrap(
        `__typename ${idOf(rows.type)} ${called(each)} ${selection(schema, getNamedType(each.type), depthBelow(each))}`,
      ),
    );
  return [whole, ...relations];
}

/** Rows of a connection lie a level lower. */
const depthBelow = ({ type }: Field): number => {
  const of = getNamedType(type);
  return isObjectType(of) && of.getFields().nodes !== undefined ? 2 : 1;
};

const idOf = (type: GraphQLObjectType): string => (type.getFields().id === undefined ? "" : "id");

/** What to write for the ids that an input wants. @param path names of the fields down to it. */
export type IdFor = (path: readonly string[]) => string;

/** A value of an input type: what is required, and every id. */
export function inputOf(type: GraphQLInputType, idFor: IdFor, path: readonly string[] = []): unknown {
  if (isNonNullType(type)) return inputOf(type.ofType, idFor, path);
  if (isListType(type)) return [inputOf(type.ofType, idFor, path)];
  if (isInputObjectType(type)) return objectOf(type, idFor, path);
  if (isEnumType(type)) return type.getValues()[0]?.name;
  switch (type.name) {
    case "ID":
      return idFor(path);
    case "Boolean":
      return true;
    case "Int":
    case "Float":
      return 1;
    case "DateTime":
      return "2031-01-01T00:00:00.000Z";
    case "ByteCount":
    case "Count64":
      return "1073741824";
    default:
      return "x";
  }
}

const namesId = (type: GraphQLInputType): boolean => {
  const of = getNamedType(type);
  return !isInputObjectType(of) && of.name === "ID";
};

function objectOf(type: GraphQLInputObjectType, idFor: IdFor, path: readonly string[]): unknown {
  const all = Object.values(type.getFields());
  const withIds = all.filter((field) => namesId(field.type));
  const wanted = type.isOneOf
    ? [withIds[0] ?? all[0]]
    : all.filter((field) => isNonNullType(field.type) || namesId(field.type));
  return Object.fromEntries(
    wanted.flatMap((field) =>
      field === undefined ? [] : [[field.name, inputOf(field.type, idFor, [...path, field.name])]],
    ),
  );
}
