// Does GraphiQL work from this gateway alone: its page, its examples, the word on demo data, and a query in a browser?
import { existsSync } from "node:fs";
import { join } from "node:path";
import request from "supertest";
import { build } from "vite";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { findChromium, openGraphiql } from "../../tools/browser.ts";
import { FakeView } from "../support/FakeView.ts";
import { fakeSource } from "../support/fakeSource.ts";
import { row } from "../support/rows.ts";
import { type RunningServer, startServer } from "../support/startServer.ts";

const root = join(import.meta.dirname, "../..");
const sources = [
  fakeSource({ id: "alpha", displayName: "Alpha cluster", demo: true }),
  fakeSource({ id: "beta", displayName: "Beta hub" }),
];
const rows = [row("Volume", "v1", { displayName: "render-farm" }), row("Site", "s1")];

let running: RunningServer;
beforeAll(async () => {
  if (!existsSync(join(root, "dist/graphiql/index.html")))
    await build({ configFile: join(root, "graphiql/vite.config.ts"), logLevel: "error" });
  running = await startServer({ sources, settings: { graphiql: true }, view: () => new FakeView(sources, rows) });
});
afterAll(() => running.close());

describe("The page", () => {
  it("comes with a policy that lets nothing in from outside, and is asked for anew each time", async () => {
    const { status, headers, text } = await request(running.url).get("/graphiql");
    expect(status).toBe(200);
    expect(headers["content-type"]).toContain("text/html");
    expect(headers["cache-control"]).toBe("no-cache");
    expect(headers["content-security-policy"]).toContain("default-src 'self'");
    expect(headers["content-security-policy"]).toContain("frame-ancestors 'none'");
    expect(text).not.toMatch(/https?:\/\//);
  });

  it("brings assets that may be kept for ever, because their names change with them", async () => {
    const { text } = await request(running.url).get("/graphiql");
    const [, script = ""] = /src="(\/graphiql\/assets\/[^"]+\.js)"/.exec(text) ?? [];
    const { status, headers } = await request(running.url).get(script);
    expect([status, headers["cache-control"]]).toEqual([200, "public, max-age=31536000, immutable"]);
  });

  it("is told the examples and which sources are simulated", async () => {
    const { body: examples } = await request(running.url).get("/graphiql/examples.json");
    expect(examples.map(({ name }: { name: string }) => name)).toContain("02-volumes-over-90-percent");
    const { body } = await request(running.url).get("/graphiql/config.json");
    expect(body).toEqual({ demoSources: ["Alpha cluster"], sourceCount: 2 });
  });

  it("serves no file from beside the bundle", async () => {
    for (const path of [
      "/graphiql/../package.json",
      "/graphiql/%2e%2e/%2e%2e/package.json",
      "/graphiql/..%2f..%2fpackage.json",
    ])
      expect((await request(running.url).get(path)).status).toBeGreaterThanOrEqual(400);
  });

  it("is not there when it is switched off", async () => {
    const closed = await startServer();
    expect((await request(closed.url).get("/graphiql")).status).toBe(404);
    await closed.close();
  });
});

describe("In a browser", () => {
  it("an example runs, its rows appear under a banner that says demo, and nothing is fetched from elsewhere", async ({
    skip,
  }) => {
    const chromium = findChromium();
    if (chromium === null && process.env.CI === "true") throw new Error("CI has no Chromium to open GraphiQL with.");
    if (chromium === null) return skip("There is no Chromium here: GraphiQL was not opened in a browser.");
    const graphiql = await openGraphiql(running.url, chromium);
    try {
      expect(await graphiql.page.locator("#banner").textContent()).toBe(
        "Demo data: Alpha cluster is simulated. Nothing here is a real system.",
      );
      await graphiql.choose("VolumesNearlyFull");
      expect(await graphiql.run("render-farm")).toContain('"totalCount": 1');
      expect(
        graphiql.requested.filter((address) => !/^(blob:|data:)/.test(address) && !address.startsWith(running.url)),
      ).toEqual([]);
      expect(graphiql.complaints).toEqual([]);
    } finally {
      await graphiql.close();
    }
  });
});
