// Which settings does config/example.yaml explain, and how? Those that stand there, also behind a comment sign, with what is said beside them.
import { isMap, isScalar, isSeq, type Node, type Pair, parseDocument } from "yaml";
import type { JsonSchema } from "../src/config/configJsonSchema.ts";

/** What an example says of the settings of a schema. */
export interface ExampleSettings {
  /** By path, as in `sources[].timeouts.callMs`; `*` stands for any name. Null where nothing is said. */
  readonly explained: ReadonlyMap<string, string | null>;
  /** Paths that the schema does not have. */
  readonly unknown: readonly string[];
}

/** A setting behind a comment sign, with what stands below it one step further in. */
const COMMENTED = /^(\s*)# (\s*(?:- )?[a-z][A-Za-z]*:(?: .*)?)$/gm;

/** Reads an example. Throws when it is no YAML once comment signs are taken away. */
export function readExample(text: string, schema: JsonSchema): ExampleSettings {
  const document = parseDocument(text.replace(COMMENTED, "$1$2"), { uniqueKeys: false, keepSourceTokens: true });
  const [broken] = document.errors;
  if (broken !== undefined) throw broken;
  const explained = new Map<string, string | null>();
  const unknown: string[] = [];
  const walk = (node: Node | null, at: { readonly path: string; readonly sorts: readonly JsonSchema[] }): void => {
    if (isSeq(node)) {
      const sorts = at.sorts.flatMap(({ items }) => (items === undefined ? [] : sortsOf(items)));
      for (const item of node.items) walk(item as Node, { path: `${at.path}[]`, sorts });
    }
    if (!isMap(node)) return;
    for (const pair of node.items as readonly Pair<Node, Node | null>[]) {
      const name = isScalar(pair.key) ? String(pair.key.value) : "";
      const below = belowOf(at.sorts, name);
      const path = at.path === "" ? below.name : `${at.path}.${below.name}`;
      if (below.sorts.length === 0) unknown.push(path);
      else if (explained.get(path) == null) explained.set(path, besideOf(pair));
      walk(pair.value, { path, sorts: below.sorts });
    }
  };
  walk(document.contents as Node | null, { path: "", sorts: sortsOf(schema) });
  return { explained, unknown };
}

/** Every setting of a schema by path, with all the sorts of it. */
export function settingsOf(schema: JsonSchema): ReadonlyMap<string, readonly JsonSchema[]> {
  const found = new Map<string, JsonSchema[]>();
  const walk = (node: JsonSchema, path: string): void => {
    for (const sort of sortsOf(node)) {
      const { properties = {}, additionalProperties, items } = sort;
      const named = typeof additionalProperties === "object" ? [["*", additionalProperties] as const] : [];
      for (const [name, below] of [...Object.entries(properties), ...named]) {
        const at = path === "" ? name : `${path}.${name}`;
        found.set(at, [...(found.get(at) ?? []), below]);
        walk(below, at);
      }
      if (items !== undefined) walk(items, `${path}[]`);
    }
  };
  walk(schema, "");
  return found;
}

function sortsOf(schema: JsonSchema): readonly JsonSchema[] {
  const others = [...(schema.anyOf ?? []), ...(schema.oneOf ?? [])];
  return others.length === 0 ? [schema] : others.flatMap(sortsOf);
}

function belowOf(
  sorts: readonly JsonSchema[],
  name: string,
): { readonly name: string; readonly sorts: readonly JsonSchema[] } {
  const known = sorts.flatMap(({ properties }) => properties?.[name] ?? []);
  if (known.length > 0) return { name, sorts: known.flatMap(sortsOf) };
  const any = sorts.flatMap(({ additionalProperties }) =>
    typeof additionalProperties === "object" ? [additionalProperties] : [],
  );
  return { name: any.length > 0 ? "*" : name, sorts: any.flatMap(sortsOf) };
}

/** The comment at the end of a setting's line. */
function besideOf({ key, value }: Pair<Node, Node | null>): string | null {
  const own =
    isMap(value) || isSeq(value) ? (value.flow === true ? value.comment : value.commentBefore) : value?.comment;
  const said = own ?? key.comment ?? null;
  return said === null ? null : (said.split("\n")[0]?.trim() ?? null);
}
