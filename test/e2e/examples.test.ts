// Every documented example runs as it stands and returns rows.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type OperationDefinitionNode, parse } from "graphql";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Estate, startEstate } from "../support/startEstate.ts";

const folder = join(import.meta.dirname, "../../docs/examples");
const files = readdirSync(folder)
  .filter((file) => file.endsWith(".graphql"))
  .filter((file) => queryIn(readFileSync(join(folder, file), "utf8")) !== undefined);

/** The first query of a document; undefined in one that only changes things. */
function queryIn(text: string): OperationDefinitionNode | undefined {
  return parse(text)
    .definitions.filter((definition) => definition.kind === "OperationDefinition")
    .find(({ operation }) => operation === "query");
}

let estate: Estate;
beforeAll(async () => {
  estate = await startEstate({ volumes: 60 });
  // One source is unwell, so that the example that looks for such has something to find.
  await estate.vendor("hub").fault({ match: { path: "/api/alerts/" }, fault: { kind: "status", status: 500 } });
  await estate.ask("{ alerts(freshness: { waitMs: 5000 }) { totalCount } }");
});
afterAll(() => estate.close());

/** Rows of every root field, however they are held. */
function rowsOf(data: Readonly<Record<string, unknown>>): unknown[] {
  return Object.values(data).flatMap((value) => {
    if (typeof value !== "object" || value === null) return [];
    return "nodes" in value && Array.isArray(value.nodes) ? value.nodes : [value];
  });
}

describe("The examples", () => {
  it("are there", () => expect(files.length).toBeGreaterThanOrEqual(8));

  it.each(files)("%s runs and returns rows", async (file) => {
    const text = readFileSync(join(folder, file), "utf8");
    const operation = queryIn(text);
    const asksForId = operation?.variableDefinitions?.some(({ variable }) => variable.name.value === "id");
    const sites = await estate.ask("{ sites { nodes { id } } }");
    const ids: string[] = asksForId === true ? sites.data.sites.nodes.map(({ id }: { id: string }) => id) : [""];
    for (const id of ids) {
      const { data, errors } = await estate.ask(text, asksForId === true ? { id } : {}, operation?.name?.value);
      expect(errors).toBeUndefined();
      expect(rowsOf(data).length).toBeGreaterThan(0);
    }
  });
});
