// Is a whole list read, once and in order, whatever the vendor does meanwhile? Over real HTTP.
import { describe, expect, test } from "vitest";
import type { SourceClient } from "../../src/upstream/createUpstreamClient.ts";
import {
  nextLinkPages,
  offsetPages,
  type PagedRead,
  type ParsedPage,
  pageNumberPages,
  tokenPages,
} from "../../src/upstream/paging.ts";
import { json, type SeenRequest, startVendor } from "./startVendor.ts";
import { call, LIST, problemOf, testClient, until } from "./testClient.ts";

const parse = (body: unknown): ParsedPage => body as ParsedPage;
const readOf = (client: SourceClient, pageSize: number): PagedRead => ({
  client,
  call: call(),
  request: LIST,
  pageSize,
  parse,
});

/** Every item of every page. */
async function itemsOf(pages: AsyncIterable<ParsedPage>): Promise<unknown[]> {
  const items: unknown[] = [];
  for await (const page of pages) items.push(...page.items);
  return items;
}

const param = ({ path }: SeenRequest, name: string): string | null =>
  new URL(path, "http://vendor.test").searchParams.get(name);

/** A list like Django's: numbered pages, a count, a link to the next page, 404 past the end. It changes as the test likes. */
async function startNumbered(rows: number[], beforeAnswer: (page: number, rows: number[]) => void = () => undefined) {
  return startVendor((seen, response) => {
    const page = Number(param(seen, "page"));
    const size = Number(param(seen, "page_size"));
    beforeAnswer(page, rows);
    const items = rows.slice((page - 1) * size, page * size);
    const next = page * size < rows.length ? `https://elsewhere.test/?page=${page + 1}` : null;
    if (items.length === 0 && page > 1) json(response, { detail: "Invalid page." }, { status: 404 });
    else json(response, { items, total: rows.length, next });
  });
}

const numbered = (client: SourceClient, pageSize = 2, sideBySide?: number) =>
  pageNumberPages({
    ...readOf(client, pageSize),
    pageParam: "page",
    sizeParam: "page_size",
    ...(sideBySide === undefined ? {} : { sideBySide }),
  });

const upTo = (count: number): number[] => Array.from({ length: count }, (_, index) => index);

describe("numbered pages", () => {
  test.each([0, 1, 2, 3, 4, 9, 20])("bring all of %i rows in order, with no call too many", async (count) => {
    const vendor = await startNumbered(upTo(count));
    expect(await itemsOf(numbered(testClient(vendor.origin)))).toEqual(upTo(count));
    expect(vendor.seen).toHaveLength(Math.max(1, Math.ceil(count / 2)));
  });

  test("are read side by side once the first has told how many there are, and yielded in order", async () => {
    const held: (() => void)[] = [];
    const vendor = await startVendor((seen, response) => {
      const page = Number(param(seen, "page"));
      const answer = (): void => json(response, { items: [page], total: 6, next: null });
      if (page === 1) answer();
      else held.push(answer);
    });
    const items = itemsOf(numbered(testClient(vendor.origin), 1, 3));
    await until(() => held.length === 3);
    for (const answer of held.splice(0).reverse()) answer();
    await until(() => held.length === 2);
    for (const answer of held.splice(0)) answer();
    expect(await items).toEqual([1, 2, 3, 4, 5, 6]);
  });

  test("are counted by the rows that the vendor really puts on a page, however many were asked for", async () => {
    const vendor = await startVendor((seen, response) => {
      const page = Number(param(seen, "page"));
      json(response, { items: upTo(50).slice((page - 1) * 20, page * 20), total: 50, next: null });
    });
    expect(await itemsOf(numbered(testClient(vendor.origin), 5))).toHaveLength(50);
    expect(vendor.seen).toHaveLength(3);
  });

  test("go on past the announced last page when rows come in meanwhile", async () => {
    const vendor = await startNumbered(upTo(4), (page, rows) => {
      if (page === 2 && rows.length === 4) rows.push(4, 5, 6);
    });
    expect(await itemsOf(numbered(testClient(vendor.origin)))).toEqual(upTo(7));
  });

  test("end early without an error when rows go away meanwhile", async () => {
    const vendor = await startNumbered(upTo(9), (page, rows) => {
      if (page === 2) rows.length = Math.min(rows.length, 4);
    });
    expect(await itemsOf(numbered(testClient(vendor.origin), 2, 1))).toEqual([0, 1, 2, 3]);
  });

  test("that end before the count they announce are UPSTREAM_BAD_RESPONSE, never a short list", async () => {
    const vendor = await startVendor((seen, response) => {
      if (param(seen, "page") === "1") json(response, { items: [1, 2], total: 9, next: "more" });
      else json(response, null, { status: 404 });
    });
    expect(await problemOf(itemsOf(numbered(testClient(vendor.origin))))).toMatchObject({
      code: "UPSTREAM_BAD_RESPONSE",
      message: "qumulo-paris: list snapshots: the vendor's answer ends before the count that it announces",
    });
  });

  test("with an empty page before the announced end are UPSTREAM_BAD_RESPONSE too", async () => {
    const vendor = await startVendor((seen, response) => {
      json(response, { items: param(seen, "page") === "1" ? [1, 2] : [], total: 4, next: null });
    });
    expect((await problemOf(itemsOf(numbered(testClient(vendor.origin))))).code).toBe("UPSTREAM_BAD_RESPONSE");
  });

  test("of a vendor that does not heed the page number are not read for ever", async () => {
    const vendor = await startVendor((_seen, response) => json(response, { items: [1], total: 1, next: "?page=2" }));
    expect((await problemOf(itemsOf(numbered(testClient(vendor.origin))))).message).toContain("repeats a page");
  });

  test("without a total are read as long as there is a next one", async () => {
    const vendor = await startVendor((seen, response) => {
      const page = Number(param(seen, "page"));
      json(response, { items: [page], total: null, next: page < 4 ? "more" : "" });
    });
    expect(await itemsOf(numbered(testClient(vendor.origin)))).toEqual([1, 2, 3, 4]);
  });

  test("fail as a whole when one of them fails, and the others are given up", async () => {
    const open = new Set<number>();
    const vendor = await startVendor((seen, response) => {
      const page = Number(param(seen, "page"));
      if (page === 1) json(response, { items: [1], total: 5, next: null });
      else if (page === 2) json(response, null, { status: 400 });
      else {
        open.add(page);
        response.on("close", () => open.delete(page));
      }
    });
    expect((await problemOf(itemsOf(numbered(testClient(vendor.origin))))).vendorStatus).toBe(400);
    await until(() => open.size === 0);
  });

  test("stop being read when nobody wants more", async () => {
    const vendor = await startNumbered(upTo(100));
    for await (const page of numbered(testClient(vendor.origin))) {
      expect(page.items).toEqual([0, 1]);
      break;
    }
    expect(vendor.seen).toHaveLength(1);
  });

  test("do not take the first page's 404 for an empty list", async () => {
    const vendor = await startVendor((_seen, response) => json(response, null, { status: 404 }));
    expect((await problemOf(itemsOf(numbered(testClient(vendor.origin))))).code).toBe("NOT_FOUND");
  });
});

describe("pages by offset", () => {
  const byOffset = (client: SourceClient, pageSize: number) =>
    offsetPages({ ...readOf(client, pageSize), limitParam: "limit", offsetParam: "offset" });

  test("advance by what the vendor really gave, so that a capped limit loses no rows", async () => {
    const vendor = await startVendor((seen, response) => {
      const offset = Number(param(seen, "offset"));
      json(response, { items: upTo(25).slice(offset, offset + 10), total: 25, next: null });
    });
    expect(await itemsOf(byOffset(testClient(vendor.origin), 1_000))).toEqual(upTo(25));
    expect(vendor.seen.map((seen) => param(seen, "offset")).toSorted()).toEqual(["0", "10", "20"]);
  });

  test.each([0, 3, 4, 5, 8])("of %i rows without a total are read up to the first short page", async (count) => {
    const vendor = await startVendor((seen, response) => {
      const offset = Number(param(seen, "offset"));
      json(response, { items: upTo(count).slice(offset, offset + 4), total: null, next: null });
    });
    expect(await itemsOf(byOffset(testClient(vendor.origin), 4))).toEqual(upTo(count));
  });
});

describe("pages by link", () => {
  const byLink = (client: SourceClient) => nextLinkPages({ ...readOf(client, 2), sizeParam: "limit" });

  /** Three pages; the links are made by the test. */
  async function startLinked(linkOf: (page: number, origin: string) => string | null) {
    const vendor = await startVendor((seen, response) => {
      const page = Number(param(seen, "after") ?? 0);
      json(response, { items: [page], total: null, next: linkOf(page + 1, vendor.origin) });
    });
    return vendor;
  }

  test.each<[string, (page: number, origin: string) => string | null]>([
    ["a path", (page) => `${LIST.path}?after=${page}&limit=2`],
    ["a query alone", (page) => `?after=${page}&limit=2`],
    ["an absolute URL on the vendor's own origin", (page, origin) => `${origin}${LIST.path}?after=${page}&limit=2`],
  ])("follow %s word for word", async (_name, linkOf) => {
    const vendor = await startLinked((page, origin) => (page < 3 ? linkOf(page, origin) : null));
    expect(await itemsOf(byLink(testClient(vendor.origin)))).toEqual([0, 1, 2]);
    expect(vendor.seen.map(({ path }) => path)).toEqual([
      `${LIST.path}?limit=2`,
      `${LIST.path}?after=1&limit=2`,
      `${LIST.path}?after=2&limit=2`,
    ]);
  });

  test('end at "", which older vendors write for null', async () => {
    const vendor = await startLinked(() => "");
    expect(await itemsOf(byLink(testClient(vendor.origin)))).toEqual([0]);
  });

  test.each([
    ["another host", "https://thief.test/v1/snapshots/?after=1"],
    ["another port", "http://127.0.0.1:1/v1/snapshots/?after=1"],
    ["another host without a scheme", "//thief.test/v1/snapshots/?after=1"],
    ["another host behind backslashes", "\\\\thief.test\\v1\\snapshots\\?after=1"],
    ["a file", "file:///etc/passwd"],
    ["nowhere", "http://["],
    ["another list", "/v1/users/?after=1"],
    ["another list, the long way", "/v1/snapshots/../users/?after=1"],
    ["another list, the long and hidden way", "/v1/snapshots/%2e%2e/users/?after=1"],
  ])("that lead to %s are UPSTREAM_BAD_RESPONSE, and nothing is sent there", async (_name, link) => {
    const vendor = await startLinked(() => link);
    const problem = await problemOf(itemsOf(byLink(testClient(vendor.origin))));
    expect(problem.code).toBe("UPSTREAM_BAD_RESPONSE");
    expect(problem.message).not.toMatch(/thief|users|passwd/);
    expect(vendor.seen).toHaveLength(1);
  });

  test("that lead to another server bring it neither a request nor the token", async () => {
    const thief = await startVendor((_seen, response) => json(response, { items: [], total: null, next: null }));
    const vendor = await startLinked((page) => `${thief.origin}${LIST.path}?after=${page}`);
    expect((await problemOf(itemsOf(byLink(testClient(vendor.origin))))).code).toBe("UPSTREAM_BAD_RESPONSE");
    expect(thief.seen).toEqual([]);
  });

  test("that come back to a page already read are UPSTREAM_BAD_RESPONSE, not an endless list", async () => {
    const vendor = await startLinked((page) => `?after=${page % 2}`);
    expect((await problemOf(itemsOf(byLink(testClient(vendor.origin))))).message).toContain("already read");
  });

  test("are understood with and without the base path", async () => {
    for (const prefix of ["/api", ""]) {
      const vendor = await startLinked((page) => (page < 2 ? `${prefix}${LIST.path}?after=${page}` : null));
      expect(await itemsOf(byLink(testClient(vendor.origin, { basePath: "/api" })))).toEqual([0, 1]);
      expect(vendor.seen.map(({ path }) => path)).toEqual([`/api${LIST.path}?limit=2`, `/api${LIST.path}?after=1`]);
    }
  });
});

describe("pages by token", () => {
  const byToken = (client: SourceClient) =>
    tokenPages({ ...readOf(client, 2), tokenParam: "pageToken", sizeParam: "pageSize" });

  test("send each token back as it came, and keep the size", async () => {
    const tokens: Record<string, string> = { "": "a/b+c=", "a/b+c=": "second" };
    const vendor = await startVendor((seen, response) => {
      const token = param(seen, "pageToken") ?? "";
      json(response, { items: [token], total: null, next: tokens[token] ?? null });
    });
    expect(await itemsOf(byToken(testClient(vendor.origin)))).toEqual(["", "a/b+c=", "second"]);
    expect(vendor.seen.map((seen) => param(seen, "pageSize"))).toEqual(["2", "2", "2"]);
  });

  test("that repeat are UPSTREAM_BAD_RESPONSE", async () => {
    const vendor = await startVendor((_seen, response) => json(response, { items: [1], total: null, next: "again" }));
    expect((await problemOf(itemsOf(byToken(testClient(vendor.origin))))).code).toBe("UPSTREAM_BAD_RESPONSE");
    expect(vendor.seen).toHaveLength(2);
  });
});

test.each(["ftp://vendor", "https://vendor/api", "vendor:8000", "https://user:pw@vendor", ""])(
  "%j is refused as an origin, and not repeated in the message",
  (origin) => {
    expect(() => testClient(origin)).toThrow(/^qumulo-paris: the origin must be scheme, host and port, and no more$/);
  },
);
