// Which changes of the configuration does a running gateway take, and which wait for its next start?
import { describe, expect, it } from "vitest";
import { configSchema } from "../../src/config/Config.ts";
import { compareConfigs } from "../../src/config/compareConfigs.ts";

const paris = {
  id: "paris",
  vendor: "QUMULO",
  url: "https://paris.example.com",
  auth: { username: "storagegraph", password: "old" },
};
const lyon = { ...paris, id: "lyon", url: "https://lyon.example.com", auth: { accessToken: "a token" } };
const config = (rest: object = {}) => configSchema.parse({ sources: [paris, lyon], ...rest });
const compared = (file: object) => {
  const { taken, waiting } = compareConfigs(config(), config(file));
  return { taken, waiting };
};

describe("Of a changed configuration", () => {
  it("nothing is taken, and nothing waits, when nothing changed", () => {
    expect(compared({})).toEqual({ taken: [], waiting: [] });
  });

  it.each([
    ["the log level", { log: { level: "warn" } }, ["log.level"]],
    ["who may come in", { access: { roles: { keeper: { actions: ["CREATE_SNAPSHOT"] } } } }, ["access"]],
    [
      "limits of callers",
      { limits: { requestsPerSecond: 5, maxPageSize: 8 } },
      ["limits.maxPageSize", "limits.requestsPerSecond"],
    ],
    [
      "a new password of the same user",
      { sources: [{ ...paris, auth: { username: "storagegraph", password: "new" } }, lyon] },
      ["sources.paris.auth.password"],
    ],
  ])("%s is taken at once", (_what, file, taken) => {
    expect({ ...compared(file), taken: [...compared(file).taken].sort() }).toEqual({ taken, waiting: [] });
  });

  it.each([
    ["an address to listen on", { server: { port: 4001 } }, ["server.port"]],
    ["a limit that is built into what listens", { limits: { maxBodyBytes: 5 } }, ["limits.maxBodyBytes"]],
    ["a limit of documents, of which some are known already", { limits: { maxDepth: 5 } }, ["limits.maxDepth"]],
    ["a new source", { sources: [paris, lyon, { ...paris, id: "nice" }] }, ["sources.nice"]],
    ["a source that is gone", { sources: [paris] }, ["sources.lyon"]],
    [
      "another address of a source",
      { sources: [{ ...paris, url: "https://other.example.com" }, lyon] },
      ["sources.paris.url"],
    ],
    [
      "another token, which may be another account's",
      { sources: [paris, { ...lyon, auth: { accessToken: "b" } }] },
      ["sources.lyon.auth.accessToken"],
    ],
    [
      "another user, who may see other rows",
      { sources: [{ ...paris, auth: { username: "other", password: "new" } }, lyon] },
      ["sources.paris.auth.username", "sources.paris.auth.password"],
    ],
    ["a ledger", { ledger: { memory: true, allowVolatileLedger: true } }, ["ledger"]],
  ])("%s waits for the next start", (_what, file, waiting) => {
    expect(compared(file)).toEqual({ taken: [], waiting });
  });

  it("what waits is told again by the next comparison, and what was taken is not", () => {
    const file = config({ log: { level: "warn" }, server: { port: 4001 } });
    const { next } = compareConfigs(config(), file);
    expect(compareConfigs(next, file)).toMatchObject({ taken: [], waiting: ["server.port"] });
  });

  it("no value is told, for some are secret", () => {
    const told = JSON.stringify(
      compared({ sources: [{ ...paris, auth: { username: "storagegraph", password: "s3cret" } }] }),
    );
    expect(told).not.toContain("s3cret");
  });
});
