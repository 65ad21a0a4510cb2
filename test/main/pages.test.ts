// Is what the pages say still so? Their links lead somewhere, the commands that they name are there, and what they ask can be asked.
import { existsSync, globSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { buildSchema, parse, validate } from "graphql";
import { describe, expect, it } from "vitest";

const root = join(import.meta.dirname, "../..");
const read = (file: string) => readFileSync(join(root, file), "utf8");
const pages = globSync(["*.md", "docs/**/*.md", "src/connectors/*/QUIRKS.md"], { cwd: root });

describe("The pages", () => {
  it("link to files that there are", () => {
    const broken = pages.flatMap((page) =>
      [...read(page).matchAll(/\]\(([^)#:]+)(?:#[^)]*)?\)/g)]
        .map(([, path = ""]) => path)
        .filter((path) => !existsSync(join(root, dirname(page), path)))
        .map((path) => `${page}: ${path}`),
    );
    expect(broken).toEqual([]);
  });

  it("name scripts and commands that there are", () => {
    const { scripts } = JSON.parse(read("package.json"));
    const named = pages.flatMap((page) =>
      [...read(page).matchAll(/npm run (?:--silent )?([a-z:]+)/g)].map(([, name]) => name),
    );
    expect([...new Set(named)].filter((name) => !(name !== undefined && name in scripts))).toEqual([]);
    const commands = read("src/cli/main.ts");
    const used = pages.flatMap((page) =>
      [...read(page).matchAll(/`?storagegraph (?:-- )?([a-z]+)\b(?= -|`)/g)].map(([, name]) => name),
    );
    expect(used.length).toBeGreaterThan(3);
    const missing = used.filter((name) => !commands.includes(`.command("${name}")`) && name !== "simulators");
    expect(missing).toEqual([]);
  });
});

describe("README.md", () => {
  it("asks what can be asked", () => {
    const schema = buildSchema(read("schema.graphql"));
    const asked = [...read("README.md").matchAll(/<<'GRAPHQL'\n([^`]*?)\nGRAPHQL\n/g)].map(([, text]) => text ?? "");
    expect(asked).toHaveLength(3);
    for (const text of asked) expect(validate(schema, parse(text))).toEqual([]);
  });
});
