// What does an administrator get from `storagegraph`? The real program, over real simulators and a real gateway.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildSchema } from "graphql";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { command } from "../support/command.ts";
import { type Estate, startEstate } from "../support/startEstate.ts";

const folder = mkdtempSync(join(tmpdir(), "storagegraph-cli-"));
const KEY = { id: "portal", grants: [{ role: "viewer" }] };
const urls = new Map<string, string>();
let estate: Estate;
let config: string;

/** Writes a configuration; JSON is YAML too. */
function written(name: string, content: object): string {
  const file = join(folder, name);
  writeFileSync(file, JSON.stringify(content));
  return file;
}

beforeAll(async () => {
  estate = await startEstate({
    volumes: 8,
    front: async (name, url) => {
      urls.set(name, url);
      return url;
    },
  });
  const hub = { id: "hub", vendor: "NGENEA_HUB", auth: { username: "admin", password: "hub-admin" } };
  config = written("good.yaml", { sources: [{ ...hub, url: urls.get("hub") }] });
});
afterAll(async () => {
  await estate.close();
  rmSync(folder, { recursive: true });
});

describe("storagegraph check", () => {
  it("says of each source what the account may see, and ends with 0", async () => {
    const { code, out, err } = await command(["check", "--config", config]);
    expect(out).toMatch(/^hub +NGENEA_HUB +yes +none +yes .*Site.*Volume.*Share.*Job/m);
    expect({ code, err }).toEqual({ code: 0, err: "" });
  });

  it("ends with 1 when a source cannot be reached or refuses the login, and says which and why", async () => {
    const auth = { username: "admin", password: "wrong" };
    const sources = [
      { id: "refusing", vendor: "QUMULO", url: urls.get("qumulo"), auth },
      { id: "gone", vendor: "NODEUM", url: "http://127.0.0.1:1", auth },
    ];
    const { code, out } = await command(["check", "--config", written("bad.yaml", { sources })]);
    expect(out).toMatch(/^refusing +QUMULO +yes +none +refused +- +nothing$/m);
    expect(out).toMatch(/^gone +NODEUM +no +none +- +- +nothing$/m);
    expect(out).toMatch(/^refusing +all +UPSTREAM_AUTH_FAILED +refusing: log in: the vendor refuses the credentials$/m);
    expect(out).toMatch(/^gone +all +UPSTREAM_UNREACHABLE +.*ECONNREFUSED/m);
    expect(code).toBe(1);
  });

  it("says the line of a mistake in the configuration before it asks any vendor", async () => {
    const { code, err } = await command(["check", "--config", written("wrong.yaml", { sources: [] })]);
    expect(err).toMatch(/wrong\.yaml:1: sources: needs at least one source\./);
    expect(code).toBe(1);
  });

  it("checks the configuration alone where no vendor is to be asked", async () => {
    const { code, out } = await command(["check", "--offline"], { env: { STORAGEGRAPH_CONFIG: config } });
    expect({ code, out }).toEqual({ code: 0, out: `${config} is right: 1 sources.\n` });
  });

  it("says what to write where no configuration is named", async () => {
    const { code, err } = await command(["check"]);
    expect({ code, err }).toEqual({
      code: 1,
      err: "No configuration is named. Write --config FILE or set STORAGEGRAPH_CONFIG.\n",
    });
  });
});

describe("storagegraph query", () => {
  const document =
    "query Sites($first: Int) { sites(first: $first) { nodes { displayName } sources { source { id } state } } }";

  it("asks a running gateway, with variables, and prints JSON", async () => {
    const { code, out } = await command(["query", "--url", estate.url, "-v", '{"first": 1}'], { input: document });
    const { data } = JSON.parse(out);
    expect(data.sites.nodes).toHaveLength(1);
    expect(code).toBe(0);
  });

  it("answers from the configuration alone where no gateway runs, in columns, with how true each list is", async () => {
    const file = join(folder, "sites.graphql");
    writeFileSync(file, document);
    const { code, out, err } = await command(["query", file, "--config", config, "--table"]);
    expect(out).toMatch(/^sites\ndisplayName\n\w+\n[\s\S]*\nsites\.sources\nsource\.id {2}state\nhub {8}[A-Z]+/);
    expect({ code, err }).toEqual({ code: 0, err: "" });
  });

  it("ends with 1 and the reason when the question is wrong", async () => {
    const { code, out } = await command(["query", "--url", estate.url], { input: "{ sits { totalCount } }" });
    expect(JSON.parse(out).errors[0].message).toMatch(/Cannot query field "sits"/);
    expect(code).toBe(1);
  });

  it.each([
    ["a document that is none", [], "{ sites", /The document cannot be read at line 1/],
    ["variables that are no JSON", ["-v", "first=1"], document, /--variables: write a JSON object/],
    ["an address that is none", ["--url", "localhost"], document, /"localhost" is no address/],
    [
      "a gateway that does not run",
      ["--url", "http://127.0.0.1:1"],
      document,
      /No gateway answers at http:\/\/127\.0\.0\.1:1\/graphql/,
    ],
  ])("refuses %s in a sentence", async (_what, args, input, said) => {
    const { code, err } = await command(["query", "--url", estate.url, ...args], { input });
    expect(err).toMatch(said);
    expect(code).toBe(1);
  });

  it("follows a subscription, one line of JSON for each event, until the work has ended", async () => {
    const jobs = await estate.ask("{ jobs(first: 1, filter: { state: [SUCCEEDED] }) { nodes { id } } }");
    const [{ id }] = jobs.data.jobs.nodes;
    const input = "subscription ($id: ID!) { jobUpdated(id: $id) { job { id state } } }";
    const { code, out } = await command(["query", "--url", estate.url, "-v", JSON.stringify({ id })], { input });
    expect(
      out
        .trim()
        .split("\n")
        .map((line) => JSON.parse(line)),
    ).toEqual([{ data: { jobUpdated: { job: { id, state: "SUCCEEDED" } } } }]);
    expect(code).toBe(0);
  });
});

describe("storagegraph sources", () => {
  it("tells how the sources of a running gateway fare", async () => {
    const { out } = await command(["sources", "--url", estate.url]);
    expect(out).toMatch(/^source +name +vendor +health/);
    expect(out).toMatch(/^qumulo .* QUMULO /m);
  });

  it("tells what is configured, and no secret", async () => {
    const { out } = await command(["sources", "--config", config, "--json"]);
    expect(JSON.parse(out)).toMatchObject([{ source: "hub", vendor: "NGENEA_HUB", login: "username and password" }]);
    expect(out).not.toContain("hub-admin");
  });
});

describe("storagegraph schema", () => {
  it("prints the GraphQL schema, and the one of the configuration", async () => {
    const graphql = await command(["schema"]);
    expect(buildSchema(graphql.out).getType("Volume")).toBeDefined();
    const configuration = await command(["schema", "--configuration"]);
    expect(JSON.parse(configuration.out)).toHaveProperty("properties.sources");
  });
});

describe("storagegraph key", () => {
  it("makes a key that lets in where the configuration holds what it prints beside it", async () => {
    const { out, err } = await command(["key", "--id", "portal"]);
    const apiKey = out.trim();
    const [hash = ""] = /sha256:[0-9a-f]{64}/.exec(err) ?? [];
    const guarded = await startEstate({ access: { mode: "required", principals: [{ ...KEY, keys: [hash] }] } });
    try {
      const input = "{ __typename }";
      const refused = await command(["query", "--url", guarded.url], { input });
      expect(refused.err).toMatch(/wants to know who asks: set STORAGEGRAPH_KEY/);
      const welcome = await command(["query", "--url", guarded.url], { input, env: { STORAGEGRAPH_KEY: apiKey } });
      expect(JSON.parse(welcome.out)).toEqual({ data: { __typename: "Query" } });
    } finally {
      await guarded.close();
    }
  });
});

describe("storagegraph", () => {
  it("names its commands to who writes another one", async () => {
    const { code, err } = await command(["queries"]);
    expect(err).toMatch(/unknown command 'queries'\n\(Did you mean query\?\)/);
    expect(err).toMatch(
      /serve[\s\S]*check[\s\S]*sources[\s\S]*query[\s\S]*schema[\s\S]*key[\s\S]*simulators[\s\S]*audit/,
    );
    expect(code).toBe(1);
  });
});
