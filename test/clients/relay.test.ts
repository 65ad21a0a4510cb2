// Are the lists connections as Relay knows them? Its compiler, which refuses a schema or a query that is not, over the schema as published.
import { execFileSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { startServer } from "../support/startServer.ts";

const require = createRequire(import.meta.url);
const SCHEMA = join(import.meta.dirname, "../../schema.graphql");

let folder: string | undefined;
afterEach(() => {
  if (folder !== undefined) rmSync(folder, { recursive: true });
  folder = undefined;
});

/** Compiles a program's source; the texts of the queries that it will send, by their names. */
function compile(source: string): Readonly<Record<string, string>> {
  folder = mkdtempSync(join(tmpdir(), "relay-"));
  mkdirSync(join(folder, "src"));
  copyFileSync(SCHEMA, join(folder, "schema.graphql"));
  writeFileSync(join(folder, "package.json"), "{}");
  writeFileSync(join(folder, "relay.config.json"), JSON.stringify(CONFIG));
  writeFileSync(join(folder, "src/program.ts"), source);
  const binary: unknown = require("relay-compiler");
  execFileSync(String(binary), ["relay.config.json"], { cwd: folder, stdio: "pipe" });
  const made = join(folder, "src/__generated__");
  return Object.fromEntries(
    readdirSync(made).flatMap((file) => {
      const text = /"text": ("(?:[^"\\]|\\.)*")/.exec(readFileSync(join(made, file), "utf8"))?.[1];
      return text === undefined ? [] : [[file.replace(".graphql.ts", ""), String(JSON.parse(text))]];
    }),
  );
}

const CONFIG = {
  src: "./src",
  schema: "./schema.graphql",
  language: "typescript",
  eagerEsModules: true,
  customScalarTypes: { DateTime: "string", ByteCount: "string", Count64: "string", Secret: "string" },
};

const PROGRAM = `
import { graphql } from "react-relay";
export const list = graphql\`
  fragment programVolumes_query on Query
  @argumentDefinitions(first: { type: "Int", defaultValue: 10 }, after: { type: "String" })
  @refetchable(queryName: "programVolumesPageQuery") {
    volumes(first: $first, after: $after) @connection(key: "programVolumes_volumes") {
      edges { node { id ...programVolume_volume } }
    }
  }
\`;
export const row = graphql\`
  fragment programVolume_volume on Volume
  @argumentDefinitions(count: { type: "Int", defaultValue: 5 }, from: { type: "String" })
  @refetchable(queryName: "programVolumeQuery") {
    displayName
    shares(first: $count, after: $from) @connection(key: "programVolume_shares") { edges { node { displayName } } }
  }
\`;
export const page = graphql\`query programQuery { ...programVolumes_query }\`;
export const feed = graphql\`subscription programSubscription { jobsChanged { change job { id state } } }\`;
export const change = graphql\`mutation programMutation { cancelOperation(input: { id: "x" }) { problems { code } } }\`;
`;

describe("Relay's compiler", () => {
  it("takes the schema, and makes queries of connections, pages and refetched rows that the gateway answers", async () => {
    const texts = compile(PROGRAM);
    expect(Object.keys(texts).sort()).toEqual([
      "programMutation",
      "programQuery",
      "programSubscription",
      "programVolumeQuery",
      "programVolumesPageQuery",
    ]);
    const running = await startServer();
    try {
      for (const [name, text] of Object.entries(texts)) {
        if (name === "programSubscription") continue;
        const { data, errors } = await running.ask(text, name === "programVolumeQuery" ? { id: "none" } : {});
        expect([name, errors?.filter(({ extensions }) => extensions.code !== "INVALID_INPUT") ?? []]).toEqual([
          name,
          [],
        ]);
        expect(data).toBeDefined();
      }
    } finally {
      await running.close();
    }
  });
});
