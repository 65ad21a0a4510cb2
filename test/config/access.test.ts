// Which configurations of access stop the start, and in which words?
import { describe, expect, it } from "vitest";
import { loadConfig } from "../../src/config/loadConfig.ts";

const SOURCE = `sources:
  - { id: paris, vendor: QUMULO, url: "https://q.example.com", auth: { accessToken: t } }`;
const HASH = `sha256:${"a".repeat(64)}`;
const load = (text: string) => loadConfig("sg.yaml", { env: {}, readFile: () => `${text}\n${SOURCE}` });
const access = (grants: string, more = "") =>
  `access:\n  mode: required\n  principals: [{ id: portal, keys: ["${HASH}"], grants: [${grants}] }]\n${more}`;

describe("A configuration", () => {
  it.each(["127.0.0.1", "localhost", "::1"])("without access may listen on %s", (host) => {
    expect(load(`server: { host: "${host}" }`).access.mode).toBe("none");
  });

  it.each(["0.0.0.0", "::", "10.1.2.3", "gateway.example.com"])("without access may not listen on %s", (host) => {
    expect(() => load(`server: { host: "${host}" }`)).toThrow(
      /would let everybody do everything; write mode: required/,
    );
    expect(load(`server: { host: "${host}" }\n${access("{ role: viewer }")}`).access.mode).toBe("required");
  });

  it.each([
    [
      "a key that is not hashed",
      access("{ role: viewer }").replace(HASH, "storagegraph_secret"),
      /the key itself never/,
    ],
    ["a role that there is not", access("{ role: king }"), /there is no role "king"/],
    ["a source that there is not", access("{ role: viewer, sources: [rome] }"), /there is no source "rome"/],
    ["sites of no one source", access("{ role: viewer, sites: [one] }"), /needs exactly one source/],
    ["nothing granted", access(""), /needs at least one grant/],
    ["principals that nobody asks for", access("{ role: viewer }").replace("required", "none"), /everybody is let in/],
    ["nobody who may come in", "access: { mode: required }", /lets nobody in/],
    [
      "keys of an issuer that anybody on the way could change",
      "access: { mode: required, jwt: { issuer: i, audience: a, jwksUrl: 'http://login.example.com/keys', roles: {} } }",
      /must be an https address/,
    ],
  ])("with %s stops the start, and repeats no secret", (_what, text, message) => {
    expect(() => load(text)).toThrow(message);
    expect(() => load(text)).not.toThrow(/storagegraph_secret/);
  });
});
