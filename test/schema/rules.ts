// Which rules does the schema keep? Each rule lists what breaks it, so that a test can show that it bites.
import {
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isAbstractType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  isSpecifiedScalarType,
  isUnionType,
} from "graphql";

/** Lists what breaks a rule. */
export type Rule = (schema: GraphQLSchema) => string[];

const typesOf = (schema: GraphQLSchema): GraphQLNamedType[] =>
  Object.values(schema.getTypeMap()).filter((type) => !isIntrospectionType(type) && !isSpecifiedScalarType(type));

/** Fields of object and interface types, as `[path, field]`. */
const outputFields = (schema: GraphQLSchema) =>
  typesOf(schema)
    .filter((type) => isObjectType(type) || isInterfaceType(type))
    .flatMap((type) => Object.values(type.getFields()).map((field) => ({ path: `${type.name}.${field.name}`, field })));

const inputFields = (schema: GraphQLSchema) =>
  typesOf(schema)
    .filter(isInputObjectType)
    .flatMap((type) => Object.values(type.getFields()).map((field) => ({ path: `${type.name}.${field.name}`, field })));

/** Every type, field, argument, value and input is described. */
export const everythingIsDescribed: Rule = (schema) => {
  const named = typesOf(schema).map((type) => ({ path: type.name, description: type.description }));
  const fields = outputFields(schema).flatMap(({ path, field }) => [
    { path, description: field.description },
    ...field.args.map(({ name, description }) => ({ path: `${path}(${name}:)`, description })),
  ]);
  const inputs = inputFields(schema).map(({ path, field }) => ({ path, description: field.description }));
  const values = typesOf(schema)
    .filter(isEnumType)
    .flatMap((type) =>
      type.getValues().map(({ name, description }) => ({ path: `${type.name}.${name}`, description })),
    );
  return [...named, ...fields, ...inputs, ...values].filter(({ description }) => !description).map(({ path }) => path);
};

/** No type is left that no root field leads to. */
export const noTypeIsUnused: Rule = (schema) => {
  const used = new Set<string>();
  const visit = (type: GraphQLNamedType | null | undefined): void => {
    if (!type || used.has(type.name)) return;
    used.add(type.name);
    if (isAbstractType(type)) for (const possible of schema.getPossibleTypes(type)) visit(possible);
    if (isObjectType(type)) for (const shared of type.getInterfaces()) visit(shared);
    if (isInputObjectType(type)) for (const field of Object.values(type.getFields())) visit(getNamedType(field.type));
    if (!isObjectType(type) && !isInterfaceType(type)) return;
    for (const field of Object.values(type.getFields())) {
      visit(getNamedType(field.type));
      for (const argument of field.args) visit(getNamedType(argument.type));
    }
  };
  for (const root of [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()]) visit(root);
  return typesOf(schema)
    .map(({ name }) => name)
    .filter((name) => !used.has(name));
};

/** No type is called like a global of JavaScript, which generated types would shadow. */
export const noTypeShadowsAGlobal: Rule = (schema) =>
  typesOf(schema)
    .map(({ name }) => name)
    .filter((name) => name !== "Node" && (name in globalThis || ["Record", "Omit", "Pick", "Partial"].includes(name)));

/** No input contains itself: a compiled executor would expand it for ever. */
export const noInputIsRecursive: Rule = (schema) => {
  const leadsTo = (from: GraphQLNamedType, to: GraphQLNamedType, seen: Set<string>): boolean =>
    isInputObjectType(from) &&
    Object.values(from.getFields()).some((field) => {
      const next = getNamedType(field.type);
      if (next === to) return true;
      if (seen.has(next.name)) return false;
      seen.add(next.name);
      return leadsTo(next, to, seen);
    });
  return typesOf(schema)
    .filter((type) => leadsTo(type, type, new Set()))
    .map(({ name }) => name);
};

/** Byte counts end in `Bytes`, and nothing else does. Inputs name the unit that they offer. */
export const bytesAreNamed: Rule = (schema) =>
  outputFields(schema)
    .filter(({ field }) => field.name.endsWith("Bytes") !== (getNamedType(field.type).name === "ByteCount"))
    .map(({ path }) => path);

/** Names of moments that are the border of something. */
const BORDERS = ["validFrom", "validUntil", "recoveryPoint", "pausedUntil"];

/** Moments end in `At`, or are named for the border that they are. */
export const momentsAreNamed: Rule = (schema) =>
  outputFields(schema)
    .filter(({ field }) => getNamedType(field.type).name === "DateTime")
    .filter(({ field }) => !field.name.endsWith("At") && field.name !== "at" && !BORDERS.includes(field.name))
    .map(({ path }) => path);

const LIST_ARGUMENTS = ["filter", "orderBy", "first", "after", "last", "before"];

/** Connections are whole, and are never null. */
export const connectionsAreWhole: Rule = (schema) => {
  const connections = typesOf(schema).filter(
    (type) => (isObjectType(type) || isInterfaceType(type)) && type.name.endsWith("Connection"),
  );
  const lacking = connections
    .filter(isObjectType)
    .flatMap((type) =>
      ["nodes", "edges", "pageInfo", "totalCount"]
        .filter((name) => !isNonNullType(type.getFields()[name]?.type))
        .map((name) => `${type.name} lacks ${name}`),
    );
  const returning = outputFields(schema).filter(({ field }) => getNamedType(field.type).name.endsWith("Connection"));
  const nullable = returning.filter(({ field }) => !isNonNullType(field.type)).map(({ path }) => `${path} may be null`);
  const unasked = returning.flatMap(({ path, field }) =>
    LIST_ARGUMENTS.filter((name) => !field.args.some((argument) => argument.name === name)).map(
      (name) => `${path} has no ${name}`,
    ),
  );
  return [...lacking, ...nullable, ...unasked];
};

/** Changes that cannot be taken back. */
const UNDOABLE = /^(delete|remove|lock|publish)/;

/** Mutations take one input of their own name, answer a payload, and ask for confirmation where files could go. */
export const mutationsAreUniform: Rule = (schema) =>
  Object.values(schema.getMutationType()?.getFields() ?? {}).flatMap(({ name, args, type }) => {
    const wanted = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
    const input = args.find((argument) => argument.name === "input")?.type;
    const named = input === undefined ? undefined : getNamedType(input);
    const asksConfirmation = isInputObjectType(named) && isNonNullType(named.getFields().confirm?.type);
    return [
      ...(isNonNullType(input) && named?.name === wanted ? [] : [`${name} does not take ${wanted}!`]),
      ...(isNonNullType(type) && getNamedType(type).name.endsWith("Payload") ? [] : [`${name} answers no payload`]),
      ...(UNDOABLE.test(name) && !asksConfirmation ? [`${name} asks for no confirmation`] : []),
    ];
  });

/** Over all nodes, each union and each interface, a leaf field has one type: no fragment ever needs an alias. */
export const leavesAgree: Rule = (schema) => {
  const groups = typesOf(schema)
    .filter(isAbstractType)
    .filter((type) => isUnionType(type) || ["Node", "Payload", "StreamEvent"].includes(type.name))
    .map((type) => ({ name: type.name, members: schema.getPossibleTypes(type) }));
  return groups.flatMap(({ name, members }) => {
    const shapes = new Map<string, Set<string>>();
    for (const member of members)
      for (const field of Object.values(member.getFields()))
        if (isLeafType(getNamedType(field.type))) {
          const shape = isListType(getNullableType(field.type)) ? "a list" : String(getNullableType(field.type));
          shapes.set(field.name, (shapes.get(field.name) ?? new Set()).add(shape));
        }
    return [...shapes].filter(([, found]) => found.size > 1).map(([field]) => `${name}: ${field}`);
  });
};

/** Commands are called like the mutations that they are, as soon as there are mutations. */
export const commandsAreMutations: Rule = (schema) => {
  const mutations = Object.keys(schema.getMutationType()?.getFields() ?? {});
  const command = schema.getType("Command");
  if (mutations.length === 0 || !isEnumType(command)) return [];
  const names = command
    .getValues()
    .map(({ name }) => name.toLowerCase().replace(/_(.)/g, (_, letter) => letter.toUpperCase()));
  return [...names.filter((name) => !mutations.includes(name)), ...mutations.filter((name) => !names.includes(name))];
};
