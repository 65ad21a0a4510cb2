// Does the connector live with what is strange about a Hub? One test or more for each trap of QUIRKS.md that shows on the
// wire, over real HTTP; those about jobs stand in a file of their own.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { hubSettings, NGENEA_HUB_DEFAULTS } from "../../../src/connectors/ngenea-hub/options.ts";
import { feedsOf, patientCall, readAll } from "../../contract/examHarness.ts";
import { feedNamed, problemOf } from "./feeds.ts";
import { type HubUnderTest, isLoginPath, startHub } from "./startHub.ts";

let hub: HubUnderTest;
beforeAll(async () => {
  hub = await startHub();
});
beforeEach(async () => {
  await hub.control.reset();
  await hub.connector.probe(patientCall());
  await hub.control.forgetCalls();
});
afterAll(() => hub.close());

const read = (feed: string) => readAll(feedNamed(hub, feed));
const logins = async () =>
  (await hub.control.calls()).filter(({ path }) => isLoginPath(path)).map(({ path }) => path.replace("/api/auth", ""));

describe("Paths and pages", () => {
  it("quirk H-1: every path ends in a slash", async () => {
    for (const feed of feedsOf(hub.connector)) await readAll(feed);
    const paths = (await hub.asked()).map((path) => path.split("?")[0] ?? "");
    expect(paths.length).toBeGreaterThan(10);
    expect(paths.filter((path) => !path.endsWith("/"))).toEqual([NGENEA_HUB_DEFAULTS.options.healthPath]);
  });

  it("quirk H-2: pages of 20 to 100 rows are asked for and never everything", async () => {
    for (const feed of feedsOf(hub.connector)) await readAll(feed);
    const sizes = (await hub.asked())
      .map((path) => new URL(path, hub.origin).searchParams.get("page_size"))
      .filter((size) => size !== null);
    expect(new Set(sizes)).toEqual(new Set(["100"]));
  });

  it("quirk H-2: a page size that the Hub would change in silence is refused", () => {
    for (const pageSize of [0, 5, 19, 101, 20.5]) expect(() => hubSettings({ pageSize })).toThrow(RangeError);
  });

  it("quirk H-3: a list that comes as a bare array is read as one page", async () => {
    const body = [{ id: 1, name: "one", label: "One" }];
    await hub.control.fault({ match: { path: "/api/workflows/" }, fault: { kind: "status", status: 200, body } });
    const { rows, counts } = await read("templates");
    expect(rows.filter(({ nativeId }) => nativeId.startsWith("workflow:"))).toMatchObject([{ nativeId: "workflow:1" }]);
    expect(counts.workflows).toBe(1);
  });
});

describe("Logging in", () => {
  it("quirk H-5: an access token is renewed before it ends, without the password", async () => {
    hub.clock.pass(59.5 * 60_000);
    await read("alerts");
    expect(await logins()).toEqual(["/token/refresh/"]);
  });

  it("quirk H-5: a login anew follows when the renewal is refused", async () => {
    const match = { path: "/api/auth/token/refresh/" };
    await hub.control.fault({ match, fault: { kind: "status", status: 401, body: { code: "token_not_valid" } } });
    hub.clock.pass(59.5 * 60_000);
    await read("alerts");
    expect(await logins()).toEqual(["/token/refresh/", "/token/"]);
  });

  it("quirk H-6: a 403 is taken for an ended session once", async () => {
    await hub.control.fault({ match: { path: "/api/alerts/" }, fault: { kind: "status", status: 403 }, times: 1 });
    expect((await read("alerts")).rows.length).toBeGreaterThan(0);
    expect(await logins()).toHaveLength(1);
  });

  it("quirk H-6: a 403 that stays means that the account may not", async () => {
    await hub.control.fault({ match: { path: "/api/alerts/" }, fault: { kind: "status", status: 403 } });
    expect(await problemOf(read("alerts"))).toMatchObject({ code: "UPSTREAM_FORBIDDEN", vendorStatus: 403 });
    expect(await logins()).toHaveLength(1);
  });

  it("quirk H-7: a client key needs no login", async () => {
    const other = await startHub({ byClientKey: true });
    try {
      await other.control.forgetCalls();
      expect((await readAll(feedNamed(other, "sites"))).rows.length).toBeGreaterThan(0);
      expect((await other.control.calls()).filter(({ path }) => isLoginPath(path))).toEqual([]);
    } finally {
      await other.close();
    }
  });
});

describe("Sites", () => {
  const sites = async () => (await read("sites")).rows.filter((row) => row.kind === "Site");

  it("quirk H-13: what names a site by name is looked up late, what names it by number is not", async () => {
    const { rows } = await read("sites");
    const names = rows.flatMap((row) => (row.kind === "Site" ? [row.name] : []));
    const ids = rows.flatMap((row) => (row.kind === "Site" ? [row.nativeId] : []));
    const hosts = rows.filter((row) => row.kind === "Host");
    const pools = rows.filter((row) => row.kind === "StoragePool");
    expect(hosts.length).toBeGreaterThan(0);
    expect(pools.length).toBeGreaterThan(0);
    for (const { site } of hosts) expect(names).toContain(typeof site === "object" && site?.by === "name" && site.name);
    for (const { site } of pools) expect(ids).toContain(site);
    expect(hub.connector.lateRelations).toContain("Host.site");
    expect(hub.connector.lateRelations).not.toContain("StoragePool.site");
  });

  it("quirk H-14: without a health page sites have no health, and both spellings were tried", async () => {
    await hub.control.fault({ match: { path: "/api/health" }, fault: { kind: "status", status: 404 } });
    const rows = await sites();
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows) expect(row).toMatchObject({ health: "UNKNOWN", nativeState: null });
    expect((await hub.asked()).filter((path) => path.startsWith("/health"))).toEqual(["/health", "/health/"]);
  });

  it("quirk H-14: a health page under the other spelling is found, also behind a redirect that is not followed", async () => {
    const fault = { kind: "status", status: 301, headers: { location: "/api/health/" } } as const;
    await hub.control.fault({ match: { path: "/api/health" }, fault, times: 1 });
    expect((await sites()).some(({ health }) => health === "OK")).toBe(true);
  });

  it("quirk H-14: a health page of another form says nothing, and is reported", async () => {
    const body = { overall_health: "ok", sites: [] };
    await hub.control.fault({ match: { path: "/api/health" }, fault: { kind: "status", status: 200, body } });
    for (const row of await sites()) expect(row).toMatchObject({ health: "UNKNOWN", nativeState: null });
    expect(hub.strangeWords).toContain("Site.health: a page of another form");
  });

  it("quirk H-14: a health page that fails is an error, and no site is called well or unwell", async () => {
    await hub.control.fault({ match: { path: "/api/health" }, fault: { kind: "status", status: 500 } });
    expect(await problemOf(read("sites"))).toMatchObject({ code: "UPSTREAM_ERROR" });
  });

  it("quirk H-14: no health page is asked for when the operator says so", async () => {
    const other = await startHub({ options: { includeHealth: false } });
    try {
      const feed = feedNamed(other, "sites");
      const { counts } = await readAll(feed);
      const asked = await other.asked();
      expect(asked.filter((path) => path.startsWith("/health"))).toEqual([]);
      expect(asked).toHaveLength(feed.calls(counts));
    } finally {
      await other.close();
    }
  });
});

describe("Shares and alerts", () => {
  it("quirk H-24: a wrong share path is an error and no empty list", async () => {
    const other = await startHub({ options: { sharesPrefix: "/elsewhere", nfsPath: "exports" } });
    try {
      expect(await problemOf(readAll(feedNamed(other, "shares")))).toMatchObject({ code: "NOT_FOUND" });
      expect(await other.asked()).toEqual(["/elsewhere/exports/"]);
    } finally {
      await other.close();
    }
  });

  it("quirk H-39: alerts are said to be the active, unmuted ones, and a cleared one is gone", async () => {
    const { pages, rows } = await read("alerts");
    expect(pages[0]?.limits).toMatchObject([{ kind: "Alert", coverage: "UNKNOWN" }]);
    expect(feedNamed(hub, "alerts").windows).toEqual(["ALL"]);
    const cleared = rows[0]?.nativeId ?? "";
    await hub.control.rows({ kind: "Alert", delete: { ids: [cleared] } });
    expect((await read("alerts")).rows.map(({ nativeId }) => nativeId)).not.toContain(cleared);
  });
});
