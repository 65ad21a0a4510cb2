// A wrong configuration stops the start with its line and a sentence that says what to write.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { sourceSchema } from "../../src/config/Config.ts";
import { readEnvironment } from "../../src/config/environment.ts";
import { ConfigError, loadConfig } from "../../src/config/loadConfig.ts";
import { withRedisUrl } from "../../src/config/withRedisUrl.ts";

const secrets = (files: Readonly<Record<string, string>>, env: Readonly<Record<string, string>> = {}) => ({
  env,
  readFile: (path: string) => {
    const found = Object.entries(files).find(([name]) => path.endsWith(name));
    if (found === undefined) throw new Error("no such file");
    return found[1];
  },
});

/** The vendor of one kind of source. */
const vendorOf = (option: (typeof sourceSchema.def.options)[number]) => [...option.shape.vendor.def.values][0];

const source = `  - id: q
    vendor: QUMULO
    url: https://q.example.com:8000
    auth: { username: u, password: "env:PW" }`;

const load = (text: string) =>
  loadConfig("sg.yaml", secrets({ "sg.yaml": text, "token.txt": "t0ken\n" }, { PW: "s3cret" }));

describe("A configuration", () => {
  it("fills in every default and takes secrets from the environment and from files", () => {
    const config = load(
      `sources:\n${source}\n  - id: r\n    vendor: QUMULO\n    url: http://r\n    auth: { accessToken: "file:token.txt" }`,
    );
    expect(config.server).toEqual({
      host: "127.0.0.1",
      port: 4000,
      corsOrigins: [],
      graphiql: true,
      announceMs: 1000,
      drainMs: 25000,
    });
    expect(config.sources[0]).toMatchObject({ id: "q", auth: { password: "s3cret" }, maxConcurrent: 8, demo: false });
    expect(config.sources[1]).toMatchObject({ auth: { accessToken: "t0ken" } });
  });

  it("explains every setting in config/example.yaml, which loads and names every vendor", () => {
    const text = readFileSync(join(import.meta.dirname, "../../config/example.yaml"), "utf8");
    const anySecret = new Proxy({}, { get: () => "a secret as long as a key has to be" });
    const { sources } = loadConfig("sg.yaml", secrets({ "sg.yaml": text }, anySecret));
    expect(new Set(sources.map(({ vendor }) => vendor))).toEqual(new Set(sourceSchema.def.options.map(vendorOf)));
  });

  const hash = `sha256:${"a".repeat(64)}`;

  it("for docker-compose loads, and reads a demo of every vendor", () => {
    const text = readFileSync(join(import.meta.dirname, "../../config/compose.yaml"), "utf8");
    const { sources } = loadConfig(
      "sg.yaml",
      secrets(
        { "sg.yaml": text },
        {
          STORAGEGRAPH_KEY_HASH: hash,
          STORAGEGRAPH_CACHE_KEY: "a secret as long as a key has to be",
          STORAGEGRAPH_LEDGER_KEY: "a secret as long as a key has to be",
        },
      ),
    );
    expect(sources.map(({ demo }) => demo)).toEqual([true, true, true, true, true]);
  });

  const wrong: readonly [string, string, RegExp][] = [
    ["no source", "sources: []", /^sg\.yaml:1: sources: needs at least one source/],
    ["a vendor that is none", `sources:\n${source.replace("QUMULO", "QUMULA")}`, /^sg\.yaml:3: sources\.0\.vendor: /],
    [
      "a ledger in two places",
      `ledger: { folder: /l, memory: true }\nsources:\n${source}`,
      /^sg\.yaml:1: ledger: needs exactly one/,
    ],
    [
      "a ledger without a key",
      `ledger: { folder: /l }\nsources:\n${source}`,
      /^sg\.yaml:1: ledger\.keys: needs at least one secret/,
    ],
    [
      "a ledger that forgets, without saying that this is meant",
      `ledger: { memory: true }\nsources:\n${source}`,
      /^sg\.yaml:1: ledger\.memory: forgets changes/,
    ],
    [
      "a pin of a source that there is not",
      `planner: { pins: [{ source: r, kind: Volume }] }\nsources:\n${source}`,
      /^sg\.yaml:1: planner\.pins\.0\.source: there is no source "r"/,
    ],
    [
      "an id with capitals",
      `sources:\n${source.replace("id: q", "id: Q")}`,
      /^sg\.yaml:2: sources\.0\.id: must begin with a small letter/,
    ],
    [
      "two sources of one id",
      `sources:\n${source}\n${source}`,
      /^sg\.yaml:6: sources\.1\.id: "q" is used by another source/,
    ],
    [
      "an address that is none",
      `sources:\n${source.replace("https://q.example.com:8000", "q.example.com")}`,
      /^sg\.yaml:4: sources\.0\.url: must be an http or https address/,
    ],
    [
      "a setting that is not known",
      `server:\n  prot: 1\nsources:\n${source}`,
      /^sg\.yaml:2: server\.prot: there is no setting "prot" here; there are host, port,/,
    ],
    [
      "an environment variable that is not set",
      `sources:\n${source.replace("PW", "NOPE")}`,
      /^sg\.yaml:5: the environment variable NOPE is not set/,
    ],
    [
      "a secret file that is missing",
      `sources:\n${source.replace("env:PW", "file:gone.txt")}`,
      /^sg\.yaml:5: the secret file gone\.txt cannot be read/,
    ],
    ["broken YAML", "sources: [", /^sg\.yaml:\d+: not readable as YAML/],
    ["a key that stands twice", "server: {}\nserver: {}", /^sg\.yaml:2: not readable as YAML: Map keys must be unique/],
  ];
  it.each(wrong)("with %s is refused with its line", (_name, text, message) => {
    expect(() => load(text)).toThrow(ConfigError);
    expect(() => load(text)).toThrow(message);
  });

  it("that is named but missing stops the start", () => {
    expect(() => loadConfig("gone.yaml", secrets({}))).toThrow(/gone\.yaml: the configuration file cannot be read/);
  });

  it("never shows a secret in its message", () => {
    expect(() => load(`sources:\n${source.replace("url:", "uri:")}`)).toThrow(/^(?!.*s3cret)/s);
  });
});

describe("REDIS_URL", () => {
  const key = "a key that is long enough for a seal";
  const withCache = (cache: string) => load(`cache: ${cache}\nsources:\n${source}`);

  it("wins over the configured address, and changes nothing else of it", () => {
    const config = withCache(`{ keys: ["${key}"], redis: { url: "redis://a", prefix: mine } }`);
    expect(withRedisUrl(config, "rediss://b").cache.redis).toMatchObject({ url: "rediss://b", prefix: "mine" });
    expect(withRedisUrl(config, null)).toBe(config);
    expect(withRedisUrl(withCache(`{ keys: ["${key}"] }`), "redis://b").cache.redis?.prefix).toBe("storagegraph");
  });
  it("needs a key to seal with, and an address of a Redis", () => {
    expect(() => withRedisUrl(withCache("{}"), "redis://b")).toThrow(
      /^REDIS_URL: cache\.keys: needs at least one secret/,
    );
    expect(() => withRedisUrl(withCache(`{ keys: ["${key}"] }`), "http://b")).toThrow(/must begin with redis:/);
  });
});

describe("The environment", () => {
  it("says port, configuration file and whether this is production", () => {
    expect(readEnvironment({ PORT: "0", NODE_ENV: "production", STORAGEGRAPH_CONFIG: "a.yaml" })).toMatchObject({
      port: 0,
      production: true,
      configFile: "a.yaml",
    });
    expect(readEnvironment({})).toMatchObject({ port: null, production: false, configFile: null });
  });
  it("refuses a port that is none", () => {
    expect(() => readEnvironment({ PORT: "http" })).toThrow(/PORT is http; write a number/);
  });
});
