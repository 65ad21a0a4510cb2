// Do the generated files follow from the schema, and does a breaking change stop a release?
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "graphql";
import { describe, expect, it } from "vitest";
import { readSchema, SCHEMA_FOLDER } from "../../src/server/readSchema.ts";
import { changesSince, generatedFiles } from "../../tools/generate.ts";

const root = join(SCHEMA_FOLDER, "..");
const document = readSchema(SCHEMA_FOLDER);

describe("Generated files", () => {
  it("are committed as the schema makes them: run `npm run generate` when this fails", async () => {
    for (const [path, text] of await generatedFiles(document))
      expect(readFileSync(join(root, path), "utf8")).toBe(text);
  });
});

describe("The published schema", () => {
  it("breaks nothing that the last release promised", async () => {
    const released = readFileSync(join(root, "docs/schema.released.graphql"), "utf8");
    expect((await changesSince(released, document)).breaking).toEqual([]);
  });

  it("names a field that went as a break, and a field that came as none", async () => {
    const changes = await changesSince("type Query { old: Int kept: Int }", parse("type Query { kept: Int new: Int }"));
    expect(changes.breaking).toEqual(["BREAKING: Field 'old' was removed from object type 'Query'"]);
    expect(changes.others.join()).toContain("new");
  });
});
