// Does the connector live with the vendor's gateway, its logins and its ways of paging? Over real HTTP: one test or more
// for each trap of the first parts of QUIRKS.md.
import { describe, expect, it, onTestFinished } from "vitest";
import {
  createNginxInstanceManagerConnector,
  NGINX_INSTANCE_MANAGER_DEFAULTS,
  readNginxInstanceManagerError,
} from "../../../src/connectors/nginx-instance-manager/index.ts";
import { feedsOf, patientCall, readAll } from "../../contract/examHarness.ts";
import { json, startVendor } from "../../upstream/startVendor.ts";
import { testClient } from "../../upstream/testClient.ts";
import { connect, feedNamed, type NimUnderTest, problemOf, rowsOf, startNim } from "./startNim.ts";

async function started(...how: Parameters<typeof startNim>): Promise<NimUnderTest> {
  const nim = await startNim(...how);
  onTestFinished(() => nim.close());
  return nim;
}

/** A vendor of this many certificates that pages as `answer` says; its connector asks for pages of two. */
async function certVendor(count: number, answer: (page: string[], all: string[], pageNumber: number) => unknown) {
  const all = Array.from({ length: count }, (_, index) => `cert-${index}`);
  const vendor = await startVendor((seen, response) => {
    const page = Number(new URL(seen.path, "http://vendor").searchParams.get("page"));
    json(response, answer(all.slice((page - 1) * 2, page * 2), all, page));
  });
  const connection = connect(vendor.origin, { options: { pageSize: 2 } });
  onTestFinished(() => connection.close());
  return { vendor, connection };
}

const certs = (names: string[]) => names.map((name) => ({ name }));

describe("The gateway in front", () => {
  it("quirk I-1: a release without the health page gives sites whose health is not known", async () => {
    for (const status of [404, 502]) {
      const nim = await started();
      const fault = { kind: "status", status, body: { code: status, message: "Upstream Unavailable" } } as const;
      await nim.control.fault({ match: { path: "/api/platform/v1/health" }, fault });
      const [deployment] = await rowsOf(nim, "Site");
      expect(deployment).toMatchObject({ nativeId: "deployment", health: "UNKNOWN", nativeState: null });
      expect((await nim.asked()).filter((path) => path === "/health")).toHaveLength(1);
    }
  });

  it("quirk I-1: any other service that is down is an error and no empty list", async () => {
    const nim = await started();
    const fault = { kind: "status", status: 502, body: { code: 502, message: "Upstream Unavailable" } } as const;
    await nim.control.fault({ match: { path: "/api/platform/v1/certs" }, fault });
    expect(await problemOf(rowsOf(nim, "Certificate"))).toMatchObject({ code: "UPSTREAM_ERROR", vendorCode: "502" });
    expect((await rowsOf(nim, "Host")).length).toBeGreaterThan(0);
  });

  it("quirk I-2: reads and writes together stay within the gateway's twenty calls a second", () => {
    const { READ, WRITE } = NGINX_INSTANCE_MANAGER_DEFAULTS.budgets;
    expect(READ + WRITE).toBeLessThanOrEqual(20);
  });

  it("quirk I-2: a 429 is told as what it is", async () => {
    const nim = await started();
    await nim.control.fault({ fault: { kind: "status", status: 429, headers: { "retry-after": "3600" } } });
    const call = patientCall({ deadlineMs: performance.now() + 1_000 });
    expect(await problemOf(readAll(feedNamed(nim, "certs"), call))).toMatchObject({ code: "UPSTREAM_RATE_LIMITED" });
  });

  it("quirk I-8: an error is known by its number, and its sentence goes no further", () => {
    const body = { code: 409, message: "secret", details: [{ description: "secret too" }] };
    expect(readNginxInstanceManagerError({ status: 409, headers: {}, body })).toEqual({
      vendorCode: "409",
      vendorRequestId: null,
    });
    expect(readNginxInstanceManagerError({ status: 401, headers: {}, body: null }).vendorCode).toBeNull();
  });
});

describe("Logins", () => {
  it("quirk I-6: user and password go with every call, and there is no login", async () => {
    const vendor = await startVendor((_seen, response) => json(response, { items: [] }));
    const connection = connect(vendor.origin, { password: "sesame" });
    onTestFinished(() => connection.close());
    await readAll(feedNamed(connection, "certs"));
    expect(vendor.seen.map(({ headers }) => headers.authorization)).toEqual([`Basic ${btoa("admin:sesame")}`]);
  });

  it("quirk I-6: refused credentials are told without a word of them", async () => {
    const nim = await started({}, { password: "open-sesame" });
    const problem = await problemOf(rowsOf(nim, "Certificate"));
    expect(problem).toMatchObject({ code: "UPSTREAM_AUTH_FAILED", vendorStatus: 401 });
    expect(JSON.stringify(problem)).not.toContain("sesame");
  });

  it("quirk I-7: a deployment with OpenID Connect redirects, which is a failed login and not followed", async () => {
    const nim = await started({ auth: "oidc" });
    for (const feed of feedsOf(nim.connector)) {
      expect(await problemOf(readAll(feed))).toMatchObject({ code: "UPSTREAM_AUTH_FAILED", vendorStatus: 302 });
    }
  });
});

describe("Lists", () => {
  it("quirk I-3: every list is asked for in pages of up to 100, and never as everything", async () => {
    const nim = await started();
    for (const feed of feedsOf(nim.connector)) await readAll(feed);
    const lists = (await nim.asked()).filter((path) => path !== "/health");
    expect(lists.length).toBeGreaterThan(6);
    for (const path of lists) expect(path).toMatch(/[?&]pageSize=100(&|$)/);
    for (const path of lists) expect(path).toMatch(/[?&]page=\d/);
  });

  it("quirk I-3: a page size that the vendor would read as everything, or cut, is refused", () => {
    const client = testClient("http://127.0.0.1:9");
    for (const pageSize of [0, 101, 1.5])
      expect(() => createNginxInstanceManagerConnector({ sourceId: "nim", client, options: { pageSize } })).toThrow(
        RangeError,
      );
  });

  it("quirk I-4: a page that is full and whose count is its own length is not taken for the end", async () => {
    const uids = ["a", "b", "c", "d", "e"];
    const vendor = await startVendor((seen, response) => {
      const { pathname, searchParams } = new URL(seen.path, "http://vendor");
      const page = Number(searchParams.get("page"));
      const items = pathname.endsWith("/systems") ? uids.slice((page - 1) * 2, page * 2).map((uid) => ({ uid })) : [];
      json(response, pathname.endsWith("/health") ? {} : { count: items.length, items });
    });
    const connection = connect(vendor.origin, { options: { pageSize: 2 } });
    onTestFinished(() => connection.close());
    expect((await rowsOf(connection, "Host")).map(({ nativeId }) => nativeId)).toEqual(uids);
  });

  it.each([
    ["an object with items", (page: string[]) => ({ items: certs(page) })],
    [
      "an object with items and a count",
      (page: string[], all: string[]) => ({ count: all.length, items: certs(page) }),
    ],
    ["a bare array", (page: string[]) => certs(page)],
  ])("quirk I-5: a list of unknown envelope is read when it is %s", async (_name, answer) => {
    const { connection } = await certVendor(5, answer);
    expect(await rowsOf(connection, "Certificate")).toHaveLength(5);
  });

  it("quirk I-5: a list that does not page is read once and whole, also when it fills a page by chance", async () => {
    for (const count of [1, 2, 5]) {
      const { connection } = await certVendor(count, (_page, all) => ({ items: certs(all) }));
      expect(await rowsOf(connection, "Certificate")).toHaveLength(count);
    }
    const nim = await started({ pagesConfigsAndCerts: false, certsEnvelope: "array", configsEnvelope: "paged" });
    const paged = await started();
    for (const kind of ["Certificate", "Snapshot"] as const)
      expect(await rowsOf(nim, kind)).toEqual(await rowsOf(paged, kind));
  });

  it("quirk I-9: pages of events are of one snapshot at the vendor, named by the first of them", async () => {
    const nim = await started({}, { options: { pageSize: 20 } });
    const { counts } = await readAll(feedNamed(nim, "work"));
    const pages = (await nim.asked()).filter((path) => path.startsWith("/analytics/events"));
    expect(pages).toHaveLength(Math.ceil((counts.events ?? 0) / 20));
    const tokens = pages.map((path) => new URL(path, "http://vendor").searchParams.get("pageToken"));
    expect(tokens[0]).toBeNull();
    expect(tokens[1]).toBeTruthy();
    expect(new Set(tokens.slice(1)).size).toBe(1);
  });

  it("quirk I-9: a window asks from its start on, and everything asks without one", async () => {
    const nim = await started();
    const starts = async (window: "HOUR" | "ALL") => {
      await nim.control.forgetCalls();
      const { rows } = await readAll(feedNamed(nim, "work"), patientCall(), window);
      const [path = ""] = (await nim.asked()).filter((asked) => asked.startsWith("/analytics/events"));
      return { startTime: new URL(path, "http://vendor").searchParams.get("startTime"), rows: rows.length };
    };
    const hour = await starts("HOUR");
    const all = await starts("ALL");
    expect(hour.startTime).toBe("2026-11-20T11:00:00.000Z");
    expect(all.startTime).toBeNull();
    expect(hour.rows).toBeLessThan(all.rows);
  });
});
