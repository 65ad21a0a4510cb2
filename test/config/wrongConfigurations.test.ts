// Every mistake that an administrator makes sooner or later: the start stops with the line, the setting, and what to write instead.
import { describe, expect, it } from "vitest";
import { ConfigError, loadConfig } from "../../src/config/loadConfig.ts";

const HASH = `sha256:${"a".repeat(64)}`;
const KEY = "a secret as long as a key has to be";

/** A good source in five lines; the first of them is where a file's own text ends. */
const SOURCES = `sources:
  - id: paris
    vendor: QUMULO
    url: https://qumulo.example.com:8000
    auth: { username: storagegraph, password: "env:PASSWORD" }
`;
/** The same, with one line of it written differently. */
const wrongSource = (right: string, wrong: string) => SOURCES.replace(right, wrong);
const opened = (access: string) => `access:\n  mode: required\n${access}\n${SOURCES}`;
const principal = (rest: string) => opened(`  principals:\n    - id: portal\n${rest}`);

function messageOf(text: string): string {
  const readFile = (path: string) => {
    if (!path.endsWith("sg.yaml")) throw new Error("no such file");
    return text;
  };
  try {
    loadConfig("sg.yaml", { env: { PASSWORD: "s3cret" }, readFile });
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
  return "(nothing is wrong)";
}

/** A mistake, the file, and what is said of it. */
const mistakes: readonly (readonly [mistake: string, file: string, said: string])[] = [
  ["an empty file", "", "sg.yaml:1: sources: is missing; write a list, as in [a, b]."],
  ["no source at all", "sources: []", "sg.yaml:1: sources: needs at least one source."],
  [
    "sources by name instead of in a list",
    "sources:\n  paris: {}",
    "sg.yaml:1: sources: must be a list, as in [a, b].",
  ],
  ["a list left empty", "sources:", "sg.yaml:1: sources: is empty; write a list, as in [a, b], or leave it out."],
  [
    "a misspelt section",
    `plannner: {}\n${SOURCES}`,
    'sg.yaml:1: plannner: there is no setting "plannner" here; there are server, ',
  ],
  [
    "a misspelt setting",
    `server:\n  host: 127.0.0.1\n  prot: 4000\n${SOURCES}`,
    'sg.yaml:3: server.prot: there is no setting "prot" here; there are host, port, corsOrigins, graphiql, ',
  ],
  ["a port beyond all ports", `server:\n  port: 70000\n${SOURCES}`, "sg.yaml:2: server.port: must be at most 65535."],
  ["a port in words", `server:\n  port: http\n${SOURCES}`, "sg.yaml:2: server.port: must be a number."],
  ["a port with a fraction", `server:\n  port: 40.5\n${SOURCES}`, "sg.yaml:2: server.port: must be a whole number."],
  ["yes for true", `server:\n  graphiql: yes\n${SOURCES}`, "sg.yaml:2: server.graphiql: must be true or false."],
  [
    "an open gateway on every address",
    `server:\n  host: 0.0.0.0\n${SOURCES}`,
    "sg.yaml:1: access.mode: a gateway that listens on 0.0.0.0 would let everybody do everything; write mode: required with principals or jwt, or listen on 127.0.0.1.",
  ],
  [
    "a log level of another product",
    `log:\n  level: debug\n${SOURCES}`,
    "sg.yaml:2: log.level: must be one of info, warn, error, silent.",
  ],
  ["a limit of nothing", `limits:\n  maxDepth: 0\n${SOURCES}`, "sg.yaml:2: limits.maxDepth: must be more than 0."],
  [
    "a page larger than the gateway gives",
    `limits:\n  maxPageSize: 5000\n${SOURCES}`,
    "sg.yaml:2: limits.maxPageSize: the gateway gives at most 1,000 rows on one page.",
  ],
  [
    "traces to an address that is none",
    `tracing:\n  otlpUrl: collector:4318\n${SOURCES}`,
    "sg.yaml:2: tracing.otlpUrl: must be an http or https address.",
  ],
  [
    "a door that lets nobody in",
    `access:\n  mode: required\n${SOURCES}`,
    "sg.yaml:2: access.mode: lets nobody in without principals or jwt.",
  ],
  [
    "a key itself instead of its hash",
    principal("      keys: [storagegraph_abc]\n      grants: [{ role: viewer }]"),
    "sg.yaml:5: access.principals.0.keys.0: must be the hash of a key, sha256: and 64 hexadecimal digits; the key itself never stands here.",
  ],
  [
    "somebody who may see nothing",
    principal(`      keys: ["${HASH}"]\n      grants: []`),
    "sg.yaml:6: access.principals.0.grants: needs at least one grant; without one nothing may be seen.",
  ],
  [
    "somebody without grants",
    principal(`      keys: ["${HASH}"]`),
    "sg.yaml:4: access.principals.0.grants: is missing; write a list, as in [a, b].",
  ],
  [
    "a role that there is not",
    principal(`      keys: ["${HASH}"]\n      grants: [{ role: admin }]`),
    'sg.yaml:6: access.principals.0.grants.0.role: there is no role "admin".',
  ],
  [
    "a grant for a source that there is not",
    principal(`      keys: ["${HASH}"]\n      grants: [{ role: viewer, sources: [lyon] }]`),
    'sg.yaml:6: access.principals.0.grants.0.sources.0: there is no source "lyon".',
  ],
  [
    "a key that ends on a day without an hour",
    principal(`      keys: [{ hash: "${HASH}", expiresAt: 2031-01-01 }]\n      grants: [{ role: viewer }]`),
    "sg.yaml:5: access.principals.0.keys.0.expiresAt: must be a moment with its time zone, for example 2031-01-01T00:00:00Z.",
  ],
  [
    "tokens without keys to check them by",
    opened("  jwt:\n    issuer: https://login.example.com\n    audience: storagegraph\n    roles: {}"),
    "sg.yaml:3: access.jwt: needs exactly one of jwksUrl and jwks.",
  ],
  [
    "a cache without a key to seal it",
    `cache:\n  dataFolder: /var/lib/storagegraph\n${SOURCES}`,
    "sg.yaml:1: cache.keys: needs at least one secret to seal what is kept; write for example [env:STORAGEGRAPH_CACHE_KEY].",
  ],
  [
    "a cache with a key too short",
    `cache:\n  keys: [short]\n${SOURCES}`,
    "sg.yaml:2: cache.keys.0: must be at least 32 characters long.",
  ],
  [
    "a Redis addressed by HTTP",
    `cache:\n  keys: ["${KEY}"]\n  redis:\n    url: http://redis:6379\n${SOURCES}`,
    "sg.yaml:4: cache.redis.url: must begin with redis:// or rediss://.",
  ],
  [
    "a ledger in two places",
    `ledger:\n  folder: /l\n  memory: true\n  keys: ["${KEY}"]\n${SOURCES}`,
    "sg.yaml:1: ledger: needs exactly one of folder, redis and memory.",
  ],
  [
    "a ledger that forgets, without saying that this is meant",
    `ledger:\n  memory: true\n${SOURCES}`,
    "sg.yaml:2: ledger.memory: forgets changes when the process ends; write allowVolatileLedger: true if that is meant.",
  ],
  [
    "a kind pinned in small letters",
    `planner:\n  pins:\n    - kind: volume\n${SOURCES}`,
    "sg.yaml:3: planner.pins.0.kind: must be one of Site, Host, StoragePool, Volume, ",
  ],
  [
    "a vendor that is none",
    wrongSource("QUMULO", "NETAPP"),
    "sg.yaml:3: sources.0.vendor: must be one of QUMULO, NGENEA_HUB, NODEUM, NASUNI, NGINX_INSTANCE_MANAGER.",
  ],
  [
    "a source of no vendor",
    wrongSource("    vendor: QUMULO\n", ""),
    "sg.yaml:2: sources.0.vendor: is missing; write one of QUMULO, ",
  ],
  [
    "an id with a space",
    wrongSource("id: paris", "id: Paris 1"),
    "sg.yaml:2: sources.0.id: must begin with a small letter and hold only small letters, digits and dashes.",
  ],
  [
    "two sources of one id",
    `${SOURCES}${SOURCES.slice(9)}`,
    'sg.yaml:6: sources.1.id: "paris" is used by another source.',
  ],
  [
    "an address without https",
    wrongSource("https://qumulo.example.com:8000", "qumulo.example.com"),
    "sg.yaml:4: sources.0.url: must be an http or https address.",
  ],
  [
    "a source without an address",
    wrongSource(/ {4}url.*\n/.exec(SOURCES)?.[0] ?? "", ""),
    "sg.yaml:2: sources.0.url: ",
  ],
  [
    "a log-in of another vendor",
    wrongSource("username: storagegraph, password", "apiKey"),
    "sg.yaml:5: sources.0.auth: write username and password, or accessToken.",
  ],
  [
    "a user without a password",
    wrongSource(', password: "env:PASSWORD"', ""),
    "sg.yaml:5: sources.0.auth.password: is missing; write a text.",
  ],
  [
    "a password of digits, which YAML takes for a number",
    wrongSource('"env:PASSWORD"', "12345678"),
    'sg.yaml:5: sources.0.auth.password: must be a text; put it in quotes: "…".',
  ],
  [
    "a page size that the vendor refuses",
    wrongSource("vendor: QUMULO", "vendor: NASUNI\n    options: { pageSize: 500 }"),
    "sg.yaml:4: sources.0.options.pageSize: must be at most 100.",
  ],
  [
    "an option of another vendor",
    wrongSource("vendor: QUMULO", "vendor: QUMULO\n    options: { sharesPrefix: /s }"),
    'sg.yaml:4: sources.0.options.sharesPrefix: there is no setting "sharesPrefix" here; there are pageSize.',
  ],
  [
    "a budget of no calls",
    wrongSource("vendor: QUMULO", "vendor: QUMULO\n    budget: { read: 0 }"),
    "sg.yaml:4: sources.0.budget.read: must be more than 0.",
  ],
  [
    "a secret from a variable that is not set",
    wrongSource("env:PASSWORD", "env:PASWORD"),
    "sg.yaml:5: the environment variable PASWORD is not set. Set it, or write another secret.",
  ],
  [
    "a secret from a file that is not there",
    wrongSource("env:PASSWORD", "file:paris.txt"),
    "sg.yaml:5: the secret file paris.txt cannot be read. Check path and permissions.",
  ],
  ["a tab for a space", "server:\n\tport: 1\n", "sg.yaml:2: not readable as YAML: "],
  ["a setting written twice", "log: {}\nlog: {}\n", "sg.yaml:2: not readable as YAML: Map keys must be unique."],
];

describe("A configuration", () => {
  it.each(mistakes)("with %s stops the start, and says where and what to write", (_mistake, file, said) => {
    expect(messageOf(file)).toContain(said);
    expect(messageOf(file).startsWith(said.slice(0, said.indexOf(" ")))).toBe(true);
  });

  it("with several mistakes names all of them, from the top to the bottom", () => {
    const file = `server:\n  port: http\nlog:\n  level: debug\n${wrongSource("QUMULO", "NETAPP")}`;
    expect(
      messageOf(file)
        .split("\n")
        .map((line) => line.split(" ")[0]),
    ).toEqual(["sg.yaml:2:", "sg.yaml:4:", "sg.yaml:7:"]);
  });

  it("without a mistake has nothing said of it", () => {
    expect(messageOf(SOURCES)).toBe("(nothing is wrong)");
  });
});
