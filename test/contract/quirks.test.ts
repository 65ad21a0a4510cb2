// Every connector numbers what is strange about its vendor, and every known difference from a vendor's description is one of
// those numbers.
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { knownDeviations } from "../support/description/knownDeviations.ts";

const root = join(import.meta.dirname, "../..");
const connectors = globSync("src/connectors/*/index.ts", { cwd: root }).map((file) => file.split("/")[2] ?? "");
const quirksOf = (connector: string) => readFileSync(join(root, "src/connectors", connector, "QUIRKS.md"), "utf8");

describe.each(connectors)("The quirks of %s", (connector) => {
  const numbers = [...quirksOf(connector).matchAll(/^\| ([A-Z]-\d+)\s*\|/gm)].map(([, number]) => number);

  it("are numbered, each once", () => {
    expect(numbers.length).toBeGreaterThan(10);
    expect(new Set(numbers).size).toBe(numbers.length);
  });

  it("explain every known difference from the vendor's description", () => {
    const unexplained = (knownDeviations[connector] ?? []).filter(({ quirk }) => !numbers.includes(quirk));
    expect(unexplained.map(({ quirk, template }) => `${quirk} ${template}`)).toEqual([]);
  });
});
