// Does the house keep its own rules? Imports between rooms, sizes, names and vendor words, read from the source text.
import { globSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { describe, expect, it } from "vitest";

const root = resolve(import.meta.dirname, "..");
const read = (file: string) => readFileSync(join(root, file), "utf8");
const generated = (file: string) => file.endsWith(".generated.ts");
const sources = globSync(
  ["src/**/*.ts", "resolvers/*.ts", "simulators/**/*.ts", "bench/**/*.ts", "campaigns/**/*.ts", "tools/**/*.ts"],
  {
    cwd: root,
  },
);
const own = sources.filter((file) => !generated(file));
const schemaFiles = globSync("schema/*.graphql", { cwd: root });

/** Which room a file belongs to. */
function roomOf(file: string): string {
  const [top, second, third] = file.split("/");
  if (top !== "src") return top ?? "";
  if (second === "connectors") return `connectors/${third}`;
  return second?.endsWith(".ts") === true ? "main" : (second ?? "");
}

interface Import {
  readonly from: string;
  readonly to: string;
  readonly typeOnly: boolean;
}

const importsOf = (file: string): Import[] =>
  [...read(file).matchAll(/^(?:import|export)\s+(type\s)?[^;]*?from\s+"(\.[^"]+)"/gms)].map(([, typeOnly, path]) => ({
    from: file,
    to: relative(root, resolve(root, dirname(file), path ?? "")),
    typeOnly: typeOnly !== undefined,
  }));

/** Who may import whom. `types:` = for types alone. Types of the contract are open to all. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  contract: [],
  "shared-state": ["contract"],
  access: ["contract"],
  observe: ["contract"],
  config: ["contract"],
  upstream: ["contract", "shared-state", "observe"],
  inventory: ["contract", "shared-state", "access", "observe"],
  operations: ["contract", "shared-state", "access", "observe"],
  live: ["contract", "access", "observe", "types:inventory"],
  resolvers: ["types:contract", "types:server", "types:inventory", "types:operations", "types:live", "types:access"],
  server: ["contract", "access", "observe", "types:inventory", "types:operations", "types:live", "resolvers"],
  simulators: [],
};

function allowed({ from, to, typeOnly }: Import): boolean {
  const [here, there] = [roomOf(from), roomOf(to)];
  if (here === there || ["main", "cli", "bench", "campaigns", "tools"].includes(here)) return true;
  if (there === "contract" && typeOnly) return true;
  const list = here.startsWith("connectors/") ? ["contract", "upstream"] : (mayImport[here] ?? []);
  return list.includes(there) || (typeOnly && list.includes(`types:${there}`));
}

describe("Rooms", () => {
  it("import only what the rule of the room allows", () => {
    const broken = own.flatMap(importsOf).filter((found) => !allowed(found));
    expect(broken.map(({ from, to }) => `${from} imports ${to}`)).toEqual([]);
  });

  it("see what they import: the check finds imports at all", () => {
    expect(own.flatMap(importsOf).length).toBeGreaterThan(100);
    expect(allowed({ from: "src/inventory/a.ts", to: "src/upstream/b.ts", typeOnly: true })).toBe(false);
    expect(allowed({ from: "src/connectors/a/x.ts", to: "src/connectors/b/y.ts", typeOnly: true })).toBe(false);
    expect(allowed({ from: "simulators/a/x.ts", to: "src/contract/kinds.ts", typeOnly: false })).toBe(false);
  });

  it("read the environment only in config, and print only in cli", () => {
    const strays = own.filter((file) => file.startsWith("src/") || file.startsWith("resolvers/"));
    expect(strays.filter((file) => roomOf(file) !== "config" && /process\.env/.test(read(file)))).toEqual([]);
    expect(strays.filter((file) => !["cli"].includes(roomOf(file)) && /\bconsole\.\w+\(/.test(read(file)))).toEqual([]);
  });

  it("take time and chance as injected: no clock of their own outside the one system clock", () => {
    const rooms = ["contract", "inventory", "operations", "live", "access", "upstream", "resolvers", "server"];
    const owners = own.filter((file) => rooms.includes(roomOf(file)) || roomOf(file).startsWith("connectors/"));
    const strays = owners.filter(
      (file) =>
        !file.endsWith("/systemClock.ts") &&
        /Date\.now\(|Math\.random\(|performance\.now\(|\bsetTimeout\(/.test(read(file)),
    );
    expect(strays).toEqual([]);
  });
});

describe("Vendor words", () => {
  const words = /nasuni|nodeum|ngenea|pixstor|qumulo|nginx/i;
  // The composition root names the connectors that it wires.
  const open = ["simulators", "config", "bench", "campaigns", "main"];

  it("appear only where the design lets them", () => {
    const strays = own
      .filter(
        (file) => !open.includes(roomOf(file)) && !roomOf(file).startsWith("connectors/") && file !== "src/main.ts",
      )
      .filter((file) => words.test(read(file)));
    const allowedStrays = strays.filter((file) => !file.startsWith("resolvers/") && !file.startsWith("tools/"));
    expect(allowedStrays).toEqual([]);
  });

  it("of one vendor never appear in the connector of another", () => {
    const mixed = own.filter((file) => {
      const room = roomOf(file);
      if (!room.startsWith("connectors/")) return false;
      const others = ["nasuni", "nodeum", "ngenea", "qumulo", "nginx"].filter((word) => !room.includes(word));
      return new RegExp(others.join("|"), "i").test(read(file));
    });
    expect(mixed).toEqual([]);
  });
});

describe("Sizes", () => {
  const lines = (file: string) => read(file).split("\n").length;

  it("stay within 300 lines a source file and 400 a test file", () => {
    expect(own.filter((file) => lines(file) > 300).map((file) => `${file}: ${lines(file)}`)).toEqual([]);
    const tests = globSync("test/**/*.ts", { cwd: root }).filter((file) => !file.includes("fixtures"));
    expect(tests.filter((file) => lines(file) > 400).map((file) => `${file}: ${lines(file)}`)).toEqual([]);
  });

  it("keep the median source file at about a hundred lines", () => {
    const sizes = own.map(lines).sort((left, right) => left - right);
    expect(sizes[Math.floor(sizes.length / 2)]).toBeLessThanOrEqual(110);
  });
});

describe("Names", () => {
  it("are the same on both sides of the schema", () => {
    const kinds = schemaFiles.map((file) => file.replace("schema/", "").replace(".graphql", ""));
    const resolvers = globSync("resolvers/*.ts", { cwd: root })
      .filter((file) => !generated(file))
      .map((file) => file.replace("resolvers/", "").replace(".ts", ""))
      .filter((name) => name !== "index");
    expect(resolvers.filter((name) => !kinds.includes(name))).toEqual([]);
  });

  it("tell what a file is for: each begins with a comment", () => {
    expect(own.filter((file) => !/^(#!.*\n)?\/\//.test(read(file)))).toEqual([]);
  });
});

describe("Comments", () => {
  const exported = /^export (?:async |abstract )?(?:function\*?|const|class|interface|type) (\w+)/;

  it("stand before everything that is exported", () => {
    const bare = own.flatMap((file) => {
      const text = read(file).split("\n");
      return text.flatMap((line, index) => {
        const name = exported.exec(line)?.[1];
        const before = text[index - 1] ?? "";
        // Further signatures of one function need no comment of their own.
        const isCommented = before.trimEnd().endsWith("*/") || exported.exec(before)?.[1] === name;
        return name === undefined || isCommented ? [] : [`${file}: ${name}`];
      });
    });
    expect(bare).toEqual([]);
  });
});

describe("The checkout", () => {
  it("tells nothing of a machine or a package registry", () => {
    const texts = globSync(["**/*.{ts,md,json,yml,yaml,graphql}", ".npmrc", ".ci/run"], {
      cwd: root,
      exclude: ["node_modules/**", "dist/**"],
    });
    const telling = texts.filter((file) => /\/work\/|\/root\/|registry\.npmjs|"resolved":/.test(read(file)));
    expect(telling.filter((file) => file !== "test/architecture.test.ts")).toEqual([]);
  });
});
