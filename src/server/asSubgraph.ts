// What does a company's supergraph need to know of the schema? Adds to the SDL what federation reads: that every Node can
// be asked for by its id, and what other graphs may define as well. Used by buildSchema.ts; see docs/adr/0006.
import {
  type ConstDirectiveNode,
  concatAST,
  type DocumentNode,
  Kind,
  type ObjectTypeDefinitionNode,
  parse,
} from "graphql";

/** The oldest version of federation 2 will do, so that every router understands it. */
const LINK = parse(
  'extend schema @link(url: "https://specs.apollo.dev/federation/v2.0", import: ["@key", "@shareable"])',
);

const named = (value: string) => ({ kind: Kind.NAME, value }) as const;

/** `@key(fields: "id")`: this graph answers the type to whoever knows the id. */
const KEY: ConstDirectiveNode = {
  kind: Kind.DIRECTIVE,
  name: named("key"),
  arguments: [{ kind: Kind.ARGUMENT, name: named("fields"), value: { kind: Kind.STRING, value: "id" } }],
};

/** `@shareable`: other graphs may define the type too. */
const SHAREABLE: ConstDirectiveNode = { kind: Kind.DIRECTIVE, name: named("shareable") };

/** Types that Relay defines and that every graph with connections has. */
const COMMON_TO_GRAPHS: readonly string[] = ["PageInfo"];

/** What federation has to know of one type. */
function directivesFor({ name, interfaces = [] }: ObjectTypeDefinitionNode): readonly ConstDirectiveNode[] {
  if (interfaces.some((shared) => shared.name.value === "Node")) return [KEY];
  return COMMON_TO_GRAPHS.includes(name.value) ? [SHAREABLE] : [];
}

/** The SDL of the federation subgraph: types that implement Node are entities. @param document the SDL of plain clients. */
export function asSubgraph(document: DocumentNode): DocumentNode {
  const definitions = document.definitions.map((definition) =>
    definition.kind === Kind.OBJECT_TYPE_DEFINITION
      ? { ...definition, directives: [...(definition.directives ?? []), ...directivesFor(definition)] }
      : definition,
  );
  return concatAST([LINK, { ...document, definitions }]);
}
