// The configuration is described once: for the gateway, for editors and for who reads config/example.yaml.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import formats from "ajv-formats";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { configJsonSchema } from "../../src/config/configJsonSchema.ts";
import { readExample, settingsOf } from "../../tools/exampleSettings.ts";

const read = (file: string) => readFileSync(join(import.meta.dirname, "../..", file), "utf8");
const example = read("config/example.yaml");
const schema = configJsonSchema();

describe("config/example.yaml", () => {
  const { explained, unknown } = readExample(example, schema);

  it("holds every setting that there is", () => {
    expect([...settingsOf(schema).keys()].filter((path) => !explained.has(path))).toEqual([]);
  });

  it("holds no setting that there is not", () => {
    expect(unknown).toEqual([]);
    expect(readExample("server:\n  # prot: 1\n", schema).unknown).toEqual(["server.prot"]);
  });

  it("tells editors where its schema is", () => {
    const [, path] = /^# yaml-language-server: \$schema=(\S+)\n/.exec(example) ?? [];
    expect(JSON.parse(read(join("config", path ?? "")))).toHaveProperty("title", "Configuration of StorageGraph");
  });
});

describe("docs/config.schema.json", () => {
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  formats.default(ajv);
  const validate = ajv.compile(JSON.parse(read("docs/config.schema.json")) as object);
  const said = (text: string) =>
    validate(parse(text)) ? [] : (validate.errors ?? []).map(({ instancePath }) => instancePath);

  it("takes the example and the configuration of docker-compose as they are written, secrets by reference", () => {
    expect(said(example)).toEqual([]);
    expect(said(read("config/compose.yaml"))).toEqual([]);
  });

  it("underlines a misspelt setting and a value that is none", () => {
    const source = "sources: [{ id: p, vendor: QUMULO, url: 'https://q', auth: { accessToken: 'env:T' } }]";
    expect(said(source)).toEqual([]);
    expect(said(`log: { level: debug }\n${source}`)).toContain("/log/level");
    expect(said(`server: { prot: 1 }\n${source}`)).toEqual(["/server"]);
  });

  it("shows what a setting is for", () => {
    expect(read("docs/config.schema.json")).toContain('"description": "address to listen on"');
  });
});
