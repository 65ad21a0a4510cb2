// What can be asked, and what can be configured? `storagegraph schema` prints either, as tools read it.
import { join } from "node:path";
import { print } from "graphql";
import { configJsonSchema } from "../config/configJsonSchema.ts";
import { readSchema } from "../server/readSchema.ts";

/** Prints the GraphQL schema, or the JSON Schema of the configuration. */
export function schema({ configuration }: { readonly configuration?: true }): void {
  console.log(
    configuration === true
      ? JSON.stringify(configJsonSchema(), null, 2)
      : print(readSchema(join(import.meta.dirname, "../../schema"))),
  );
}
