// Which files follow from schema/, from the connectors and from the configuration? Writes them, or with --check fails when they have drifted from it or when the schema
// breaks what the last release promised. `npm run generate`, with `-- --check` in CI, and with `-- --release` at a release.
import { readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { codegen } from "@graphql-codegen/core";
import * as typescript from "@graphql-codegen/typescript";
import * as resolverTypes from "@graphql-codegen/typescript-resolvers";
import { CriticalityLevel, diff } from "@graphql-inspector/core";
import { buildASTSchema, buildSchema, type DocumentNode, print } from "graphql";
import { readSchema } from "../src/server/readSchema.ts";
import { codegenConfig } from "./codegenConfig.ts";
import { configSchemaFile } from "./configSchemaFile.ts";
import { vendorsPage } from "./vendorsPage.ts";

const ROOT = resolve(import.meta.dirname, "..");
const HEADING = "# Made from schema/ by `npm run generate`. Do not edit.\n\n";

/** What follows from the schema: the text of each file by its path from the repository root. */
export async function generatedFiles(document: DocumentNode): Promise<ReadonlyMap<string, string>> {
  const types = await codegen({
    filename: "resolvers/types.generated.ts",
    schema: document,
    documents: [],
    config: codegenConfig(buildASTSchema(document)),
    plugins: [{ typescript: {} }, { resolverTypes: {} }],
    pluginMap: { typescript, resolverTypes },
  });
  return new Map([
    ["schema.graphql", `${HEADING}${print(document)}\n`],
    ["docs/vendors.md", vendorsPage()],
    ["docs/config.schema.json", configSchemaFile(readFileSync(join(ROOT, "config/example.yaml"), "utf8"))],
    ["resolvers/types.generated.ts", `// Made from schema/ by \`npm run generate\`. Do not edit.\n${types}`],
  ]);
}

/** What changed since a release, as lines for people: what breaks clients, and the rest. */
export async function changesSince(
  released: string,
  current: DocumentNode,
): Promise<{ readonly breaking: readonly string[]; readonly others: readonly string[] }> {
  const changes = await diff(buildSchema(released), buildASTSchema(current));
  const lines = (isBreaking: boolean) =>
    changes
      .filter((change) => (change.criticality.level === CriticalityLevel.Breaking) === isBreaking)
      .map((change) => `${change.criticality.level}: ${change.message}`);
  return { breaking: lines(true), others: lines(false) };
}

const RELEASED = "docs/schema.released.graphql";

async function main(root: string, mode: "write" | "check" | "release"): Promise<void> {
  const document = readSchema(join(root, "schema"));
  const files = await generatedFiles(document);
  if (mode !== "check") {
    for (const [path, text] of files) writeFileSync(join(root, path), text);
    if (mode === "release") writeFileSync(join(root, RELEASED), files.get("schema.graphql") ?? "");
    return;
  }
  const drifted = [...files].filter(([path, text]) => readFileSync(join(root, path), "utf8") !== text);
  for (const [path] of drifted) console.error(`${path} is not what follows from its sources: run "npm run generate".`);
  const { breaking, others } = await changesSince(readFileSync(join(root, RELEASED), "utf8"), document);
  for (const line of others) console.log(line);
  for (const line of breaking) console.error(line);
  if (drifted.length > 0 || breaking.length > 0) process.exitCode = 1;
}

if (import.meta.main) {
  const mode = process.argv.includes("--check") ? "check" : process.argv.includes("--release") ? "release" : "write";
  await main(ROOT, mode);
}
