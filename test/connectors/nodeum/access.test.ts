// How is a server logged in to, what is told of its error answers, and which budget does it get that documents none?
import { describe, expect, it } from "vitest";
import {
  NODEUM_DEFAULTS,
  type NodeumCredentials,
  nodeumAuth,
  readNodeumError,
} from "../../../src/connectors/nodeum/index.ts";
import { scriptedServer } from "./scriptedServer.ts";

const noCall = () => Promise.reject(new Error("No login call is made."));
const sourceId = "archive";

describe("Logging in", () => {
  const ways: readonly [string, NodeumCredentials, string, string][] = [
    ["a user and password", { sourceId, username: "ops", password: "pw" }, "BASIC", "Basic b3BzOnB3"],
    ["an API key", { sourceId, apiKey: "k3y" }, "STATIC_TOKEN", "Bearer k3y"],
    ["a JWT", { sourceId, jwt: "a.b.c" }, "STATIC_TOKEN", "Bearer a.b.c"],
  ];
  it.each(ways)("quirk D-9: by %s is a fixed header and takes no call", async (_, credentials, method, header) => {
    const auth = nodeumAuth(credentials);
    expect(auth.method).toBe(method);
    expect((await auth.login(noCall, null, 0)).headers).toEqual({ authorization: header });
  });

  it("quirk D-9: has failed at a 401, and not at a 403, which is a missing scope", () => {
    const auth = nodeumAuth({ sourceId, apiKey: "k3y" });
    const failed = [401, 403].map((status) => auth.isAuthFailure({ status, headers: {}, body: null }));
    expect(failed).toEqual([true, false]);
  });
});

describe("An error answer", () => {
  it.each([
    [
      "an attribute that is taken",
      { details: { name: [{ error: "taken", value: "secret" }] }, messages: ["…"] },
      "taken",
    ],
    ["no attribute", { details: {}, messages: ["Password hunter2 is wrong"] }, null],
    ["a word that is a sentence", { details: { base: [{ error: "Wrong key k3y" }] } }, null],
    ["another form", { error: "boom" }, null],
    ["HTML", "<html>502</html>", null],
    ["nothing", null, null],
  ])("quirk D-7: with %s tells the word alone", (_, body, vendorCode) => {
    expect(readNodeumError({ status: 422, headers: {}, body })).toEqual({ vendorCode, vendorRequestId: null });
  });
});

describe("Defaults", () => {
  it("quirk D-8: allow 20 reads, 5 writes and 1 login a second where the vendor documents nothing", () => {
    expect(NODEUM_DEFAULTS.budgets).toEqual({ READ: 20, WRITE: 5, LOGIN: 1 });
    expect(NODEUM_DEFAULTS.basePath).toBe("/api/v2");
  });

  it.each([0, -1, 2.5])("refuse a page size of %s", (pageSize) => {
    expect(() => scriptedServer(() => ({}), { pageSize })).toThrow(RangeError);
  });

  it("tell of every unsupported kind and command why", () => {
    const { readers, commands } = scriptedServer(() => ({})).connector;
    const reasons = [...Object.values(readers), ...Object.values(commands)].flatMap((answer) =>
      "supported" in answer && !answer.supported ? [answer.reason] : [],
    );
    expect(reasons).toHaveLength(16);
    for (const reason of reasons) expect(reason).toMatch(/^Nodeum .*\.$/);
  });

  it("quirk D-22, D-23: say what a change does not do", () => {
    const { commands } = scriptedServer(() => ({})).connector;
    for (const command of ["CREATE_VOLUME", "UPDATE_VOLUME", "DELETE_VOLUME"] as const)
      expect(commands[command]).toMatchObject({ supported: true, condition: expect.stringContaining("record alone") });
    expect(commands.RUN_JOB_TEMPLATE).toMatchObject({ condition: expect.stringContaining("does not name the run") });
    expect(commands.CANCEL_JOB).toMatchObject({ condition: expect.stringContaining("on the task") });
  });
});
