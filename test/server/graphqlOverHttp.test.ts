// Does the gateway speak GraphQL over HTTP as the specification says? The audits of its working group; every remaining warning is named
// here, with why it was chosen.
import { type AuditResult, auditServer } from "graphql-http";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type RunningServer, startServer } from "../support/startServer.ts";

const SEEN = "a refusal is seen by proxies, monitors and scripts, which look at the status and not into the body";

/** What is done otherwise than recommended, and why. */
const CHOSEN: Readonly<Record<string, string>> = {
  "572B SHOULD use 200 status code on document parsing failure when accepting application/json": SEEN,
  "FDE2 SHOULD use 200 status code on document validation failure when accepting application/json": SEEN,
  "7B9B SHOULD use a status code of 200 on variable coercion failure when accepting application/json": SEEN,
};

let running: RunningServer;
let results: readonly AuditResult[];
beforeAll(async () => {
  running = await startServer();
  results = await auditServer({
    url: `${running.url}/graphql`,
    // By GET the gateway wants to see that a question is no mere form of another site.
    fetchFn: (url: string, init: RequestInit = {}) =>
      fetch(url, {
        ...init,
        headers: { ...(init.headers as Record<string, string>), "apollo-require-preflight": "1" },
      }),
  });
});
afterAll(() => running.close());

const named = (status: AuditResult["status"]) =>
  results.filter((result) => result.status === status).map(({ id, name }) => `${id} ${name}`);

describe("The audits of GraphQL over HTTP", () => {
  it("find no MUST that is broken", () => {
    expect(named("error")).toEqual([]);
    expect(results.length).toBeGreaterThanOrEqual(61);
  });

  it("warn of nothing that was not chosen", () => {
    expect(named("warn")).toEqual(Object.keys(CHOSEN));
  });
});
