// How large is a document, before anything is looked up in the schema? Depth, width and repetitions with every fragment in its place;
// in time proportional to the document, whatever its fragments multiply to. Pure.
import {
  type DefinitionNode,
  type DocumentNode,
  type FragmentDefinitionNode,
  Kind,
  type SelectionSetNode,
} from "graphql";
import { fieldGroups } from "./fieldGroups.ts";

/** The size of a document. Counts may be Infinity. */
export interface DocumentSize {
  /** Fields inside fields, of the deepest one. */
  readonly depth: number;
  /** Fields that are given another name. */
  readonly aliases: number;
  /** Directives, wherever they stand. */
  readonly directives: number;
  /** Fields right below the operation that has most of them. */
  readonly rootFields: number;
  /** Fields of all operations, those of a fragment counted at each place where it is spread. */
  readonly fields: number;
  /** How often the field that is repeated most is written for one place of the answer; 0 when `fields` is above the limit. */
  readonly repeats: number;
  /** A fragment that leads back to itself; null when none does. */
  readonly cycle: string | null;
  /** True when the schema itself is asked for. */
  readonly asksForSchema: boolean;
}

/** Root fields that tell the schema: those of GraphQL, and what a supergraph is composed from. */
const SCHEMA_FIELDS: readonly string[] = ["__schema", "__type", "_service"];

/** Measures a document. @param maxFields above so many fields repetitions are not looked for. */
export function measureDocument(document: DocumentNode, maxFields: number): DocumentSize {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions)
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  const measure = new Measure(fragments);
  let fields = 0;
  let largest = 0;
  let depth = 0;
  let rootFields = 0;
  let asksForSchema = false;
  for (const definition of document.definitions) {
    measure.count(definition);
    if (!("selectionSet" in definition)) continue;
    const extent = measure.extentOf(definition.selectionSet);
    depth = Math.max(depth, extent.depth);
    largest = Math.max(largest, extent.fields);
    if (definition.kind !== Kind.OPERATION_DEFINITION) continue;
    fields += extent.fields;
    rootFields = Math.max(rootFields, extent.rootFields);
    asksForSchema ||= extent.asksForSchema;
  }
  const isSmall = Math.max(fields, largest) <= maxFields && measure.cycle === null;
  const repeats = isSmall ? mostRepeated(document.definitions, fragments) : 0;
  const { aliases, directives, cycle } = measure;
  return { depth, aliases, directives, rootFields, fields: Math.max(fields, largest), repeats, cycle, asksForSchema };
}

/** What stands below one selection set. */
interface Extent {
  readonly depth: number;
  readonly fields: number;
  /** Fields right at this level. */
  readonly rootFields: number;
  /** True when one of them tells the schema. */
  readonly asksForSchema: boolean;
}

const NOTHING: Extent = { depth: 0, fields: 0, rootFields: 0, asksForSchema: false };

class Measure {
  aliases = 0;
  directives = 0;
  cycle: string | null = null;
  readonly #fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  /** Null while a fragment is being measured: who meets it then has come back to it. */
  readonly #known = new Map<string, Extent | null>();

  constructor(fragments: ReadonlyMap<string, FragmentDefinitionNode>) {
    this.#fragments = fragments;
  }

  /** Counts what is counted where it is written. */
  count(definition: DefinitionNode): void {
    this.directives += definition.directives?.length ?? 0;
    if ("variableDefinitions" in definition)
      for (const variable of definition.variableDefinitions ?? []) this.directives += variable.directives?.length ?? 0;
    if ("selectionSet" in definition) this.#countIn(definition.selectionSet);
  }

  extentOf(set: SelectionSetNode): Extent {
    let depth = 0;
    let fields = 0;
    let rootFields = 0;
    let asksForSchema = false;
    for (const node of set.selections) {
      const isField = node.kind === Kind.FIELD;
      const below = this.#below(node.kind === Kind.FRAGMENT_SPREAD ? node.name.value : node.selectionSet);
      depth = Math.max(depth, below.depth + (isField ? 1 : 0));
      fields += below.fields + (isField ? 1 : 0);
      rootFields += isField ? 1 : below.rootFields;
      asksForSchema ||= isField ? SCHEMA_FIELDS.includes(node.name.value) : below.asksForSchema;
    }
    return { depth, fields, rootFields, asksForSchema };
  }

  #below(what: SelectionSetNode | string | undefined): Extent {
    if (what === undefined) return NOTHING;
    if (typeof what !== "string") return this.extentOf(what);
    const known = this.#known.get(what);
    if (known === null) this.cycle ??= what;
    if (known !== undefined) return known ?? NOTHING;
    const fragment = this.#fragments.get(what);
    if (fragment === undefined) return NOTHING;
    this.#known.set(what, null);
    const extent = this.extentOf(fragment.selectionSet);
    this.#known.set(what, extent);
    return extent;
  }

  #countIn(set: SelectionSetNode): void {
    for (const node of set.selections) {
      this.directives += node.directives?.length ?? 0;
      if (node.kind === Kind.FIELD && node.alias !== undefined) this.aliases += 1;
      if (node.kind !== Kind.FRAGMENT_SPREAD && node.selectionSet !== undefined) this.#countIn(node.selectionSet);
    }
  }
}

/** How often the same place of an answer is asked for, where it is asked for most often: GraphQL compares each of them with each. */
function mostRepeated(
  definitions: readonly DefinitionNode[],
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
): number {
  let most = 0;
  const walk = (sets: readonly SelectionSetNode[]): void => {
    for (const nodes of fieldGroups(sets, fragments).values()) {
      most = Math.max(most, nodes.length);
      const below = nodes.flatMap(({ selectionSet }) => selectionSet ?? []);
      if (below.length > 0) walk(below);
    }
  };
  for (const definition of definitions) if ("selectionSet" in definition) walk([definition.selectionSet]);
  return most;
}
