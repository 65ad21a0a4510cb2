// What do editors read? docs/config.schema.json: the schema of the configuration, with what config/example.yaml says of each setting.
import { configJsonSchema, type JsonSchema } from "../src/config/configJsonSchema.ts";
import { readExample } from "./exampleSettings.ts";

/** The text of the file. @param example the text of config/example.yaml. */
export function configSchemaFile(example: string): string {
  const schema = configJsonSchema();
  const { explained } = readExample(example, schema);
  const describe = (node: JsonSchema, path: string): JsonSchema => {
    const { properties, additionalProperties, items, anyOf, oneOf, ...rest } = node;
    const at = (name: string) => (path === "" ? name : `${path}.${name}`);
    const said = explained.get(path);
    const below = Object.entries(properties ?? {}).map(([name, sort]) => [name, describe(sort, at(name))]);
    const any =
      typeof additionalProperties === "object" ? describe(additionalProperties, at("*")) : additionalProperties;
    return {
      ...(said == null ? {} : { description: said }),
      ...rest,
      ...(properties === undefined ? {} : { properties: Object.fromEntries(below) }),
      ...(any === undefined ? {} : { additionalProperties: any }),
      ...(items === undefined ? {} : { items: describe(items, `${path}[]`) }),
      ...(anyOf === undefined ? {} : { anyOf: anyOf.map((sort) => describe(sort, path)) }),
      ...(oneOf === undefined ? {} : { oneOf: oneOf.map((sort) => describe(sort, path)) }),
    };
  };
  return `${JSON.stringify({ title: "Configuration of StorageGraph", ...describe(schema, "") }, null, 2)}\n`;
}
